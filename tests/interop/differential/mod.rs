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

const CASES: usize = 20_000;

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
    compare(&ours, &libraries, &cases);
}

/// One of each kind for each key, and as many by chance as are missing.
fn all_cases(keys: &[Signing], seed: u64) -> Vec<Case> {
    let mut cases = Vec::with_capacity(CASES);
    for (at, (key, stranger)) in keys.iter().zip(&Signing::all()).enumerate() {
        cases.extend(tokens::of_each_kind(at, key, stranger));
    }
    println!("differential: {} cases of chosen kinds", cases.len());
    let mut random = Random::new(seed);
    for number in cases.len()..CASES {
        let at = number % keys.len();
        cases.push(tokens::by_chance(at, &keys[at], &mut random));
    }
    cases
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
                let group = (library.name, accepts, case.kind.clone());
                unexplained.entry(group).or_insert_with(Vec::new).push((why, &case.token));
            }
        }
        println!("  {}: asked {asked} times, accepted {accepted}, {differ} differences", library.name);
    }
    for ((library, accepts, kind), all) in &unexplained {
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
