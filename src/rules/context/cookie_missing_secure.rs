//! A cookie with a token that goes over plain HTTP as well.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cookie-missing-secure",
    group: Group::Context,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the cookie that holds the token is sent over plain HTTP as well",
    why: "one http link or image of the site is enough to make the browser send it for all to read",
    fix: "set it with Secure: Set-Cookie: __Host-session=…; Path=/; Secure; HttpOnly; SameSite=Strict",
    cites: &["RFC 10017, Cookie Security", "OWASP ASVS 3.3.1", "RFC 6265 §8.3"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: session=TOKEN; Path=/; HttpOnly; SameSite=Lax"),
        // A cookies.txt.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(".acme-corp.com	TRUE	/	FALSE	1797933698	session	TOKEN"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("HTTP/1.1 200 OK\nHost: localhost:3000\nSet-Cookie: session=TOKEN; Path=/; HttpOnly; SameSite=Lax"),
        // A developer has no certificate.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"[{"domain":"localhost","hostOnly":true,"httpOnly":true,"name":"session","path":"/","sameSite":"lax","secure":false,"value":"TOKEN"}]"#),
    ],
    judge: Judge::Token { applies: |case| super::cookie(case).is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((name, cookie)) = super::cookie(case) else { return };
    if cookie.secure == Some(false) && !super::is_local(case, cookie) {
        hits.at(Place::part(Part::Token), format!("the cookie {name:?} holds the token and is not Secure"));
    }
}
