//! The registry: every rule is named, cited and proved by its own examples.

use clap::CommandFactory;
use jotkit::cli::Cli;
use jotkit::core::key::{self, Flaw};
use jotkit::core::profile::{self, Inference, Profile};
use jotkit::core::token::Token;
use jotkit::input::{self, Found, Place, PlaceKind, Wrapping};
use jotkit::policy::{Persona, Severity, Subject};
use jotkit::rules::{
    self, Beside, Case, Companion, EXAMPLE_NOW, Evidence, Example, Group, Hit, Judge, RULES, Role, Rule,
};
use std::collections::HashSet;

fn hits(example: &Example) -> Vec<(&'static Rule, Hit)> {
    if example.is_of_keys() {
        return hits_of_keys(example);
    }
    // How a token is written is seen by who finds it.
    let stands_in_text = example.written.is_some() || !example.found_in.is_empty();
    let mut found = match stands_in_text {
        true => {
            let mut found = input::tokens("example", example.token().into_bytes()).into_iter();
            found.next().unwrap_or_else(|| panic!("no token in {example:?}"))
        }
        false => Found {
            token: Token::parse(example.token()),
            source: "example".to_string(),
            line: 1,
            column: 1,
            surplus: 0,
            place: Place::new(PlaceKind::Text, None),
            wrapping: Wrapping::default(),
            message: 1,
            others: Vec::new(),
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
    // A policy that names the profile makes it certain, as the command does.
    let inference = match policy.profile {
        Some(profile) => Inference { profile, why: "by the policy".to_string(), certain: true },
        None => inference,
    };
    let given = example.beside.iter().flat_map(|text| {
        Companion::given(text.as_bytes()).unwrap_or_else(|why| panic!("{example:?}: {why}"))
    });
    let given: Vec<_> = given.collect();
    let own = [Companion::token(&found.token, Role::of(inference.profile, &found.place), true)];
    let beside = if given.is_empty() { Beside::default() } else { Beside::new(&own, 0, &given) };
    let case = Case::new(&found.token, &inference, policy, EXAMPLE_NOW).beside(beside);
    let linted = rules::lint(&[case.found(&found.place, found.wrapping).with(Some(&evidence))]).remove(0);
    assert!(linted.faults.is_empty(), "{:?}", linted.faults);
    linted.hits
}

fn hits_of_keys(example: &Example) -> Vec<(&'static Rule, Hit)> {
    let given = example.given().unwrap_or_else(|error| panic!("{example:?}: {error:#}"));
    let policies = example.policies().unwrap_or_else(|flaw| panic!("{example:?}: {flaw:?}"));
    let linted = rules::lint_keys(&given.specimens(), |_| policies.house());
    assert!(!linted.is_empty(), "no key in {example:?}");
    for key in &linted {
        assert!(key.faults.is_empty() && key.answers.len() == RULES.len(), "{:?} on {example:?}", key.faults);
        assert_eq!(key.not_inspected, None, "{example:?}");
    }
    linted.into_iter().flat_map(|key| key.hits).collect()
}

/// What is wrong with keys has one name, whoever tells it.
#[test]
fn every_flaw_of_a_key_has_its_rule() {
    let of_rules: HashSet<_> = RULES.iter().filter_map(|rule| rule.flaw()).collect();
    assert_eq!(of_rules, Flaw::ALL.iter().copied().collect());
    for rule in RULES {
        assert!(rule.flaw().is_none_or(|flaw| flaw.name() == rule.name), "{}", rule.name);
        let joint = matches!(rule.judge, Judge::Keys { .. });
        assert!(rule.flaw().is_none_or(|flaw| key::JOINT.contains(&flaw) == joint), "{}", rule.name);
        assert_eq!(rule.group == Group::Key, rule.flaw().is_some() && rule.name != "known-private-key");
    }
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
    ("access-token-claim-missing", &["exp-missing"]),
    ("token-in-web-storage", &["refresh-token-in-web-storage"]),
    ("refresh-token-in-web-storage", &["token-in-web-storage"]),
];

/// An example shows what it is about and no more: that it leaves out these claims is not held against it.
const LEFT_OUT: &[&str] = &["iss-missing", "aud-missing"];

/// Nor those that a profile demands, unless the example is one of a profile.
fn is_left_out(fired: &Rule, rule: &Rule) -> bool {
    let of_profile = fired.name.ends_with("-claim-missing") && rule.group != Group::Profile;
    LEFT_OUT.contains(&fired.name) || of_profile
}

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
                    || is_left_out(fired, rule);
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
    // A profile has a file for what its rules have in common with those of others.
    let profiles = Profile::ALL.map(Profile::name);
    let mut of_profiles = HashSet::new();
    for entry in std::fs::read_dir(format!("{folder}/profile")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        match name.as_str() {
            "mod" => {}
            profile if profiles.contains(&profile) => {
                let text = std::fs::read_to_string(&path).unwrap();
                let family = ["claim-missing", "claim-type", "claim-forbidden", "typ", "alg"];
                let held = family.map(|rule| format!("{profile}-{rule}"));
                let before = of_profiles.len();
                of_profiles
                    .extend(held.into_iter().filter(|rule| text.contains(&format!("name: \"{rule}\""))));
                assert_eq!(of_profiles.len() - before, text.matches("Rule = Rule {").count(), "{profile}");
                assert!(of_profiles.len() > before, "{profile} has no rule");
            }
            _ => {
                files.insert(name);
            }
        }
    }
    files.extend(of_profiles);
    for group in
        ["algorithm", "header", "time", "identity", "structure", "payload", "key", "context", "policy"]
    {
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
