//! More or fewer parts than a token has.

use crate::core::token::{Form, Kind};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "segment-count",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token has not the three parts of a JWS or the five of a JWE",
    why: "it is no token: a part was lost or added in copying, or somebody tries how a parser counts dots",
    fix: "copy the token anew, and have the verifier count the dots before it splits at them",
    cites: &["RFC 7519 §7.2", "CVE-2025-30204"],
    known_problems: "Tokens that were cut for a document.",
    bad: &[
        Example::jws(r#"{"alg":"ES256"}"#, r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#, "c2lnbg")
            .written(|token| format!("{token}.d")),
        Example::jws(r#"{"alg":"ES256"}"#, r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#, "c2lnbg")
            .written(|token| token.replace(".c2lnbg", "")),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        // A detached payload leaves its place empty.
        Example::jws(r#"{"alg":"ES256"}"#, "", "c2ln"),
    ],
    judge: Judge::Token { applies: |case| case.token.form() == Form::Compact, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (due, form) = if case.token.kind() == Kind::Jwe { (5, "JWE") } else { (3, "JWS") };
    let count = case.token.segment_count();
    if count != due {
        let plural = if count == 1 { "" } else { "s" };
        hits.at(Place::part(Part::Token), format!("the token has {count} part{plural}, a {form} has {due}"));
    }
}
