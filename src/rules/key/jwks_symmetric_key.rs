//! A secret where everyone reads.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwks-symmetric-key",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a shared secret is in a set for everyone to read",
    why: "a secret that verifies also signs: whoever reads the set issues tokens",
    fix: "replace the secret, and publish public keys: jotkit key jwks FILE",
    cites: &["CVE-2019-12423", "RFC 7517 §9.2", "OWASP JSON Web Token Cheat Sheet"],
    known_problems: "A set of secrets alone, given with --key or lying in a folder, is no set for everyone; given with --jwks it is taken for one.",
    bad: &[
        Example::jwks(
            r#"{"keys":[{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS256","kid":"2026-01"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS256","kid":"2026-02"}]}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"keys":[{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS256","kid":"2026-01"},{"kty":"oct","k":"p2P18ILTQl4yvHUuKxqWZwwuuAr4ABW6ZmmmYMFdYR8","alg":"HS256","kid":"2026-02"}]}"#,
        ),
        Example::jwks(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}]}"#,
        ),
    ],
    judge: Judge::Keys { flaw: Flaw::JwksSymmetricKey, applies: |key| key.jwk().is_some() },
};
