//! A token whose time is yet to come.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "nbf-in-future",
    group: Group::Time,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is not valid yet",
    why: "verifiers refuse it until then",
    fix: "compare the issuer's clock with yours",
    cites: &["RFC 7519 §4.1.5"],
    known_problems: "Tokens that are made for later.",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795292740,"nbf":1795296400,"exp":1795297300}"#)],
    good: &[
        // Clocks differ by as much.
        Example::claims(r#"{"sub":"42","iat":1795292740,"nbf":1795292830,"exp":1795293700}"#),
        // Said by time-claim-milliseconds.
        Example::claims(r#"{"sub":"42","iat":1795292740,"nbf":1795292740000,"exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: |case| case.claim("nbf").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(nbf), Some(start)) = (case.claim("nbf"), super::date(case, "nbf")) else { return };
    let ahead = start.0 - case.now as f64;
    if ahead > case.policy.clock_skew as f64 {
        hits.at(Place::payload(nbf), format!("not valid for another {}", span(ahead))).label(start.words());
    }
}
