//! A time that no calendar has.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "time-claim-out-of-range",
    group: Group::Time,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a time claim lies before 1970 or after 9999",
    why: "whether such a token is valid is decided by how a verifier overflows: a negative time can wrap to a far one",
    fix: "write the Unix time in seconds",
    cites: &["RFC 7519 §2"],
    known_problems: "An nbf of 0, as older Keycloak writes it, says nothing and does no harm: it is reported as info.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":-1}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":0}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1e999}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"nbf":0}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        // Said by exp-effectively-never and time-claim-milliseconds.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":253402300799}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700000}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"auth_time":0}"#),
    ],
    judge: Judge::Token { applies: |case| super::TIMES.iter().any(|name| case.date(name).is_some()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in super::TIMES {
        let (Some(value), Some(date)) = (case.claim(name), case.date(name)) else { continue };
        let fact = if date.0 < 0.0 {
            "before 1970"
        } else if date.0 == 0.0 && (name == "exp" || name == "nbf") {
            "the first second of 1970"
        } else if date.0 > super::LAST && date.excess_thousands().is_none() {
            "after the year 9999"
        } else {
            continue;
        };
        let hit = hits.at(Place::payload(value), format!("{name} is {fact}"));
        if name == "nbf" && date.0 == 0.0 {
            hit.severity(Severity::Info).label("says nothing");
        }
    }
}
