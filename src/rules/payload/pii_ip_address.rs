//! The address of somebody's machine.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-ip-address",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "an IP address stands in the token",
    why: "it leads to the person or the household, and travels to every log that sees the token",
    fix: "leave it out",
    cites: &["GDPR Art. 4(1)", "RFC 7519 §12"],
    known_problems: "Some issuers bind tokens to the address on purpose. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ipaddr":"203.0.113.9"}"#),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ip":"2001:db8:85a3::8a2e:370:7334"}"#,
        ),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ver":"1.2.3.4","firmware_version":"10.2.0.1","ip":"127.0.0.1","mask":"255.255.255.0"}"#,
    )],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::IpAddress);
}
