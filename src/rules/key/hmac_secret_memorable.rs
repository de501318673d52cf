//! A secret that can be guessed.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-secret-memorable",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the HMAC secret can be guessed",
    why: "whoever has one token tries what people think of first, at thousands of millions a second",
    fix: "let a generator choose it: jotkit keygen hs256",
    cites: &["RFC 8725 §3.5", "OWASP JSON Web Token Cheat Sheet"],
    known_problems: "Long passphrases of common words that a generator chose: what is counted are words that people make secrets of, sequences and repetitions, below 80 bits.",
    bad: &[
        Example::secret("MyProject2026MyProject2026MyProj"),
        Example::secret("this-is-my-super-secret-jwt-signing-key"),
        Example::secret("abcdefghijklmnopqrstuvwxyz012345"),
    ],
    good: &[
        Example::secret("bkq0t0XZUbwAyi5bO9ulxFw83NcdrHowjOjGraLOt3XP_2jl"),
        Example::secret("f47ac10b-58cc-4372-a567-0e02b2c3d479"),
        Example::secret("ivory-tractor-molecule-pancake-sunset-violin-quarry"),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::HmacSecretMemorable, applies: |key| key.secret().is_some() },
};
