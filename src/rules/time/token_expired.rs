//! A token whose time is over.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-expired",
    group: Group::Time,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token has expired",
    why: "verifiers refuse it; of a token that was just issued, the clock or the lifetime is wrong",
    fix: "request a new one; with --fresh this is an error",
    cites: &["RFC 7519 §4.1.4"],
    known_problems: "Samples kept in documents and tests.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795000000,"exp":1795003600}"#),
        Example::claims(r#"{"sub":"42","iat":1795000000,"exp":1795003600}"#).under("fresh = true"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        // Clocks differ by as much.
        Example::claims(r#"{"sub":"42","iat":1795292000,"exp":1795292750}"#),
    ],
    judge: Judge::Token { applies: |case| case.claim("exp").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(exp), Some(end)) = (case.claim("exp"), super::date(case, "exp")) else { return };
    let past = case.now as f64 - end.0;
    if past > case.policy.clock_skew as f64 {
        let hit = hits.at(Place::payload(exp), format!("expired {} ago", span(past))).label(end.words());
        if case.policy.fresh {
            hit.severity(Severity::Error);
        }
    }
}
