//! A cookie with a token that other sites make browsers send.

use crate::input::SameSite;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cookie-missing-samesite",
    group: Group::Context,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the cookie that holds the token is sent with requests of other sites",
    why: "a page of another site can make the browser act in the user's name",
    fix: "set it with SameSite=Strict, or Lax where links from elsewhere must find the user logged in",
    cites: &["RFC 10017, Cookie Security", "OWASP ASVS 3.3.2"],
    known_problems: "An application that other sites embed needs SameSite=None, and then another guard against forged requests. Some browsers take a missing SameSite for Lax, and not all.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=None"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Lax"),
        // Embedded, and kept apart for each site that does.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(
            "Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=None; Partitioned",
        ),
        // A cookies.txt says nothing of it.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .found_in("#HttpOnly_.acme-corp.com	TRUE	/	TRUE	1797933698	session	TOKEN"),
    ],
    judge: Judge::Token { applies: |case| super::cookie(case).is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((name, cookie)) = super::cookie(case) else { return };
    let is = match cookie.same_site {
        SameSite::Missing => "has no SameSite",
        SameSite::None if !cookie.partitioned => "is SameSite=None",
        _ => return,
    };
    if !super::is_against_forgery(name) {
        hits.at(Place::part(Part::Token), format!("the cookie {name:?} holds the token and {is}"));
    }
}
