//! A cookie with a token that other hosts of the domain can set.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cookie-prefix",
    group: Group::Context,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "other hosts of the domain can overwrite the cookie that holds the token",
    why: "who runs one host below the domain can put a session of their own into the user's browser",
    fix: "call it __Host-Http-…, or __Host-…, which browsers take from the host alone: with Path=/, with Secure, without Domain",
    cites: &["RFC 10017, Cookie Security", "OWASP ASVS 3.3.3"],
    known_problems: "A cookie that several hosts below a domain share, as for a common login, cannot have the prefix.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Secure-session=TOKEN; Domain=.acme-corp.com; Path=/; Secure; HttpOnly; SameSite=Strict"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-Http-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"[{"domain":"localhost","hostOnly":true,"httpOnly":true,"name":"session","path":"/","sameSite":"lax","secure":true,"value":"TOKEN"}]"#),
    ],
    judge: Judge::Token { applies: |case| super::cookie(case).is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((name, cookie)) = super::cookie(case).filter(|(_, cookie)| !super::is_local(case, cookie))
    else {
        return;
    };
    let is = match (&cookie.domain, &cookie.path) {
        (Some(domain), _) => format!("has the Domain {domain}"),
        (None, Some(path)) if path != "/" => format!("has the Path {path}"),
        _ if name.get(..7).is_none_or(|start| !start.eq_ignore_ascii_case("__Host-")) => {
            "is not called __Host-…".to_string()
        }
        _ => return,
    };
    hits.at(Place::part(Part::Token), format!("the cookie {name:?} holds the token and {is}"));
}
