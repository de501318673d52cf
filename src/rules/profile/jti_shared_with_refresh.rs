//! An access token and a refresh token of one name.

use crate::rules::beside::{Companion, Role};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jti-shared-with-refresh",
    summary: "an access token and the refresh token that came with it have the same jti",
    why: "who denies the one by its jti denies the other: a log-out that was meant for one device ends all, or a leaked access token cannot be denied alone",
    fix: "give each token a jti of its own: jotkit sign … --jti auto",
    cites: &["RFC 7519 §4.1.7"],
    known_problems: "A house that denies both at once on purpose: ignore it with that reason.",
    bad: &[Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","scope":"a","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#).beside(&["eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9hcy5leGFtcGxlLmNvbSIsInN1YiI6IjQyIiwidHlwIjoiUmVmcmVzaCIsImp0aSI6IjBmNmE5YzNlLTZmMGItNGQ1Ny05ZDBlLTJiN2M4ZjFhNGU2MyIsImlhdCI6MTc5NTI5Mjc0MCwiZXhwIjoxNzk1Mzc5MTQwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"])],
    good: &[
        Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","scope":"a","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#).beside(&["eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9hcy5leGFtcGxlLmNvbSIsInN1YiI6IjQyIiwidHlwIjoiUmVmcmVzaCIsImp0aSI6IjVmMWIyYzNkLTRlNWYtNGE2Yi04YzdkLTllMGYxYTJiM2M0ZCIsImlhdCI6MTc5NTI5Mjc0MCwiZXhwIjoxNzk1Mzc5MTQwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"]),
        Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","scope":"a","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: |case| {
            let own = case.came_with().own().is_some_and(|own| own.role == Role::Access);
            own && case.claim("jti").is_some() && !case.came_with().of(Role::Refresh).is_empty()
        },
        check,
    },
    ..super::ADVICE
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((jti, own)) = case.claim("jti").and_then(|jti| Some((jti, jti.text()?))) else { return };
    let same = |refresh: &&Companion| refresh.jti.as_deref() == Some(&own);
    if !own.is_empty() && case.came_with().of(Role::Refresh).iter().any(same) {
        hits.at(Place::payload(jti), "the refresh token that came with it has the same jti");
    }
}
