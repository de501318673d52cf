//! Two keys of one name.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwks-duplicate-kid",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "keys of the set share a kid",
    why: "a verifier takes the one or the other, so that good tokens are refused now and then",
    fix: "give each its own, such as its thumbprint: jotkit key thumbprint FILE",
    cites: &["RFC 7517 §4.5"],
    known_problems: "Keys of different types may share one, if the application takes them for the same: that is info.",
    bad: &[
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","alg":"ES256","kid":"2026-01"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}]}"#,
        ),
    ],
    good: &[Example::key(
        r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","alg":"ES256","kid":"2026-02"}]}"#,
    )],
    judge: Judge::Keys { flaw: Flaw::JwksDuplicateKid, applies: |key| key.is_in_set() },
};
