//! What a second factor is made from, or stands in for it.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-otp-seed",
    group: Group::Payload,
    severity: Severity::Error,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the seed of one-time passwords, a recovery code or a PIN stands in the token",
    why: "whoever sees the token has the second factor too",
    fix: "take it out of the token, and enroll the second factor anew",
    cites: &["RFC 6238 §5.1", "RFC 7519 §12", "CWE-312"],
    known_problems: "All but otpauth URLs is told by the member's name. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"mfa":{"url":"otpauth://totp/Acme:ann?secret=JBSWY3DPEHPK3PXP&issuer=Acme"}}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"totp_secret":"JBSWY3DPEHPK3PXP"}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"recoveryCodes":["8f3a-91bc","77de-0a42"]}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"otp_enabled":true,"pin_required":"yes","totp_secret":"enabled","otp":"sms","mfa_secret_set":"2026-11-21"}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"pin_code":"560001"}"#),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for factor in case.detected(Detector::OtpSeed) {
        let hit = super::found(hits, factor);
        if factor.grade == Grade::Slight {
            hit.severity(Severity::Warning);
        }
    }
}
