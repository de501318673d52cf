//! A JWK whose alg is for another kind of key.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-alg-mismatch",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the JWK names an algorithm that its key does not serve",
    why: "a verifier goes by the one or by the other, and an attacker by whichever it does not check",
    fix: "name the algorithm of the key: jotkit key inspect FILE",
    cites: &["RFC 7517 §4.4", "RFC 8725 §3.1"],
    known_problems: "A key for which a token is told alg-key-mismatch is not told it again.",
    bad: &[
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES512","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"HS256","kid":"2026-01"}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"OKP","crv":"Ed25519","x":"hPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY","alg":"Ed25519","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ECDH-ES+A256KW","use":"enc","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::JwkAlgMismatch, applies: |key| key.jwk().is_some() },
};
