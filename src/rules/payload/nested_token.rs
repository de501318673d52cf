//! A token in a claim, that opens something to whoever reads it.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "nested-token",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "another token stands among the claims",
    why: "one theft gives two tokens, and the second opens what the first was never meant for",
    fix: "leave it out, and let the service ask for a token of its own by token exchange",
    cites: &["RFC 9700 §4.9", "RFC 8693 §1.1"],
    known_problems: "An access or refresh token that has not expired is an error. Tokens that only state something are at their place: in act, vp, evidence, _claim_sources and the like, or with a typ of their own. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"upstream":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4iLCJpYXQiOjE3OTUyOTI3NDAsImV4cCI6MTc5NTI5MzcwMH0.c2ln"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"provider":{"refresh":"1//0gXk3JdQ8vYw2RtZ6mNb1XcLp9SfGh4Ae7UoT5iCgYIARAAGBASNwF"}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"refreshToken":"8xLOxBtZp8kq27Vw"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"upstream":"v4.local.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"_claim_sources":{"src1":{"JWT":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4iLCJpYXQiOjE3OTUyOTI3NDAsImV4cCI6MTc5NTI5MzcwMH0.c2ln"}}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"vp":{"verifiableCredential":["eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4iLCJpYXQiOjE3OTUyOTI3NDAsImV4cCI6MTc5NTI5MzcwMH0.c2ln"]}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"act":{"sub":"svc","token":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4iLCJpYXQiOjE3OTUyOTI3NDAsImV4cCI6MTc5NTI5MzcwMH0.c2ln"}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"trust_marks":[{"trust_mark":"eyJhbGciOiJFUzI1NiIsInR5cCI6ImVudGl0eS1zdGF0ZW1lbnQrand0In0.eyJpc3MiOiJodHRwczovL2ZlZC5leGFtcGxlLmNvbSJ9.c2ln"}]}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"statement":"eyJhbGciOiJFUzI1NiIsInR5cCI6ImVudGl0eS1zdGF0ZW1lbnQrand0In0.eyJpc3MiOiJodHRwczovL2ZlZC5leGFtcGxlLmNvbSJ9.c2ln"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"nonce":"eyJ7S_zG.eyJH0-Z.HX4w-7v","session_id":"kq2VwLxOxBtZp8kq27Vw9","token_use":"access"}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for token in case.detected(Detector::NestedToken) {
        let hit = super::found(hits, token);
        if let Grade::Bearer { until } = token.grade
            && until.is_none_or(|until| until > case.now as f64)
        {
            hit.severity(Severity::Error);
        }
    }
}
