//! Where somebody is.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-geolocation",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a geographic position stands in the token",
    why: "whoever collects tokens can follow the person",
    fix: "leave it out, or round it to a region",
    cites: &["GDPR Art. 4(1)", "RFC 7519 §12"],
    known_problems: "Positions of things that stay where they are fire too. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"geo":{"lat":48.85661,"lng":2.35222}}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"location":"48.85661,2.35222"}"#),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"plot":{"lat":1,"lng":2},"lat":"48.85661","location":"Berlin"}"#,
    )],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::Location);
}
