//! Characters that no token has.

use crate::core::b64::Fault;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "illegal-characters",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token holds characters that are not base64url",
    why: "lenient parsers skip them or stop there, so that two of them read two tokens in one text",
    fix: "copy the token anew, and have the verifier refuse it",
    cites: &["draft-ietf-oauth-rfc8725bis-10 §3.14", "CVE-2022-39227"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| token.replacen("fQ.", "fQ*.", 1)),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| token.replace("J9.ey", "J9.e y")),
    ],
    good: &[
        Example::claims(r#"{"sub":"42*","iat":1795292740,"exp":1795293700}"#),
        // Said by token-wrapping.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| token.replace('.', ".\n")),
    ],
    judge: Judge::Token { applies: |case| case.wrapping().torn || super::has_faults(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.wrapping().torn {
        hits.at(Place::part(Part::Token), "there are spaces inside the token");
    }
    for (part, fault) in super::faults(case).filter(|(_, fault)| matches!(fault, Fault::Foreign { .. })) {
        hits.at(Place::part(part), fault.to_string());
    }
}
