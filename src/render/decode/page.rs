//! A token for people.

use super::bar::{Age, Life};
use super::{Page, Reading, document};
use crate::core::alg::{Alg, Family};
use crate::core::disclosure::{Disclosure, Presentation};
use crate::core::token::{Form, Inflation, Kind, Part, Token};
use crate::input::{Found, PlaceKind};
use crate::term::escape;
use colored::Colorize;
use std::io::{self, Write};

/// Writes a token and the tokens inside it; `number` says which of several it is, from 1.
///
/// # Errors
///
/// When the output cannot be written.
pub fn human(out: &mut impl Write, found: &Found, number: Option<usize>, page: &Page) -> io::Result<()> {
    if let Some(number) = number {
        if number > 1 {
            writeln!(out)?;
        }
        writeln!(out, "{}", format!("token {number}, {}", place(found)).bold().underline())?;
    } else if found.place.name.is_some() || found.place.setting().base64 {
        writeln!(out, "{}", place(found).bold().underline())?;
    }
    let reading = Reading::of_found(found);
    token(out, &found.token, &reading, page)?;
    inner(out, &reading, &number.unwrap_or(1).to_string(), 1, page)?;
    unverified(out, found, &reading, page)
}

/// `cookie session at stdin:3:17`
fn place(found: &Found) -> String {
    let kind = match found.place.kind {
        PlaceKind::Text => "",
        PlaceKind::Json => "member ",
        PlaceKind::Header => "header ",
        PlaceKind::Cookie => "cookie ",
        PlaceKind::Query => "query parameter ",
        PlaceKind::Fragment => "fragment parameter ",
        PlaceKind::Nested => "claim ",
        PlaceKind::Path => "path ",
        PlaceKind::Form => "form field ",
        PlaceKind::WebSocket => "WebSocket message ",
        PlaceKind::Storage => "storage key ",
        PlaceKind::Log => "log field ",
        PlaceKind::Env => "variable ",
        PlaceKind::KeyBinding => "key binding ",
        PlaceKind::Key => "key ",
    };
    let name = found.place.name.as_deref().map(|name| format!("{kind}{} ", escape(name))).unwrap_or_default();
    let encoded = if found.place.setting().base64 { ", in base64" } else { "" };
    format!("{name}at {}:{}:{}{encoded}", escape(&found.source), found.line, found.column)
}

/// The tokens inside one that is called `outer`.
fn inner(out: &mut impl Write, reading: &Reading, outer: &str, level: usize, page: &Page) -> io::Result<()> {
    let mut count = 0;
    let mut write = |token_inside: &Token, what: &str, out: &mut dyn Write| -> io::Result<()> {
        count += 1;
        let name = format!("{outer}.{count}");
        writeln!(out, "\n{}", format!("token {name}, {what} token {outer}").bold().underline())?;
        let inside = Reading::of(token_inside, None, level);
        let mut page_text = Vec::new();
        token(&mut page_text, token_inside, &inside, page)?;
        inner(&mut page_text, &inside, &name, level + 1, page)?;
        out.write_all(&page_text)
    };
    for inner in &reading.inners.tokens {
        let what = match inner.pointer.as_str() {
            "" => "the payload of".to_string(),
            pointer => format!("in the claim {} of", escape(pointer)),
        };
        write(&inner.token, &what, out)?;
    }
    if let Some(binding) = reading.presentation.as_ref().and_then(|shown| shown.key_binding.as_ref()) {
        let bound = match binding.hash_matches {
            Some(true) => "to it (sd_hash matches)",
            Some(false) => "to something else (sd_hash does not match)",
            None => "to who knows what (sd_hash says nothing)",
        };
        write(&binding.token, &format!("the key binding {bound}, in"), out)?;
    }
    if reading.inners.more > 0 {
        writeln!(out, "\n{} more tokens in the claims of token {outer}", reading.inners.more)?;
    }
    Ok(())
}

