//! A secret that is the text of a public key.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-secret-is-public-key",
    group: Group::Key,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the HMAC secret is a public key",
    why: "everyone has the public key, and so everyone can sign",
    fix: "give it with --key, and let it verify what its private half signs",
    cites: &["CVE-2026-34950", "CVE-2026-85394", "CVE-2026-102273"],
    known_problems: "",
    bad: &[
        Example::secret(
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n",
        ),
        Example::secret(
            "\n-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----",
        ),
        Example::secret(
            "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}",
        ),
    ],
    good: &[
        Example::secret("bkq0t0XZUbwAyi5bO9ulxFw83NcdrHowjOjGraLOt3XP_2jl"),
        Example::key(
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEAhPQE0Z1vuN3do4hmHdbwTgigVJsA93uTPcIcTNNwXvY=\n-----END PUBLIC KEY-----\n",
        ),
    ],
    judge: Judge::Key { flaw: Flaw::HmacSecretIsPublicKey, applies: |key| key.secret().is_some() },
};
