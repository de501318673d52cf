//! A time with a fraction.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "time-claim-fractional",
    group: Group::Time,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "a time claim is written with a fraction or an exponent",
    why: "it is legal, but verifiers whose times are integers refuse it",
    fix: "write whole seconds",
    cites: &["RFC 7519 §2"],
    known_problems: "The standard allows it, and Laravel writes microseconds by default.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740.123456,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1.7952937e9}"#),
    ],
    good: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"score":0.5}"#)],
    judge: Judge::Token { applies: |case| super::TIMES.iter().any(|name| case.date(name).is_some()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in super::TIMES {
        let Some(value) = case.claim(name).filter(|value| value.kind() == JsonKind::Number) else { continue };
        if value.raw().contains(['e', 'E']) {
            hits.at(Place::payload(value), format!("{name} is written with an exponent"));
        } else if value.raw().contains('.') {
            hits.at(Place::payload(value), format!("{name} has a fraction of a second"));
        }
    }
}
