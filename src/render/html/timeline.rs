//! When tokens are valid: a line a token, from its beginning to its end, around the present. Near it time is drawn wide and
//! far from it narrow, so that minutes and years are both seen.

use super::super::{counted, human};
use super::{chart, text};
use crate::core::time::{DAY, NumericDate};
use crate::report::{MOST_SAMPLES, Sample, Stats, Validity};

/// The picture, in its own units.
const WIDTH: f64 = 760.0;
const LEFT: f64 = 200.0;
const RIGHT: f64 = WIDTH - 14.0;
const ROW: f64 = 15.0;
const TOP: f64 = 6.0;

/// So many characters of a source stand before its line.
const LONGEST_NAME: usize = 30;

/// Distances from the present that the axis names, in seconds.
const TICKS: [(f64, &str); 6] = [
    (60.0, "1 min"),
    (3600.0, "1 h"),
    (DAY, "1 d"),
    (30.0 * DAY, "30 d"),
    (366.0 * DAY, "1 year"),
    (36_600.0 * DAY, "100 years"),
];

/// Nothing where no token has a date.
pub(super) fn drawn(stats: &Stats) -> String {
    let mut samples: Vec<_> = stats.samples.iter().collect();
    if samples.is_empty() {
        return String::new();
    }
    samples.sort_by(|one, other| start(one).total_cmp(&start(other)));
    let now = stats.now as f64;
    let axis = Axis::of(&samples, now);
    let bottom = TOP + samples.len() as f64 * ROW;
    let mut picture = axis.drawn(bottom);
    for (at, sample) in samples.iter().enumerate() {
        picture += &line(sample, &axis, TOP + (at as f64 + 0.5) * ROW);
    }
    picture += &axis.present(bottom);
    let shown = match stats.tokens {
        all if all == samples.len() => counted(all, "token"),
        all => format!("{} of {}", samples.len(), counted(all, "token")),
    };
    let words = format!("When {shown} are valid, around {}", NumericDate(now).words());
    let more = format!(
        "<p class=\"note\">{}; at most {MOST_SAMPLES}, and only those with dates. Far from the present the axis is narrower.</p>\n",
        text(&words)
    );
    chart::figure("Validity over time", &words, [WIDTH, bottom + 20.0], &picture, &more)
}

/// When a token begins, or what is known of its life first.
fn start(sample: &Sample) -> f64 {
    sample.iat.or(sample.nbf).or(sample.exp).unwrap_or_default()
}

struct Axis {
    now: f64,
    /// How far it reaches into the past and the future, as [`Axis::near`] has it.
    reach: [f64; 2],
}

impl Axis {
    fn of(samples: &[&Sample], now: f64) -> Axis {
        let dates = || samples.iter().flat_map(|sample| [sample.iat, sample.nbf, sample.exp]).flatten();
        let farthest = |sign: f64| dates().map(|date| (date - now) * sign).fold(3600.0, f64::max);
        Axis { now, reach: [-1.0, 1.0].map(|sign| Axis::near(farthest(sign) * 1.3)) }
    }

    /// A distance in seconds, drawn in: the first minute as it is, what is farther as its logarithm.
    fn near(distance: f64) -> f64 {
        libm::log(1.0 + distance / 60.0)
    }

    fn x(&self, date: f64) -> f64 {
        let distance = date - self.now;
        let near = Axis::near(distance.abs()).copysign(distance);
        let [past, future] = self.reach;
        LEFT + ((near + past) / (past + future)).clamp(0.0, 1.0) * (RIGHT - LEFT)
    }

    fn drawn(&self, bottom: f64) -> String {
        let ticks =
            [-1.0, 1.0].into_iter().flat_map(|sign| TICKS.map(|(distance, name)| (sign, distance, name)));
        let [past, future] = self.reach;
        let in_reach = ticks
            .filter(|(sign, distance, _)| Axis::near(*distance) < if *sign < 0.0 { past } else { future });
        let mut drawn = String::new();
        let mut last = f64::NEG_INFINITY;
        let mut places: Vec<_> =
            in_reach.map(|(sign, distance, name)| (self.x(self.now + sign * distance), sign, name)).collect();
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        for (at, sign, name) in places {
            drawn +=
                &format!("<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"0\" y2=\"{bottom}\"/>\n");
            // Names that would run into one another, or into that of the present, are left out.
            if at - last > 52.0 && (at - self.x(self.now)).abs() > 40.0 {
                let sign = if sign < 0.0 { "−" } else { "+" };
                drawn += &format!(
                    "<text class=\"tick\" x=\"{at:.1}\" y=\"{:.1}\">{sign}{name}</text>\n",
                    bottom + 14.0
                );
                last = at;
            }
        }
        drawn
    }

