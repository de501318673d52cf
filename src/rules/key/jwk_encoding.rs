//! A JWK that is not written in the one way there is.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-encoding",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the JWK is not written in base64url as it should be",
    why: "the same key has several spellings: thumbprints differ, and strict readers refuse what others take",
    fix: "write it in base64url without padding, and numbers without leading zeros; a key that can be read is written so by jotkit key convert FILE --to jwk",
    cites: &["RFC 7518 §2", "RFC 7518 §6.3.1.1"],
    known_problems: "Old Java writes the zero byte of its big integers.",
    bad: &[
        Example::key(
            r#"{"kty":"RSA","n":"AORpigWdAJJMfzxNXm0f70q51uwxDri1Mg9s9qdSjwQ5gt1DFX7dinShCfWuV3o90AfoHR4Mr3KsBlok0XFKVpYAgQPBoBHW6TZZb3qFzU0Y22Z1bcobp9_YpQeX9stoOjvRK0FW-lL_kUG05vGWp7wmzHlN36l-SqjJXaEwYDWJPS2XM39z4y4UC5441j0kQmNG1g00kCF0YrlY-sk1za_4DQx5gWe61lE-A1iyNAyxIq7onAzcCLXWHg1NwhJKT1wa86HkeFBGsLyskdTQsEbvPBMkAAdQzmEzpUaDOVxa93Vxrjc7C_-42opdZqLSQGRO4Fx8weTC9uyNMAAxy1E","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ==","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx/PE1ebR/vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB+gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv+RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr/gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL/7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
    ],
    good: &[
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"AEL6uv0KnGUR-0v2K5ksrfyy4wn07wHMJvan3v3ya5g","y":"4LYi15J0InbOytHWf2cOaDnTsQr8BPu4y7zqn2wpcaI","alg":"ES256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::JwkEncoding, applies: |key| key.jwk().is_some() },
};
