//! A token for programs: one object, whose names are a promise (`jotkit.decode/1`): more may be added, none is taken away.

use super::Reading;
use crate::core::disclosure::{Disclosure, Presentation};
use crate::core::json::{Document, Value};
use crate::core::registry;
use crate::core::time::NumericDate;
use crate::core::token::{Form, Inflation, Kind, Part, Problem, Token};
use crate::input::Found;
use crate::term::escape_json;
use serde::Serialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// A token on its own.
#[derive(Serialize)]
struct Root<'a> {
    schema: &'static str,
    #[serde(flatten)]
    token: Decoded<'a>,
    verified: bool,
    source: &'a str,
    line: usize,
    column: usize,
    place: Place<'a>,
}

#[derive(Serialize)]
struct Place<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
}

#[derive(Serialize)]
struct Decoded<'a> {
    kind: &'static str,
    form: &'static str,
    header: Option<Box<RawValue>>,
    payload: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unprotected: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload_text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    inflated_from: Option<usize>,
    signature: Option<&'a str>,
    times: BTreeMap<&'static str, String>,
    profile: &'static str,
    profile_why: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    dialect: Option<&'static str>,
    bytes: BTreeMap<&'static str, usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sd: Option<Disclosed<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inner: Vec<Inner>,
    problems: Vec<Complaint<'a>>,
}

#[derive(Serialize)]
struct Complaint<'a> {
    part: &'static str,
    message: &'a str,
}

/// What comes with an SD-JWT.
#[derive(Serialize)]
struct Disclosed<'a> {
    hash: &'a str,
    disclosures: Vec<DisclosedValue<'a>>,
    withheld: usize,
    repeated: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    key_binding: Option<KeyBinding>,
}

#[derive(Serialize)]
struct DisclosedValue<'a> {
    pointer: Option<&'a str>,
    name: Option<String>,
    value: Option<Box<RawValue>>,
    salt: Option<String>,
    digest: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<&'static str>,
}

#[derive(Serialize)]
struct KeyBinding {
    sd_hash_matches: Option<bool>,
    token: Box<RawValue>,
}

/// A token inside the token.
#[derive(Serialize)]
struct Inner {
    pointer: String,
    token: Box<RawValue>,
}

/// Writes a token as one object; header and payload are the token's own text. Text that is no JSON stands under
/// `header_text` or `payload_text`.
///
/// # Errors
///
/// When the output cannot be written.
pub fn json(out: &mut impl Write, found: &Found, on_terminal: bool) -> io::Result<()> {
    let reading = Reading::of_found(found);
    let root = Root {
        schema: "jotkit.decode/1",
        token: decoded(&found.token, &reading, 1)?,
        verified: false,
        source: &found.source,
        line: found.line,
        column: found.column,
        place: Place { kind: found.place.kind.name(), name: found.place.name.as_deref() },
    };
    let text = serde_json::to_string(&root)?;
    if on_terminal { writeln!(out, "{}", escape_json(&text)) } else { writeln!(out, "{text}") }
}

fn decoded<'a>(token: &'a Token, reading: &'a Reading, level: usize) -> io::Result<Decoded<'a>> {
    let broken = |document: &&Document| !document.is_json();
    let mut inner = Vec::new();
    for inside in &reading.inners.tokens {
        inner.push(Inner { pointer: inside.pointer.clone(), token: inside_of(&inside.token, level)? });
    }
    Ok(Decoded {
        kind: token.kind().name(),
        form: match token.form() {
            Form::Compact => "compact",
            Form::Flattened => "flattened",
            Form::General { .. } => "general",
        },
        header: raw(token.header()),
        payload: token.payload().and_then(raw),
        header_text: Some(token.header()).filter(broken).map(Document::text),
        unprotected: token.unprotected().and_then(raw),
        payload_text: token.payload().filter(broken).map(Document::text),
        inflated_from: match token.inflation() {
            Some(&Inflation::From { bytes }) => Some(bytes),
            _ => None,
        },
        signature: token.encoded(Part::Signature),
        times: times(token),
        profile: reading.inference.profile.name(),
        profile_why: &reading.inference.why,
        dialect: reading.dialect.map(|dialect| dialect.name),
        bytes: sizes(token),
        sd: match &reading.presentation {
            Some(presentation) => Some(disclosed(presentation, level)?),
            None => None,
        },
        inner,
        problems: reading.problems.iter().map(complaint).collect(),
    })
}

/// A token inside another, with all that is inside it.
fn inside_of(token: &Token, level: usize) -> io::Result<Box<RawValue>> {
    let reading = Reading::of(token, None, level);
    Ok(serde_json::value::to_raw_value(&decoded(token, &reading, level + 1)?)?)
}

fn raw(document: &Document) -> Option<Box<RawValue>> {
    let text = document.text().trim_start_matches('\u{feff}').trim();
    document.is_json().then(|| RawValue::from_string(text.to_string()).ok())?
}

fn complaint(problem: &Problem) -> Complaint<'_> {
    Complaint { part: problem.part.name(), message: &problem.message }
}

/// The registered times that can be had from the claims, as RFC 3339.
fn times(token: &Token) -> BTreeMap<&'static str, String> {
    let time = |name: &&'static str| {
        let date = NumericDate::of(token.claims()?.get(name)?)?;
        Some((*name, date.rfc3339()?))
    };
    registry::TIMES.iter().filter_map(time).collect()
}

/// How many bytes each part has, decoded.
fn sizes(token: &Token) -> BTreeMap<&'static str, usize> {
    let parts: &[(&str, Part)] = match token.kind() {
        Kind::Jwe => &[
            ("encrypted_key", Part::EncryptedKey),
            ("iv", Part::InitializationVector),
            ("ciphertext", Part::Ciphertext),
            ("tag", Part::Tag),
        ],
        _ => &[("payload", Part::Payload), ("signature", Part::Signature)],
    };
    let size = |part: Part| token.document(part).map_or_else(|| token.bytes(part).len(), |d| d.bytes().len());
    let parts = parts.iter().chain(&[("header", Part::Header)]);
    parts.map(|&(name, part)| (name, size(part))).chain([("token", token.text().len())]).collect()
}

fn disclosed(presentation: &Presentation, level: usize) -> io::Result<Disclosed<'_>> {
    Ok(Disclosed {
        hash: &presentation.hash,
        disclosures: presentation.disclosures.iter().map(disclosed_value).collect(),
        withheld: presentation.withheld,
        repeated: &presentation.repeated,
        key_binding: match &presentation.key_binding {
            Some(binding) => Some(KeyBinding {
                sd_hash_matches: binding.hash_matches,
                token: inside_of(&binding.token, level)?,
            }),
            None => None,
        },
    })
}

fn disclosed_value(disclosure: &Disclosure) -> DisclosedValue<'_> {
    let raw = |value: Value<'_>| RawValue::from_string(value.raw().to_string()).ok();
    DisclosedValue {
        pointer: disclosure.pointer.as_deref(),
        name: disclosure.name().map(Into::into),
        value: disclosure.value().and_then(raw),
        salt: disclosure.salt().map(Into::into),
        digest: &disclosure.digest,
        problem: disclosure.problem,
    }
}
