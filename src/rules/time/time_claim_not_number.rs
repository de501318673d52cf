//! A time that is no number.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "time-claim-not-number",
    group: Group::Time,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a time claim is no JSON number",
    why: "verifiers that do not refuse such a token take it for one without the limit",
    fix: "write the Unix time in seconds as a number: \"exp\": 1795293700",
    cites: &["RFC 7519 §4.1.4", "RFC 7519 §4.1.5", "RFC 7519 §4.1.6", "CVE-2026-25537"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","exp":"1795293700"}"#),
        Example::claims(r#"{"sub":"42","iat":"2026-11-21T20:25:40Z","exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","nbf":null,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"auth_time":"yesterday"}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","nbf":1795292740.5,"exp":1.7952937e9}"#),
        Example::claims(r#"{"sub":"42","exp":1795293700,"iat":1795292740,"ext":{"exp":"never"}}"#),
    ],
    judge: Judge::Token { applies: |case| super::TIMES.iter().any(|name| case.claim(name).is_some()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in super::TIMES {
        let Some(value) = case.claim(name).filter(|value| value.kind() != JsonKind::Number) else { continue };
        // Vendors write the times of OpenID Connect as text: oidc-claim-type says so, if the text tells a time.
        if super::BOUNDS.contains(&name) || !is_time_in_text(value) {
            let kind = value.kind().words();
            hits.at(Place::payload(value), format!("{name} is {kind}, where a number is due"));
        }
    }
}

/// Whether a string tells a time: Unix seconds, or a date and perhaps a time of day (RFC 3339).
pub(in crate::rules) fn is_time_in_text(value: Value<'_>) -> bool {
    let Some(text) = value.text() else { return false };
    let begins_as_date = || {
        let date = text.get(..10).map(str::as_bytes).unwrap_or_default();
        let digit = |at: usize| date.get(at).is_some_and(u8::is_ascii_digit);
        [0, 1, 2, 3, 5, 6, 8, 9].into_iter().all(digit) && date[4] == b'-' && date[7] == b'-'
    };
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) || begins_as_date()
}
