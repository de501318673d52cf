//! A token that anyone can have encrypted.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwe-unsigned",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the token is encrypted to a public key, and not signed",
    why: "anyone with the public key can make it: encryption does not say who sent it",
    fix: "sign the claims, then encrypt the token, with cty JWT",
    cites: &["RFC 8725 §3.3", "RFC 7519 §11.2", "CVE-2023-51774", "CVE-2026-29000"],
    known_problems: "Contents that need secrecy and no author.",
    bad: &[
        Example::jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM"}"#),
        Example::jwe(r#"{"alg":"ECDH-ES+A256KW","enc":"A256GCM","cty":"json"}"#),
    ],
    good: &[
        Example::jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}"#),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#),
        Example::jwe(r#"{"alg":"ECDH-ES","enc":"A256GCM","cty":"application/jwt"}"#),
    ],
    judge: Judge::Token { applies: super::is_jwe, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = super::parameter(case, "alg") else { return };
    let to_public_key = |name: &str| name.starts_with("RSA") || name.starts_with("ECDH-ES");
    // What was opened, and holds a token that cty does not announce, is said by cty-missing-nested.
    let holds_a_token = || super::says_nested(case) || case.token.nested().is_some();
    if alg.text().is_some_and(|name| to_public_key(&name)) && !holds_a_token() {
        let message = format!("encrypted to a public key with {}, and cty names no JWT inside", alg.brief());
        hits.at(Place::header(alg), message);
    }
}
