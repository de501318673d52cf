//! A JWK whose purposes do not go together.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-use-mismatch",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "use and key_ops of the JWK forbid what it is for, or each other",
    why: "one reader goes by the one and one by the other: a key for encryption signs, or the other way about",
    fix: "say it once: use sig for a key that signs",
    cites: &["RFC 7517 §4.2", "RFC 7517 §4.3"],
    known_problems: "",
    bad: &[
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","use":"enc","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","use":"sig","key_ops":["verify","deriveKey"],"kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","key_ops":["verify","verify"],"kid":"2026-01"}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","use":"sig","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RSA-OAEP-256","use":"enc","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","use":"sig","key_ops":["verify"],"kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::JwkUseMismatch, applies: |key| key.jwk().is_some() },
};
