//! The registry: every rule is named, cited and proved by its own examples.

use clap::CommandFactory;
use jotkit::cli::Cli;
use jotkit::core::key;
use jotkit::core::profile;
use jotkit::core::source::Source;
use jotkit::core::token::Token;
use jotkit::input::{self, Found, Place, PlaceKind, Wrapping};
use jotkit::policy::{Persona, Severity, Subject};
use jotkit::rules::{self, Case, EXAMPLE_NOW, Evidence, Example, Hit, Judge, RULES, Rule};
use std::collections::HashSet;

fn hits(example: &Example) -> Vec<(&'static Rule, Hit)> {
    // How a token is written is seen by who finds it.
    let source = Source::new("example", example.token().into_bytes());
    let stands_in_text = example.written.is_some() || !example.found_in.is_empty();
    let mut found = match stands_in_text {
        true => input::tokens(&source).next().unwrap_or_else(|| panic!("no token in {example:?}")),
        false => Found {
            token: Token::parse(example.token()),
            source: source.name,
            line: 1,
            column: 1,
            place: Place::new(PlaceKind::Text, None),
            wrapping: Wrapping::default(),
        },
    };
    if example.tracked {
        found.place.is_tracked();
    }
    let keys = match example.keys {
        "" => Vec::new(),
        text => {
            let set = key::read(text.as_bytes().to_vec(), "key.json", None);
            set.unwrap_or_else(|error| panic!("{example:?}: {error}")).keys
        }
    };
    let evidence = Evidence::new(&keys, &[]);
    evidence.open(&mut found.token);
    let inference = profile::infer(&found.token, found.place.called());
    let policies = example.policies().unwrap_or_else(|flaw| panic!("{example:?}: {flaw:?}"));
    let policy = policies.of(&Subject { token: &found.token, profile: inference.profile, found_as: None });
    let case = Case::new(&found.token, &inference, policy, EXAMPLE_NOW);
    let linted = rules::lint(&case.found(&found.place, found.wrapping).with(Some(&evidence)));
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
        // Rules that judge no token are proved by tests/cmd/policy.md.
        let judges_tokens = !matches!(rule.judge, Judge::Run);
        assert_eq!(!rule.bad.is_empty() && !rule.good.is_empty(), judges_tokens, "{}: examples", rule.name);
    }
}

#[test]
fn what_a_fix_tells_to_run_exists() {
    let mut command = Cli::command();
    command.build();
    let mut told = 0;
    for rule in RULES {
        for run in rule.fix.split("jotkit ").skip(1) {
            let words: Vec<_> = run.split([' ', ';', ',', ':']).collect();
            let Some(mut sub) = command.find_subcommand(words[0]) else {
                panic!("{}: there is no jotkit {}", rule.name, words[0]);
            };
            if let Some(action) = words.get(1).and_then(|word| sub.find_subcommand(word)) {
                sub = action;
            }
            for flag in words.iter().filter_map(|word| word.strip_prefix("--")) {
                let known = sub.get_arguments().any(|argument| argument.get_long() == Some(flag));
                assert!(known, "{}: jotkit {} has no --{flag}", rule.name, words[0]);
            }
            told += 1;
        }
    }
    assert!(told >= 20, "{told}");
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
    ("alg-none-variant", &["alg-invalid", "alg-unregistered"]),
    ("signature-on-unsecured", &["alg-none"]),
    ("b64-false", &["crit-relied-on"]),
    ("base64-padding", &["signature-length"]),
    ("base64-alphabet", &["signature-length"]),
    ("base64-noncanonical", &["signature-length"]),
    ("exp-missing", &["zip-in-jws"]),
    ("exp-too-far", &["exp-effectively-never", "time-claim-milliseconds"]),
    ("exp-effectively-never", &["exp-too-far", "time-claim-milliseconds"]),
    ("time-claim-out-of-range", &["exp-effectively-never", "time-claim-milliseconds"]),
    ("exp-before-valid", &["time-claim-milliseconds"]),
    ("nbf-in-future", &["time-claim-milliseconds"]),
    ("iat-in-future", &["time-claim-not-number"]),
    ("not-json-object", &["signature-missing", "zip-in-jws"]),
    ("jwe-zip-bomb", &["jwe-zip"]),
    ("token-in-web-storage", &["refresh-token-in-web-storage"]),
    ("refresh-token-in-web-storage", &["token-in-web-storage"]),
];

/// An example shows what it is about and no more: that it leaves out these claims is not held against it.
const LEFT_OUT: &[&str] = &["iss-missing", "aud-missing"];

#[test]
fn good_examples_are_good_in_every_other_way() {
    let mut problems = Vec::new();
    for rule in RULES {
        let elsewhere = SAID_ELSEWHERE.iter().find(|(name, _)| *name == rule.name);
        for example in rule.good {
            for (fired, hit) in hits(example) {
                let severity = hit.severity.unwrap_or(fired.severity);
                // What only some want to hear of is no alarm.
                let for_others = hit.persona.unwrap_or(fired.persona) > Persona::Everyone;
                let said_elsewhere = elsewhere.is_some_and(|(_, others)| others.contains(&fired.name))
                    || LEFT_OUT.contains(&fired.name);
                if severity >= Severity::Warning && !said_elsewhere && !for_others {
                    problems.push(format!("{} on the good {example:?} of {}", fired.name, rule.name));
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
    for group in ["algorithm", "header", "time", "identity", "structure", "payload", "context", "policy"] {
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
