//! A claim of OAuth or OpenID Connect of a type that vendors give it.

use crate::rules::prelude::*;
use crate::rules::time::time_claim_not_number::is_time_in_text;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "oidc-claim-type",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a claim of OAuth or OpenID Connect has a type that only its vendor gives it",
    why: "code written to the standard fails: \"false\" as text is true in most languages, an array is no string to split",
    fix: "write it as the standard says, or tell those who read it",
    cites: &["OpenID Connect Core §5.1", "RFC 8693 §4.2", "RFC 7519 §4.1.3"],
    known_problems: "Apple writes email_verified as text, IdentityServer scope as an array, Auth0 updated_at as a date, Hydra an empty aud, and all of them document it.",
    bad: &[
        Example::claims(r#"{"sub":"42","email_verified":"true","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","scope":["openid"],"iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"42","updated_at":"2026-11-21T20:25:40Z","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"sub":"42","auth_time":"1795292730","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","aud":[],"iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","email_verified":true,"scope":"openid email","auth_time":1795292730,"iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (name, due) in [
        ("email_verified", JsonKind::Bool),
        ("phone_number_verified", JsonKind::Bool),
        ("scope", JsonKind::String),
    ] {
        if let Some(value) = case.claim(name).filter(|value| value.kind() != due) {
            let message = format!("{name} is {}, where {} is due", value.kind().words(), due.words());
            hits.at(Place::payload(value), message);
        }
    }
    // Text that tells no time is said by time-claim-not-number.
    for name in ["auth_time", "updated_at"] {
        if let Some(value) = case.claim(name).filter(|value| is_time_in_text(*value)) {
            hits.at(Place::payload(value), format!("{name} is a string, where a number is due"));
        }
    }
    let empty = |aud: &Value<'_>| aud.kind() == JsonKind::Array && aud.children().next().is_none();
    if let Some(aud) = case.claim("aud").filter(empty) {
        hits.at(Place::payload(aud), "aud is an empty array: the token is for nobody, or for anybody");
    }
}
