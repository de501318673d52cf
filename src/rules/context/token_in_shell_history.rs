//! A token that was typed at a shell.

use super::{is_credential, is_unexpired, setting};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-in-shell-history",
    group: Group::Context,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the history of a shell holds the token, which has not expired",
    why: "the history is kept for years, and while the command ran every user of the machine could read its arguments",
    fix: "take it out of the history, and hand it over on standard input: jotkit decode -",
    cites: &["CWE-214"],
    known_problems: "",
    bad: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
        .found_in(": 1795292800:0;curl -H 'Authorization: Bearer TOKEN' https://api.acme-corp.com/v1")],
    good: &[
        // It has expired.
        Example::claims(r#"{"sub":"42","iat":1795200000,"exp":1795200900}"#)
            .found_in(": 1795292800:0;curl -H 'Authorization: Bearer TOKEN' https://api.acme-corp.com/v1"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("curl -H 'Authorization: Bearer TOKEN' https://api.acme-corp.com/v1"),
    ],
    judge: Judge::Token {
        applies: |case| setting(case).is_some_and(|setting| setting.history) && is_credential(case),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if is_unexpired(case) {
        let ends = super::token_in_log::ends(case);
        hits.at(Place::part(Part::Token), format!("the history of a shell holds the token, which {ends}"));
    }
}
