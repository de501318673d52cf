//! A token that is in a repository.

use super::{is_credential, is_made_up, is_unexpired, setting};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-committed",
    group: Group::Context,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "git tracks the file, and the token in it has not expired",
    why: "whoever has, or gets, a copy of the repository has the token, and every commit keeps it",
    fix: "revoke it, read it from the environment, and rewrite the history if that was shared",
    cites: &["OWASP Secrets Management Cheat Sheet", "CWE-540"],
    known_problems: "Tokens of tests whose exp is far off. What anyone could have made, unsigned or with a secret that everyone knows, is not told.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("ACCESS_TOKEN=TOKEN")
            .tracked(),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("const token = 'TOKEN'")
            .tracked(),
    ],
    good: &[
        // It has expired.
        Example::claims(r#"{"sub":"42","iat":1795200000,"exp":1795200900}"#)
            .found_in("ACCESS_TOKEN=TOKEN")
            .tracked(),
        // git does not track it.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("ACCESS_TOKEN=TOKEN"),
    ],
    judge: Judge::Token {
        applies: |case| setting(case).is_some_and(|setting| setting.tracked) && is_credential(case),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if is_unexpired(case) && !is_made_up(case) {
        let ends = super::token_in_log::ends(case);
        hits.at(Place::part(Part::Token), format!("git tracks the file, and the token {ends}"));
    }
}
