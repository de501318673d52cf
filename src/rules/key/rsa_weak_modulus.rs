//! An RSA modulus that falls apart.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "rsa-weak-modulus",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the RSA modulus can be factored at once",
    why: "the factors are the private key: anyone computes them from the public one",
    fix: "make a new key with a sound generator: jotkit keygen rs256 --out NAME",
    cites: &["FIPS 186-5 §A.1", "zlint e_rsa_fermat_factorization"],
    known_problems: "",
    bad: &[
        Example::key(
            r#"{"kty":"RSA","n":"_StKubc1h6bnJLjl03OTXQFC_w9Mol32fu6FcJr7oNnFaqaJgYllvLz3Tuau8A6F8lHmk8Qzc5vUy1FTRZ1Z8KmgGIV-Rjl-hFvlp-7lLvPaCegwg3h38jalfJBJjJi0aHT518houbtBgjRmu2h_4xdJpnqaGLc-tiZOb6WV5jTOUhY9ELvY6salGYAgGUwGzl6OBEDMWNNIXl0OJglDfWZCnIjzeyeChlhOlIUbkhzsXzu2oheCz4O_vH9PuDs81gJAyt8eikiopR3N36SHLAtYEQEHmTo3ZWKamMKmQsdx-jOchGNew14sFuRG9AKp-BfmSu1UD8qRjjLuetRikQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"AXBkU5VeHRvct4od6WlFBMcFZLaf30rsaJoyCgPgW6JZf0N_6pzw3IIWXwewWkunArBBvKC-ZMKnXZa40UX_AXaxqWOBotpUokodBWop3le1V9X36qE9SBGub8RDqooQeEtg6TzZrUlOIErC3xE_Zbfalyp-zoZ7FptsVBfK6EY_ypsTQbEjdOhxtJq7v-r-BO61Xcs0bi4fqBaPK3YVDAFC2Qdr3JfY20vbjo0GVq3Z27XEa7-wfQLR-XlSpFqVwyGXBVu6ca2tW_gY7bKPfdsqL04uG91v7bx0A-1a9aRyRuMeYsHw_9YoP1sHLN7AgiJVNl4NofzC7w-rH77V0RE","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"5GmKBZ0Akkx_PE1ebR_vSrnW7DEOuLUyD2z2p1KPBDmC3UMVft2KdKEJ9a5Xej3QB-gdHgyvcqwGWiTRcUpWlgCBA8GgEdbpNllveoXNTRjbZnVtyhun39ilB5f2y2g6O9ErQVb6Uv-RQbTm8ZanvCbMeU3fqX5KqMldoTBgNYk9LZczf3PjLhQLnjjWPSRCY0bWDTSQIXRiuVj6yTXNr_gNDHmBZ7rWUT4DWLI0DLEiruicDNwItdYeDU3CEkpPXBrzoeR4UEawvKyR1NCwRu88EyQAB1DOYTOlRoM5XFr3dXGuNzsL_7jail1motJAZE7gXHzB5ML27I0wADHLUg","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"_StKubc1h6bnJLjl03OTXQFC_w9Mol32fu6FcJr7oNnFaqaJgYllvLz3Tuau8A6F8lHmk8Qzc5vUy1FTRZ1Z8KmgGIV-Rjl-hFvlp-7lLvPaCegwg3h38jalfJBJjJi0aHT518houbtBgjRmu2h_4xdJpnqaGLc-tiZOb6WV3255uFHlegeNKIdaiHOddAZAgY42GA-aAJQHbo4leVIbMJyhY_BZzjDahrDSpXg1rH-mqXsTRMFHiT39z2jQz2f6vEtDPzRCgoOP2BzPfNcgYTaqsrdqB7EGtYP7RdvKY-1Lri_GPnWAlDJbmaFPcYNU27ck-qx8Q1mfKiKYWinIYQ","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"RSA","n":"AcIFE1t2I96IivxQ3m19UpcvYQrkBjAff_hVfHzkaBQEdLuOD-k50YFbMvsAgvQXanZnPYMcUILwoPOLgmlkP_FGxQPAwY9h-VJnwRjddV1MDZVG02hsPMUGJesqMgaE-YQbKW-TJ-t0XAf78MYn2j37dfNzvMk4q_2nNrlCGdufG6lwh7bR7_ppyqsnqExaA3X0PXhilgKca1AHdmWpvbnO1qpiHvQ_Mdi4p3lLEGQcukEwXb3vil0gop6QOmnSqfw-dSHJkmqMPWHOlLuKzyc3nP1iCFXP4e2pQL36VHaCtMgOx38dzz4jJLiF9Yufl4faCJioszWggy_UQGyheos","e":"AQAB","alg":"RS256","kid":"2026-01"}"#,
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
    judge: Judge::Key { flaw: Flaw::RsaWeakModulus, applies: |key| key.numbers().is_some() },
};
