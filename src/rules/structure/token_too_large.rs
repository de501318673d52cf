//! A token that does not fit where tokens go.

use crate::core::token::Form;
use crate::input::PlaceKind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-too-large",
    group: Group::Structure,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is larger than a cookie or a header may be",
    why: "browsers drop the cookie without a word, servers answer 400 or 431",
    fix: "drop claims, and look up what is left out by sub",
    cites: &["RFC 6265 §6.1"],
    known_problems: "Tokens that travel in a body.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("{token}{}", "A".repeat(8000))),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("Set-Cookie: session={token}{}", "A".repeat(4000))),
        // Told to the pedantic.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("{token}{}", "A".repeat(2000))),
    ],
    good: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
        .written(|token| format!("Set-Cookie: session={token}; Secure; HttpOnly; SameSite=Lax"))],
    judge: Judge::Token {
        applies: |case| {
            // What is inside another token, or a JSON object, goes into no header of its own.
            let nested = case.place().is_some_and(|place| place.kind == PlaceKind::Nested);
            case.token.form() == Form::Compact && !nested
        },
        check,
    },
};

/// A browser holds so many bytes of a cookie's name and value (RFC 6265 §6.1).
const COOKIE: usize = 4096;

/// nginx reads four buffers of 8 KB, Apache lines of 8190 bytes.
const HEADER: usize = 8000;

/// From here on a token is felt.
const ADVISED: usize = 2048;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let size = case.token.text().len();
    let cookie = case.place().filter(|place| place.kind == PlaceKind::Cookie);
    let in_cookie = cookie.map(|place| size + place.name.as_deref().map_or(0, str::len));
    let place = Place::part(Part::Token);
    match in_cookie {
        Some(bytes) if bytes > COOKIE => {
            hits.at(place, format!("{bytes} bytes of name and token, a cookie has room for {COOKIE}"));
        }
        _ if size > HEADER => {
            hits.at(place, format!("the token has {size} bytes, many servers refuse a header of {HEADER}"));
        }
        _ if size > ADVISED => {
            hits.at(place, format!("the token adds {size} bytes to every request"))
                .severity(Severity::Info)
                .persona(Persona::Pedantic);
        }
        _ => {}
    }
}
