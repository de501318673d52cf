//! Objects in objects in objects.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "payload-too-deep",
    group: Group::Structure,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is nested deeper than eight levels",
    why: "parsers may set a limit to depth, and set it differently",
    fix: "flatten the claims",
    cites: &["RFC 8259 §9"],
    known_problems: "",
    bad: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}"#,
    )],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}"#,
        ),
        // A verifiable credential is as deep as what it attests.
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"vc":{"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}}"#,
        ),
    ],
    judge: Judge::Token {
        applies: |case| case.claims.is_some_and(|claims| claims.get("vc").or(claims.get("vp")).is_none()),
        check,
    },
};

const DEEPEST: usize = 8;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(payload) = case.token.payload() else { return };
    // Most payloads have not even as many brackets.
    if payload.bytes().iter().filter(|byte| matches!(byte, b'{' | b'[')).count() <= DEEPEST {
        return;
    }
    // The ends of those values that the one at hand lies in.
    let mut open = Vec::new();
    let (mut deepest, mut depth) = (None, 0);
    for value in payload.values().filter(|value| matches!(value.kind(), JsonKind::Object | JsonKind::Array)) {
        open.retain(|end| *end > value.span().start);
        open.push(value.span().end);
        if open.len() > depth {
            (deepest, depth) = (Some(value), open.len());
        }
    }
    if let Some(value) = deepest.filter(|_| depth > DEEPEST) {
        hits.at(Place::payload(value), format!("the payload is {depth} levels deep"));
    }
}
