//! A key ID that is none.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "kid-invalid",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "kid is no key ID",
    why: "an object is an operator to some databases, and an empty text finds whatever key comes first",
    fix: "write the ID of the key: jotkit sign --kid thumbprint",
    cites: &["RFC 7515 §4.1.4"],
    known_problems: "Old service-account tokens of Kubernetes carry an empty kid.",
    bad: &[
        Example::header(r#"{"alg":"ES256","kid":{"$ne":null}}"#),
        Example::header(r#"{"alg":"ES256","kid":""}"#),
        Example::header(r#"{"alg":"ES256","kid":7}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","kid":"7"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(kid) = super::parameter(case, "kid") else { return };
    match kid.text() {
        Some(text) if text.is_empty() => {
            hits.at(Place::header(kid), "kid is an empty string");
        }
        Some(_) => {}
        None => {
            hits.at(Place::header(kid), format!("kid is {}, not a string", kid.kind().words()));
        }
    }
}