    fn present(&self, bottom: f64) -> String {
        let at = self.x(self.now);
        format!(
            "<line class=\"now\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"0\" y2=\"{bottom}\"/>\
             <text class=\"tick present\" x=\"{at:.1}\" y=\"{:.1}\">now</text>\n",
            bottom + 14.0
        )
    }
}

/// The life of a token: from `iat` to `exp`, `nbf` as a mark; what has no end runs out of the picture.
fn line(sample: &Sample, axis: &Axis, y: f64) -> String {
    let Sample { iat, nbf, exp, validity, .. } = *sample;
    let from = iat.or(nbf).map(|date| axis.x(date));
    let to = match exp {
        Some(exp) => axis.x(exp),
        None => RIGHT,
    };
    let class = validity.name();
    let name = human::spotted(&sample.source, sample.line, sample.column);
    let mut drawn = format!(
        "<text class=\"name\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
        LEFT - 8.0,
        y + 3.5,
        text(&end_of(&name))
    );
    let said = format!("{name}, {}: {}", sample.profile, dates(sample));
    drawn += &format!("<g class=\"{class}\"><title>{}</title>", text(&said));
    match from {
        Some(from) if to > from => {
            drawn += &format!(
                "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"6\" rx=\"2\"/>",
                y - 3.0,
                (to - from).max(1.5)
            );
        }
        _ => drawn += &format!("<circle cx=\"{to:.1}\" cy=\"{y:.1}\" r=\"3\"/>"),
    }
    if let (Some(nbf), Some(_)) = (nbf, iat) {
        let at = axis.x(nbf);
        drawn += &format!(
            "<line class=\"nbf\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{:.1}\" y2=\"{:.1}\"/>",
            y - 5.0,
            y + 5.0
        );
    }
    if validity == Validity::Endless {
        drawn += &format!("<path d=\"M{RIGHT} {:.1}l8 5l-8 5z\"/>", y - 5.0);
    }
    drawn + "</g>\n"
}

/// The end of a name, which tells more than its beginning.
fn end_of(name: &str) -> String {
    let skipped = name.chars().count().saturating_sub(LONGEST_NAME);
    if skipped == 0 {
        name.to_string()
    } else {
        format!("…{}", name.chars().skip(skipped + 1).collect::<String>())
    }
}

/// `iat 2026-11-21 20:29:00 UTC, exp 2026-11-21 20:44:00 UTC`
fn dates(sample: &Sample) -> String {
    let dates = [("iat", sample.iat), ("nbf", sample.nbf), ("exp", sample.exp)].into_iter();
    let dates = dates.filter_map(|(name, date)| Some(format!("{name} {}", NumericDate(date?).words())));
    dates.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::profile::Profile;

    fn sample(iat: f64, exp: f64) -> Sample {
        let (source, profile) = ("a.log".to_string(), Profile::Generic);
        Sample {
            source,
            line: 1,
            column: 1,
            profile,
            validity: Validity::Valid,
            iat: Some(iat),
            nbf: None,
            exp: Some(exp),
        }
    }

    #[test]
    fn time_goes_from_left_to_right_within_the_picture() {
        let now = 1_795_292_800.0;
        let samples = [sample(now - 60.0, now + 840.0), sample(1.0, 253_402_300_799.0)];
        let axis = Axis::of(&samples.each_ref(), now);
        let dates = [1.0, now - 1e7, now - 60.0, now, now + 1.0, now + 840.0, 253_402_300_799.0];
        let places = dates.map(|date| axis.x(date));
        assert!(places.is_sorted_by(|one, other| one < other), "{places:?}");
        assert!(places.iter().all(|at| (LEFT..=RIGHT).contains(at)), "{places:?}");
    }

    #[test]
    fn long_names_keep_their_end() {
        assert_eq!(end_of("app.log:1:2"), "app.log:1:2");
        assert_eq!(end_of(&format!("{}app.log:118:42", "x".repeat(90))).chars().count(), LONGEST_NAME);
        assert!(end_of(&format!("{}app.log:118:42", "x".repeat(90))).ends_with("app.log:118:42"));
    }
}
