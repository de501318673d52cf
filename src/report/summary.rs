//! What a run saw, in numbers. Parts of the input are counted on their own and taken up.

use super::baseline::{Baseline, Entry};
use super::fate::Fate;
use super::remarks::Remarks;
use super::stats::Stats;
use crate::core::token::Kind;
use crate::policy::Severity;
use crate::rules::{Answer, Linted, LintedKey, RULES, Rule};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What a run saw.
#[derive(Default)]
pub struct Summary {
    /// Tokens looked at.
    pub tokens: usize,
    /// How often they occur, all together.
    pub sightings: usize,
    /// Keys looked at.
    pub keys: usize,
    /// Sources looked at.
    pub files: usize,
    /// Whether the run was ended before all was looked at.
    pub interrupted: bool,
    /// Findings of that severity that count.
    pub error: usize,
    /// Findings of that severity that count.
    pub warning: usize,
    /// Findings of that severity that count.
    pub info: usize,
    /// Findings that are ignored: by name, by the policy's ignores, or since the policy allows what they point at.
    pub ignored: usize,
    /// Findings that are not told: of rules for others or not selected, too slight or too unsure, or in the baseline.
    pub suppressed: usize,
    /// Those of them that are in the baseline.
    pub baseline: usize,
    /// Tokens and keys that could not be looked into.
    pub not_inspected: usize,
    /// Those of them that are encrypted.
    pub encrypted: usize,
    /// Those of them that are keys.
    pub not_inspected_keys: usize,
    /// Rules that broke down.
    pub faults: Vec<&'static str>,
    /// What is to be said of the policy file.
    pub remarks: Option<Remarks>,
    /// Entries of the baseline that no longer occur.
    pub outdated: usize,
    /// Findings that count, by rule and by how bad they are; the worst first.
    pub by_rule: BTreeMap<(Reverse<Severity>, &'static str), usize>,
    /// How the run ends.
    pub end: End,
    /// What charts are drawn from, where they were asked for.
    pub stats: Option<Stats>,
    applied: Vec<bool>,
    disabled: Vec<bool>,
    used_ignores: Vec<bool>,
    met_entries: Vec<bool>,
    remembered: BTreeSet<Entry>,
}

/// How a run ends.
#[derive(Default)]
pub struct End {
    /// What could not be done, as it was complained of; of many complaints, the first.
    pub troubles: Vec<String>,
    /// How many more there were.
    pub more_troubles: usize,
    /// Whether all could be looked at.
    pub complete: bool,
    /// The exit code.
    pub code: u8,
}

/// So many complaints are kept.
const MOST_TROUBLES: usize = 100;

impl End {
    /// Takes note of what could not be done.
    pub fn trouble(&mut self, complaint: String) {
        if self.troubles.len() < MOST_TROUBLES {
            self.troubles.push(complaint);
        } else {
            self.more_troubles += 1;
        }
    }
}

impl Summary {
    /// The worst finding that counts.
    pub fn worst(&self) -> Option<Severity> {
        [(self.error, Severity::Error), (self.warning, Severity::Warning), (self.info, Severity::Info)]
            .into_iter()
            .find(|(count, _)| *count > 0)
            .map(|(_, severity)| severity)
    }

    /// Rules that had nothing to say of any token, and were let.
    pub fn not_applicable(&self) -> usize {
        RULES.len() - count(&self.applied) - self.disabled()
    }

    /// Rules that the policy lets judge no token.
    pub fn disabled(&self) -> usize {
        let idle =
            |(at, disabled): (usize, &bool)| *disabled && !self.applied.get(at).copied().unwrap_or(false);
        self.disabled.iter().enumerate().filter(|&each| idle(each)).count()
    }

    /// For each of the policy's ignores, whether it bore a finding.
    pub fn used_ignores(&self) -> &[bool] {
        &self.used_ignores
    }

    /// Takes note of how many entries of the baseline no longer occur.
    pub fn outdate(&mut self, baseline: &Baseline) {
        self.outdated = baseline.len() - count(&self.met_entries);
    }

    /// A baseline of the findings that were remembered, and of those that are in a baseline and occurred again.
    pub fn into_baseline(self, old: Option<&Baseline>) -> Baseline {
        let met = old.into_iter().flat_map(|old| old.entries(&self.met_entries)).cloned();
        met.chain(self.remembered.iter().cloned()).collect()
    }

