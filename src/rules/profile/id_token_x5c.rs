//! An ID token that brings a certificate.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-token-x5c",
    summary: "an ID token brings the certificate that is to verify it",
    why: "keys of a provider are those of its discovery document: a client that takes one from the header believes whoever has a certificate",
    fix: "leave x5c out, and name the key by kid",
    cites: &["OpenID Connect Core §2", "OpenID Connect Core §10.1"],
    known_problems: "jwk, jku and x5u have rules of their own: jwk-embedded and key-url-present.",
    bad: &[Example::jws(
        r#"{"alg":"RS256","kid":"1","x5c":["MIIB"]}"#,
        r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#,
        "c2ln",
    )],
    good: &[Example::jws(
        r#"{"alg":"RS256","kid":"1","x5t":"NjVBRjY5MDlCMUIwNzU4RTA2QzZFMDQ4QzQ2MDAyQjVDNjk1RTM2Qg"}"#,
        r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#,
        "c2ln",
    )],
    judge: Judge::Token { applies: |case| super::has_header_of(case, Profile::IdToken), check },
    ..super::ADVICE
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(x5c) = case.header.and_then(|header| header.get("x5c")) {
        let message =
            "the header of the ID token has x5c, where OpenID Connect advises against it".to_string();
        super::tell(case, hits, Place::member(Part::Header, x5c), message);
    }
}
