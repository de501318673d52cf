//! One key for two purposes.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "key-reused",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the same key stands for two algorithms, or to sign and to encrypt",
    why: "what one protocol does with the key can serve an attack on the other",
    fix: "one key for each algorithm: jotkit keygen es256 --out NAME",
    cites: &["RFC 8725 §3.1"],
    known_problems: "A move from RS256 to PS256 with the old key.",
    bad: &[
        Example::key(
            r#"{"keys":[{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"},{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"PS256","kid":"2026-02"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","use":"sig","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","use":"enc","alg":"ECDH-ES","kid":"2026-02"}]}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"hPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY","alg":"EdDSA","kid":"2026-01"},{"kty":"OKP","crv":"Ed25519","x":"hPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY","alg":"Ed25519","kid":"2026-02"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"},{"kty":"RSA","n":"xUYsMwp0M9btOWOQ0h4VPiYwjudfsQxLd2Q_3tYBtZBb3brqqz1l3-l4_k3FgM5VwSUzBhVf6YQYORAY2PyE4Rk2q5Xx4X8Tlj6ZXnz9im8282VOYjCOlnDb8H5zBD-NHdHHfHiTOsVnJEMz2CxX2LK-o_9Ja_41KqbsmGm_R6Po-z9NuGkI5ycSSyZFA8hwUX_RQBHj3rgsBUaX2lCys6S3fVNie6Us4xjnoNAZ7xt1yxC1UOz9Reph_iQffq5rtzUvFDphx-dCaqCKAwwcqliYNdnPPz6YoB2hh9mIAEA8mv05VnBa7TIg5kxgKrS2W6wNdDRBi_PlFYvm447_8w","e":"AQAB","alg":"PS256","kid":"2026-02"}]}"#,
        ),
    ],
    judge: Judge::Keys { flaw: Flaw::KeyReused, applies: |key| key.jwk().is_some() },
};
