//! So many rounds that they are an attack.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwe-pbes2-count-high",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "deriving the key takes more than a million rounds",
    why: "whoever sends such a token keeps a verifier busy",
    fix: "stay below 1200000 rounds, and have the verifier refuse more before it begins",
    cites: &["RFC 8725 §3.13", "RFC 7518 §4.8.1.2"],
    known_problems: "",
    bad: &[Example::jwe(
        r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":2147483647}"#,
    )],
    good: &[
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":1200000}"#,
        ),
        Example::jwe(
            r#"{"alg":"PBES2-HS256+A128KW","enc":"A128GCM","p2s":"2WCTcJZ1Rvd_CJuJripQ1w","p2c":600000}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_jwe, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some((count, rounds)) = super::iterations(case).filter(|(_, rounds)| *rounds > 1_200_000.0) {
        hits.at(Place::header(count), format!("p2c is {rounds}, the limit is 1200000"));
    }
}
