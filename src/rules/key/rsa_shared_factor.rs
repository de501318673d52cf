//! Two RSA keys with a prime in common.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rsa-shared-factor",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "RSA keys share a prime",
    why: "the greatest common divisor of two public keys is found in no time, and is half of each private one",
    fix: "make both keys anew, on a machine whose random numbers are: jotkit keygen rs256 --out NAME",
    cites: &["Heninger et al., Mining Your Ps and Qs (2012)", "FIPS 186-5 §A.1"],
    known_problems: "",
    bad: &[Example::key(
        r#"{"keys":[{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"},{"kty":"RSA","n":"3mx1Io5OKBbU1R5hZTSNot7bYUw7j386xDlQyARD0QyGE_POs91Pa8DzT3w9lnnKslophKx-68ZrJQrw7OW9oB4NaulCwwDqiEnvAbz7Q5Dfxz1BoWHFjIS1csl4YiibWgKoF38CVlxs4SvhtJLgcU1kfyMokSRQkPty3xB1aEoafXwQR0FnWUmrWF0TZvtZcdNu92LvwVkzuULRliIY8DivOXvSUPLVE1WPgKiMGyQ6woQVQbzfnkJx21HTCw49YAr1zGzEST6kjMfqJJcWE9axP3QTDJfEm9tN4PyESTj1U735ltGcorzNb81HA8PEz0tK8XL3-2NjXpnCERG3uQ","e":"AQAB","alg":"RS256","kid":"2026-02"}]}"#,
    )],
    good: &[
        Example::key(
            r#"{"keys":[{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"},{"kty":"RSA","n":"xUYsMwp0M9btOWOQ0h4VPiYwjudfsQxLd2Q_3tYBtZBb3brqqz1l3-l4_k3FgM5VwSUzBhVf6YQYORAY2PyE4Rk2q5Xx4X8Tlj6ZXnz9im8282VOYjCOlnDb8H5zBD-NHdHHfHiTOsVnJEMz2CxX2LK-o_9Ja_41KqbsmGm_R6Po-z9NuGkI5ycSSyZFA8hwUX_RQBHj3rgsBUaX2lCys6S3fVNie6Us4xjnoNAZ7xt1yxC1UOz9Reph_iQffq5rtzUvFDphx-dCaqCKAwwcqliYNdnPPz6YoB2hh9mIAEA8mv05VnBa7TIg5kxgKrS2W6wNdDRBi_PlFYvm447_8w","e":"AQAB","alg":"RS256","kid":"2026-02"}]}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Keys { flaw: Flaw::RsaSharedFactor, applies: |key| key.numbers().is_some() },
};
