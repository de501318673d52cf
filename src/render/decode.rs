//! What a token says: for people with each time and registered name explained, for `jq` as one object.

use crate::core::alg::{Alg, Family};
use crate::core::b64;
use crate::core::json::{Document, Kind as JsonKind, Value};
use crate::core::profile::Inference;
use crate::core::time::NumericDate;
use crate::core::token::{Form, Kind, Part, Token};
use crate::input::Found;
use crate::report::view;
use crate::term::{escape, escape_json};
use colored::Colorize;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Claims of the IANA registry that hold a NumericDate.
const TIMES: &[&str] = &["exp", "nbf", "iat", "auth_time", "updated_at"];

/// Explanations begin in this column, where the lines are not longer.
const EXPLAIN_AT: usize = 44;

/// What a page of decoded text is made for.
#[derive(Clone, Copy)]
pub struct Page {
    /// Unix seconds.
    pub now: i64,
    /// Columns of the terminal.
    pub width: usize,
    /// Which token of the input it is, from 1.
    pub number: usize,
}

/// Writes a token for people.
///
/// # Errors
///
/// When the output cannot be written.
pub fn human(out: &mut impl Write, found: &Found, inference: &Inference, page: Page) -> io::Result<()> {
    let token = &found.token;
    if page.number > 1 {
        writeln!(out)?;
    }
    writeln!(out, "{}", escape(&signed_by(token)).bold())?;
    writeln!(out, "{}", escape(&format!("{} ({})", inference.profile.words(), inference.why)))?;
    if let Some(name) = &found.place.name {
        writeln!(
            out,
            "found at {}:{}:{}, under {}",
            escape(&found.source),
            found.line,
            found.column,
            escape(name)
        )?;
    }
    if token.header().root().is_some() || token.unprotected().is_none() {
        document(out, "header", token.header(), page)?;
    }
    if let Some(unprotected) = token.unprotected() {
        document(out, "unprotected header", unprotected, page)?;
    }
    match (token.kind(), token.payload()) {
        (Kind::Jwe, _) => encrypted(out, token)?,
        (_, Some(payload)) => document(out, "payload", payload, page)?,
        (_, None) => writeln!(out, "{}\n  none", "payload".bold())?,
    }
    if token.kind() != Kind::Jwe {
        let length = token.bytes(Part::Signature).len();
        let said = match length {
            0 => "none".to_string(),
            1 => "1 byte".to_string(),
            _ => format!("{length} bytes"),
        };
        writeln!(out, "{} {said}", "signature".bold())?;
    }
    if let Some(disclosures) = token.disclosures() {
        let count = disclosures.matches('~').count().saturating_sub(1);
        writeln!(out, "{} {count}, not decoded", "disclosures".bold())?;
    }
    for problem in token.problems() {
        writeln!(out, "{} {}: {}", "✗".red(), problem.part.name(), escape(&problem.message))?;
    }
    writeln!(out, "{}", unverified(token).yellow().bold())
}

/// `signed JWS, ES256 (ECDSA over P-256 with SHA-256), key ID 2026-01`
fn signed_by(token: &Token) -> String {
    let alg = token.alg();
    let algorithm = match alg.as_deref() {
        None => "without an algorithm".to_string(),
        Some(name) => match Alg::from_name(name) {
            Some(alg) => format!("{alg} ({})", alg.words()),
            None => name.to_string(),
        },
    };
    let kid = token.kid().map(|kid| format!(", key ID {kid}")).unwrap_or_default();
    let form = match token.form() {
        Form::Compact => String::new(),
        Form::Flattened => ", flattened JSON".to_string(),
        Form::General { number, of } => format!(", signature {number} of {of} in general JSON"),
    };
    format!("{} {algorithm}{kid}{form}", token.kind().words())
}

