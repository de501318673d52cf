//! Times in the wrong half of the token.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "time-claim-in-header",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the times stand in the header, where no verifier looks",
    why: "the token never expires",
    fix: "move exp, nbf and iat into the payload: jotkit sign --exp 15m",
    cites: &["RFC 7519 §4"],
    known_problems: "",
    bad: &[Example::jws(r#"{"alg":"HS512","iat":1795292740,"exp":1795293700}"#, r#"{"sub":"42"}"#, "c2ln")],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::header(r#"{"alg":"ES256","iat":1795292740}"#),
    ],
    judge: Judge::Token {
        applies: |case| case.header.is_some() && case.claims.is_some() && case.claim("exp").is_none(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let named =
        ["exp", "nbf", "iat"].into_iter().filter_map(|name| Some((name, super::parameter(case, name)?)));
    let mut found: Vec<_> = named.collect();
    if found.is_empty() {
        return;
    }
    let (_, first) = found.remove(0);
    let names: Vec<_> = std::iter::once(first.raw_name().unwrap_or_default().trim_matches('"'))
        .chain(found.iter().map(|(name, _)| *name))
        .collect();
    let message = format!("{} in the header, and no exp among the claims", names.join(" and "));
    hits.at(Place::member(Part::Header, first), message);
}
