//! An access token that looks like an ID token.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "access-token-has-nonce",
    summary: "an access token carries the nonce of a login",
    why: "nonce belongs to an ID token: a client that tells the two apart by it takes this token for a login, which it is not",
    fix: "leave nonce out of access tokens; have clients go by typ",
    cites: &["RFC 9068 §5", "RFC 8725 §3.12", "OpenID Connect Core §2"],
    known_problems: "Keycloak wrote it into access tokens until version 25; its tokens do not say at+jwt, and are left alone.",
    bad: &[Example::jws(
        r#"{"alg":"ES256","typ":"at+jwt"}"#,
        r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700,"nonce":"n-0S6_WzA2Mj"}"#,
        "c2ln",
    )],
    good: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        Example::claims(
            r#"{"iss":"https://sso.example.org/realms/a","aud":"account","sub":"42","typ":"Bearer","azp":"spa","nonce":"n-0S6_WzA2Mj","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::AccessToken), check },
    ..super::ADVICE
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(nonce) = case.claim("nonce") {
        let message = "the access token has a nonce, which tells that an ID token answers a login";
        hits.at(Place::member(Part::Payload, nonce), message);
    }
}