fn document(out: &mut impl Write, title: &str, document: &Document, page: Page) -> io::Result<()> {
    writeln!(out, "{}", title.bold())?;
    let lines = view::lines(document, |value| value.raw().into());
    if !document.is_json() || lines.is_empty() {
        // Broken JSON is shown as it stands: a repaired one would hide what is wrong.
        for line in document.text().lines() {
            writeln!(out, "  {}", escape(line))?;
        }
        return Ok(());
    }
    for line in &lines {
        // Only members of the outermost object have registered names.
        let member = line.nodes.first().filter(|node| node.member_start == view::INDENT.len());
        let explained = member.and_then(|node| explain(document.value(node.id)?, page.now));
        match explained {
            None => writeln!(out, "  {}", paint(&line.text, line))?,
            Some(explained) => {
                let length = line.text.chars().count();
                let room = page.width.saturating_sub("  ".len() + length + explained.chars().count());
                let gap = " ".repeat(EXPLAIN_AT.saturating_sub(length).min(room).max(2));
                writeln!(out, "  {}{gap}{}", paint(&line.text, line), explained.dimmed())?;
            }
        }
    }
    Ok(())
}

/// Colors the member name of a line.
fn paint(text: &str, line: &view::Line) -> String {
    match line.nodes.first() {
        Some(node) if node.member_start < node.value.start => {
            let name_end = node.value.start - ": ".len();
            format!(
                "{}{}{}",
                &text[..node.member_start],
                text[node.member_start..name_end].blue(),
                &text[name_end..]
            )
        }
        _ => text.to_string(),
    }
}

/// What stands beside a member.
fn explain(value: Value<'_>, now: i64) -> Option<String> {
    let name = value.name()?;
    if TIMES.contains(&&*name)
        && let Some(date) = NumericDate::of(value)
    {
        return Some(explain_time(&name, date, now));
    }
    registered(&name).map(str::to_string)
}

fn explain_time(name: &str, date: NumericDate, now: i64) -> String {
    if let Some(power) = date.excess_thousands() {
        let meant = NumericDate(date.0 / 1000f64.powi(power)).words();
        let unit = ["", "milliseconds", "microseconds", "nanoseconds"][power as usize];
        return format!("{unit}, not seconds: {meant} is meant");
    }
    let relative = date.relative_to(now);
    let ahead = date.0 > now as f64;
    let said = match (name, ahead) {
        ("exp", true) => format!("expires {relative}"),
        ("exp", false) => format!("expired {relative}"),
        ("nbf", true) => format!("not valid yet, {relative}"),
        _ => relative,
    };
    format!("{}, {said}", date.words())
}

/// Names of RFC 7519 §4.1 and RFC 7515 §4.1 and what most tokens carry beside them.
fn registered(name: &str) -> Option<&'static str> {
    Some(match name {
        "iss" => "issuer",
        "sub" => "subject",
        "aud" => "audience",
        "jti" => "token ID",
        "azp" => "authorized party",
        "client_id" => "client",
        "scope" | "scp" => "scope",
        "nonce" => "nonce",
        "cnf" => "bound to this key",
        "kid" => "key ID",
        "typ" => "type",
        "cty" => "type of the contents",
        "enc" => "content encryption",
        "crit" => "must be understood",
        "jku" => "key set URL, never followed",
        "x5u" => "certificate URL, never followed",
        "jwk" => "key of the token's own choosing",
        "x5c" => "certificates of the token's own choosing",
        _ => return None,
    })
}

fn encrypted(out: &mut impl Write, token: &Token) -> io::Result<()> {
    writeln!(out, "{}", "contents encrypted: only the header can be read".bold())?;
    for part in [Part::EncryptedKey, Part::InitializationVector, Part::Ciphertext, Part::Tag] {
        writeln!(out, "  {:<22} {} bytes", part.name(), token.bytes(part).len())?;
    }
    Ok(())
}

/// That nothing was verified, and the command that would.
fn unverified(token: &Token) -> String {
    let keys = match (token.alg().as_deref().and_then(Alg::from_name).map(Alg::family), issuer(token)) {
        (Some(Family::Hmac), _) => "--secret SPEC".to_string(),
        (_, Some(issuer)) => format!("--discover {issuer} if you trust that issuer, or --key FILE"),
        (_, None) => "--key FILE".to_string(),
    };
    match token.kind() {
        Kind::Jwe => "NOT VERIFIED: nothing says who wrote this token".to_string(),
        Kind::Unsecured => "NOT VERIFIED, and it cannot be: nobody signed this token".to_string(),
        Kind::Jws => format!("NOT VERIFIED: anyone can have written this. Try: jotkit verify {keys}"),
    }
}

