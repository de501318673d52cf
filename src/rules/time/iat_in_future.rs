//! A token from the future.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "iat-in-future",
    group: Group::Time,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token was issued in the future",
    why: "a clock is wrong; PyJWT and others refuse such a token",
    fix: "set the issuer's clock by NTP",
    cites: &["RFC 7519 §4.1.6"],
    known_problems: "It may be the clock of the machine that lints: see --now.",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795293400,"exp":1795294300}"#)],
    good: &[
        // Clocks differ by as much.
        Example::claims(r#"{"sub":"42","iat":1795292830,"exp":1795293700}"#),
        // Said by time-claim-milliseconds.
        Example::claims(r#"{"sub":"42","iat":"1795299999","exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: |case| case.claim("iat").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(iat), Some(issued)) = (case.claim("iat"), super::date(case, "iat")) else { return };
    let ahead = issued.0 - case.now as f64;
    if ahead > case.policy.clock_skew as f64 {
        hits.at(Place::payload(iat), format!("issued {} in the future", span(ahead))).label(issued.words());
    }
}
