//! A token without an end.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "exp-missing",
    group: Group::Time,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token never expires",
    why: "a stolen copy works until the key is rotated",
    fix: "set exp to 15 to 30 minutes after iat, and refresh: jotkit sign … --exp 15m",
    cites: &["RFC 7519 §4.1.4", "RFC 9068 §2.2", "OpenID Connect Core §2"],
    known_problems: "A token that merely wraps a session which the server can end: ignore it with that reason.",
    bad: &[Example::claims(r#"{"sub":"42"}"#), Example::claims(r#"{"sub":"42","typ":"Offline"}"#)],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        Example::jws(
            r#"{"alg":"ES256","typ":"secevent+jwt"}"#,
            r#"{"jti":"a","events":{"urn:x:y":{}}}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"dpop+jwt"}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://a.example/"}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"openid4vci-proof+jwt"}"#,
            r#"{"aud":"https://a.example","nonce":"n"}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"token-introspection+jwt"}"#,
            r#"{"token_introspection":{"active":true}}"#,
            "c2ln",
        ),
        // A request to an ACME server, and a SMART Health Card.
        Example::jws(
            r#"{"alg":"ES256","nonce":"n","url":"https://acme.example/new-order"}"#,
            r#"{"identifiers":[]}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","zip":"DEF"}"#,
            r#"{"iss":"https://a.example","nbf":1795292740,"vc":{}}"#,
            "c2ln",
        ),
        // A verifiable credential of data model 2.0, which says itself until when it is valid.
        Example::jws(
            r#"{"alg":"ES256","typ":"vc+jwt"}"#,
            r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"issuer":"https://a.example","validUntil":"2030-01-01T00:00:00Z"}"#,
            "c2ln",
        ),
        Example::jws(r#"{"alg":"ES256","typ":"kb+jwt"}"#, r#"{"nonce":"n","sd_hash":"x"}"#, "c2ln"),
    ],
    judge: Judge::Token { applies, check },
};

fn applies(case: &Case<'_>) -> bool {
    let endless = matches!(
        case.profile(),
        Profile::SecurityEvent | Profile::DpopProof | Profile::KeyBinding | Profile::SdJwt
    );
    let proof = case.has_typ("openid4vci-proof+jwt") || case.has_typ("token-introspection+jwt");
    // A SMART Health Card, whose payload is deflated and holds a credential.
    let health_card = case.token.parameter("zip").is_some() && case.claim("vc").is_some();
    let credential = case.claim("@context").is_some();
    case.has_all_claims() && !endless && !proof && !health_card && !credential && !case.is_acme_request()
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.claim("exp").is_none() {
        hits.at(Place::part(Part::Payload), "the token never expires").label("no \"exp\" among the claims");
    }
}
