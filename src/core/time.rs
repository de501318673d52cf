//! Points in time as tokens carry them, and how people say them: NumericDate (RFC 7519 §2), UTC, "3 h ago".

use super::json::{Kind, Value};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SpanRelativeTo, Timestamp, Unit};

/// Seconds since 1970-01-01T00:00:00Z without leap seconds, possibly fractional (RFC 7519 §2).
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct NumericDate(pub f64);

/// How points in time are written for people.
#[derive(Clone, Debug)]
pub enum Zone {
    /// As UTC.
    Utc,
    /// In a time zone, with its offset from UTC.
    In(TimeZone),
    /// As Unix seconds.
    Unix,
}

/// Seconds in a day.
pub const DAY: f64 = 86_400.0;

/// The first second of 2100, where a date of expiry means "never".
pub const YEAR_2100: f64 = 4_102_444_800.0;

/// 9999-12-31 23:59:59 UTC, the last second that calendars and four digits reach.
pub const LAST: f64 = 253_402_300_799.0;

impl NumericDate {
    /// The date a claim holds, if it is a JSON number. A number beyond all floating point is infinite.
    pub fn of(value: Value<'_>) -> Option<NumericDate> {
        (value.kind() == Kind::Number).then(|| value.raw().parse().ok().map(NumericDate))?
    }

    /// `2026-11-21 20:44:23 UTC`; `None` beyond the years that calendars have.
    pub fn utc(self) -> Option<String> {
        let civil = TimeZone::UTC.to_datetime(self.timestamp()?).to_string();
        Some(civil.replacen('T', " ", 1) + " UTC")
    }

    /// `2026-11-21T20:44:23Z`
    pub fn rfc3339(self) -> Option<String> {
        Some(self.timestamp()?.to_string())
    }

    /// As UTC, or in words where no calendar reaches.
    pub fn words(self) -> String {
        self.in_zone(&Zone::Utc)
    }

    /// In a zone, or in words where no calendar reaches.
    pub fn in_zone(self, zone: &Zone) -> String {
        let said = match zone {
            Zone::Utc => self.utc(),
            Zone::In(zone) => self
                .timestamp()
                .map(|at| at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M:%S %:z").to_string()),
            Zone::Unix => self.timestamp().map(|at| at.as_second().to_string()),
        };
        let beyond = if self.0 > 0.0 { "beyond the year 9999" } else { "before the year -9999" };
        said.unwrap_or_else(|| beyond.to_string())
    }

    /// `in 14 min`, `3 h ago`, `now`
    pub fn relative_to(self, now: i64) -> String {
        let seconds = self.0 - now as f64;
        if seconds.abs() < 1.0 {
            "now".to_string()
        } else if seconds > 0.0 {
            format!("in {}", span(seconds))
        } else {
            format!("{} ago", span(-seconds))
        }
    }

    /// The power of a thousand by which this is too large, if it is a date of 1990 to 2100 in
    /// milliseconds (1), microseconds (2) or nanoseconds (3).
    pub fn excess_thousands(self) -> Option<i32> {
        const YEAR_1990: f64 = 631_152_000.0;
        (self.0 >= 1e11).then(|| {
            (1..=3).find(|&power| (YEAR_1990..YEAR_2100).contains(&(self.0 / 1000f64.powi(power))))
        })?
    }

    fn timestamp(self) -> Option<Timestamp> {
        // Whole seconds, since nobody reads the fraction; the bound keeps the cast exact.
        (self.0.abs() < 1e15).then(|| Timestamp::from_second(self.0.floor() as i64).ok())?
    }
}

/// A length of time in its two largest units: `15 min`, `1 h 30 min`, `90 d`; in years from a thousand days on: `2.7 years`, `100 years`.
pub fn span(seconds: f64) -> String {
    let days = seconds / DAY;
    if !days.is_finite() || days >= 36_525_000.0 {
        return "over 100000 years".to_string();
    }
    if days >= 1000.0 {
        let years = days / 365.25;
        // Two years and nine months are not three.
        let shown = if years < 10.0 { (years * 10.0).round() / 10.0 } else { years.round() };
        return format!("{shown} years");
    }
    let whole = seconds.floor() as u64;
    let units =
        [(whole / 86_400, " d"), (whole / 3600 % 24, " h"), (whole / 60 % 60, " min"), (whole % 60, " s")];
    let mut said = String::with_capacity(16);
    for (count, unit) in units.into_iter().filter(|(count, _)| *count > 0).take(2) {
        if !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&count.to_string());
        said.push_str(unit);
    }
    if said.is_empty() { "0 s".to_string() } else { said }
}

/// Reads `15m`, `1h30m`, `7d`, `PT15M` as seconds.
pub fn parse_duration(text: &str) -> Result<i64, String> {
    let help = "write a duration as 15m, 1h30m, 7d or PT15M";
    let parsed: jiff::Span = text.parse().map_err(|_| format!("{text:?} is no duration; {help}"))?;
    let seconds = parsed
        .total((Unit::Second, SpanRelativeTo::days_are_24_hours()))
        .map_err(|_| format!("{text:?} has units of no fixed length; {help}"))?;
    Ok(seconds as i64)
}

