//! A secret that is shorter than the hash.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-secret-short",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the HMAC secret is shorter than its hash",
    why: "whoever has one token tries secrets on a machine of their own until the signature matches",
    fix: "make one of full length: jotkit keygen hs256, hs384 or hs512, as its algorithm is",
    cites: &["RFC 7518 §3.2"],
    known_problems: "",
    bad: &[
        Example::secret("9fX2mQ7vLk4pRt8wYz1cBn6hJd3sGa5"),
        Example::key(
            r#"{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS512","kid":"2026-01"}"#,
        ),
    ],
    good: &[
        Example::secret("bkq0t0XZUbwAyi5bO9ulxFw83NcdrHowjOjGraLOt3XP_2jl"),
        Example::key(
            r#"{"kty":"oct","k":"LxCgawuC_uLeYN4IKkf2pYxrwZ5ruUyjuF1eR_d7fHw","alg":"HS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"oct","k":"kR7cPz0Zk1bq0uYF4oZ1mw","alg":"A128KW","use":"enc","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::HmacSecretShort, applies: |key| key.secret().is_some() },
};
