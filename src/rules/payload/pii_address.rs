//! A postal address.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-address",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a postal address stands in the token",
    why: "personal data travels to every service and log that sees the token",
    fix: "leave it to the UserInfo endpoint",
    cites: &["OpenID Connect Core §5.1", "RFC 9068 §6"],
    known_problems: "ID tokens carry it by design when the address scope was asked for ([sensitive] oidc-scopes in jotkit.toml). In an access token it is a warning. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"address":{"street_address":"12 Rue Haute","locality":"Lyon","postal_code":"69001","country":"FR"}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"address":"12 Rue Haute\n69001 Lyon"}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"postal_code":"69001"}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"address_verified":true,"email_address":"none","wallet":{"address":"0x52908400098527886E0F7030069857D2E4169EE7"}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"address":{"host":"a.example","port":"1"}}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell_of_a_person(case, hits, Detector::Address);
}
