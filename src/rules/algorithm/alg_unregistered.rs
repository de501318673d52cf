//! An algorithm that is not registered.

use crate::core::registry::{ALGORITHMS, Requirement, SNAPSHOT, Usage, algorithm};
use crate::core::token::Kind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-unregistered",
    group: Group::Algorithm,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the algorithm is none that IANA has registered for this place",
    why: "a verifier that takes it for a registered one, or for none, can be got around",
    fix: "write the registered name exactly: case and spaces count",
    cites: &["RFC 7515 §4.1.1", "RFC 7518 §7.1"],
    known_problems: "Private names that cannot collide are allowed (RFC 7515 §4.1.1), and old .NET services write URIs of XML signatures.",
    bad: &[
        Example::header(r#"{"alg":"Hs256"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"),
        Example::header(r#"{"alg":"ES256 "}"#),
        Example::header(r#"{"alg":"HS2048"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"),
        Example::header(r#"{"alg":"RSA-OAEP"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::header(r#"{"alg":"ML-DSA-44"}"#),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = super::alg_of(case) else { return };
    let Some(name) = alg.text().filter(|name| !name.is_empty()) else { return };
    let due = if case.token.kind() == Kind::Jwe { Usage::Jwe } else { Usage::Jws };
    let message = match algorithm(&name) {
        Some(known) if known.usage == due || known.requirement == Requirement::Prohibited => return,
        Some(known) => {
            format!("{} is registered for {}, not for {}", alg.brief(), known.usage.words(), due.words())
        }
        None if super::is_disguised_none(alg) => return,
        None => match ALGORITHMS.iter().find(|known| known.name.eq_ignore_ascii_case(name.trim())) {
            Some(known) => format!("alg is {}, where the registered name is {:?}", alg.brief(), known.name),
            None => format!("alg is {}, which is not registered ({SNAPSHOT})", alg.brief()),
        },
    };
    hits.at(Place::header(alg), message);
}
