//! A token that a log holds.

use super::{is_credential, is_unexpired, setting};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-in-log",
    group: Group::Context,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a log holds the token, which has not expired",
    why: "logs are copied, searched and kept, and whoever reads them can use the token",
    fix: "log its jti, or a hash of it, and strike tokens out before a line is written",
    cites: &["OWASP Logging Cheat Sheet, Data to exclude", "OWASP ASVS 16.2.5"],
    known_problems: "A run that was made to find a fault, on a machine of one's own.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"2026-11-21T20:26:23.101Z INFO  orders.http authorized user=42 header="Bearer TOKEN""#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"203.0.113.9 - - [21/Nov/2026:20:26:23 +0000] "GET /v1?state=TOKEN HTTP/1.1" 200 12"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"time":"2026-11-21T20:26:23Z","level":"debug","msg":"request","headers":{"authorization":"Bearer TOKEN"}}"#),
    ],
    good: &[
        // It has expired.
        Example::claims(r#"{"sub":"42","iat":1795200000,"exp":1795200900}"#).found_in(r#"2026-11-21T20:26:23.101Z INFO  orders.http authorized user=42 header="Bearer TOKEN""#),
        // An answer, not a line of a log.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"timestamp":1795292783,"message":"ok","token":"TOKEN"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Authorization: Bearer TOKEN"),
    ],
    judge: Judge::Token { applies: |case| setting(case).is_some_and(|setting| setting.log) && is_credential(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if is_unexpired(case) {
        hits.at(Place::part(Part::Token), format!("a line of a log holds the token, which {}", ends(case)));
    }
}

/// `expires in 15 min`
pub(super) fn ends(case: &Case<'_>) -> String {
    match case.date("exp") {
        Some(exp) => format!("expires {}", exp.relative_to(case.now)),
        None => "never expires".to_string(),
    }
}
