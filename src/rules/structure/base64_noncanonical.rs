//! A second spelling of the same bytes.

use crate::core::b64::Fault;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "base64-noncanonical",
    group: Group::Structure,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the last character of a part has bits that belong to no byte",
    why: "the same token has a second spelling, which a denylist of tokens does not know",
    fix: "have the issuer encode anew, and the verifier refuse it",
    cites: &["RFC 4648 §3.5", "Wycheproof tc374", "OWASP JWT cheat sheet, token denylist"],
    known_problems: "A part from which a character was lost is an error of this rule.",
    bad: &[
        Example::jws(r#"{"alg":"ES256"}"#, r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#, "c2lnbh"),
        Example::jws(r#"{"alg":"ES256"}"#, r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#, "c2lnb"),
    ],
    good: &[Example::jws(
        r#"{"alg":"ES256"}"#,
        r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#,
        "c2lnbg",
    )],
    judge: Judge::Token { applies: super::has_faults, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, fault) in super::faults(case) {
        match fault {
            Fault::TrailingBits { .. } => {
                hits.at(Place::part(part), fault.to_string());
            }
            Fault::Length { .. } => {
                hits.at(Place::part(part), fault.to_string()).severity(Severity::Error);
            }
            _ => {}
        }
    }
}
