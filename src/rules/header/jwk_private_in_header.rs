//! A private key in the header.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-private-in-header",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the private key is in the header",
    why: "every token gives away the key that signs it",
    fix: "put the public half there, if any: jotkit key public FILE; and replace the key",
    cites: &["RFC 9449 §4.2", "RFC 7515 §4.1.3"],
    known_problems: "",
    bad: &[
        Example::header(
            r#"{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}}"#,
        ),
        Example::header(r#"{"alg":"HS256","jwk":{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ"}}"#),
    ],
    good: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}}"#,
            r#"{"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","htm":"POST","htu":"https://as.example.com/token","iat":1795292740}"#,
            "c2ln",
        ),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(jwk) = super::parameter(case, "jwk") else { return };
    let private = ["d", "p", "q", "dp", "dq", "qi", "oth", "priv", "k"];
    let found: Vec<_> = private.into_iter().filter(|name| jwk.get(name).is_some()).collect();
    if !found.is_empty() {
        let message = format!("the jwk in the header has the private {}", found.join(", "));
        hits.at(Place::member(Part::Header, jwk), message);
    }
}
