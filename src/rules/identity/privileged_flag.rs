//! A switch that makes an administrator.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "privileged-flag",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::Low,
    persona: Persona::Auditor,
    summary: "a claim makes its bearer an administrator",
    why: "the right stays until the token expires, whatever becomes of the account",
    fix: "keep such tokens short-lived, and look the right up where much depends on it",
    cites: &["RFC 9700 §2.3"],
    known_problems: "Accepted practice: this is a list for reviewers.",
    bad: &[Example::claims(r#"{"sub":"42","user":{"isAdmin":true},"iat":1795292740,"exp":1795293700}"#)],
    good: &[Example::claims(
        r#"{"sub":"42","admin":false,"administers":true,"iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    const FLAGS: [&str; 7] =
        ["admin", "isadmin", "is_admin", "superuser", "is_superuser", "issuperuser", "root"];
    let Some(payload) = case.token.payload() else { return };
    for flag in payload.values().filter(|value| value.raw() == "true") {
        let Some(name) = flag.name() else { continue };
        if FLAGS.iter().any(|known| name.eq_ignore_ascii_case(known)) {
            hits.at(Place::member(Part::Payload, flag), "the bearer is an administrator");
        }
        if hits.is_full() {
            return;
        }
    }
}
