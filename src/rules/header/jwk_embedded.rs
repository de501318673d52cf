//! A key in the header.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-embedded",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the token brings the key that is to verify it",
    why: "a verifier that takes the key from the header accepts whoever signed",
    fix: "take keys from a configured JWK Set only: jotkit verify --jwks FILE",
    cites: &["RFC 7515 §4.1.3", "CVE-2018-0114", "OWASP ASVS 9.1.3", "OpenID Connect Core §2"],
    known_problems: "Proofs of possession carry their key by design: those of DPoP, OpenID4VCI and ACME are known and left out.",
    bad: &[Example::header(
        r#"{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c"}}"#,
    )],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}}"#,
            r#"{"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","htm":"POST","htu":"https://as.example.com/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some() && !super::proves_possession(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(jwk) = super::parameter(case, "jwk") {
        hits.at(Place::member(Part::Header, jwk), "the header has a jwk, the key of whoever signed");
    }
}
