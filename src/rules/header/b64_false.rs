//! A payload that is not encoded.

use crate::core::json::Value;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "b64-false",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is signed as it is, which a JWT must not",
    why: "verifiers that know b64 and those that do not take the signature for one of different bytes",
    fix: "leave b64 out, and encode the payload",
    cites: &["RFC 7797 §7", "RFC 7797 §6"],
    known_problems: "A JWS with a detached payload is no JWT, and left out.",
    bad: &[
        Example::header(r#"{"alg":"ES256","b64":true}"#),
        Example::header(r#"{"alg":"ES256","b64":false,"crit":["b64"]}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example { payload: "", ..Example::header(r#"{"alg":"ES256","crit":["b64"],"b64":false}"#) },
    ],
    judge: Judge::Token { applies: |case| super::is_jws(case) && !case.token.is_detached(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(b64) = super::parameter(case, "b64") else { return };
    let crit = super::parameter(case, "crit").into_iter().flat_map(Value::children);
    let listed = crit.filter_map(Value::text).any(|name| name == "b64");
    let message = match b64.raw() {
        "false" => "b64 is false: the payload is signed without base64url",
        _ if !listed => "the header has b64, and crit does not list it",
        _ => return,
    };
    hits.at(Place::member(Part::Header, b64), message);
}
