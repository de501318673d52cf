//! An ID token sent where an access token belongs.

use crate::input::PlaceKind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-token-as-access-token",
    confidence: Confidence::Medium,
    summary: "an ID token is sent as an access token",
    why: "it says who logged in at the client, and grants nothing: an API that accepts it lets any client of the provider call it with its users' logins",
    fix: "send the access token of the same answer; have the API demand typ at+jwt and its own audience: jotkit verify --profile access-token --aud URL",
    cites: &["OWASP ASVS 9.2.2", "RFC 9068 §5", "RFC 8725 §3.12"],
    known_problems: "Kubernetes and the authorizers of some gateways take ID tokens by design.",
    bad: &[
        Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#).written(|token| format!("Authorization: Bearer {token}")),
        Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#).written(|token| format!("{{\"access_token\": \"{token}\"}}")),
    ],
    good: &[
        Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#).written(|token| format!("{{\"id_token\": \"{token}\"}}")),
        Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#),
        // A machine's identity, which is meant to be sent.
        Example::claims(
            r#"{"iss":"https://accounts.google.com","aud":"https://api.example.com","azp":"107517467455664443765","sub":"107517467455664443765","email_verified":true,"iat":1795292740,"exp":1795293700}"#,
        )
        .written(|token| format!("Authorization: Bearer {token}")),
        Example::jws(r#"{"alg":"ES256","typ":"at+jwt"}"#, r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#, "c2ln")
            .written(|token| format!("Authorization: Bearer {token}")),
    ],
    judge: Judge::Token { applies: |case| case.claims.is_some() && is_sent(case), check },
    ..super::DEMAND
};

/// Whether it stood where an access token stands: behind `Authorization`, or as `access_token`.
fn is_sent(case: &Case<'_>) -> bool {
    let Some(place) = case.place() else { return false };
    let is = |known: &str| place.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(known));
    is("access_token") || place.kind == PlaceKind::Header && is("authorization")
}

/// What of it only the ID token of a login has; issuers of machine identities follow the form of ID tokens as well.
fn sign_of_a_login<'a>(case: &Case<'a>) -> Option<Value<'a>> {
    let says_id = |name: &str| {
        case.claim(name).filter(|value| value.text().is_some_and(|text| text.eq_ignore_ascii_case("id")))
    };
    let login = || ["nonce", "at_hash", "c_hash"].into_iter().find_map(|name| case.claim(name));
    says_id("token_use").or_else(|| says_id("typ")).or_else(login)
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(sign) = sign_of_a_login(case).filter(|_| case.profile() == Profile::IdToken) else { return };
    let name = sign.name().unwrap_or_default();
    let place = case.place().and_then(|place| place.name.as_deref()).unwrap_or_default();
    let hit = hits.at(
        Place::member(Part::Payload, sign),
        format!("an ID token, as its {name} says, is sent as {place}"),
    );
    if case.inference.certain {
        hit.confidence(Confidence::High);
    }
}
