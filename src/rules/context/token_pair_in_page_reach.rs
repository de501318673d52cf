//! Both tokens of a login where every script of the page reads them.

use crate::input::PlaceKind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-pair-in-page-reach",
    group: Group::Context,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "an access token and a refresh token lie side by side where every script of the page reads them",
    why: "the short life of the one is of no help when the other is taken along with it",
    fix: "keep the refresh token on the server, or in a cookie that is HttpOnly and sent to the token endpoint alone",
    cites: &["RFC 10017, Persistent Token Storage", "RFC 9700 §4.14"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"cookies":[],"origins":[{"origin":"https://app.acme-corp.com","localStorage":[{"name":"access_token","value":"TOKEN"},{"name":"refresh_token","value":"v1.MRjVkZTQtNGE5Mi1hZGU3"}]}]}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"cookies":[{"name":"access_token","value":"TOKEN","domain":"app.acme-corp.com","path":"/","httpOnly":false,"secure":true,"sameSite":"Strict"},{"name":"refresh_token","value":"v1.MRjVkZTQtNGE5Mi1hZGU3","domain":"app.acme-corp.com","path":"/","httpOnly":false,"secure":true,"sameSite":"Strict"}],"origins":[]}"#),
    ],
    good: &[
        // The answer of a token endpoint.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"access_token":"TOKEN","refresh_token":"v1.MRjVkZTQtNGE5Mi1hZGU3","token_type":"Bearer","expires_in":960}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"cookies":[{"name":"access_token","value":"TOKEN","domain":"app.acme-corp.com","path":"/","httpOnly":true,"secure":true,"sameSite":"Strict"},{"name":"refresh_token","value":"v1.MRjVkZTQtNGE5Mi1hZGU3","domain":"app.acme-corp.com","path":"/auth","httpOnly":true,"secure":true,"sameSite":"Strict"}],"origins":[]}"#),
    ],
    judge: Judge::Token { applies: |case| is_in_reach(case), check },
};

/// Whether scripts of the page can read the token where it is kept.
fn is_in_reach(case: &Case<'_>) -> bool {
    let readable = super::cookie(case).is_some_and(|(_, cookie)| cookie.http_only == Some(false));
    super::is_in(case, PlaceKind::Storage) || readable
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let other = super::setting(case).and_then(|setting| setting.beside.as_deref());
    if let Some(other) = other.filter(|_| !super::is_refresh(case) && case.profile() != Profile::IdToken) {
        hits.at(Place::part(Part::Token), format!("a refresh token, {other:?}, is kept beside the token"));
    }
}
