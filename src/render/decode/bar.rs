//! The life of a token on one line: `iat ━━━━━●━━ exp  valid for 3 min of 15 min`.

use crate::core::json::Value;
use crate::core::time::{NumericDate, span};

/// Where a token stands in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Age {
    /// It is not valid yet.
    Early,
    /// It is valid.
    Valid,
    /// It is expired.
    Expired,
}

/// A life that has a beginning and an end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Life {
    /// The claim that says when it begins.
    from: &'static str,
    start: f64,
    end: f64,
    now: f64,
}

/// Fewer cells than these tell nothing.
const FEWEST_CELLS: usize = 6;

impl Life {
    /// The life that claims give: from `nbf` if that lies ahead, else from `iat`, else from `nbf`, to `exp`. None where a
    /// date is missing, is no date, or the end comes before the beginning.
    pub(super) fn of<'a>(claim: impl Fn(&str) -> Option<Value<'a>>, now: i64) -> Option<Life> {
        let date = |name: &str| {
            let date = NumericDate::of(claim(name)?)?;
            (date.0.is_finite() && date.0.abs() < 1e11).then_some(date.0)
        };
        let now = now as f64;
        let (iat, nbf) = (date("iat"), date("nbf"));
        let (from, start) = match (iat, nbf) {
            (_, Some(nbf)) if nbf > now || iat.is_none() => ("nbf", nbf),
            (Some(iat), _) => ("iat", iat),
            (None, _) => return None,
        };
        let end = date("exp")?;
        (end > start).then_some(Life { from, start, end, now })
    }

    pub(super) fn age(&self) -> Age {
        if self.now >= self.end {
            Age::Expired
        } else if self.now < self.start {
            Age::Early
        } else {
            Age::Valid
        }
    }

    /// `valid for 3 min of 15 min`, `expired 3 h ago, after 15 min`, `begins in 5 min, for 15 min`
    pub(super) fn status(&self) -> String {
        let all = span(self.end - self.start);
        match self.age() {
            Age::Valid => format!("valid for {} of {all}", span(self.end - self.now)),
            Age::Expired => {
                let past = NumericDate(self.end).relative_to(self.now as i64);
                format!("expired {past}, after {all}")
            }
            Age::Early => format!("begins in {}, for {all}", span(self.start - self.now)),
        }
    }

    /// The line that, with two spaces and [`Life::status`] after it, fills `width`; none where that is too narrow.
    pub(super) fn bar(&self, width: usize, unicode: bool) -> Option<String> {
        let (cell, marker) = if unicode { ('━', '●') } else { ('=', 'o') };
        let labels = self.from.len() + " ".len() + " exp".len();
        let outside = if self.age() == Age::Valid { 0 } else { "o ".len() };
        let cells = width.checked_sub(labels + outside + "  ".len() + self.status().chars().count())?;
        if cells < FEWEST_CELLS {
            return None;
        }
        let line: String = (0..cells)
            .map(|at| if self.age() == Age::Valid && at == self.position(cells) { marker } else { cell })
            .collect();
        let line = format!("{} {line} exp", self.from);
        Some(match self.age() {
            Age::Early => format!("{marker} {line}"),
            Age::Valid => line,
            Age::Expired => format!("{line} {marker}"),
        })
    }

    /// The cell of so many in which the present lies.
    fn position(&self, cells: usize) -> usize {
        let passed = (self.now - self.start) / (self.end - self.start);
        ((passed * cells as f64) as usize).min(cells - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Document;
    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::*;

    fn life(claims: &str, now: i64) -> Option<Life> {
        let claims = Document::parse(claims.as_bytes().to_vec());
        Life::of(|name| claims.root()?.get(name), now)
    }

    fn drawn(claims: &str, now: i64, width: usize, unicode: bool) -> String {
        let life = life(claims, now).unwrap();
        format!("{}  {}", life.bar(width, unicode).unwrap_or_default(), life.status())
    }

    #[test]
    fn the_three_ages() {
        let claims = r#"{"iat":1000,"exp":1900}"#;
        assert_eq!(drawn(claims, 1000, 50, true), "iat ●━━━━━━━━━━━━━ exp  valid for 15 min of 15 min");
        assert_eq!(drawn(claims, 1720, 50, true), "iat ━━━━━━━━━━━━●━━ exp  valid for 3 min of 15 min");
        assert_eq!(drawn(claims, 1720, 50, false), "iat ============o== exp  valid for 3 min of 15 min");
        assert_eq!(drawn(claims, 12700, 50, true), "iat ━━━━━━━━━ exp ●  expired 3 h ago, after 15 min");
        assert_eq!(drawn(claims, 700, 50, true), "● iat ━━━━━━━━━━━ exp  begins in 5 min, for 15 min");
        assert_eq!(drawn(claims, 1720, 30, true), "  valid for 3 min of 15 min");
    }

    #[test]
    fn what_it_begins_with() {
        let from = |claims: &str| life(claims, 50).map(|life| life.from);
        assert_eq!(from(r#"{"iat":1,"nbf":2,"exp":99}"#), Some("iat"));
        assert_eq!(from(r#"{"iat":1,"nbf":60,"exp":99}"#), Some("nbf"));
        assert_eq!(from(r#"{"nbf":2,"exp":99}"#), Some("nbf"));
        for none in [
            r#"{"exp":99}"#,
            r#"{"iat":1}"#,
            r#"{"iat":9,"exp":9}"#,
            r#"{"iat":"1","exp":9}"#,
            r#"{"iat":1,"exp":1e999}"#,
            r#"{"iat":1795293000000,"exp":1795293900000}"#,
        ] {
            assert_eq!(from(none), None, "{none}");
        }
    }

    proptest! {
        /// The marker stands where jiff's own arithmetic on timestamps puts it, and the line is as wide as asked for.
        #[test]
        fn the_bar_agrees_with_jiff(
            start in -5_000_000_000i64..5_000_000_000,
            length in 1i64..4_000_000_000,
            offset in -2_000_000_000i64..6_000_000_000,
            width in 20usize..250,
            unicode: bool,
        ) {
            let now = start + offset;
            let life = life(&format!(r#"{{"iat":{start},"exp":{}}}"#, start + length), now).unwrap();
            let at = |seconds: i64| Timestamp::from_second(seconds).unwrap();
            let (begin, end, present) = (at(start), at(start + length), at(now));
            let age = match () {
                () if present >= end => Age::Expired,
                () if present < begin => Age::Early,
                () => Age::Valid,
            };
            prop_assert_eq!(life.age(), age);
            if let Some(bar) = life.bar(width, unicode) {
                let line = format!("{bar}  {}", life.status());
                prop_assert_eq!(line.chars().count(), width);
                let marks = if unicode { ('●', '━') } else { ('o', '=') };
                let inside = &bar[bar.find(" ").unwrap()..];
                let cells = bar.chars().filter(|c| *c == marks.1).count() + usize::from(age == Age::Valid);
                prop_assert!(bar.contains(marks.0) && cells >= 6);
                if age == Age::Valid {
                    let before = inside.chars().take_while(|c| *c != marks.0).filter(|c| *c == marks.1).count();
                    let passed: SignedDuration = present.duration_since(begin);
                    let whole: SignedDuration = end.duration_since(begin);
                    let exact = passed.as_secs() as i128 * cells as i128 / whole.as_secs() as i128;
                    prop_assert!((before as i128 - exact).abs() <= 1, "{} for {}", before, exact);
                }
            }
        }
    }
}
