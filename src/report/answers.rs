//! What every rule answered of a token, so that an auditor can prove what was looked at.

use super::fate::Fate;
use crate::rules::{self, Answer, Case, Group, RULES, Rule};
use std::collections::HashMap;

/// A rule and what it answered.
pub struct Answered {
    /// The rule.
    pub rule: &'static Rule,
    /// The answer in a word: `pass`, `hits`, `not-applicable`, `not-inspected`, `disabled` or `fault`.
    pub answer: &'static str,
    /// Why, or how many hits and what became of them.
    pub reason: Option<String>,
}

/// What became of the hits of each rule.
#[derive(Default)]
pub(super) struct Tally(HashMap<&'static str, Counts>);

/// How many hits were told, ignored, suppressed, and in the baseline.
#[derive(Clone, Copy, Default)]
struct Counts([usize; 4]);

impl Tally {
    pub(super) fn count(&mut self, rule: &Rule, fate: &Fate) {
        let which = match fate {
            Fate::Told(..) => 0,
            Fate::Ignored | Fate::Borne(_) => 1,
            Fate::Suppressed => 2,
            Fate::Known(_) => 3,
        };
        self.0.entry(rule.name).or_default().0[which] += 1;
    }

    /// The answers of the registry's rules, and why they are as they are.
    pub(super) fn answers(
        &self,
        case: &Case<'_>,
        answers: &[Answer],
        not_inspected: Option<&str>,
    ) -> Vec<Answered> {
        // A rule on claims that found nothing wrong with a header did not look at what it is for.
        let hidden = |group| not_inspected.is_some() && case.claims.is_none() && of_the_claims(group);
        let answered = |(rule, answer): (&&'static Rule, &Answer)| {
            let (answer, reason) = match answer {
                Answer::Disabled => ("disabled", Some("by the policy".to_string())),
                Answer::Pass | Answer::NotApplicable if hidden(rule.group) => {
                    ("not-inspected", not_inspected.map(str::to_string))
                }
                Answer::Pass => ("pass", None),
                Answer::Fault => ("fault", Some("it broke down, which is a fault of jotkit".to_string())),
                Answer::Hits => ("hits", self.0.get(rule.name).map(Counts::words)),
                Answer::NotApplicable => ("not-applicable", Some(why_not(rule, case))),
            };
            Answered { rule, answer, reason }
        };
        RULES.iter().zip(answers).map(answered).collect()
    }
}

impl Tally {
    /// The answers of the rules that judge keys.
    pub(super) fn of_key(&self, answers: &[Answer], not_inspected: Option<&str>) -> Vec<Answered> {
        let answered = |(rule, answer): (&&'static Rule, &Answer)| {
            let (answer, reason) = match answer {
                Answer::Disabled => ("disabled", Some("by the policy".to_string())),
                Answer::Pass | Answer::NotApplicable if not_inspected.is_some() => {
                    ("not-inspected", not_inspected.map(str::to_string))
                }
                Answer::Pass => ("pass", None),
                Answer::Fault => ("fault", Some("it broke down, which is a fault of jotkit".to_string())),
                Answer::Hits => ("hits", self.0.get(rule.name).map(Counts::words)),
                Answer::NotApplicable => {
                    ("not-applicable", Some("the key has nothing that it judges".to_string()))
                }
            };
            Answered { rule, answer, reason }
        };
        RULES.iter().zip(answers).filter(|(rule, _)| rule.flaw().is_some()).map(answered).collect()
    }
}

/// Whether rules of a group are on the claims.
fn of_the_claims(group: Group) -> bool {
    matches!(group, Group::Time | Group::Identity | Group::Payload | Group::Profile)
}

fn why_not(rule: &Rule, case: &Case<'_>) -> String {
    match rule.group {
        Group::Policy => "it judges the policy file".to_string(),
        Group::Key => "it judges keys".to_string(),
        _ => rules::why_not_applicable(rule, case),
    }
}

impl Counts {
    /// `1 told, 2 ignored`
    fn words(&self) -> String {
        let counted = self.0.iter().zip(["told", "ignored", "suppressed", "in the baseline"]);
        let parts: Vec<_> =
            counted.filter(|(count, _)| **count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        parts.join(", ")
    }
}
