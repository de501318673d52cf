//! A cookie that is kept longer than its token is of use.

use crate::input::CookieEnd;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cookie-outlives-token",
    group: Group::Context,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the browser keeps the cookie after the token in it has expired",
    why: "a credential that is of no use is still sent with every request, and still lies on the disk",
    fix: "let Max-Age or Expires end with the token",
    cites: &["RFC 6265 §4.1.2.2"],
    known_problems: "A server that renews the token by the cookie, expired or not, means it so.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=2592000"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict; Expires=Mon, 21 Dec 2026 20:26:40 GMT"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=900"),
        // It ends with the session of the browser.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Set-Cookie: __Host-session=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict"),
    ],
    judge: Judge::Token { applies: |case| case.date("exp").is_some() && super::cookie(case).is_some(), check },
};

/// Clocks differ, and a token is a little older than its cookie.
const SLACK: f64 = 120.0;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(exp) = case.claim("exp").zip(case.date("exp")) else { return };
    let Some((name, Some(end))) = super::cookie(case).map(|(name, cookie)| (name, cookie.end)) else {
        return;
    };
    let (claim, exp) = (exp.0, exp.1.0);
    let end = match end {
        CookieEnd::At(end) => end as f64,
        CookieEnd::After(seconds) => {
            // It counts from when it was set; where nothing says when that was, from when the token was made.
            let at = super::setting(case).and_then(|setting| setting.at).map(|at| at as f64);
            let at = at.or(case.date("iat").map(|iat| iat.0)).unwrap_or(case.now as f64);
            at + seconds as f64
        }
    };
    if end > exp + SLACK {
        let longer = span(end - exp);
        hits.at(
            Place::payload(claim),
            format!("the cookie {name:?} is kept {longer} longer than the token lives"),
        );
    }
}
