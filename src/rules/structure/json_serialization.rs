//! A token as a JSON object.

use crate::core::token::Form;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "json-serialization",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is in JSON serialization",
    why: "a JWT is compact; a library that takes both can be made to verify one and read the other",
    fix: "issue the compact form: jotkit sign without --serialization",
    cites: &["RFC 7519 §1", "draft-ietf-oauth-rfc8725bis-10 §2.13"],
    known_problems: "A JWS that is no JWT.",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).written(flattened)],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        // A request to an ACME server.
        Example::jws(r#"{"alg":"ES256","nonce":"n","url":"https://acme.example/new"}"#, "{}", "c2ln")
            .written(flattened),
    ],
    judge: Judge::Token { applies: |case| !case.is_acme_request(), check },
};

/// The flattened JSON serialization of a compact one.
pub(super) fn flattened(token: &str) -> String {
    let mut parts = token.split('.');
    let mut part = || parts.next().unwrap_or_default();
    let (protected, payload, signature) = (part(), part(), part());
    format!(r#"{{"payload":"{payload}","protected":"{protected}","signature":"{signature}"}}"#)
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let form = match case.token.form() {
        Form::Flattened => "flattened",
        Form::General { number: 1, .. } => "general",
        // Once for the object is enough.
        Form::General { .. } | Form::Compact => return,
    };
    hits.at(Place::part(Part::Token), format!("{form} JSON serialization, where a JWT is compact"));
}
