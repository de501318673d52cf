//! An issuer that cannot be discovered safely.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "iss-not-https",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the issuer of an access or ID token is no https URL without query and fragment",
    why: "clients that find its keys by that URL can be given the keys of another",
    fix: "use an https URL as the issuer",
    cites: &["RFC 8414 §2", "OpenID Connect Core §2"],
    known_problems: "Google also issues as accounts.google.com.",
    bad: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"iss":"http://idp.acme.org","sub":"42","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        Example::claims(
            r#"{"iss":"https://idp.acme.org?x=1","sub":"42","at_hash":"x","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"iss":"https://idp.acme.org/a","sub":"42","at_hash":"x","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(
            r#"{"iss":"accounts.google.com","sub":"42","at_hash":"x","iat":1795292740,"exp":1795293700}"#,
        ),
        // A generic token may be issued by any name.
        Example::claims(r#"{"iss":"argocd","sub":"42","iat":1795292740,"exp":1795293700}"#),
        // Said by local-endpoint.
        Example::claims(
            r#"{"iss":"http://localhost:5556/dex","sub":"42","at_hash":"x","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token {
        applies: |case| matches!(case.profile(), Profile::AccessToken | Profile::IdToken),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((iss, text)) = case.claim("iss").and_then(|iss| Some((iss, iss.text()?))) else { return };
    let local = super::local_endpoint::is_local(&text);
    if text.trim().is_empty() || text == "accounts.google.com" || local {
        return;
    }
    // Schemes are compared without regard to case.
    let https = text.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    if !https {
        hits.at(Place::payload(iss), "the issuer is no https URL");
    } else if text.contains(['?', '#']) {
        hits.at(Place::payload(iss), "the issuer's URL has a query or a fragment");
    }
}
