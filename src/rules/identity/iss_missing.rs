//! A token that nobody claims to have issued.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "iss-missing",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token names no issuer",
    why: "keys cannot be bound to an issuer: whatever key verifies the token is believed",
    fix: "set iss to the https URL of the issuer: jotkit sign … --iss https://as.example.com",
    cites: &["RFC 8725 §3.8"],
    known_problems: "Sessions of a single service, which issues and reads its tokens with one key.",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)],
    good: &[
        Example::claims(r#"{"iss":"https://as.example.com","aud":"api","iat":1795292740,"exp":1795293700}"#),
        // A proof that another specification defines.
        Example::jws(
            r#"{"alg":"ES256","typ":"openid4vci-proof+jwt"}"#,
            r#"{"aud":"https://a.example","nonce":"n","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: super::lacks_a_standard, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.claim("iss").is_none() && !case.requires("iss") {
        hits.at(Place::part(Part::Payload), "the token names no issuer").label("no \"iss\" among the claims");
    }
}
