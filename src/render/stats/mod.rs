//! What a run saw of its tokens: for people as bars, for programs as numbers.

mod bars;
mod json;

pub(super) use json::Stats;

use super::counted;
use crate::core::time::span;
use crate::report::{self, EDGES, Lifetimes, Names, Validity};
use crate::term::Terminal;
use bars::{Chart, Row};
use std::collections::BTreeMap;

/// So many names are drawn, and the rest as one.
pub(super) const MOST_DRAWN: usize = 10;

/// Charts of what was seen, an empty line after each.
pub(super) fn drawn(stats: &report::Stats, terminal: Terminal) -> String {
    let chart = Chart::new(terminal, stats.tokens);
    let title = match stats.occurrences {
        times if times == stats.tokens => counted(stats.tokens, "token"),
        times => format!("{} seen {times} times", counted(stats.tokens, "token")),
    };
    let profiles = stats.profiles().map(|(profile, of)| Row::own(profile.name(), of.tokens)).collect();
    let mut drawn = chart.drawn(&title, &validity(stats));
    drawn += &chart.drawn("lifetime, from iat to exp", &lifetimes(&stats.lifetimes()));
    drawn += &chart.note(&over(stats));
    drawn += &chart.drawn("issuer", &names(&stats.issuers));
    drawn += &chart.drawn("algorithm", &names(&stats.algs));
    drawn += &chart.drawn("profile", &ranked(profiles));
    drawn += &chart.drawn("kind", &kinds(&stats.kinds));
    drawn += &chart.drawn("found in", &kinds(&stats.places));
    drawn
}

fn validity(stats: &report::Stats) -> Vec<Row> {
    let states = Validity::ALL.into_iter().map(|state| Row::own(state.words(), stats.valid(state)));
    states.filter(|row| row.count > 0).collect()
}

/// From the shortest that occurs to the longest, and those of which it is not known.
fn lifetimes(lifetimes: &Lifetimes) -> Vec<Row> {
    let occurs = |(_, count): &(usize, &usize)| **count > 0;
    let counts = || lifetimes.counts.iter().enumerate();
    let first = counts().find(occurs).map_or(lifetimes.counts.len(), |(at, _)| at);
    let last = counts().rfind(occurs).map_or(0, |(at, _)| at);
    let known = counts().filter(|(at, _)| (first..=last).contains(at));
    known
        .map(|(at, count)| Row::own(&upto(at), *count))
        .chain(unknown(lifetimes).map(|(name, count)| Row::own(name, count)))
        .collect()
}

/// Tokens of which it is not known how long they live, by the reason.
pub(super) fn unknown(lifetimes: &Lifetimes) -> impl Iterator<Item = (&'static str, usize)> {
    let unknown = [
        ("no exp", lifetimes.no_exp),
        ("no iat", lifetimes.no_start),
        ("no usable dates", lifetimes.unusable),
        ("not readable", lifetimes.unread),
    ];
    unknown.into_iter().filter(|(_, count)| *count > 0)
}

/// `up to 15 min`, `over 1 year`
pub(super) fn upto(at: usize) -> String {
    let year = EDGES.len() - 1;
    match EDGES.get(at) {
        None => "over 1 year".to_string(),
        Some(_) if at == year => "up to 1 year".to_string(),
        Some(edge) => format!("up to {}", span(*edge)),
    }
}

/// `over the limit: 3 of 7 access-token (1 h), 1 of 2 generic (1 d to 7 d)`; empty if none is.
fn over(stats: &report::Stats) -> String {
    let over = stats.profiles().filter(|(_, of)| of.over > 0).filter_map(|(profile, of)| {
        let limit = of.limits.map(|(least, most)| match least == most {
            true => span(least),
            false => format!("{} to {}", span(least), span(most)),
        })?;
        Some(format!("{} of {} {profile} ({limit})", of.over, of.tokens))
    });
    let over: Vec<_> = over.collect();
    if over.is_empty() { String::new() } else { format!("over the limit: {}", over.join(", ")) }
}

fn names(names: &Names) -> Vec<Row> {
    let Told { named, rest } = told(names);
    let named = named.into_iter().map(|(name, count)| Row::foreign(name, count));
    named.chain(rest.into_iter().map(|(name, count)| Row::own(&name, count))).collect()
}

/// What is told of names.
pub(super) struct Told<'a> {
    /// The most frequent.
    pub(super) named: Vec<(&'a str, usize)>,
    /// In words of jotkit's own, the others together, and the tokens without one.
    pub(super) rest: Vec<(String, usize)>,
}

pub(super) fn told(names: &Names) -> Told<'_> {
    let mut named = names.ranked();
    let rest = named.split_off(named.len().min(MOST_DRAWN));
    let others = rest.iter().map(|(_, count)| count).sum::<usize>() + names.others;
    let more = if names.others > 0 { "more than " } else { "" };
    let own = [(format!("{more}{} others", rest.len()), others), ("none".to_string(), names.none)];
    Told { named, rest: own.into_iter().filter(|(_, count)| *count > 0).collect() }
}

fn kinds(counts: &BTreeMap<&'static str, usize>) -> Vec<Row> {
    ranked(counts.iter().map(|(name, count)| Row::own(name, *count)).collect())
}

/// The most frequent first.
fn ranked(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}
