//! How long tokens live, a row a kind of JWT, against the limits of the policy, on a logarithmic axis.

use super::super::{counted, stats};
use super::{chart, text};
use crate::core::profile::Profile;
use crate::core::time::{DAY, span};
use crate::report::{EDGES, OfProfile, Stats};

/// The axis, in seconds: from ten seconds to ten years.
const SHORTEST: f64 = 10.0;
const LONGEST: f64 = 3660.0 * DAY;

/// The picture, in its own units.
const WIDTH: f64 = 760.0;
const LEFT: f64 = 8.0;
const RIGHT: f64 = WIDTH - 8.0;
/// A row: its words, its bars, and room below.
const WORDS: f64 = 18.0;
const BARS: f64 = 30.0;
const ROW: f64 = WORDS + BARS + 12.0;

/// The lifetimes that the axis names.
const TICKS: [(f64, &str); 9] = [
    (60.0, "1 min"),
    (300.0, "5 min"),
    (900.0, "15 min"),
    (3600.0, "1 h"),
    (8.0 * 3600.0, "8 h"),
    (DAY, "1 d"),
    (7.0 * DAY, "7 d"),
    (30.0 * DAY, "30 d"),
    (366.0 * DAY, "1 year"),
];

/// Nothing where no token says how long it lives.
pub(super) fn drawn(stats: &Stats) -> String {
    let rows: Vec<_> =
        stats.profiles().filter(|(_, of)| of.lifetimes.counts.iter().any(|count| *count > 0)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let bottom = rows.len() as f64 * ROW;
    let mut picture = axis(bottom);
    for (at, (profile, of)) in rows.iter().enumerate() {
        picture += &row(*profile, of, at as f64 * ROW);
    }
    let words: Vec<_> = rows.iter().map(|(profile, of)| said(*profile, of)).collect();
    let words = format!("Lifetimes on a logarithmic axis. {}", words.join("; "));
    chart::figure("Lifetimes and limits", &words, [WIDTH, bottom + 22.0], &picture, &table(stats))
}

/// Where a lifetime stands on the axis.
fn x(seconds: f64) -> f64 {
    let part = libm::log(seconds.clamp(SHORTEST, LONGEST) / SHORTEST) / libm::log(LONGEST / SHORTEST);
    LEFT + part * (RIGHT - LEFT)
}

fn axis(bottom: f64) -> String {
    let ticks = TICKS.iter().map(|(seconds, name)| {
        let at = x(*seconds);
        format!(
            "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"0\" y2=\"{bottom}\"/>\
             <text class=\"tick\" x=\"{at:.1}\" y=\"{:.1}\">{name}</text>\n",
            bottom + 14.0
        )
    });
    ticks.collect()
}

/// The bars of a kind, the highest as high as the row, and the limits that applied.
fn row(profile: Profile, of: &OfProfile, top: f64) -> String {
    let most = of.lifetimes.counts.iter().copied().max().unwrap_or(0).max(1);
    let base = top + WORDS + BARS;
    let mut drawn = format!(
        "<text x=\"{LEFT}\" y=\"{:.1}\">{}</text>\n<line class=\"base\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{base}\" y2=\"{base}\"/>\n",
        top + 13.0,
        text(&said(profile, of)),
    );
    let starts = [SHORTEST].into_iter().chain(EDGES);
    let ends = EDGES.into_iter().chain([LONGEST]);
    for (at, ((start, end), count)) in starts.zip(ends).zip(of.lifetimes.counts).enumerate() {
        if count > 0 {
            let height = (count as f64 / most as f64 * BARS).max(1.0);
            drawn += &format!(
                "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\"><title>{}: {}</title></rect>\n",
                x(start) + 1.0,
                base - height,
                x(end) - x(start) - 2.0,
                stats::upto(at),
                counted(count, "token"),
            );
        }
    }
    let mut limits: Vec<_> = of.limits.into_iter().flat_map(|(least, most)| [least, most]).collect();
    limits.dedup();
    for limit in limits {
        let at = x(limit);
        drawn += &format!(
            "<line class=\"limit\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"><title>limit {}</title></line>\n",
            top + WORDS - 2.0,
            base + 4.0,
            span(limit),
        );
    }
    drawn
}

/// `access-token: 7 tokens, limit 1 h, 3 over it`
fn said(profile: Profile, of: &OfProfile) -> String {
    let tokens = counted(of.tokens, "token");
    let limit = match of.limits {
        None => "no limit".to_string(),
        Some((least, most)) if least == most => format!("limit {}", span(least)),
        Some((least, most)) => format!("limits {} to {}", span(least), span(most)),
    };
    let over = if of.over > 0 { format!(", {} over it", of.over) } else { String::new() };
    format!("{profile}: {tokens}, {limit}{over}")
}

/// The same as numbers.
fn table(stats: &Stats) -> String {
    let lifetimes = stats.lifetimes();
    let counts = lifetimes.counts.iter().enumerate().map(|(at, count)| (stats::upto(at), *count));
    let rows: Vec<_> =
        counts.chain(stats::unknown(&lifetimes).map(|(name, count)| (name.to_string(), count))).collect();
    let rows: Vec<_> = rows.iter().map(|(name, count)| chart::Row::own(name, *count)).collect();
    let table = chart::bars("Lifetimes of all tokens, from iat to exp", "lifetime", &rows, stats.tokens);
    format!("<details>\n<summary>As a table</summary>\n{table}</details>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_is_logarithmic_and_ends() {
        assert!((x(SHORTEST) - LEFT).abs() < 1e-9 && (x(LONGEST) - RIGHT).abs() < 1e-9);
        assert!((x(600.0) - x(60.0) - (x(6000.0) - x(600.0))).abs() < 1e-9);
        assert!(x(1.0) >= LEFT && x(1e15) <= RIGHT);
    }
}
