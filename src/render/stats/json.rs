//! What was seen, for programs.

use crate::report::{self, EDGES, Lifetimes, Validity};
use serde::Serialize;
use std::collections::BTreeMap;

/// What was seen of the tokens of a run.
#[derive(Serialize)]
pub(in crate::render) struct Stats<'a> {
    tokens: usize,
    times: usize,
    validity: BTreeMap<&'static str, usize>,
    lifetimes: Lives,
    issuers: Names<'a>,
    algorithms: Names<'a>,
    profiles: Vec<OfProfile>,
    kinds: &'a BTreeMap<&'static str, usize>,
    places: &'a BTreeMap<&'static str, usize>,
    rules: &'a BTreeMap<&'static str, usize>,
}

impl<'a> Stats<'a> {
    pub(in crate::render) fn of(stats: &'a report::Stats) -> Self {
        Stats {
            tokens: stats.tokens,
            times: stats.occurrences,
            validity: Validity::ALL.into_iter().map(|state| (state.name(), stats.valid(state))).collect(),
            lifetimes: Lives::of(&stats.lifetimes()),
            issuers: Names::of(&stats.issuers),
            algorithms: Names::of(&stats.algs),
            profiles: stats.profiles().map(|(profile, of)| OfProfile::of(profile.name(), of)).collect(),
            kinds: &stats.kinds,
            places: &stats.places,
            rules: &stats.rules,
        }
    }
}

/// How many tokens live how long, in seconds.
#[derive(Serialize)]
struct Lives {
    counts: Vec<UpTo>,
    no_exp: usize,
    no_iat: usize,
    unusable: usize,
    unreadable: usize,
}

/// Longer than the one before, and up to so many seconds; the last has no end.
#[derive(Serialize)]
struct UpTo {
    up_to: Option<u64>,
    tokens: usize,
}

impl Lives {
    fn of(lifetimes: &Lifetimes) -> Lives {
        let edges = EDGES.iter().map(|edge| Some(*edge as u64)).chain([None]);
        Lives {
            counts: edges.zip(lifetimes.counts).map(|(up_to, tokens)| UpTo { up_to, tokens }).collect(),
            no_exp: lifetimes.no_exp,
            no_iat: lifetimes.no_start,
            unusable: lifetimes.unusable,
            unreadable: lifetimes.unread,
        }
    }
}

/// The most frequent first.
#[derive(Serialize)]
struct Names<'a> {
    named: Vec<Name<'a>>,
    others: usize,
    none: usize,
}

#[derive(Serialize)]
struct Name<'a> {
    name: &'a str,
    tokens: usize,
}

impl<'a> Names<'a> {
    fn of(names: &'a report::Names) -> Self {
        let named = names.ranked().into_iter().map(|(name, tokens)| Name { name, tokens }).collect();
        Names { named, others: names.others, none: names.none }
    }
}

#[derive(Serialize)]
struct OfProfile {
    profile: &'static str,
    tokens: usize,
    /// The longest lifetimes in seconds that tokens of this kind were held to: blocks of a policy can differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<Limit>,
    over_limit: usize,
}

#[derive(Serialize)]
struct Limit {
    least: u64,
    most: u64,
}

impl OfProfile {
    fn of(profile: &'static str, of: &report::OfProfile) -> OfProfile {
        let limit = of.limits.map(|(least, most)| Limit { least: least as u64, most: most as u64 });
        OfProfile { profile, tokens: of.tokens, limit, over_limit: of.over }
    }
}
