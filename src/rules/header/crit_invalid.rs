//! A list of critical parameters that is wrong.

use crate::core::verify::{CritFault, crit_faults};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "crit-invalid",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "crit does not list extensions of the header",
    why: "verifiers must refuse the token, and those that do not disagree on what it demands",
    fix: "list extensions that are in the header, each once, or leave crit out",
    cites: &["RFC 7515 §4.1.11", "RFC 7516 §4.1.13"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"ES256","crit":["alg"]}"#),
        Example::header(r#"{"alg":"ES256","crit":["https://example.com/ext"]}"#),
        Example::header(r#"{"alg":"ES256","crit":"exp","exp":1795293700}"#),
        Example::header(r#"{"alg":"ES256","crit":[]}"#),
        Example::header(r#"{"alg":"ES256","crit":["x","x"],"x":1}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","x":["alg"]}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(header) = case.header.filter(|header| header.get("crit").is_some()) else { return };
    for fault in crit_faults(header) {
        let subject = match fault {
            CritFault::NoNames(_) | CritFault::Empty(_) => "crit: ",
            _ => "crit lists what it must not: ",
        };
        hits.at(Place::header(fault.value()), format!("{subject}{}", fault.words()));
    }
}
