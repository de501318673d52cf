//! Special categories of personal data.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-special-category",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::Low,
    persona: Persona::Everyone,
    summary: "personal data of a special category stands in the token",
    why: "its processing is forbidden where nobody agreed to it, and every log that sees the token processes it",
    fix: "leave it out, and look it up by sub where it is needed",
    cites: &["GDPR Art. 9", "RFC 7519 §12"],
    known_problems: "Told by the member's name: data of a catalogue under such a name fires too. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"religion":"none of your business"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"user":{"sexualOrientation":"undisclosed"}}"#,
        ),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"race_condition":"handled","fingerprint":"5f8e2c0f7b1d4a9e6c3b2a1f0e9d8c7b","biometric":true,"religion":""}"#,
    )],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::Special);
}
