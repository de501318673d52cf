//! A demand that many verifiers do not hear.

use crate::core::token::Part;
use crate::core::verify::crit_faults;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "crit-relied-on",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token relies on verifiers to honor crit",
    why: "many never look at it, so that what it demands is not enforced",
    fix: "put the demand into a claim that the verifier checks",
    cites: &["RFC 7515 §4.1.11", "CVE-2025-59420", "CVE-2026-32597", "CVE-2026-35042"],
    known_problems: "Closed systems, whose verifiers are all known.",
    bad: &[Example::header(r#"{"alg":"ES256","crit":["require-mfa"],"require-mfa":true}"#)],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::header(r#"{"alg":"ES256","require-mfa":true}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(crit) = super::parameter(case, "crit") else { return };
    if case.header.is_some_and(|header| crit_faults(header).is_empty()) {
        let count = crit.children().count();
        let plural = if count == 1 { "" } else { "s" };
        let message = format!("crit demands that {count} extension{plural} be understood");
        hits.at(Place::member(Part::Header, crit), message);
    }
}
