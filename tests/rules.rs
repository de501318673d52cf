//! The registry: every rule is named, cited and proved by its own examples.

use jotkit::core::profile;
use jotkit::core::source::Source;
use jotkit::core::token::Token;
use jotkit::input::{self, Found, Place, PlaceKind, Wrapping};
use jotkit::policy::{Persona, Policy, Severity};
use jotkit::rules::{self, Case, EXAMPLE_NOW, Example, Hit, RULES, Rule};
use std::collections::HashSet;

/// What the rules say of an example, to everyone and to others.
fn hits(example: &Example) -> Vec<(&'static Rule, Hit)> {
    let mut policy = Policy::default();
    if let Some(line) = example.policy {
        (line.change)(&mut policy);
    }
    // How a token is written is seen by who finds it.
    let source = Source { name: "example".to_string(), bytes: example.token().into_bytes() };
    let found = match example.written {
        Some(_) => input::tokens(&source).next().unwrap_or_else(|| panic!("no token in {example:?}")),
        None => Found {
            token: Token::parse(example.token()),
            source: source.name,
            line: 1,
            column: 1,
            place: Place { kind: PlaceKind::Text, name: None },
            wrapping: Wrapping::default(),
        },
    };
    let inference = profile::infer(&found.token, found.place.name.as_deref());
    let case = Case::new(&found.token, &inference, &policy, EXAMPLE_NOW).found(&found.place, found.wrapping);
    let linted = rules::lint(&case);
    assert!(linted.faults.is_empty(), "{:?}", linted.faults);
    linted.hits
}

#[test]
fn names_are_unique_and_kebab_case() {
    let mut seen = HashSet::new();
    for rule in RULES {
        assert!(seen.insert(rule.name), "{} twice", rule.name);
        assert!(
            rule.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'),
            "{}",
            rule.name
        );
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

/// Rules of which an example says that another rule has the word: `Said by …` in a comment beside it.
const SAID_ELSEWHERE: &[(&str, &[&str])] = &[
    ("exp-too-far", &["exp-effectively-never", "time-claim-milliseconds"]),
    ("exp-effectively-never", &["exp-too-far", "time-claim-milliseconds"]),
    ("time-claim-out-of-range", &["exp-effectively-never", "time-claim-milliseconds"]),
    ("exp-before-valid", &["time-claim-milliseconds"]),
    ("nbf-in-future", &["time-claim-milliseconds"]),
    ("iat-in-future", &["time-claim-not-number"]),
    ("not-json-object", &["signature-missing"]),
];

/// An example shows what it is about and no more: that it leaves out these claims is not held against it.
const LEFT_OUT: &[&str] = &["iss-missing", "aud-missing"];

#[test]
fn good_examples_are_good_in_every_other_way() {
    for rule in RULES {
        let elsewhere = SAID_ELSEWHERE.iter().find(|(name, _)| *name == rule.name);
        for example in rule.good {
            let findings = hits(example);
            // Those that only some want to hear of are no alarm.
            let loud = findings
                .iter()
                .filter(|(fired, hit)| hit.persona.unwrap_or(fired.persona) == Persona::Everyone);
            for (fired, hit) in loud {
                let severity = hit.severity.unwrap_or(fired.severity);
                let said_elsewhere = elsewhere.is_some_and(|(_, others)| others.contains(&fired.name))
                    || LEFT_OUT.contains(&fired.name);
                assert!(
                    severity < Severity::Warning || said_elsewhere,
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
    for group in ["algorithm", "time", "identity", "structure", "payload"] {
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