/// The first second after a day of UTC, `2027-01-31`, in Unix time.
///
/// # Errors
///
/// When it is no day.
pub fn end_of_day(day: &str) -> Result<i64, String> {
    let next =
        day.parse::<Date>().and_then(|day| day.tomorrow()).and_then(|next| next.to_zoned(TimeZone::UTC));
    next.map(|next| next.timestamp().as_second()).map_err(|_| format!("{day:?} is no day; write 2027-01-31"))
}

/// Reads RFC 3339, Unix seconds, or `+15m` and `-1h` from now, as Unix seconds.
pub fn parse_time(text: &str, now: i64) -> Result<i64, String> {
    if let Some(ahead) = text.strip_prefix('+').filter(|rest| !rest.starts_with(['+', '-'])) {
        return Ok(now.saturating_add(parse_duration(ahead)?));
    }
    if let Ok(seconds) = text.parse::<i64>() {
        return Ok(seconds);
    }
    if let Some(back) = text.strip_prefix('-') {
        return Ok(now.saturating_sub(parse_duration(back)?));
    }
    text.parse::<Timestamp>().map(|at| at.as_second()).map_err(|_| {
        format!("{text:?} is no time; write 2026-11-21T20:44:23Z, Unix seconds, or +15m or -1h from now")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::{SpanRound, ToSpan};
    use proptest::prelude::*;

    proptest! {
        /// What is said are the two largest units of jiff's own balancing.
        #[test]
        fn spans_agree_with_jiff(seconds in 0i64..86_400_000) {
            let whole = SpanRound::new().largest(Unit::Day).days_are_24_hours();
            let balanced = seconds.seconds().round(whole).unwrap();
            let units = [
                (balanced.get_days().into(), "d"),
                (balanced.get_hours().into(), "h"),
                (balanced.get_minutes(), "min"),
                (balanced.get_seconds(), "s"),
            ];
            let said: Vec<_> = units.iter().filter(|(count, _)| *count > 0).take(2).collect();
            let said: Vec<_> = said.iter().map(|(count, unit)| format!("{count} {unit}")).collect();
            prop_assert_eq!(span(seconds as f64), if seconds == 0 { "0 s".into() } else { said.join(" ") });
        }

        /// A date and what is said of it lie as far apart as jiff finds them, and on the right side.
        #[test]
        fn relative_times_agree_with_jiff(at in -5_000_000_000i64..5_000_000_000, away in -80_000_000i64..80_000_000) {
            let now = at - away;
            let timestamp = |seconds: i64| Timestamp::from_second(seconds).unwrap();
            let apart = timestamp(at).duration_since(timestamp(now)).as_secs();
            let said = NumericDate(at as f64).relative_to(now);
            let due = match apart {
                0 => "now".to_string(),
                ahead @ 1.. => format!("in {}", span(ahead as f64)),
                behind => format!("{} ago", span(-behind as f64)),
            };
            prop_assert_eq!(said, due);
            prop_assert_eq!(NumericDate(at as f64).rfc3339().unwrap(), timestamp(at).to_string());
        }
    }

    #[test]
    fn spans_in_two_units() {
        for (seconds, said) in [
            (0.4, "0 s"),
            (59.0, "59 s"),
            (5400.0, "1 h 30 min"),
            (86_700.0, "1 d 5 min"),
            (7_776_000.0, "90 d"),
            (2.74 * 365.25 * 86_400.0, "2.7 years"),
            (3.0 * 365.0 * 86_400.0, "3 years"),
            (9.99 * 365.25 * 86_400.0, "10 years"),
            (3.2e9, "101 years"),
            (f64::INFINITY, "over 100000 years"),
        ] {
            assert_eq!(span(seconds), said);
        }
    }

    #[test]
    fn durations_and_times() {
        for (text, seconds) in [("15m", 900), ("1h30m", 5400), ("7d", 604_800), ("PT15M", 900), ("45s", 45)] {
            assert_eq!(parse_duration(text), Ok(seconds));
        }
        assert!(parse_duration("1mo").is_err());
        assert!(parse_duration("soon").is_err());
        for (text, at) in
            [("100", 100), ("+15m", 1900), ("-1h", -2600), ("1970-01-01T00:00:05Z", 5), ("-5", -5)]
        {
            assert_eq!(parse_time(text, 1000), Ok(at), "{text}");
        }
        assert!(parse_time("tomorrow", 0).is_err());
        assert_eq!(end_of_day("1970-01-01"), Ok(86_400));
        assert!(end_of_day("2027-02-29").is_err());
    }

    #[test]
    fn milliseconds_are_told_from_far_dates() {
        assert_eq!(NumericDate(1_795_300_840_000.0).excess_thousands(), Some(1));
        assert_eq!(NumericDate(1_795_300_840_000_000.0).excess_thousands(), Some(2));
        assert_eq!(NumericDate(253_402_300_799.0).excess_thousands(), None);
        assert_eq!(NumericDate(1_795_300_840.0).excess_thousands(), None);
        assert_eq!(NumericDate(f64::INFINITY).excess_thousands(), None);
    }
}
