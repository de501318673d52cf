//! A client assertion that more than its server accepts.

use crate::rules::prelude::*;
use url::Url;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "client-assertion-aud",
    summary: "the audience of a client assertion is not the issuer of the authorization server alone",
    why: "an attacker's server that names another's token endpoint as its own is sent assertions that are good at the other",
    fix: "set aud to the issuer URL of the authorization server, and to nothing else: jotkit sign --profile client-assertion --aud https://as.example.com …",
    cites: &["draft-ietf-oauth-rfc7523bis", "RFC 7523 §3"],
    known_problems: "RFC 7523 and OpenID Connect Core §9 had clients name the token endpoint, and many servers still demand it.",
    bad: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com/oauth2/token","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":["https://as.example.com","https://as.example.com/token"],"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
    ],
    good: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":["https://as.example.com/tenant/tokens-r-us"],"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::ClientAssertion && case.claim("aud").is_some(),
        check,
    },
    ..super::ADVICE
};

/// The last steps of the paths of endpoints, which no issuer ends with.
const ENDPOINTS: [&str; 6] = ["token", "token.oauth2", "token.php", "introspect", "revoke", "par"];

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(aud) = case.claim("aud") else { return };
    let several = aud.kind() == JsonKind::Array && aud.children().count() > 1;
    if several {
        let message =
            format!("the assertion is for {} audiences, where one issuer is due", aud.children().count());
        super::tell(case, hits, Place::payload(aud), message);
        return;
    }
    let only = if aud.kind() == JsonKind::Array { aud.children().next() } else { Some(aud) };
    let Some((value, url)) = only.and_then(|only| Some((only, Url::parse(&only.text()?).ok()?))) else {
        return;
    };
    let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if ENDPOINTS.iter().any(|endpoint| last.eq_ignore_ascii_case(endpoint)) {
        let message = format!("aud is an endpoint (…/{last}), where the issuer of the server is due");
        super::tell(case, hits, Place::payload(value), message);
    }
}
