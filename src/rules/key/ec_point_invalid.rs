//! A public key that is no point of its curve.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "ec-point-invalid",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the public key is no point of its curve",
    why: "where it is used all the same, an attacker who chose it learns the private key of the other side; strict readers refuse it",
    fix: "export the key again, each coordinate as long as the field: jotkit key public FILE --to jwk",
    cites: &["RFC 7518 §6.2.1.2", "RFC 7518 §6.2.1.3", "RFC 8725 §3.4"],
    known_problems: "",
    bad: &[
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"Qvq6_QqcZRH7S_YrmSyt_LLjCfTvAcwm9qfe_fJrmA","y":"4LYi15J0InbOytHWf2cOaDnTsQr8BPu4y7zqn2wpcaI","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1Y","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUQ","alg":"EdDSA","kid":"2026-01"}"#,
        ),
        Example::key(
            "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE6Di+3E4BXwRgZC1Yj72oxx9G6A+tNaq7Adh3YysJ0u2/8yD3ewOk0dETe8eyxQwAHSYZn017Q/Folt6sAJaDVg==\n-----END PUBLIC KEY-----\n",
        ),
        Example::key(
            "-----BEGIN PUBLIC KEY-----\nMBkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDAgAA\n-----END PUBLIC KEY-----\n",
        ),
    ],
    good: &[
        Example::key(
            r#"{"kty":"EC","crv":"P-256","x":"AEL6uv0KnGUR-0v2K5ksrfyy4wn07wHMJvan3v3ya5g","y":"4LYi15J0InbOytHWf2cOaDnTsQr8BPu4y7zqn2wpcaI","alg":"ES256","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"OKP","crv":"Ed25519","x":"hPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY","alg":"EdDSA","kid":"2026-01"}"#,
        ),
        Example::key(
            r#"{"kty":"EC","crv":"P-521","x":"AG0Fm_Bc2stmNhLdSMfNjujpN5HtBb7WP4sfzqgBRPExQ4ntGyJ0L_z5dqsqKPw959_IN6S4k2BIDT7SSFWV_Pn3","y":"AJbUEM_YIaCj_aAtmWsGwg-5DqSv6CnFCXmFrAL9oTy-0nDj6iC8dG6yhyLDuiR7r4YELOoXjN_q4XpShf5BRbSq","alg":"ES512","kid":"2026-01"}"#,
        ),
    ],
    judge: Judge::Key {
        flaw: Flaw::EcPointInvalid,
        applies: |key| matches!(key.kty().as_deref(), Some("EC" | "OKP")),
    },
};
