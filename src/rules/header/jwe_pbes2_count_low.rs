//! So few rounds that passwords can be tried.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwe-pbes2-count-low",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "deriving the key takes fewer than 1000 rounds",
    why: "passwords can be tried by the million",
    fix: "derive with 600000 rounds or more",
    cites: &["RFC 7518 §4.8.1.2", "OWASP Password Storage"],
    known_problems: "Passwords that are random and long. From 1000 rounds on, it is told with --pedantic alone.",
    bad: &[
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":100}"#,
        ),
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":1000}"#,
        ),
    ],
    good: &[
        Example::jwe(r#"{"alg":"A128KW","enc":"A128GCM"}"#),
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":600000}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_jwe, check },
};

/// What RFC 7518 recommends at least, and what is recommended today.
const FEWEST: f64 = 1000.0;
const ENOUGH: f64 = 600_000.0;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((count, rounds)) = super::iterations(case).filter(|(_, rounds)| *rounds < ENOUGH) else {
        return;
    };
    let place = Place::header(count);
    if rounds < FEWEST {
        hits.at(place, format!("p2c is {rounds}, RFC 7518 recommends {FEWEST} at least"));
    } else {
        let message = format!("p2c is {rounds}, where {ENOUGH} are recommended today");
        hits.at(place, message).persona(Persona::Pedantic).severity(Severity::Info);
    }
}
