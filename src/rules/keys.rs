//! Runs the rules over the keys of a run. What is wrong with them is found in `core::key`; here it becomes a hit of the rule
//! that has its name.

use super::engine::Answer;
use super::hit::{Hit, Hits, Place};
use super::quiet::{Broken, quietly};
use super::{Judge, RULES, Rule};
use crate::core::json::Value;
use crate::core::key::{Specimen, Weakness};
use crate::core::token::Part;
use crate::policy::{Policy, Severity};

/// What the rules said of one key.
#[derive(Default)]
pub struct LintedKey {
    /// What was found, in the order of the catalogue.
    pub hits: Vec<(&'static Rule, Hit)>,
    /// What each rule of the registry answers.
    pub answers: Vec<Answer>,
    /// Rules that broke down, which is a fault of jotkit.
    pub faults: Vec<&'static str>,
    /// Why the key could not be looked into.
    pub not_inspected: Option<String>,
}

/// Runs every rule on keys over all of them; `policy_of` says what is demanded of each.
pub fn lint_keys<'p>(
    all: &[Specimen<'_>],
    policy_of: impl Fn(&Specimen<'_>) -> &'p Policy,
) -> Vec<LintedKey> {
    let mut linted: Vec<LintedKey> = all.iter().map(|_| LintedKey::default()).collect();
    let policies: Vec<_> = all.iter().map(policy_of).collect();
    for &rule in RULES {
        let found = run(rule, all);
        for (at, (key, policy)) in linted.iter_mut().zip(&policies).enumerate() {
            let answer = if policy.disabled.iter().any(|disabled| disabled == rule.name) {
                Answer::Disabled
            } else {
                answer(rule, &all[at], key, found.as_ref().map(|found| found[at].as_slice()))
            };
            key.answers.push(answer);
        }
    }
    for (specimen, key) in all.iter().zip(&mut linted) {
        key.not_inspected = not_inspected(specimen, key);
    }
    linted
}

/// What a rule has to tell of each key, if it judges keys.
fn run(rule: &Rule, all: &[Specimen<'_>]) -> Result<Vec<Vec<Weakness>>, Broken> {
    let mut found = vec![Vec::new(); all.len()];
    match rule.judge {
        Judge::Key { flaw, .. } => {
            let judged = all.iter().zip(&mut found).filter(|(specimen, _)| rule.applies_to_key(specimen));
            for (specimen, found) in judged {
                found.extend(quietly(|| flaw.of_key(specimen))?);
            }
        }
        Judge::TokenAndKey { flaw, .. } => {
            for (specimen, found) in all.iter().zip(&mut found) {
                found.extend(quietly(|| flaw.of_key(specimen))?);
            }
        }
        Judge::Keys { flaw, .. } => {
            for (at, weakness) in quietly(|| flaw.of_all(all))? {
                found[at].push(weakness);
            }
        }
        Judge::Token { .. } | Judge::Run => {}
    }
    Ok(found)
}

fn answer(
    rule: &'static Rule,
    specimen: &Specimen<'_>,
    key: &mut LintedKey,
    found: Result<&[Weakness], &Broken>,
) -> Answer {
    let Ok(found) = found else {
        key.faults.push(rule.name);
        return Answer::Fault;
    };
    if found.is_empty() {
        return if rule.applies_to_key(specimen) { Answer::Pass } else { Answer::NotApplicable };
    }
    let mut hits = Hits::default();
    for weakness in found {
        let hit = hits.at(place(specimen, weakness), weakness.message.clone());
        if weakness.slight {
            hit.severity(Severity::Info);
        }
    }
    key.hits.extend(hits.finish().into_iter().map(|hit| (rule, hit)));
    Answer::Hits
}

/// The member of the JWK, or the JWK as a whole, or the key.
fn place(specimen: &Specimen<'_>, weakness: &Weakness) -> Place {
    let member = specimen.jwk().and_then(|jwk| jwk.get(weakness.member));
    let node = member.or(specimen.jwk()).map(Value::id);
    Place { part: Part::Key, node, with_name: member.is_some() }
}

/// Why a key could not be looked into, unless a finding says it.
fn not_inspected(specimen: &Specimen<'_>, key: &LintedKey) -> Option<String> {
    let refused = specimen.refused()?;
    let said =
        refused.weakness.is_some() || refused.left_out || refused.numbers.is_some() && !key.hits.is_empty();
    (!said).then(|| refused.reason.clone())
}
