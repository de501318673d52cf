//! A token in the fragment of a URL.

use crate::input::PlaceKind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-in-fragment",
    group: Group::Context,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token stands after the # of a URL",
    why: "it stays in the history of the browser, and every script of the page it leads to reads it",
    fix: "use the authorization code flow with PKCE, which puts no token into a URL",
    cites: &["RFC 9700 §2.1.2"],
    known_problems: "An ID token that the front channel brings is told with --pedantic.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/cb#access_token=TOKEN&token_type=Bearer"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/#/cb?token=TOKEN"),
        // Told to the pedantic.
        Example::claims(r#"{"iss":"https://login.acme-corp.com","aud":"spa","sub":"42","at_hash":"x","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/cb#id_token=TOKEN"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/cb#state=TOKEN&code=abc"),
        // A comment.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("#ACCESS_TOKEN=TOKEN"),
        // A response as a JWT (JARM).
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/cb#response=TOKEN"),
    ],
    judge: Judge::Token { applies: |case| super::is_in(case, PlaceKind::Fragment) && super::is_credential(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let name = case.place().and_then(|place| place.name.as_deref()).unwrap_or_default();
    if super::is_of_protocol(name) {
        return;
    }
    let named = if name.is_empty() { String::new() } else { format!(", as {name:?}") };
    let hit = hits.at(Place::part(Part::Token), format!("the fragment of a URL holds the token{named}"));
    // RFC 9700 §2.1.2 is about access tokens.
    if case.profile() == Profile::IdToken || name.eq_ignore_ascii_case("id_token") {
        hit.severity(Severity::Info).persona(Persona::Pedantic);
    }
}
