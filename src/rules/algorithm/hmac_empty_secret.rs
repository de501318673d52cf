//! A secret of no length.

use crate::core::alg::Family;
use crate::core::dictionary::is_secret;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-empty-secret",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is signed with an empty secret",
    why: "a key lookup failed and the signer went on: anyone can make such a token",
    fix: "fail when there is no key for a kid, and refuse empty secrets",
    cites: &["RFC 7518 §3.2", "CVE-2026-44351", "CVE-2026-44699"],
    known_problems: "A secret of nothing but zero bytes, up to 64 or for HS384 and HS512 up to 128 of them, is told as an empty one: to an HMAC it is the same.",
    bad: &[
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#)
            .signed("adW1dAVUuP4G8viiWqHhoyRygkn8mE_5zqwNevAS614"),
        Example::jws(
            r#"{"alg":"HS384"}"#,
            r#"{"sub":"ann"}"#,
            "sKyoxH2M19ReU_ArjipPuwy0KYuxUNlKQNQKKXZAodGXsYyqBh2zpv_pxNlkiAxG",
        ),
    ],
    good: &[
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#)
            .signed("JWpWavxePzp17aFYPaDg6b5EZapLw_Wcnncm5H66mNM"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token {
        applies: |case| case.checkable().is_some_and(|alg| alg.family() == Family::Hmac),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = case.checkable() else { return };
    if is_secret(b"", alg, &case.token.signing_input(), case.signature()) {
        hits.at(
            Place::part(Part::Signature),
            format!(
                "the {alg} signature was made with an empty secret, or one of zero bytes, which is the same"
            ),
        );
    }
}
