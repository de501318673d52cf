//! What looks like a secret, under the name of one.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "secret-generic",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::Low,
    persona: Persona::Everyone,
    summary: "a value that looks like a secret stands under the name of one",
    why: "whoever sees the token can use the secret",
    fix: "take it out of the token, and replace the secret; if it is none, allow its claim in [sensitive] allow in jotkit.toml, with the reason",
    cites: &["RFC 7519 §12", "CWE-312"],
    known_problems: "Told by the member's name and an entropy of 3.5 bits a character: a public identifier under such a name fires too. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"app_secret":"9fXq2LmZ7vRt4KpWs8"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"config":{"aws_secret_access_key":"wJalrXUtnFEMIK7MDENGbPxRfiCYzzKEY9"}}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"kubernetes.io/serviceaccount/secret.name":"default-token-h6k4x"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"session_key":"kq2VwLxOxBtZp8kq27Vw9","public_key":"MCowBQYDK2VwAyEAGb9ECWmEzf6F"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"secret_version":"9fXq2LmZ7vRt4KpWs8","token_endpoint_auth_method":"client_secret_basic"}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::Secret);
}