/// The issuer, if it is an https URL of plain characters: people copy what stands in a command.
fn issuer(token: &Token) -> Option<String> {
    let issuer = token.claims()?.get_text("iss")?.into_owned();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
    (issuer.starts_with("https://") && issuer.len() < 200 && issuer.chars().all(plain)).then_some(issuer)
}

#[derive(Serialize)]
struct Decoded<'a> {
    schema: &'static str,
    kind: &'static str,
    header: Option<Box<RawValue>>,
    payload: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unprotected: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_text: Option<&'a str>,
    signature: Option<&'a str>,
    times: BTreeMap<&'static str, String>,
    profile: &'static str,
    verified: bool,
    source: &'a str,
    line: usize,
    column: usize,
    problems: Vec<Problem>,
}

#[derive(Serialize)]
struct Problem {
    part: &'static str,
    message: String,
}

/// Writes a token as one object; header and payload are the token's own text. Text that is no JSON stands under
/// `header_text` or `payload_text`.
///
/// # Errors
///
/// When the output cannot be written.
pub fn json(out: &mut impl Write, found: &Found, inference: &Inference, on_terminal: bool) -> io::Result<()> {
    let token = &found.token;
    let raw = |document: &Document| {
        let text = document.text().trim_start_matches('\u{feff}').trim();
        document.is_json().then(|| RawValue::from_string(text.to_string()).ok())?
    };
    let broken = |document: &&Document| !document.is_json();
    let problem = |problem: crate::core::token::Problem| Problem {
        part: problem.part.name(),
        message: problem.message,
    };
    let decoded = Decoded {
        schema: "jotkit.decode/1",
        kind: token.kind().name(),
        header: raw(token.header()),
        payload: token.payload().and_then(raw),
        header_text: Some(token.header()).filter(broken).map(Document::text),
        payload_text: token.payload().filter(broken).map(Document::text),
        unprotected: token.unprotected().and_then(raw),
        signature: token.encoded(Part::Signature),
        times: times(token),
        profile: inference.profile.name(),
        verified: false,
        source: &found.source,
        line: found.line,
        column: found.column,
        problems: token.problems().into_iter().map(problem).collect(),
    };
    let text = serde_json::to_string(&decoded)?;
    if on_terminal { writeln!(out, "{}", escape_json(&text)) } else { writeln!(out, "{text}") }
}

fn times(token: &Token) -> BTreeMap<&'static str, String> {
    let time = |name: &&'static str| {
        let date = NumericDate::of(token.claims()?.get(name)?)?;
        Some((*name, date.rfc3339()?))
    };
    TIMES.iter().filter_map(time).collect()
}

/// Writes the value a JSON Pointer leads to in the payload: a string as it reads, anything else as JSON.
/// `false` if it leads nowhere.
///
/// # Errors
///
/// When the output cannot be written.
pub fn value(out: &mut impl Write, token: &Token, pointer: &str, on_terminal: bool) -> io::Result<bool> {
    let Some(value) = token.payload().and_then(|payload| payload.root()?.pointed(pointer)) else {
        return Ok(false);
    };
    let text =
        if value.kind() == JsonKind::String { value.text().unwrap_or_default() } else { value.raw().into() };
    if on_terminal {
        writeln!(out, "{}", escape(&text))?
    } else {
        writeln!(out, "{text}")?
    }
    Ok(true)
}

/// Writes the exact bytes of a part.
///
/// # Errors
///
/// When the output cannot be written.
pub fn part(out: &mut impl Write, token: &Token, part: Part, on_terminal: bool) -> io::Result<()> {
    let bytes = token.document(part).map_or_else(|| token.bytes(part), Document::bytes);
    match (on_terminal, std::str::from_utf8(bytes)) {
        (false, _) => out.write_all(bytes),
        (true, Ok(text)) => writeln!(out, "{}", escape_json(text)),
        // Raw bytes would garble the terminal.
        (true, Err(_)) => writeln!(out, "{}", b64::encode(bytes)),
    }
}