    /// Adds what was seen of another part of the input.
    pub fn take_up(&mut self, other: Summary) {
        let Summary { tokens, files, error, warning, info, ignored, suppressed, baseline, .. } = other;
        for (own, more) in [
            (&mut self.tokens, tokens),
            (&mut self.sightings, other.sightings),
            (&mut self.files, files),
            (&mut self.error, error),
            (&mut self.warning, warning),
            (&mut self.info, info),
            (&mut self.ignored, ignored),
            (&mut self.suppressed, suppressed),
            (&mut self.baseline, baseline),
            (&mut self.not_inspected, other.not_inspected),
            (&mut self.encrypted, other.encrypted),
            (&mut self.keys, other.keys),
            (&mut self.not_inspected_keys, other.not_inspected_keys),
        ] {
            *own += more;
        }
        for (own, more) in [
            (&mut self.applied, other.applied),
            (&mut self.disabled, other.disabled),
            (&mut self.used_ignores, other.used_ignores),
            (&mut self.met_entries, other.met_entries),
        ] {
            more.iter().enumerate().filter(|(_, set)| **set).for_each(|(at, _)| mark(own, at));
        }
        for (told, count) in other.by_rule {
            *self.by_rule.entry(told).or_default() += count;
        }
        other.faults.into_iter().for_each(|fault| self.broke(fault));
        self.remembered.extend(other.remembered);
        if let Some(stats) = other.stats {
            self.stats(stats.now).take_up(stats);
        }
    }

    /// What charts are drawn from, from now on counted.
    pub fn stats(&mut self, now: i64) -> &mut Stats {
        self.stats.get_or_insert_with(|| Stats::at(now, false))
    }

    /// Adds what was seen of a token that was counted before.
    pub(super) fn take_up_again(&mut self, seen: Summary) {
        self.take_up(Summary {
            tokens: 0,
            sightings: 0,
            not_inspected: 0,
            encrypted: 0,
            stats: None,
            ..seen
        });
    }

    /// Counts that tokens which were counted came again, so many times.
    pub fn came_again(&mut self, times: usize) {
        self.sightings += times;
        if let Some(stats) = &mut self.stats {
            stats.occurrences += times;
        }
    }

    /// Takes note of what the rules said of a token.
    pub(super) fn saw(&mut self, linted: &Linted, kind: Kind) {
        self.tokens += 1;
        self.sightings += 1;
        if linted.not_inspected.is_some() {
            self.not_inspected += 1;
            self.encrypted += usize::from(kind == Kind::Jwe);
        }
        self.take_note(&linted.answers, &linted.faults);
    }

    /// Takes note of what the rules said of a key.
    pub(super) fn saw_key(&mut self, linted: &LintedKey) {
        self.keys += 1;
        if linted.not_inspected.is_some() {
            self.not_inspected += 1;
            self.not_inspected_keys += 1;
        }
        self.take_note(&linted.answers, &linted.faults);
    }

    fn take_note(&mut self, answers: &[Answer], faults: &[&'static str]) {
        for (at, answer) in answers.iter().enumerate() {
            match answer {
                Answer::Disabled => mark(&mut self.disabled, at),
                answer if answer.applies() => mark(&mut self.applied, at),
                _ => {}
            }
        }
        faults.iter().for_each(|fault| self.broke(fault));
    }

    /// Counts what became of a hit.
    pub(super) fn count(&mut self, rule: &Rule, fate: &Fate) {
        match fate {
            Fate::Told(severity, _) => self.count_told(rule, *severity),
            Fate::Ignored => self.ignored += 1,
            Fate::Borne(ignore) => {
                self.ignored += 1;
                mark(&mut self.used_ignores, *ignore);
            }
            Fate::Suppressed => self.suppressed += 1,
            Fate::Known(entry) => {
                self.suppressed += 1;
                self.baseline += 1;
                mark(&mut self.met_entries, *entry);
            }
        }
    }

    /// Counts a finding that is told.
    pub(super) fn count_told(&mut self, rule: &Rule, severity: Severity) {
        *self.by_rule.entry((Reverse(severity), rule.name)).or_default() += 1;
        match severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Info => self.info += 1,
        }
    }

    /// Takes a finding back.
    pub(super) fn discount(&mut self, rule: &Rule, severity: Severity) {
        let told = (Reverse(severity), rule.name);
        match self.by_rule.get_mut(&told) {
            Some(count) if *count > 1 => *count -= 1,
            _ => drop(self.by_rule.remove(&told)),
        }
        let count = match severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Info => &mut self.info,
        };
        *count = count.saturating_sub(1);
    }

    /// Takes note that a rule of the run applied.
    pub(super) fn applied(&mut self, rule: &Rule) {
        if let Some(at) = RULES.iter().position(|known| known.name == rule.name) {
            mark(&mut self.applied, at);
        }
    }

    pub(super) fn remember(&mut self, entry: Option<Entry>) {
        self.remembered.extend(entry);
    }

    fn broke(&mut self, rule: &'static str) {
        if !self.faults.contains(&rule) {
            self.faults.push(rule);
        }
    }
}

fn mark(marks: &mut Vec<bool>, at: usize) {
    if marks.len() <= at {
        marks.resize(at + 1, false);
    }
    marks[at] = true;
}

fn count(marks: &[bool]) -> usize {
    marks.iter().filter(|marked| **marked).count()
}
