//! A token that ends before it begins.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "exp-before-valid",
    group: Group::Time,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token expires before it is issued or valid",
    why: "it is never valid: the issuer reckons wrongly, or mixes units or time zones",
    fix: "set exp to iat and the lifetime",
    cites: &["RFC 7519 §4.1.4", "RFC 7519 §4.1.5"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795293700,"exp":1795292740}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795292740}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"nbf":1795294000,"exp":1795293700}"#),
    ],
    good: &[
        // Entra and hosts that allow for skew set nbf back.
        Example::claims(r#"{"sub":"42","nbf":1795292440,"iat":1795292740,"exp":1795293700}"#),
        // Said by time-claim-milliseconds.
        Example::claims(r#"{"sub":"42","iat":1795292740000,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: |case| {
            case.claim("exp").is_some() && (case.claim("iat").is_some() || case.claim("nbf").is_some())
        },
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(exp), Some(end)) = (case.claim("exp"), super::date(case, "exp")) else { return };
    let starts = ["iat", "nbf"].map(|name| (name, super::date(case, name)));
    let late =
        starts.into_iter().filter_map(|(name, date)| Some((name, date?))).find(|(_, date)| end <= *date);
    if let Some((name, start)) = late {
        let message = match start.0 - end.0 {
            0.0 => format!("exp is {name}: the token lives for no time"),
            early => format!("exp lies {} before {name}", span(early)),
        };
        hits.at(Place::payload(exp), message).label(format!("{}; {name} is {}", end.words(), start.words()));
    }
}
