//! A spelling of `none` that slips past a list of forbidden names.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-none-variant",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the algorithm is a disguised spelling of none",
    why: "only an attack or a fuzzer writes it: it passes a check for `none` and fails open behind it",
    fix: "treat the token as forged, and compare alg exactly against the algorithms you accept",
    cites: &["RFC 8725 §3.2", "RFC 7515 §4.1.1"],
    known_problems: "",
    bad: &[
        Example::jws(r#"{"alg":"nOnE"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, ""),
        Example::jws(r#"{"alg":" none"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, ""),
        Example::jws(r#"{"alg":"ｎｏｎｅ"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, ""),
        Example::jws(r#"{"alg":["none"]}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, ""),
        Example::jws(r#"{"alg":"none\u0000"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, ""),
    ],
    good: &[
        Example::jws(r#"{"alg":"nonesuch"}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, "c2ln"),
        Example::jws(r#"{"alg":["ES256"]}"#, r#"{"sub":"ann","iat":1795292740,"exp":1795293700}"#, "c2ln"),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(alg) = super::alg_of(case).filter(|alg| super::is_disguised_none(*alg)) {
        hits.at(Place::header(alg), format!("alg is {}, a disguised none", alg.brief()))
            .label("some verifiers read this as none");
    }
}
