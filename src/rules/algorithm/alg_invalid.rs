//! A header that names no algorithm.

use crate::core::json::Kind as JsonKind;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-invalid",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the header names no algorithm",
    why: "RFC 7515 demands one, and verifiers disagree on what to do without",
    fix: "have the issuer write one registered name, such as ES256",
    cites: &["RFC 7515 §4.1.1", "RFC 7516 §4.1.1"],
    known_problems: "Signed cookies of Flask only look like tokens, and have no alg.",
    bad: &[
        Example::header(r#"{"alg":null}"#),
        Example::header(r#"{"typ":"JWT"}"#),
        Example::header(r#"{"alg":""}"#),
        Example::header(r#"{"alg":{"name":"HS256"}}"#),
        Example::header(r#"{"alg":["ES256"]}"#),
    ],
    good: &[Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    // A JSON serialization may have it in the other header.
    let Some(alg) = case.token.parameter("alg") else {
        hits.at(Place::part(Part::Header), "the header has no alg").label("no \"alg\" among the parameters");
        return;
    };
    let empty = alg.text().is_some_and(|text| text.is_empty());
    if empty || alg.kind() != JsonKind::String && !super::is_disguised_none(alg) {
        let what = if empty { "an empty string" } else { alg.kind().words() };
        hits.at(super::alg_place(case), format!("alg is {what}, and names no algorithm"));
    }
}
