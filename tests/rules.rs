//! The registry: every rule is named, cited and proved by its own examples.

#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

use jotkit::core::key;
use jotkit::core::profile;
use jotkit::core::token::Token;
use jotkit::policy::Severity;
use jotkit::rules::{self, Case, EXAMPLE_NOW, Evidence, Example, Hit, Persona, RULES, Rule};
use std::collections::HashSet;

fn hits(example: &Example) -> Vec<(&'static Rule, Hit)> {
    let token = Token::parse(example.token());
    let inference = profile::infer(&token, None);
    let policy = (example.policy)();
    let keys = match example.keys {
        "" => Vec::new(),
        text => key::read(text.as_bytes().to_vec(), "key.json", None).expect("a key").keys,
    };
    let evidence = Evidence::new(&keys, &[]);
    let case = Case::new(&token, &inference, &policy, EXAMPLE_NOW);
    let linted = rules::lint(&case.with(Some(&evidence)));
    assert!(linted.faults.is_empty(), "{:?}", linted.faults);
    linted.hits
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut seen = HashSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.name), "{} twice", rule.name);
        assert!(rule.name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')), "{}", rule.name);
        assert_eq!(rules::by_name(rule.name).map(|found| found.name), Some(rule.name));
    }
}

#[test]
fn every_rule_says_all_there_is_to_say() {
    for rule in RULES {
        for text in [rule.summary, rule.why, rule.fix] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{}: {text:?}", rule.name);
        }
        assert!(!rule.cites.is_empty(), "{} cites nothing", rule.name);
        assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{} lacks an example", rule.name);
    }
}

#[test]
fn bad_examples_fire_and_good_ones_are_silent() {
    for rule in RULES {
        for example in rule.bad {
            assert!(
                hits(example).iter().any(|(fired, _)| fired.name == rule.name),
                "{} on {example:?}",
                rule.name
            );
        }
        for example in rule.good {
            assert!(
                hits(example).iter().all(|(fired, _)| fired.name != rule.name),
                "{} on {example:?}",
                rule.name
            );
        }
    }
}

/// Rules whose good example is what another rule finds.
const SAID_ELSEWHERE: &[(&str, &str)] = &[
    ("alg-none-variant", "alg-invalid"),
    ("alg-none-variant", "alg-unregistered"),
    ("signature-on-unsecured", "alg-none"),
    ("b64-false", "crit-relied-on"),
];

#[test]
fn good_examples_are_good_in_every_other_way() {
    let mut problems = Vec::new();
    for rule in RULES {
        for example in rule.good {
            // What only the pedantic want to hear is said of good tokens too.
            for (fired, hit) in
                hits(example).into_iter().filter(|(fired, _)| fired.persona == Persona::Everyone)
            {
                let severity = hit.severity.unwrap_or(fired.severity);
                let said_elsewhere = rule.name == "exp-too-far" && fired.group.name() == "time"
                    || rule.name == "exp-effectively-never" && fired.group.name() == "time"
                    || SAID_ELSEWHERE.contains(&(rule.name, fired.name));
                if severity >= Severity::Warning && !said_elsewhere {
                    problems.push(format!(
                        "{} fires on the good example of {}: {}",
                        fired.name, rule.name, example.header
                    ));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn a_rule_is_a_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let mut files = HashSet::new();
    for group in ["algorithm", "header", "time", "identity", "structure", "payload"] {
        for entry in std::fs::read_dir(format!("{folder}/{group}")).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name != "mod.rs" {
                files.insert(name.trim_end_matches(".rs").replace('_', "-"));
            }
        }
    }
    let names: HashSet<_> = RULES.iter().map(|rule| rule.name.to_string()).collect();
    assert_eq!(files, names);
}
