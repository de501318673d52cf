//! A certificate named by its SHA-1.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "x5t-sha1",
    group: Group::Header,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "the key is selected by a SHA-1 hash",
    why: "two certificates can be made that share it",
    fix: "write x5t#S256 or kid beside it",
    cites: &["RFC 7515 §4.1.7", "RFC 7515 §4.1.8"],
    known_problems: "Entra writes it in tokens of version 1.0.",
    bad: &[Example::header(r#"{"alg":"RS256","x5t":"P2bQzqm2Cq6R8h9b7nM5tYx3wV0"}"#)],
    good: &[
        Example::header(
            r#"{"alg":"ES256","x5t":"P2bQzqm2Cq6R8h9b7nM5tYx3wV0","x5t#S256":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"}"#,
        ),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if super::parameter(case, "x5t#S256").is_some() {
        return;
    }
    if let Some(x5t) = super::parameter(case, "x5t") {
        hits.at(Place::header(x5t), "x5t, a SHA-1 hash, stands without x5t#S256");
    }
}
