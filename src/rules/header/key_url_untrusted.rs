//! A URL of a key that the policy does not list.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "key-url-untrusted",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the policy does not list the URL of the key",
    why: "a verifier that follows it takes keys from a stranger",
    fix: "refuse the token, or add the URL to key-urls in the policy",
    cites: &["RFC 8725 §3.10", "OWASP ASVS 9.1.3"],
    known_problems: "A policy that nobody keeps up.",
    bad: &[
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com.evil.io/jwks"}"#)
            .under(r#"key-urls = ["https://as.example.com/jwks"]"#),
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com/jwks?x=1"}"#)
            .under(r#"key-urls = ["https://as.example.com/jwks"]"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","jku":"https://as.example.com/jwks"}"#)
            .under(r#"key-urls = ["https://as.example.com/jwks"]"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)
            .under(r#"key-urls = ["https://as.example.com/jwks"]"#),
    ],
    judge: Judge::Token { applies: |case| !case.policy.key_urls.is_empty() && case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (value, name, url) in super::key_urls(case) {
        if !url.is_some_and(|url| super::is_listed(case, &url)) {
            let count = case.policy.key_urls.len();
            let plural = if count == 1 { "" } else { "s" };
            let message = format!("{name} is none of the {count} URL{plural} that the policy lists");
            hits.at(Place::header(value), message);
        }
    }
}