fn token(out: &mut impl Write, token: &Token, reading: &Reading, page: &Page) -> io::Result<()> {
    writeln!(out, "{}", escape(&title(token)).bold())?;
    let inference = &reading.inference;
    let dialect = reading.dialect.filter(|dialect| !inference.why.contains(dialect.name));
    let dialect = dialect.map(|dialect| format!(", as {} writes them ({})", dialect.name, dialect.sign));
    let kind = format!("{} ({}){}", inference.profile.words(), inference.why, dialect.unwrap_or_default());
    writeln!(out, "{}", escape(&kind))?;
    header(out, token, page)?;
    if token.kind() == Kind::Jwe {
        encrypted(out, token)?;
    } else {
        payload(out, token, reading, page)?;
        if let Some(presentation) = &reading.presentation {
            disclosures(out, presentation)?;
        }
        section(out, "signature", &sized(token.bytes(Part::Signature).len()))?;
    }
    // That a payload travels apart was said in its place.
    for problem in
        reading.problems.iter().filter(|problem| problem.part != Part::Payload || !token.is_detached())
    {
        let cross = if page.unicode { "✗" } else { "x" };
        writeln!(out, "{} {}: {}", cross.bright_red(), problem.part.name(), escape(&problem.message))?;
    }
    life(out, token, page)
}

/// `signed JWS, ES256, key ID 2026-01`
fn title(token: &Token) -> String {
    let alg = token.alg();
    let algorithm = alg.as_deref().unwrap_or("without an algorithm");
    let kid = token.kid().map(|kid| format!(", key ID {kid}")).unwrap_or_default();
    let form = match token.form() {
        Form::Compact => String::new(),
        Form::Flattened => ", flattened JSON".to_string(),
        Form::General { number, of } => {
            let what = if token.kind() == Kind::Jwe { "recipient" } else { "signature" };
            format!(", {what} {number} of {of} in general JSON")
        }
    };
    format!("{} {algorithm}{kid}{form}", token.kind().words())
}

fn section(out: &mut impl Write, name: &str, said: &str) -> io::Result<()> {
    writeln!(out, "{}{}", name.bold(), format!(", {said}").dimmed())
}

fn sized(bytes: usize) -> String {
    match bytes {
        0 => "none".to_string(),
        1 => "1 byte".to_string(),
        _ => format!("{bytes} bytes"),
    }
}

fn header(out: &mut impl Write, token: &Token, page: &Page) -> io::Result<()> {
    let protected = token.header();
    if protected.root().is_some() || token.unprotected().is_none() {
        section(out, "header", &sized(protected.bytes().len()))?;
        document::write(out, token, Part::Header, protected, page)?;
    }
    if let Some(unprotected) = token.unprotected() {
        section(out, "unprotected header", &sized(unprotected.bytes().len()))?;
        document::write(out, token, Part::Header, unprotected, page)?;
    }
    Ok(())
}

fn payload(out: &mut impl Write, token: &Token, reading: &Reading, page: &Page) -> io::Result<()> {
    let Some(payload) = token.payload() else {
        return section(out, "payload", "none: it travels apart (RFC 7515 appendix F), or it is lost");
    };
    let size = sized(payload.bytes().len());
    if matches!(token.form(), Form::General { number: 2.., .. }) {
        return section(out, "payload", &format!("{size}: that of the first signature"));
    }
    if reading.inners.tokens.first().is_some_and(|inner| inner.pointer.is_empty()) {
        return section(out, "payload", &format!("{size}: a token, taken apart below"));
    }
    let how = match token.inflation() {
        Some(Inflation::From { bytes }) => format!("{size}, inflated from {bytes}"),
        _ if token.is_unencoded() => format!("{size}, not encoded (RFC 7797)"),
        _ => size,
    };
    section(out, "payload", &how)?;
    if matches!(token.inflation(), Some(Inflation::Failed(_))) {
        return Ok(());
    }
    document::write(out, token, Part::Payload, payload, page)
}

fn encrypted(out: &mut impl Write, token: &Token) -> io::Result<()> {
    writeln!(out, "{}", "contents encrypted: only the header can be read".bold())?;
    for part in [Part::EncryptedKey, Part::InitializationVector, Part::Ciphertext, Part::Tag] {
        writeln!(out, "  {:<22} {}", part.name(), sized(token.bytes(part).len()))?;
    }
    Ok(())
}

