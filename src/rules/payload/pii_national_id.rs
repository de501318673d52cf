//! A number that a state gives to a person.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-national-id",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a national identity number stands in the token",
    why: "the number is a key to the person's identity, and cannot be changed",
    fix: "leave it out, and look it up by sub where it is needed",
    cites: &["RFC 7519 §12", "GDPR Art. 87"],
    known_problems: "Order numbers can be written as identity numbers are. In sub it is said by sub-is-pii. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ssn":"536-22-8731"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"nhs_number":"943 476 5919"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"cpf":52998224725}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"x":"529.982.247-25"}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"order":"536228731","advertisement":"078-05-1120","area":"912-22-8731"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"national_id_verified":true,"tax_id_type":"VAT"}"#,
        ),
        // Said by sub-is-pii.
        Example::claims(r#"{"sub":"536-22-8731","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    // What stands in sub is said by sub-is-pii.
    for number in case.detected(Detector::NationalId).filter(|number| !case.is_claim(number, "sub")) {
        super::found(hits, number);
    }
}
