//! A private or symmetric key.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-private-key",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a private key stands in the token",
    why: "whoever sees the token can sign or decrypt as the owner of the key",
    fix: "take it out of the token, and replace the key: jotkit keygen makes another, jotkit key public gives the half that may be shown",
    cites: &["RFC 7519 §12", "RFC 7800 §3.2", "CWE-312", "gitleaks rules (MIT)"],
    known_problems: "A private key in the header's jwk is said by jwk-private-in-header. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"tls":"-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"key":{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"cnf":{"jwk":{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ"}}}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"cnf":{"jwk":{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"pem":"-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n-----END PUBLIC KEY-----\n"}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let jwk = case.header.and_then(|header| header.get("jwk"));
    for key in case.detected(Detector::PrivateKey) {
        let is_of_jwk = jwk.is_some_and(|jwk| jwk.children().any(|member| member.id() == key.value.id()));
        if !(key.part == Part::Header && is_of_jwk) {
            super::found(hits, key);
        }
    }
}
