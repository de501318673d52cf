//! An algorithm that the registry prohibits.

use crate::core::registry::{Requirement, SNAPSHOT, algorithm};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-prohibited",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the algorithm must not be used with JOSE",
    why: "it rests on SHA-1, or encrypts without protecting what it encrypts",
    fix: "sign with ES256 or Ed25519: jotkit sign --alg ES256 --key FILE",
    cites: &["RFC 9864 §4.4", "RFC 7518 §7.1"],
    known_problems: "",
    bad: &[Example::header(r#"{"alg":"RS1"}"#), Example::jwe(r#"{"alg":"dir","enc":"A128CBC"}"#)],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::jwe(r#"{"alg":"dir","enc":"A128CBC-HS256"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in ["alg", "enc"] {
        let Some(value) = case.header.and_then(|header| header.get(name)) else { continue };
        let known = value.text().and_then(|text| algorithm(&text));
        if known.is_some_and(|known| known.requirement == Requirement::Prohibited) {
            let message = format!("{name} is {}, which is prohibited ({SNAPSHOT})", value.brief());
            hits.at(Place::header(value), message);
        }
    }
}
