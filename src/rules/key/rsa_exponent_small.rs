//! An RSA exponent that leaves no room for mistakes.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rsa-exponent-small",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the public exponent is below 65537",
    why: "where a verifier is careless about padding, signatures under a small exponent are forged without the key",
    fix: "make a new key, whose exponent is 65537: jotkit keygen rs256 --out NAME",
    cites: &["FIPS 186-5 §A.1.1"],
    known_problems: "Keys of old hardware, which could do no other.",
    bad: &[Example::key(
        r#"{"kty":"RSA","n":"w-VhhEHurVKnnmSOcErlO7O2HfP8Y5QKUnAvuBzVUnI9qhW9N1FhPhnTvu9r6xhk5fKcXLpQ8ktFVt3s64BTjpJobKuRb4_DMvVo85S4h4TCfE7fmmglNXIPsl9jGc8YgIH5dHECTPgjTSuCn9CTT00mvLRwvdm5J08Io3m4qkX_bTPS3gb38Z-IdzI8BJ9DrVRVFmO65FwcF2w8GFRShMvMee58tQyqDAerzCBQtls6PCv2YlmoIv6WMhQjoKZJhy-BfSVnr2Fx9nfoDdZNbM4tlt_a1ukUf2cFIJSdjjZFax8oSK9GJ9dq7nuie8dstroSqY8A2g5idUi0kIIMHQ","e":"Aw","alg":"RS256","kid":"2026-01"}"#,
    )],
    good: &[
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::RsaExponentSmall, applies: |key| key.numbers().is_some() },
};
