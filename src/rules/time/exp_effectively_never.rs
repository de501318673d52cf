//! A token whose end nobody will see.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "exp-effectively-never",
    group: Group::Time,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token lives for more than a year",
    why: "it is as good as a token without exp: a stolen copy works until the key is rotated",
    fix: "issue for 15 to 30 minutes and refresh: jotkit sign … --exp 15m",
    cites: &["RFC 7519 §4.1.4", "RFC 9700 §2.2.1"],
    known_problems: "License files and other documents in the form of a token.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1858451140}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":4102444800}"#),
        Example::claims(r#"{"sub":"42","exp":253402300799}"#),
    ],
    good: &[
        // A year has 365 or 366 days.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1826915140}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700000}"#),
        Example::jws(
            r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#,
            r#"{"vct":"x","iat":1795292740,"exp":1995292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| case.profile() != Profile::SdJwt && super::lifetime(case).is_some(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(exp), Some(lifetime)) = (case.claim("exp"), super::lifetime(case)) else { return };
    if super::is_never(case, &lifetime) {
        let lives = span(lifetime.seconds);
        hits.at(Place::payload(exp), format!("lives {lives}, which is as good as for ever")).label(format!(
            "{}, {lives} after {}",
            lifetime.end.words(),
            lifetime.since
        ));
    }
}
