//! A refresh token where every script of the page reads it.

use crate::input::PlaceKind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "refresh-token-in-web-storage",
    group: Group::Context,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a refresh token is kept in a storage that every script of the page reads",
    why: "who takes it along gets access tokens for as long as it lives, from anywhere",
    fix: "keep it on the server (a backend for the frontend), and let the browser have a session cookie",
    cites: &["RFC 10017, Persistent Token Storage", "RFC 9700 §4.14"],
    known_problems: "Where the server changes it with each use, or binds it to a key, a copy is of less use.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("localStorage.setItem('refresh_token', 'TOKEN');"),
        Example::claims(r#"{"token_type":"refresh","sub":"42","iat":1795292740,"exp":1795379140}"#).found_in(r#"sessionStorage.auth = "TOKEN""#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in(r#"{"cookies":[],"origins":[{"origin":"https://app.acme-corp.com","localStorage":[{"name":"oidc.user","value":"{\"refresh_token\":\"TOKEN\"}"}]}]}"#),
    ],
    good: &[
        // Said by token-in-web-storage.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("localStorage.setItem('token', 'TOKEN');"),
        Example::claims(r#"{"token_type":"refresh","sub":"42","iat":1795292740,"exp":1795379140}"#).found_in("refresh_token: TOKEN"),
    ],
    judge: Judge::Token { applies: |case| super::is_in(case, PlaceKind::Storage), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if super::is_refresh(case) {
        let kept = super::token_in_web_storage::kept(case);
        hits.at(Place::part(Part::Token), format!("{kept} holds the refresh token"));
    }
}
