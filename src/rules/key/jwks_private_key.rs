//! A private key where everyone reads.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwks-private-key",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a private key is in a set for everyone to read",
    why: "whoever reads the set issues tokens",
    fix: "replace the key, and publish public halves: jotkit key jwks FILE",
    cites: &["CVE-2019-12423", "RFC 7517 §9.2"],
    known_problems: "A set of private keys alone, given with --key or lying in a folder, is no set for everyone; given with --jwks it is taken for one.",
    bad: &[
        Example::jwks(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","d":"bTWRldWKeweid24opFWejwP5qUBU4RBvmeBfmE7POv8","alg":"ES256","kid":"2026-02"}]}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","d":"bTWRldWKeweid24opFWejwP5qUBU4RBvmeBfmE7POv8","alg":"ES256","kid":"2026-02"}]}"#,
        ),
        Example::jwks(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}]}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Keys { flaw: Flaw::JwksPrivateKey, applies: |key| key.jwk().is_some() },
};
