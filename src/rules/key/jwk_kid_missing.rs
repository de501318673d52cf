//! A key among several without a name.

use crate::core::key::Flaw;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-kid-missing",
    group: Group::Key,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a key of the set has no kid",
    why: "no token can say that it is the one: verifiers try all of them, and none can be rotated",
    fix: "name each by its thumbprint: jotkit key jwks FILE",
    cites: &["OpenID Connect Core §10.1", "RFC 7517 §4.5"],
    known_problems: "",
    bad: &[Example::key(
        r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","alg":"ES256"}]}"#,
    )],
    good: &[
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"X6rGeKGSmdBdFakt_cJ3v3gvkCK0xqWMB52cLKRaD_w","y":"NuineCD1qBjZZtqowxcyaGETy2sMPHRnQSMRFnC1HvY","alg":"ES256","kid":"2026-02"}]}"#,
        ),
        Example::key(
            r#"{"keys":[{"kty":"EC","crv":"P-256","x":"6Di-3E4BXwRgZC1Yj72oxx9G6A-tNaq7Adh3YysJ0u0","y":"v_Mg93sDpNHRE3vHssUMAB0mGZ9Ne0PxaJberACWg1c","alg":"ES256"}]}"#,
        ),
    ],
    judge: Judge::Keys { flaw: Flaw::JwkKidMissing, applies: |key| key.is_in_set() },
};
