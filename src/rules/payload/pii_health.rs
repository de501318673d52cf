//! Data on somebody's health.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-health",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::Low,
    persona: Persona::Everyone,
    summary: "health data stand in the token",
    why: "its processing is forbidden where nobody agreed to it, and every log that sees the token processes it",
    fix: "leave it out, and look it up by sub where it is needed",
    cites: &["GDPR Art. 9", "RFC 7519 §12"],
    known_problems: "Told by the member's name: data of a catalogue under such a name fires too. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"blood_type":"0-"}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"diagnosis":["E11.9"]}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"allergies":{"food":"peanuts"}}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"disability":false,"diagnosis":null,"medication_url":"https://a.example/m"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"health_check":"ok","diagnostics":"full"}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::Health);
}
