//! A cookie with a token that scripts can read.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cookie-missing-httponly",
    group: Group::Context,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "scripts can read the cookie that holds the token",
    why: "one script that an attacker gets into the page reads the token and sends it away",
    fix: "set it with HttpOnly: Set-Cookie: __Host-session=…; Path=/; Secure; HttpOnly; SameSite=Strict",
    cites: &["RFC 10017, Cookie Security", "OWASP ASVS 3.3.4"],
    known_problems: "A script that must send the token itself has to read it; a backend for the frontend spares it that.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: auth=TOKEN; Path=/; Secure; SameSite=Strict"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"cookies":[{"name":"auth","value":"TOKEN","domain":"app.acme-corp.com","path":"/","expires":-1,"httpOnly":false,"secure":true,"sameSite":"Strict"}],"origins":[]}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("document.cookie = 'auth=TOKEN; Secure; SameSite=Strict'"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict"),
        // Scripts must read it: it is sent twice to guard against forged requests.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-XSRF-TOKEN=TOKEN; Path=/; Secure; SameSite=Strict"),
        // A request says nothing of attributes.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Cookie: auth=TOKEN"),
    ],
    judge: Judge::Token { applies: |case| super::cookie(case).is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((name, cookie)) = super::cookie(case) else { return };
    if cookie.http_only == Some(false) && !super::is_against_forgery(name) {
        hits.at(Place::part(Part::Token), format!("the cookie {name:?} holds the token and is not HttpOnly"));
    }
}
