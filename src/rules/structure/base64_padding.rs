//! Equals signs, which base64url in tokens leaves out.

use crate::core::b64::Fault;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "base64-padding",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a part ends with the padding of base64",
    why: "strict verifiers refuse the token, and the same token has two spellings",
    fix: "have the issuer encode without padding",
    cites: &["RFC 7515 §2", "Wycheproof tc367", "Wycheproof tc370"],
    known_problems: "",
    bad: &[Example::jws(
        r#"{"alg":"ES256"}"#,
        r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#,
        "c2lnbg==",
    )],
    good: &[Example::jws(
        r#"{"alg":"ES256","kid":"a="}"#,
        r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#,
        "c2lnbg",
    )],
    judge: Judge::Token {
        applies: super::has_faults,
        check: |case, hits| {
            super::tell_of_parts(case, hits, "padding `=`", |fault| matches!(fault, Fault::Padding { .. }));
        },
    },
};
