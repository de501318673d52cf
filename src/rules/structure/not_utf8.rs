//! Text in another encoding than UTF-8.

use crate::core::json::Fault;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "not-utf8",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the header or the payload is not plain UTF-8",
    why: "decoders refuse it, skip it or put other characters in its place, each in its own way",
    fix: "write JSON in UTF-8, without byte order mark and without halves of surrogate pairs",
    cites: &["RFC 8725 §3.7", "RFC 7493 §2.1"],
    known_problems: "",
    bad: &[
        Example::jws(
            "\u{feff}{\"alg\":\"ES256\"}",
            r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        Example::claims(r#"{"sub":"42","nick":"a\ud800b","iat":1795292740,"exp":1795293700}"#),
        Example::claims("{\0\"\0s\0u\0b\0\"\0:\0\"\0x\0\"\0}\0"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","nick":"a\ud83d\ude00b","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","path":"a\\ud800b","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: |case| case.token.payload().is_some() || !case.token.header().text().is_empty(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, document) in super::documents(case) {
        let name = part.name();
        if is_utf16(document.bytes()) {
            hits.at(Place::part(part), format!("the {name} is UTF-16"));
            continue;
        }
        // Bytes that are no JSON in any encoding are said by not-json-object.
        let syntax = |fault: &Fault| matches!(fault, Fault::Syntax { .. });
        if document.faults().iter().any(syntax) {
            continue;
        }
        for fault in document.faults() {
            if matches!(fault, Fault::NotUtf8 { .. } | Fault::ByteOrderMark) {
                let is = if matches!(fault, Fault::NotUtf8 { .. }) { "is " } else { "" };
                hits.at(Place::part(part), format!("the {name} {is}{fault}"));
            }
        }
        // An escape begins with a backslash, and most tokens have none.
        if memchr::memmem::find(document.bytes(), b"\\u").is_none() {
            continue;
        }
        for value in document.values() {
            let text = if value.kind() == JsonKind::String { value.raw() } else { "" };
            if let Some(half) =
                lone_surrogate(text).or_else(|| lone_surrogate(value.raw_name().unwrap_or_default()))
            {
                hits.at(Place::member(part, value), format!("`{half}` is half a character"));
            }
            if hits.is_full() {
                return;
            }
        }
    }
}

/// Whether JSON text looks like UTF-16, with a byte order mark or by the zeros beside its first bracket.
pub(super) fn is_utf16(bytes: &[u8]) -> bool {
    matches!(
        bytes,
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'{' | b'"' | b'[', 0, ..] | [0, b'{' | b'"' | b'[', ..]
    )
}

/// The first escape of a JSON string that is one half of a surrogate pair without the other.
fn lone_surrogate(literal: &str) -> Option<&str> {
    let unit = |at: usize| {
        let digits = literal.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    let mut at = 0;
    while let Some(step) = memchr::memchr(b'\\', &literal.as_bytes()[at..]) {
        at += step;
        at += match unit(at) {
            None => 2,
            Some(0xd800..=0xdbff) if matches!(unit(at + 6), Some(0xdc00..=0xdfff)) => 12,
            Some(0xd800..=0xdfff) => return literal.get(at..at + 6),
            Some(_) => 6,
        };
        if at >= literal.len() {
            break;
        }
    }
    None
}
