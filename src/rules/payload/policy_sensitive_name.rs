//! A claim whose name the house itself calls sensitive.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "policy-sensitive-name",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a value stands under a name that the policy calls sensitive",
    why: "whoever sees the token reads it: base64url hides nothing",
    fix: "leave it out, or allow its claim in [sensitive] allow in jotkit.toml, with the reason",
    cites: &["RFC 7519 §12"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"employeeMatricule":"K-7"}"#)
            .under("[sensitive]\ndeny-names = [\"matricule\"]"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"cost_center":{"at":[17]}}"#)
            .under("[sensitive]\ndeny-names = [\"cost center\"]"),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"matriculation":"2020","matricule":null}"#,
        )
        .under("[sensitive]\ndeny-names = [\"matricule\"]"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"matricule":"K-7"}"#),
    ],
    judge: Judge::Token {
        applies: |case| {
            !case.policy.sensitive.deny_names.is_empty() && (case.claims.is_some() || case.header.is_some())
        },
        check: |case, hits| {
            for value in case.detected(Detector::Denied) {
                super::found(hits, value);
            }
        },
    },
};
