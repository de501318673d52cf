//! A security event that expires.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "set-has-exp",
    severity: Severity::Info,
    summary: "a security event token has an exp",
    why: "what happened does not stop having happened; with exp such a token looks like one that grants something",
    fix: "leave exp out; jti tells a token that was seen before",
    cites: &["RFC 8417 §2.2", "RFC 8417 §4.6"],
    bad: &[Example::jws(
        r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
        r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}},"exp":1795293700}"#,
        "c2ln",
    )],
    good: &[
        Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}}}"#,
            "c2ln",
        ),
        // A logout token must have one.
        Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::SecurityEvent && case.claims.is_some(),
        check,
    },
    ..super::DEMAND
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(exp) = case.claim("exp") {
        hits.at(
            Place::member(Part::Payload, exp),
            "a security event has an exp, which RFC 8417 advises against",
        );
    }
}
