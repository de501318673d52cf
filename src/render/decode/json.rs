//! A token for programs: one object, whose names are a promise (`jotkit.decode/1`): more may be added, none is taken away.

use super::Reading;
use super::object::Object;
use crate::core::disclosure::{Disclosure, Presentation};
use crate::core::json::{Document, Value};
use crate::core::registry;
use crate::core::time::NumericDate;
use crate::core::token::{Form, Inflation, Kind, Part, Problem, Token};
use crate::input::Found;
use crate::term::escape_json;
use serde::Serialize;
use serde_json::value::RawValue;
use std::io;

#[derive(Serialize)]
struct Place<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
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
struct Inner<'a> {
    pointer: &'a str,
    token: Box<RawValue>,
}

/// Writes a token as one object; header and payload are the token's own text. Text that is no JSON stands under
/// `header_text` or `payload_text`.
///
/// # Errors
///
/// When something cannot be said in JSON, as all of this can.
pub fn json(out: &mut Vec<u8>, found: &Found, on_terminal: bool) -> io::Result<()> {
    let reading = Reading::of_found(found);
    let begin = out.len();
    let mut root = Object::begin(out);
    root.text("schema", "jotkit.decode/1")?;
    members(&mut root, &found.token, &reading, 1)?;
    root.json("verified", "false");
    root.text("source", &found.source)?;
    root.value("line", &found.line)?;
    root.value("column", &found.column)?;
    root.value("place", &Place { kind: found.place.kind.name(), name: found.place.name.as_deref() })?;
    root.end();
    if on_terminal {
        let line = out.split_off(begin);
        out.extend_from_slice(escape_json(&String::from_utf8_lossy(&line)).as_bytes());
    }
    out.push(b'\n');
    Ok(())
}

/// What is told of every token, the ones inside others too.
fn members(object: &mut Object<'_>, token: &Token, reading: &Reading, level: usize) -> io::Result<()> {
    object.text("kind", token.kind().name())?;
    object.text(
        "form",
        match token.form() {
            Form::Compact => "compact",
            Form::Flattened => "flattened",
            Form::General { .. } => "general",
        },
    )?;
    let broken = |document: &&Document| !document.is_json();
    object.json("header", as_json(token.header()).unwrap_or("null"));
    object.json("payload", token.payload().and_then(as_json).unwrap_or("null"));
    if let Some(header) = Some(token.header()).filter(broken) {
        object.text("header_text", header.text())?;
    }
    if let Some(unprotected) = token.unprotected().and_then(as_json) {
        object.json("unprotected", unprotected);
    }
    if let Some(payload) = token.payload().filter(broken) {
        object.text("payload_text", payload.text())?;
    }
    if let Some(Inflation::From { bytes }) = token.inflation() {
        object.value("inflated_from", bytes)?;
    }
    object.value("signature", &token.encoded(Part::Signature))?;
    object.object("times", |times| write_times(times, token))?;
    object.text("profile", reading.inference.profile.name())?;
    object.text("profile_why", &reading.inference.why)?;
    if let Some(dialect) = &reading.dialect {
        object.text("dialect", dialect.name)?;
    }
    object.object("bytes", |bytes| write_sizes(bytes, token))?;
    if let Some(presentation) = &reading.presentation {
        object.value("sd", &disclosed(presentation, level)?)?;
    }
    if !reading.inners.tokens.is_empty() {
        let inner =
            reading.inners.tokens.iter().map(|inside| {
                Ok(Inner { pointer: &inside.pointer, token: inside_of(&inside.token, level)? })
            });
        object.value("inner", &inner.collect::<io::Result<Vec<_>>>()?)?;
    }
    object.value("problems", &reading.problems.iter().map(complaint).collect::<Vec<_>>())
}

/// A token inside another, with all that is inside it.
fn inside_of(token: &Token, level: usize) -> io::Result<Box<RawValue>> {
    let reading = Reading::of(token, None, level);
    let mut text = Vec::new();
    let mut object = Object::begin(&mut text);
    members(&mut object, token, &reading, level + 1)?;
    object.end();
    Ok(serde_json::from_slice(&text)?)
}

/// The text of a document that is JSON.
fn as_json(document: &Document) -> Option<&str> {
    document.is_json().then(|| document.text().trim_start_matches('\u{feff}').trim())
}

fn complaint(problem: &Problem) -> Complaint<'_> {
    Complaint { part: problem.part.name(), message: &problem.message }
}

/// The registered times that can be had from the claims, as RFC 3339, in the order of their names.
fn write_times(times: &mut Object<'_>, token: &Token) -> io::Result<()> {
    let date = |name: &&'static str| Some((*name, NumericDate::of(token.claim(name)?)?.rfc3339()?));
    let mut dates: Vec<_> = registry::TIMES.iter().filter_map(date).collect();
    dates.sort_unstable_by_key(|(name, _)| *name);
    dates.iter().try_for_each(|(name, date)| times.text(name, date))
}

/// How many bytes each part has, decoded, in the order of their names.
fn write_sizes(sizes: &mut Object<'_>, token: &Token) -> io::Result<()> {
    let parts: &[(&str, Part)] = match token.kind() {
        Kind::Jwe => &[
            ("ciphertext", Part::Ciphertext),
            ("encrypted_key", Part::EncryptedKey),
            ("header", Part::Header),
            ("iv", Part::InitializationVector),
            ("tag", Part::Tag),
        ],
        _ => &[("header", Part::Header), ("payload", Part::Payload), ("signature", Part::Signature)],
    };
    let size = |part: Part| token.document(part).map_or_else(|| token.bytes(part).len(), |d| d.bytes().len());
    parts.iter().try_for_each(|&(name, part)| sizes.value(name, &size(part)))?;
    sizes.value("token", &token.text().len())
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
