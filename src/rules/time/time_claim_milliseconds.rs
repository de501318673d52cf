//! A time in milliseconds, where seconds are due.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "time-claim-milliseconds",
    group: Group::Time,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a time claim counts milliseconds, not seconds",
    why: "verifiers read seconds: exp lies some fifty thousand years ahead, or nbf is never reached",
    fix: "divide by 1000: NumericDate counts seconds",
    cites: &["RFC 7519 §2"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700000}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740000,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700000000}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ts":1795292740000}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740.123456,"exp":1795293700.5}"#),
    ],
    judge: Judge::Token { applies: |case| super::TIMES.iter().any(|name| case.date(name).is_some()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in super::TIMES {
        let (Some(value), Some(date)) = (case.claim(name), case.date(name)) else { continue };
        let Some(power) = date.excess_thousands() else { continue };
        let unit = ["seconds", "milliseconds", "microseconds", "nanoseconds"][power as usize];
        let meant = NumericDate(date.0 / 1000f64.powi(power)).words();
        hits.at(Place::payload(value), format!("{name} counts {unit}, a token counts seconds"))
            .label(format!("as {unit}: {meant}"));
    }
}
