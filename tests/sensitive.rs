//! Claims that look sensitive and are not, and claims that are and hardly look so: each by itself in a token, told by the one
//! rule that is due, or by none.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, jotkit_with, token};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn each_claim_is_told_by_the_rule_that_is_due() {
    let cases = include_str!("sensitive/claims.jsonl");
    let here = folder("sensitive");
    let tokens: Vec<_> = cases
        .lines()
        .map(|line| {
            let case: Value = serde_json::from_str(line).unwrap();
            token(r#"{"alg":"ES256","typ":"JWT"}"#, &case["claims"].to_string(), "c2ln")
        })
        .collect();
    let fixed =
        ["lint", "--no-config", "--select", "payload", "--format", "jsonl", "--now", NOW, "--exit-zero", "-"];
    let mut problems = Vec::new();
    for (line, token) in cases.lines().zip(&tokens) {
        let case: Value = serde_json::from_str(line).unwrap();
        let run = jotkit_with(fixed, token.as_bytes(), &here);
        let told: Value = serde_json::from_str(run.stdout.lines().next().unwrap()).unwrap();
        let fired: BTreeSet<_> = told["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["rule"].as_str().unwrap())
            .collect();
        let due: BTreeSet<_> = case["due"].as_str().into_iter().collect();
        if fired != due {
            problems.push(format!("{fired:?} where {due:?} is due: {line}"));
        }
    }
    assert!(tokens.len() > 140, "{}", tokens.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
