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
    cites: &["RFC 7518 §4.8.1.2"],
    known_problems: "Passwords that are random and long.",
    bad: &[Example::jwe(
        r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":100}"#,
    )],
    good: &[
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":1000}"#,
        ),
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":600000}"#,
        ),
    ],
    applies: super::is_jwe,
    check,
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some((count, rounds)) = super::iterations(case).filter(|(_, rounds)| *rounds < 1000.0) {
        hits.at(Place::header(count), format!("p2c is {rounds}, RFC 7518 recommends 1000 at least"));
    }
}
