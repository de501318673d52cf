//! A token where every script of the page reads it.

use crate::input::{PlaceKind, Storage};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-in-web-storage",
    group: Group::Context,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is kept in a storage that every script of the page reads",
    why: "one script that an attacker gets into the page, or into one of its libraries, takes the token along",
    fix: "keep it on the server, and the session in a cookie that is HttpOnly, Secure and SameSite=Strict (a backend for the frontend)",
    cites: &["RFC 10017, Persistent Token Storage", "OWASP HTML5 Security Cheat Sheet, Local Storage", "OWASP ASVS 14.3.3"],
    known_problems: "ASVS 14.3.3 lets session tokens stand there.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("localStorage.setItem('token', 'TOKEN');"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"localStorage.token = "TOKEN""#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"cookies":[],"origins":[{"origin":"https://app.acme-corp.com","localStorage":[{"name":"access_token","value":"TOKEN"}]}]}"#),
        // What copy(localStorage) gives.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"theme":"dark","user":"{\"id\":42}","token":"TOKEN"}"#),
    ],
    good: &[
        // The answer of a token endpoint.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"access_token":"TOKEN","token_type":"Bearer","expires_in":960}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("localStorage.setItem('theme', 'dark'); const token = 'TOKEN';"),
        // Said by refresh-token-in-web-storage.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("localStorage.setItem('refresh_token', 'TOKEN');"),
    ],
    judge: Judge::Token { applies: |case| super::is_in(case, PlaceKind::Storage), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if !super::is_refresh(case) {
        hits.at(Place::part(Part::Token), format!("{} holds the token", kept(case)));
    }
}

/// `localStorage "token" of https://app.example.com`
pub(super) fn kept(case: &Case<'_>) -> String {
    let setting = super::setting(case);
    let storage = setting.and_then(|setting| setting.storage).unwrap_or(Storage::Local).name();
    let key = case
        .place()
        .and_then(|place| place.name.as_deref())
        .map(|key| format!(" {key:?}"))
        .unwrap_or_default();
    let origin = setting.and_then(|setting| setting.origin.as_deref()).map(|origin| format!(" of {origin}"));
    format!("{storage}{key}{}", origin.unwrap_or_default())
}
