//! A type that is none.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "typ-invalid",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "typ is no media type",
    why: "a verifier that compares types has nothing to compare",
    fix: "write a media type, such as at+jwt: jotkit sign --typ at+jwt",
    cites: &["RFC 7515 §4.1.9", "RFC 8725 §3.11"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"ES256","typ":["JWT"]}"#),
        Example::header(r#"{"alg":"ES256","typ":"JSON Web Token!"}"#),
        Example::header(r#"{"alg":"ES256","typ":""}"#),
        Example::header(r#"{"alg":"ES256","typ":null}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::jws(
            r#"{"alg":"ES256","typ":"application/logout+jwt"}"#,
            r#"{"iss":"https://as.example.com","aud":"c","sub":"42","iat":1795292740,"exp":1795292800,"jti":"0f6a9c3e6f0b4d57","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ),
        Example::header(r#"{"alg":"ES256","typ":"vnd.example.v1+jwt; v=1"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(typ) = super::parameter(case, "typ") else { return };
    match typ.text() {
        Some(text) if is_media_type(&text) => {}
        Some(_) => {
            hits.at(Place::header(typ), format!("typ is {}, which is no media type", typ.brief()));
        }
        None => {
            hits.at(Place::header(typ), format!("typ is {}, not a string", typ.kind().words()));
        }
    }
}

/// A type and a subtype, or the subtype alone, with parameters or without (RFC 6838 §4.2).
fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    match essence.split_once('/') {
        Some((kind, subtype)) => is_name(kind) && is_name(subtype),
        None => is_name(essence),
    }
}