/// What an SD-JWT discloses, and how much more there is.
fn disclosures(out: &mut impl Write, shown: &Presentation) -> io::Result<()> {
    let hash = escape(&shown.hash).into_owned();
    let hash = if shown.hash_known { hash } else { format!("{hash}, which is not known here: not matched") };
    section(out, "disclosures", &format!("{} by {hash}", shown.disclosures.len()))?;
    for disclosure in &shown.disclosures {
        let said = said(disclosure);
        match (&disclosure.pointer, disclosure.problem) {
            (_, Some(problem)) => writeln!(out, "  {said}  {}", problem.bright_red())?,
            (Some(pointer), None) => writeln!(out, "  {} = {said}", escape(pointer).bright_blue().bold())?,
            (None, None) if shown.hash_known => {
                writeln!(out, "  {said}  {}", "no digest in the claims refers to it".bright_red())?;
            }
            (None, None) => writeln!(out, "  {said}")?,
        }
    }
    for digest in &shown.repeated {
        writeln!(out, "  {}", format!("the digest {} occurs more than once", escape(digest)).bright_red())?;
    }
    if shown.withheld > 0 {
        let digests = if shown.withheld == 1 { "digest" } else { "digests" };
        writeln!(out, "  {} more {digests}: claims kept back, or decoys", shown.withheld)?;
    }
    Ok(())
}

/// What a disclosure says: its value, with its name where nothing else tells it.
fn said(disclosure: &Disclosure) -> String {
    let value = disclosure.value().map_or(disclosure.content.text(), |value| value.raw());
    match disclosure.name().filter(|_| disclosure.pointer.is_none()) {
        Some(name) => format!("{}: {}", escape(&name), escape(value)),
        None => escape(value).into_owned(),
    }
}

fn life(out: &mut impl Write, token: &Token, page: &Page) -> io::Result<()> {
    let Some(life) = Life::of(|name| token.claim(name), page.now) else { return Ok(()) };
    let color = match life.age() {
        Age::Valid => colored::Color::Green,
        Age::Early | Age::Expired => colored::Color::BrightRed,
    };
    let status = life.status();
    match life.bar(page.width, page.unicode) {
        Some(bar) => writeln!(out, "{}  {}", bar.color(color), status.color(color).bold()),
        None => writeln!(out, "{}", status.color(color).bold()),
    }
}

/// That nothing was verified, and the command that would.
fn unverified(out: &mut impl Write, found: &Found, reading: &Reading, page: &Page) -> io::Result<()> {
    let token = &found.token;
    let says = match token.kind() {
        Kind::Jwe => ", and not decrypted: nothing says who wrote this token",
        Kind::Unsecured => ", and it cannot be: nobody signed this token",
        Kind::Jws => ": anyone can have written this",
    };
    writeln!(out, "{}{says}", "NOT VERIFIED".black().on_yellow().bold())?;
    if token.kind() != Kind::Jws {
        return Ok(());
    }
    let detached = if token.is_detached() { " --payload FILE" } else { "" };
    let rest = format!("{detached} {}", input_word(&found.source));
    let is_hmac = token.alg().as_deref().and_then(Alg::from_name).map(Alg::family) == Some(Family::Hmac);
    if is_hmac {
        return writeln!(out, "  jotkit verify --secret SPEC{rest}");
    }
    if let Some(issuer) = issuer(token, reading) {
        let command = format!("  jotkit verify --discover {issuer}{rest}");
        let condition = "(if you trust that issuer)";
        let fits = !page.is_terminal || command.len() + "  ".len() + condition.len() <= page.width;
        writeln!(out, "{command}{}{condition}", if fits { "  " } else { "\n    " })?;
    }
    writeln!(out, "  jotkit verify --key FILE{rest}")
}

/// What stands for the token in a command: the file it was in, if that is a plain name.
fn input_word(source: &str) -> &str {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._/".contains(c);
    let is_file = !matches!(source, "argument" | "stdin") && !source.starts_with('-');
    if is_file && !source.is_empty() && source.chars().all(plain) { source } else { "TOKEN" }
}

/// The issuer, if it is an https URL of plain characters: people copy what stands in a command. Of nested tokens the
/// innermost has it.
fn issuer(token: &Token, reading: &Reading) -> Option<String> {
    let inner = reading.inners.tokens.first().filter(|inner| inner.pointer.is_empty());
    let claims = token.claims().or_else(|| inner?.token.claims())?;
    let issuer = claims.get_text("iss")?.into_owned();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:".contains(c);
    (issuer.starts_with("https://") && issuer.len() < 200 && issuer.chars().all(plain)).then_some(issuer)
}
