//! A URL of a key.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "key-url-present",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the token says where its key is to be fetched",
    why: "a verifier that follows the URL can be sent anywhere: to the key of an attacker, or into its own network",
    fix: "leave it out, and configure the JWK Set: jotkit verify --jwks URL",
    cites: &["RFC 8725 §3.10", "OWASP ASVS 9.1.3", "OpenID Connect Core §2"],
    known_problems: "Closed federations, whose verifiers compare the URL with a list: name it under key-urls in the policy.",
    bad: &[
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com/jwks"}"#),
        Example::header(r#"{"alg":"ES256","x5u":"https://as.example.com/leaf.cer"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com/jwks"}"#)
            .under(r#"key-urls = ["https://as.example.com/jwks"]"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::header(r#"{"alg":"ES256","typ":"passport","x5u":"https://cert.example.org/passport.cer"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some() && !is_passport(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (value, name, url) in super::key_urls(case) {
        if !url.is_some_and(|url| super::is_listed(case, &url)) {
            let message = format!("the header has {name}, where its key is to be fetched");
            hits.at(Place::member(Part::Header, value), message);
        }
    }
}

/// Of a PASSporT, `x5u` is part (RFC 8225 §4.3).
fn is_passport(case: &Case<'_>) -> bool {
    case.has_typ("passport")
}
