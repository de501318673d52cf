//! An RSA key of a faulty chip.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rsa-roca",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the RSA key was made by a chip that makes weak ones",
    why: "the primes of such keys follow a pattern, by which they are found",
    fix: "replace the hardware key, or make one in software: jotkit keygen rs256 --out NAME",
    cites: &["CVE-2017-15361"],
    known_problems: "One sound key in some 230 million has the fingerprint by chance.",
    bad: &[Example::key(
        r#"{"kty":"RSA","n":"0TSnHxuExRr6oxSmILen7rW11Gi-rHET9IniQzpLj6ckfG2H-c9G_8S0Zf0fw8i7Ud7J-WNjWVkUDDrpuj89x5TxgVtfAi8KFFH2cD-t3girc1E2sNKuS7Dv3Px5kg_DrvUB4W07T-TCMStIyhNd6Krs4zEWZP-fncjTVGMRoVykuwWe5wWZ6rfrwdlMxF5WaIlEa94IZ7Igu0pwx6s3_W9-nraE6i-0Slhd1pTq91vrBsbwRPPB5c_sjz5XOGlxWGUKy_KLrQifJCOkikG4F9-TgJDrvTv9NRGQIWI2YW6K7FbBqs5SpnNa9xaNCnpfxf3vSRtLl48r_q3oo2jHRQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
    )],
    good: &[
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key { flaw: Flaw::RsaRoca, applies: |key| key.numbers().is_some() },
};
