//! Two identities in one token.

use crate::core::json::{Kind as JsonKind, Value};
use crate::rules::prelude::*;
use std::borrow::Cow;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "header-claim-mismatch",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "header and payload name different identities",
    why: "what routes by the header and what decides by the payload see different tokens",
    fix: "copy the claim into the header exactly, or leave it out",
    cites: &["RFC 7519 §5.3"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"ES256","iss":"https://evil.example.com"}"#),
        Example::header(r#"{"alg":"ES256","sub":42}"#),
        Example::header(r#"{"alg":"ES256","aud":["https://api.example.com","b"]}"#),
    ],
    good: &[
        Example::header(
            r#"{"alg":"ES256","iss":"https://as.example.com","sub":"42","aud":["https://api.example.com"]}"#,
        ),
        Example::header(r#"{"alg":"ES256","client":"c"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some() && case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in ["iss", "sub", "aud"] {
        let (Some(header), Some(claim)) = (super::parameter(case, name), case.claim(name)) else { continue };
        if !items(header).eq(items(claim)) {
            let message = format!("{name} of the header is not that of the payload");
            hits.at(Place::header(header), message);
        }
    }
}

/// The text of a string, or of each in an array, or whatever else there is as written.
fn items(value: Value<'_>) -> impl Iterator<Item = (JsonKind, Cow<'_, str>)> {
    let array = value.kind() == JsonKind::Array;
    let one = (!array).then_some(value);
    let each = array.then(|| value.children()).into_iter().flatten();
    one.into_iter().chain(each).map(|item| (item.kind(), item.text().unwrap_or(Cow::Borrowed(item.raw()))))
}
