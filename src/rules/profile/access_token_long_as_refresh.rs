//! An access token that lives as long as the refresh token it came with.

use crate::rules::beside::Role;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "access-token-long-as-refresh",
    summary: "an access token lives as long as the refresh token that came with it",
    why: "a refresh token is there so that access tokens can be short: a stolen one is good for as long as the whole grant",
    fix: "issue access tokens for 15 to 30 minutes: jotkit sign --profile access-token --exp 15m …",
    cites: &["RFC 9700 §2.2.2", "RFC 6749 §1.5"],
    known_problems: "At the end of a session some servers cut both to what is left of it.",
    bad: &[Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","scope":"a","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#).beside(&["eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9hcy5leGFtcGxlLmNvbSIsInN1YiI6IjQyIiwidHlwIjoiUmVmcmVzaCIsImp0aSI6IjVmMWIyYzNkLTRlNWYtNGE2Yi04YzdkLTllMGYxYTJiM2M0ZCIsImlhdCI6MTc5NTI5Mjc0MCwiZXhwIjoxNzk1MjkzNzAwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"])],
    good: &[
        Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","scope":"a","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#).beside(&["eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUuY29tIiwiYXVkIjoiaHR0cHM6Ly9hcy5leGFtcGxlLmNvbSIsInN1YiI6IjQyIiwidHlwIjoiUmVmcmVzaCIsImp0aSI6IjVmMWIyYzNkLTRlNWYtNGE2Yi04YzdkLTllMGYxYTJiM2M0ZCIsImlhdCI6MTc5NTI5Mjc0MCwiZXhwIjoxNzk1Mzc5MTQwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"]),
        Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","scope":"a","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: |case| refreshed(case).is_some(), check },
    ..super::ADVICE
};

/// How long the access token and the refresh token live.
fn refreshed(case: &Case<'_>) -> Option<(f64, f64)> {
    let own = case.came_with().own().filter(|own| own.role == Role::Access)?;
    let refresh = case.came_with().of(Role::Refresh);
    let longest = refresh.iter().filter_map(|refresh| refresh.lifetime).reduce(f64::max)?;
    Some((own.lifetime?, longest))
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(exp), Some((own, refresh))) = (case.claim("exp"), refreshed(case)) else { return };
    if own >= refresh && refresh > 0.0 {
        let message =
            format!("lives {}, and the refresh token that came with it {}", span(own), span(refresh));
        hits.at(Place::payload(exp), message);
    }
}
