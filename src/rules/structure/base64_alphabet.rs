//! Standard base64 in place of base64url.

use crate::core::b64::Fault;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "base64-alphabet",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a part is standard base64, not base64url",
    why: "strict verifiers refuse the token, and in a URL `+` becomes a space",
    fix: "have the issuer encode with base64url: `-` and `_` for `+` and `/`",
    cites: &["RFC 7515 §2"],
    known_problems: "",
    bad: &[Example::jws(r#"{"alg":"ES256"}"#, r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#, "a+b/")],
    good: &[Example::jws(
        r#"{"alg":"ES256","kid":"1234/abc+d"}"#,
        r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#,
        "a-b_",
    )],
    judge: Judge::Token {
        applies: super::has_faults,
        check: |case, hits| {
            super::tell_of_parts(case, hits, "`+` or `/`", |fault| {
                matches!(fault, Fault::StandardAlphabet { .. })
            });
        },
    },
};
