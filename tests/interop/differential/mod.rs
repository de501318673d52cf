//! `jotkit verify` beside the verifiers of four libraries, over tokens that are good and tokens to which something was done:
//! where they disagree, a standard says who is right, and the table of explanations says which sentence of it.

mod explained;
mod json;
mod judges;
mod random;
mod signing;
mod tokens;

use crate::{common, installed};
use common::folder;
use explained::EXPLANATIONS;
use judges::Judge;
use random::Random;
use signing::Signing;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;
use tokens::Case;

/// What everyone expects of a token.
const ISSUER: &str = "https://issuer.example";
const AUDIENCE: &str = "api";
/// The time of everyone who can be told it.
const NOW: i64 = 1_795_292_800;

/// As many cases as there must be at least, and as many of them by chance.
const CASES: usize = 20_000;
const BY_CHANCE: usize = 7_000;

/// The seed of what is left to chance, unless `JOTKIT_SEED` names another. Keys and signatures are new each time.
const SEED: u64 = 7519;

#[test]
fn verdicts_differ_only_where_a_standard_says_why() {
    let Some(installed) = installed("verdicts of libraries") else { return };
    let seed = std::env::var("JOTKIT_SEED").map_or(SEED, |seed| seed.parse().unwrap());
    let here = folder("interop_differential");
    let keys = Signing::all();
    let started = Instant::now();
    let cases = all_cases(&keys, seed);
    let made = started.elapsed();
    let (ours, libraries) = judges::all(&installed, &here, &keys, &cases);
    println!(
        "differential: {} cases, seed {seed}, {} keys; made in {made:.0?}, judged in {:.0?}",
        cases.len(),
        keys.len(),
        started.elapsed() - made
    );
    for (case, verdict) in cases.iter().zip(&ours.answers) {
        let is_refused = matches!(verdict, Some(Err(_)));
        let token = || case.token.escape_ascii();
        assert!(is_refused || case.holds_what_was_signed(), "{}: jotkit accepts {}", case.kind, token());
        assert!(!is_refused || case.kind != "good", "{verdict:?}: {}", token());
    }
    compare(&ours, &libraries, &cases);
}

/// One of each kind for each key, and those by chance.
fn all_cases(keys: &[Signing], seed: u64) -> Vec<Case> {
    let mut cases = Vec::new();
    for (at, (key, stranger)) in keys.iter().zip(&Signing::all()).enumerate() {
        cases.extend(tokens::of_each_kind(at, key, stranger));
    }
    let mut random = Random::new(seed);
    let keys = keys.iter().enumerate().cycle().take(BY_CHANCE);
    cases.extend(keys.map(|(at, key)| tokens::by_chance(at, key, &mut random)));
    assert!(cases.len() >= CASES, "{}", cases.len());
    cases
}

/// The words of a reason, without its numbers.
fn family(why: &str) -> String {
    why.chars().filter(|letter| !letter.is_ascii_digit()).take(100).collect()
}

/// Holds each library's answers against ours. Every difference is explained, and every explanation explains one.
fn compare(ours: &Judge, libraries: &[Judge], cases: &[Case]) {
    let (mut used, mut unexplained) = (vec![0; EXPLANATIONS.len()], BTreeMap::new());
    for library in libraries {
        let (mut asked, mut accepted, mut differ, mut kinds) = (0, 0, 0, BTreeSet::new());
        for ((case, ours), theirs) in cases.iter().zip(&ours.answers).zip(&library.answers) {
            let (Some(ours), Some(theirs)) = (ours, theirs) else { continue };
            asked += 1;
            accepted += usize::from(theirs.is_ok());
            if ours.is_ok() == theirs.is_ok() {
                continue;
            }
            differ += 1;
            kinds.insert(&case.kind);
            let why = ours.as_ref().err().or(theirs.as_ref().err()).unwrap();
            let accepts = theirs.is_ok();
            let mut explained = false;
            for (explanation, used) in EXPLANATIONS.iter().zip(&mut used) {
                if explanation.explains(library.name, accepts, &case.kind, why) {
                    (explained, *used) = (true, *used + 1);
                }
            }
            if !explained {
                let group = (library.name, accepts, case.kind.clone(), family(why));
                unexplained.entry(group).or_insert_with(Vec::new).push((why, &case.token));
            }
        }
        println!("  {}: asked {asked} times, accepted {accepted}, {differ} differences", library.name);
    }
    for ((library, accepts, kind, _), all) in &unexplained {
        let (why, token) = &all[0];
        let verb = if *accepts { "accepts" } else { "refuses" };
        let token = token.escape_ascii().to_string();
        println!("{library} {verb} {kind} ({} times): {why}\n    {token:.300}", all.len());
    }
    assert!(unexplained.is_empty(), "{} kinds of differences without an explanation", unexplained.len());
    for (explanation, used) in EXPLANATIONS.iter().zip(&used) {
        assert!(*used > 0, "explains nothing: {explanation:?}");
    }
}
