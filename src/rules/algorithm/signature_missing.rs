//! A signature that is not there.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "signature-missing",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the header promises a signature that is not there",
    why: "a verifier that finds nothing to check, and checks nothing, believes whatever the token says",
    fix: "have the verifier refuse it; sign it anew: jotkit sign --key FILE",
    cites: &["RFC 7515 §5.2", "RFC 8725 §3.2"],
    known_problems: "Tokens that were cut short for a manual.",
    bad: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed(""),
        Example::header(r#"{"alg":"HS256"}"#).signed(""),
    ],
    good: &[Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)],
    judge: Judge::Token { applies: super::claims_signature, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    // Of more parts than three, nobody knows which is the signature.
    if case.signature().is_empty() && case.token.segment_count() <= 3 {
        let alg = case.token.alg();
        let promise = alg.as_deref().map_or_else(|| "the header".to_string(), |alg| format!("alg {alg:?}"));
        hits.at(Place::part(Part::Signature), format!("{promise} promises a signature, and there is none"));
    }
}
