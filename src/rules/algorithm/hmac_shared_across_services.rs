//! A secret that several services share.

use crate::core::alg::Family;
use crate::core::json::{Kind as JsonKind, Value};
use crate::core::profile::Profile;
use crate::rules::prelude::*;
use url::Url;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-shared-across-services",
    group: Group::Algorithm,
    severity: Severity::Warning,
    confidence: Confidence::Low,
    persona: Persona::Pedantic,
    summary: "several services share one secret",
    why: "whoever verifies with a secret can sign with it: each of the services can issue tokens for the others",
    fix: "sign with a key pair: jotkit keygen es256",
    cites: &["OWASP JWT Cheat Sheet, weak token secret", "RFC 8725 §3.5"],
    known_problems: "One service behind several names.",
    bad: &[
        Example::jws(
            r#"{"alg":"HS256","typ":"JWT"}"#,
            r#"{"iss":"https://as.example.com","aud":["orders","billing"],"sub":"42","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"HS256","typ":"at+jwt"}"#,
            r#"{"iss":"https://as.example.com","aud":"https://api.example.org","sub":"42","client_id":"c","jti":"0f6a9c3e6f0b4d57","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
    ],
    good: &[
        Example::jws(
            r#"{"alg":"HS256","typ":"JWT"}"#,
            r#"{"iss":"https://as.example.com","aud":["orders"],"sub":"42","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"JWT"}"#,
            r#"{"iss":"https://as.example.com","aud":["orders","billing"],"sub":"42","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: |case| case.alg.is_some_and(|alg| alg.family() == Family::Hmac), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(aud) = case.claim("aud") else { return };
    let count = if aud.kind() == JsonKind::Array { aud.children().count() } else { 1 };
    if count > 1 {
        hits.at(Place::payload(aud), format!("{count} audiences verify with one secret"));
    } else if case.profile() == Profile::AccessToken
        && let (Some(issuer), Some(audience)) = (case.claim("iss").and_then(host), only(aud).and_then(host))
        && issuer != audience
    {
        let message = format!("the issuer {issuer} and the audience {audience} share one secret");
        hits.at(Place::payload(aud), message);
    }
}

/// The audience itself, or the only one of an array.
fn only(aud: Value<'_>) -> Option<Value<'_>> {
    if aud.kind() == JsonKind::Array { aud.children().next() } else { Some(aud) }
}

fn host(value: Value<'_>) -> Option<String> {
    let url = Url::parse(&value.text()?).ok()?;
    url.host_str().map(str::to_string)
}
