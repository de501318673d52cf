//! An RSA key that can be factored.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rsa-key-short",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the RSA key has fewer than 2048 bits",
    why: "short moduli are factored, and the factors are the private key",
    fix: "make a longer key, or one on P-256: jotkit keygen es256 --out NAME",
    cites: &["RFC 7518 §3.3", "RFC 7518 §3.5"],
    known_problems: "",
    bad: &[
        Example::key(
            r#"{"kty":"RSA","n":"9cbpJUm0ZPizW6f8gVR5HaUAxIjZuMKUMrcR1VhA2xINkAMJsKYCx8vDeJJkSCXjsXhsGutpAba7R3Ksw5WososghfN-ZBFA4kGdqNgA3iWDuQHnGUYNQgnlGvtqfPItt2VWHdEqtqhiYREhtpU_Jm6rxdxiDt8FQOJBqS92vOM","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            "-----BEGIN PUBLIC KEY-----\nMIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQD1xuklSbRk+LNbp/yBVHkdpQDE\niNm4wpQytxHVWEDbEg2QAwmwpgLHy8N4kmRIJeOxeGwa62kBtrtHcqzDlaiyiyCF\n835kEUDiQZ2o2ADeJYO5AecZRg1CCeUa+2p88i23ZVYd0Sq2qGJhESG2lT8mbqvF\n3GIO3wVA4kGpL3a84wIDAQAB\n-----END PUBLIC KEY-----\n",
        ),
    ],
    good: &[
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::RsaKeyShort, applies: |key| key.numbers().is_some() },
};
