//! What judging a clean token costs in allocations: none for each rule.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on must fail

use jotkit::core::b64;
use jotkit::core::profile;
use jotkit::core::token::Token;
use jotkit::policy::Policy;
use jotkit::rules::{self, Case, EXAMPLE_NOW, RULES};

#[test]
fn a_clean_token_costs_no_allocation_per_rule() {
    let header = r#"{"alg":"ES256","typ":"at+jwt","kid":"2026-01"}"#;
    let claims = r#"{"iss":"https://as.example.org","sub":"7f9e8d7c6b5a","aud":"https://api.example.org","client_id":"spa","scope":"orders:read","iat":1795292740,"exp":1795293700,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63"}"#;
    let signature = b64::encode(&[1; 64]);
    let token = Token::parse(format!(
        "{}.{}.{signature}",
        b64::encode(header.as_bytes()),
        b64::encode(claims.as_bytes())
    ));
    let (inference, policy) = (profile::infer(&token, None), Policy::default());
    let lint = || {
        let linted = rules::lint(&Case::new(&token, &inference, &policy, EXAMPLE_NOW));
        assert!(linted.hits.iter().all(|(rule, _)| rule.persona > rules::Persona::Everyone));
    };
    // What is made once for all tokens.
    lint();
    let allocated = allocation_counter::measure(lint).count_total;
    assert!(allocated < RULES.len() as u64 / 5, "{allocated} allocations for {} rules", RULES.len());
}
