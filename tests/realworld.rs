//! Tokens as real issuers make them, and flawed ones: no miss, no false alarm, none too loud, for the rules that
//! there are.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{folder, jotkit_with};
use jotkit::rules;
use serde_json::Value;
use std::collections::HashSet;
use std::path::Path;

fn severity(name: &str) -> usize {
    ["none", "info", "warning", "error"].iter().position(|known| *known == name).expect("a severity")
}

fn names(value: &Value) -> Vec<String> {
    let texts = value.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_string).collect()
}

/// The name by which the labels of the cases know a rule: they were written before oidc-claim-type was split off
/// registered-claim-type.
fn label(rule: &str) -> &str {
    if rule == "oidc-claim-type" { "registered-claim-type" } else { rule }
}

/// The option that gives the key of a case, if it has one, from a file in that folder.
fn given(case: &Value, folder: &Path) -> Vec<String> {
    let Some(option) = case["args"][0].as_str() else { return Vec::new() };
    let key = &case["key"];
    if let Some(secret) = key["secret"].as_str() {
        return vec![option.to_string(), format!("text:{secret}")];
    }
    let file = folder.join("key");
    std::fs::write(&file, key["pem"].as_str().map_or_else(|| key.to_string(), str::to_string)).unwrap();
    vec![option.to_string(), file.display().to_string()]
}

#[test]
fn every_case_is_judged_as_it_should_be() {
    let here = folder("realworld");
    // The cases are not about who may read the key's file.
    #[cfg(unix)]
    std::fs::set_permissions(&here, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    let cases =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/realworld/cases.jsonl")).unwrap();
    let mut problems = Vec::new();
    let mut promises = 0;
    for line in cases.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let text = case["text"].as_str().unwrap();
        let now = case["now"].to_string();
        std::fs::write(here.join("jotkit.toml"), case["policy"].as_str().unwrap_or("version = 1")).unwrap();
        let given = given(&case, &here);
        let options = ["lint", "--format", "json", "--now", &now, "-"].into_iter().map(str::to_string);
        let run = jotkit_with(options.chain(given), text.as_bytes(), &here);
        let report: Value = match serde_json::from_str(&run.stdout) {
            Ok(report) if run.code < 2 => report,
            _ => {
                problems.push(format!("{}: code {} {}", case["id"], run.code, run.stderr));
                continue;
            }
        };
        let findings: Vec<_> = report["tokens"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|token| token["findings"].as_array().unwrap())
            .collect();
        let fired: HashSet<_> =
            findings.iter().map(|finding| label(finding["rule"].as_str().unwrap()).to_string()).collect();

        let expected = names(&case["expect"]);
        let any: Vec<_> = case["expect_any"].as_array().into_iter().flatten().flat_map(names).collect();
        let allowed: HashSet<_> = expected.iter().chain(&any).cloned().chain(names(&case["allow"])).collect();
        for rule in expected.iter().filter(|rule| rules::by_name(rule).is_some()) {
            promises += 1;
            if !fired.contains(rule) {
                problems.push(format!("{}: missed {rule}", case["id"]));
            }
        }
        // Of a group, one is enough; a group of which no rule exists yet promises nothing.
        for group in case["expect_any"].as_array().into_iter().flatten().map(names) {
            if group.iter().any(|rule| rules::by_name(rule).is_some()) {
                promises += 1;
                if !group.iter().any(|rule| fired.contains(rule)) {
                    problems.push(format!("{}: missed any of {}", case["id"], group.join(", ")));
                }
            }
        }
        problems.extend(fired.difference(&allowed).map(|rule| format!("{}: false alarm {rule}", case["id"])));
        if let Some(most) = case["severity_max"].as_str() {
            let loud = findings
                .iter()
                .filter(|finding| severity(finding["severity"].as_str().unwrap()) > severity(most));
            problems.extend(loud.map(|finding| format!("{}: too loud {}", case["id"], finding["rule"])));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    assert!(cases.lines().count() >= 252 && promises >= 50, "{promises}");
}
