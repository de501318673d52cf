//! A set of keys for different eyes.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwks-mixed",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the set mixes public keys, private keys or secrets",
    why: "who may read one of them may read all, and a verifier that takes any key of the set takes the wrong kind",
    fix: "keep what signs apart from what verifies: jotkit key jwks FILE",
    cites: &["RFC 8725 §3.1", "RFC 7517 §9.2"],
    known_problems: "Stores that nobody but their owner reads.",
    bad: &[
        Example::key(
            r#"{"keys":[{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-02"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"},{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS256","kid":"2026-02"}]}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-02"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","d":"MnMm_Irt1M4wtZEKcu4FU81B8Pv5nV8dJrId5tfu-x0","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","d":"bTWRldWKeweid24opFWejwP5qUBU4RBvmeBfmE7POv8","alg":"ES256","kid":"2026-02"}]}"#,
        ),
    ],
    judge: Judge::Keys { flaw: Flaw::JwksMixed, applies: |key| key.is_in_set() },
};
