//! A payment card's number.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-card-number",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a payment card number stands in the payload",
    why: "card numbers are regulated wherever they are stored, and tokens end up in logs",
    fix: "replace it by the payment provider's reference",
    cites: &["RFC 7519 §12", "PCI DSS 3"],
    known_problems: "3 of 100 random 16-digit identifiers look like one; without groups of four or a telling name the confidence is low. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"card":"4929 4421 8730 1126"}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"payment":{"pan":5238419072651834}}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"card":"4111 1111 1111 1111"}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"10769150350006150715113082367","iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ts":1795292740000,"us":1795292740000000}"#,
        ),
        Example::claims(r#"{"sub":"5238419072651834","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: super::is_readable,
        check: |case, hits| {
            for card in case.detected(Detector::CardNumber) {
                let hit = super::found(hits, card);
                match card.grade {
                    Grade::Example => drop(hit.severity(Severity::Info)),
                    Grade::Slight => drop(hit.severity(Severity::Warning)),
                    _ => {}
                }
            }
        },
    },
};
