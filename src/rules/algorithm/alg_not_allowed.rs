//! An algorithm that the policy does not allow.

use crate::core::token::Kind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-not-allowed",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the policy does not allow the algorithm",
    why: "a verifier that accepts more than it needs can be talked into the weakest",
    fix: "sign with an algorithm of the policy, or amend the policy",
    cites: &["RFC 8725 §3.1", "OWASP ASVS 9.1.2"],
    known_problems: "A policy that nobody keeps up.",
    bad: &[
        Example::header(r#"{"alg":"HS256"}"#).under(r#"algorithms = ["ES256", "RS256"]"#),
        Example::header(r#"{"alg":"es256"}"#)
            .signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ")
            .under(r#"algorithms = ["ES256", "RS256"]"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).under(r#"algorithms = ["ES256", "RS256"]"#),
        Example::header(r#"{"alg":"HS256"}"#),
    ],
    judge: Judge::Token {
        applies: |case| {
            !case.policy.algorithms.is_empty() && case.header.is_some() && case.token.kind() != Kind::Jwe
        },
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = super::alg_of(case) else { return };
    let Some(name) = alg.text().filter(|name| !name.is_empty()) else { return };
    if !case.policy.algorithms.iter().any(|allowed| *allowed == name) {
        let allowed = case.policy.algorithms.join(", ");
        hits.at(Place::header(alg), format!("alg is {}, the policy allows {allowed}", alg.brief()));
    }
}
