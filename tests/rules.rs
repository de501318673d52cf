//! The registry: every rule is named, cited and proved by its own examples.

use jotkit::core::profile;
use jotkit::core::token::Token;
use jotkit::policy::{Persona, Severity, Subject};
use jotkit::rules::{self, Case, EXAMPLE_NOW, Example, Hit, RULES, RUN, Rule};
use std::collections::HashSet;

fn hits(example: &Example) -> Vec<(&'static Rule, Hit)> {
    let token = Token::parse(example.token());
    let inference = profile::infer(&token, None);
    let policies = example.policies().unwrap_or_else(|flaw| panic!("{example:?}: {flaw:?}"));
    let policy = policies.of(&Subject { token: &token, profile: inference.profile, found_as: None });
    let linted = rules::lint(&Case::new(&token, &inference, policy, EXAMPLE_NOW));
    assert!(linted.faults.is_empty(), "{:?}", linted.faults);
    linted.hits
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut seen = HashSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.name), "{} twice", rule.name);
        assert!(rule.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", rule.name);
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
        // Rules that judge no token are proved by tests/cmd/policy.md.
        let judges_tokens = RUN.iter().all(|of_run| of_run.name != rule.name);
        assert_eq!(!rule.bad.is_empty() && !rule.good.is_empty(), judges_tokens, "{}: examples", rule.name);
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

#[test]
fn good_examples_are_good_in_every_other_way() {
    for rule in RULES {
        for example in rule.good {
            for (fired, hit) in hits(example) {
                let severity = hit.severity.unwrap_or(fired.severity);
                let for_others = hit.persona.unwrap_or(fired.persona) > Persona::Everyone;
                let said_elsewhere = rule.name == "exp-too-far" && fired.group.name() == "time"
                    || rule.name == "exp-effectively-never" && fired.group.name() == "time";
                assert!(
                    severity < Severity::Warning || said_elsewhere || for_others,
                    "{} fires on the good example of {}: {example:?}",
                    fired.name,
                    rule.name
                );
            }
        }
    }
}

#[test]
fn a_rule_is_a_file() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules");
    let mut files = HashSet::new();
    for group in ["algorithm", "time", "identity", "structure", "payload", "policy"] {
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
