//! What stands first: the numbers, and the charts of what was seen.

use super::super::{human, stats};
use super::{chart, lifetimes, text, timeline};
use crate::core::time::NumericDate;
use crate::report::{Names, Stats, Summary, Validity};

pub(super) fn written(summary: &Summary) -> String {
    let charts = summary.stats.as_ref().filter(|stats| stats.tokens > 0).map(charts).unwrap_or_default();
    let judged = summary.stats.as_ref().map(|stats| {
        format!(
            "Judged as of {} by jotkit {}. ",
            NumericDate(stats.now as f64).words(),
            env!("CARGO_PKG_VERSION")
        )
    });
    format!(
        "<section id=\"overview\" aria-labelledby=\"overview-title\">\n<h2 id=\"overview-title\">Summary</h2>\n\
         <dl class=\"tiles\">\n{}</dl>\n<p>{}{}.</p>\n<div class=\"charts\">\n{}{charts}</div>\n</section>\n",
        tiles(summary),
        judged.unwrap_or_default(),
        text(&human::footer(summary)),
        findings(summary),
    )
}

fn tiles(summary: &Summary) -> String {
    let tiles = [
        ("error", "errors", summary.error),
        ("warning", "warnings", summary.warning),
        ("info", "info", summary.info),
        ("", "tokens", summary.tokens),
        ("", "keys", summary.keys),
        ("", "files", summary.files),
        ("", "not inspected", summary.not_inspected),
        ("", "suppressed", summary.suppressed),
        ("", "ignored", summary.ignored),
    ];
    // What is rare is told where it is.
    let told = tiles.into_iter().enumerate().filter(|(at, (.., count))| *at < 4 || *count > 0);
    told.map(|(_, (class, name, count))| {
        format!("<div class=\"tile {class}\"><dt>{name}</dt><dd>{count}</dd></div>\n")
    })
    .collect()
}

/// Findings by severity and by rule.
fn findings(summary: &Summary) -> String {
    let all = summary.error + summary.warning + summary.info;
    let severities = [("error", summary.error), ("warning", summary.warning), ("info", summary.info)];
    let severities = severities.map(|(name, count)| chart::Row::classed(name, name, count));
    let mut charts = chart::bars("Findings by severity", "severity", &severities, all);
    if let Some(stats) = &summary.stats {
        let mut rules: Vec<_> = stats.rules.iter().map(|(name, count)| (*name, *count)).collect();
        rules.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let rest = rules.split_off(rules.len().min(stats::MOST_DRAWN));
        let mut rows: Vec<_> =
            rules.into_iter().map(|(name, count)| chart::Row::to_rule(name, count)).collect();
        if !rest.is_empty() {
            let count = rest.iter().map(|(_, count)| count).sum();
            rows.push(chart::Row::own(&format!("{} others", rest.len()), count));
        }
        charts += &chart::bars("Findings by rule", "rule", &rows, all);
    }
    charts
}

fn charts(stats: &Stats) -> String {
    let validity = Validity::ALL.into_iter().filter(|state| stats.valid(*state) > 0);
    let validity: Vec<_> =
        validity.map(|state| chart::Row::classed(state.name(), state.words(), stats.valid(state))).collect();
    let profiles = stats.profiles().map(|(profile, of)| (profile.name(), of.tokens));
    let kinds = |counts: &std::collections::BTreeMap<&'static str, usize>| {
        own(counts.iter().map(|(name, count)| (*name, *count)).collect())
    };
    let tokens = stats.tokens;
    [
        lifetimes::drawn(stats),
        timeline::drawn(stats),
        chart::bars("Validity", "state", &validity, tokens),
        chart::bars("Issuers", "issuer", &names(&stats.issuers), tokens),
        chart::bars("Algorithms", "algorithm", &names(&stats.algs), tokens),
        chart::bars("Profiles", "profile", &own(profiles.collect()), tokens),
        chart::bars("Kinds of token", "kind", &kinds(&stats.kinds), tokens),
        chart::bars("Places", "found in", &kinds(&stats.places), tokens),
    ]
    .concat()
}

/// Names of jotkit's own, the most frequent first.
fn own(mut counts: Vec<(&str, usize)>) -> Vec<chart::Row> {
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().map(|(name, count)| chart::Row::own(name, count)).collect()
}

/// The most frequent names, the rest together, and the tokens without one.
fn names(names: &Names) -> Vec<chart::Row> {
    let stats::Told { named, rest } = stats::told(names);
    let named = named.into_iter().map(|(name, count)| chart::Row::foreign(name, count));
    named.chain(rest.into_iter().map(|(name, count)| chart::Row::own(&name, count))).collect()
}
