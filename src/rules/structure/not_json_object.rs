//! A header or payload that holds no claims.

use crate::core::b64;
use crate::core::json::Fault;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "not-json-object",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the header or the payload is no JSON object",
    why: "it is no claims set, so that there is nothing for a verifier to check",
    fix: "put the claims into a JSON object, and copy the token whole",
    cites: &["RFC 7519 §7.2"],
    known_problems: "A JWS that is no JWT may carry anything.",
    bad: &[
        Example::claims(r#""hello""#),
        Example::claims(r#"{"iss":"https://login.acme-corp.com","sub":"us"#),
        Example::claims("{'sub':'42'}"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        // Nested, detached and compressed payloads.
        Example::jws(r#"{"alg":"ES256","cty":"JWT"}"#, "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln", "c2ln"),
        Example::jws(r#"{"alg":"ES256"}"#, "", "c2ln"),
        Example::jws(r#"{"alg":"ES256","zip":"DEF"}"#, "}Io", "c2ln"),
    ],
    judge: Judge::Token { applies: |case| case.header.is_none() || !case.has_all_claims(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, document) in super::documents(case) {
        // A part that could not be decoded to its end is said by illegal-characters.
        let broken_off = |fault: &b64::Fault| matches!(fault, b64::Fault::Foreign { .. });
        if case.token.encoding_faults(part).iter().any(broken_off)
            || super::not_utf8::is_utf16(document.bytes())
        {
            continue;
        }
        if part == Part::Payload && case.token.nested().is_some() {
            continue;
        }
        let syntax = document.faults().iter().find(|fault| matches!(fault, Fault::Syntax { .. }));
        let name = part.name();
        if let Some(fault) = syntax {
            hits.at(Place::part(part), format!("the {name} is {fault}"));
        } else if document.object().is_none() {
            let kind = document.root().map_or("nothing", |root| root.kind().words());
            hits.at(Place::part(part), format!("the {name} is {kind}, where a JSON object is due"));
        }
    }
}
