//! What was seen, in the numbers that charts are drawn from. They take no more memory for more tokens; parts of the input
//! are counted on their own and taken up in its order.

use super::Item;
use super::excerpt::shortened;
use crate::core::profile::Profile;
use crate::core::time::{DAY, LAST, NumericDate};
use crate::policy::Limit;
use crate::rules::Case;
use std::collections::BTreeMap;

/// So many tokens are kept for a timeline, the first that have dates.
pub const MOST_SAMPLES: usize = 40;

/// So many names of a kind are counted each by itself, and what comes after them together.
const MOST_NAMES: usize = 1000;

/// What was seen of the tokens of a run.
pub struct Stats {
    /// When it was judged, in Unix seconds.
    pub now: i64,
    /// Whether who runs it asked for them, and not a format alone that needs them.
    pub asked: bool,
    /// Tokens, each counted once.
    pub tokens: usize,
    /// How often they occur.
    pub occurrences: usize,
    /// Their `iss`.
    pub issuers: Names,
    /// Their `alg`.
    pub algs: Names,
    /// What they are: `jws`, `unsecured`, `jwe`, `sd-jwt`.
    pub kinds: BTreeMap<&'static str, usize>,
    /// What they stood in, by kind of place.
    pub places: BTreeMap<&'static str, usize>,
    /// How many findings of each rule count, those of keys among them.
    pub rules: BTreeMap<&'static str, usize>,
    /// Some of the tokens, with their dates.
    pub samples: Vec<Sample>,
    /// Whether they are valid, in the order of [`Validity::ALL`].
    validity: [usize; Validity::ALL.len()],
    /// The kinds of JWT, in the order of [`Profile::ALL`].
    profiles: [OfProfile; Profile::ALL.len()],
}

impl Stats {
    /// Of no token yet, at a time in Unix seconds.
    pub fn at(now: i64, asked: bool) -> Stats {
        Stats {
            now,
            asked,
            tokens: 0,
            occurrences: 0,
            issuers: Names::default(),
            algs: Names::default(),
            kinds: BTreeMap::new(),
            places: BTreeMap::new(),
            rules: BTreeMap::new(),
            samples: Vec::new(),
            validity: Default::default(),
            profiles: Default::default(),
        }
    }

    /// How many tokens are in that state.
    pub fn valid(&self, validity: Validity) -> usize {
        self.validity[validity as usize]
    }

    /// What was seen of each kind of JWT that occurs.
    pub fn profiles(&self) -> impl Iterator<Item = (Profile, &OfProfile)> {
        Profile::ALL.into_iter().zip(&self.profiles).filter(|(_, of)| of.tokens > 0)
    }

    /// How long the tokens of all kinds live.
    pub fn lifetimes(&self) -> Lifetimes {
        let mut all = Lifetimes::default();
        self.profiles.iter().for_each(|of| all.take_up(&of.lifetimes));
        all
    }

    /// Counts a token. The issuer is what may be shown of it.
    pub(super) fn saw(&mut self, case: &Case<'_>, item: &Item, issuer: Option<&str>) {
        self.tokens += 1;
        self.occurrences += item.times;
        self.issuers.count(issuer);
        self.algs.count(item.alg.as_deref());
        let is_presentation = case.token.disclosures().is_some();
        let kind = if is_presentation { "sd-jwt" } else { item.kind.name() };
        *self.kinds.entry(kind).or_default() += 1;
        *self.places.entry(item.place.kind.name()).or_default() += 1;
        self.validity[Validity::of(case) as usize] += 1;
        self.profiles[case.profile() as usize].saw(case);
        self.found(item);
        if self.samples.len() < MOST_SAMPLES {
            self.samples.extend(Sample::of(case, item));
        }
    }

    /// Counts what was found in a token or key.
    pub(super) fn found(&mut self, item: &Item) {
        for finding in &item.findings {
            *self.rules.entry(finding.rule.name).or_default() += 1;
        }
    }

    /// Adds what was seen of the next part of the input.
    pub(super) fn take_up(&mut self, other: Stats) {
        self.tokens += other.tokens;
        self.occurrences += other.occurrences;
        self.issuers.take_up(other.issuers);
        self.algs.take_up(other.algs);
        for (own, more) in
            [(&mut self.kinds, other.kinds), (&mut self.places, other.places), (&mut self.rules, other.rules)]
        {
            more.into_iter().for_each(|(name, count)| *own.entry(name).or_default() += count);
        }
        let room = MOST_SAMPLES - self.samples.len();
        self.samples.extend(other.samples.into_iter().take(room));
        self.validity.iter_mut().zip(other.validity).for_each(|(own, more)| *own += more);
        self.profiles.iter_mut().zip(&other.profiles).for_each(|(own, more)| own.take_up(more));
    }
}

/// A token and its dates, in Unix seconds; none of them is out of all calendars.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Name of the source.
    pub source: String,
    /// Line in the source, from 1; 0 where there are none.
    pub line: usize,
    /// Column in bytes, from 1; 0 where there are none.
    pub column: usize,
    /// What kind of JWT it is.
    pub profile: Profile,
    /// Whether it is valid.
    pub validity: Validity,
    /// When it was issued (RFC 7519 §4.1.6).
    pub iat: Option<f64>,
    /// When it begins (RFC 7519 §4.1.5).
    pub nbf: Option<f64>,
    /// When it ends (RFC 7519 §4.1.4).
    pub exp: Option<f64>,
}

impl Sample {
    /// None of a token without dates.
    fn of(case: &Case<'_>, item: &Item) -> Option<Sample> {
        let date = |name: &str| usable(case.date(name)).map(|date| date.0);
        let (iat, nbf, exp) = (date("iat"), date("nbf"), date("exp"));
        (iat.is_some() || nbf.is_some() || exp.is_some()).then(|| Sample {
            source: item.source.clone(),
            line: item.line,
            column: item.column,
            profile: case.profile(),
            validity: Validity::of(case),
            iat,
            nbf,
            exp,
        })
    }
}

/// How often each name occurs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Tokens without one.
    pub none: usize,
    /// Tokens whose name came when there was no room for more names.
    pub others: usize,
    counts: BTreeMap<String, usize>,
}

impl Names {
    /// The names with their counts, the most frequent first.
    pub fn ranked(&self) -> Vec<(&str, usize)> {
        let mut ranked: Vec<_> = self.counts.iter().map(|(name, count)| (name.as_str(), *count)).collect();
        ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        ranked
    }

    fn count(&mut self, name: Option<&str>) {
        match name {
            Some(name) => self.add(shortened(name).into_owned(), 1),
            None => self.none += 1,
        }
    }

    fn add(&mut self, name: String, more: usize) {
        let has_room = self.counts.len() < MOST_NAMES;
        match self.counts.get_mut(&name) {
            Some(count) => *count += more,
            None if has_room => {
                self.counts.insert(name, more);
            }
            None => self.others += more,
        }
    }

    fn take_up(&mut self, other: Names) {
        self.none += other.none;
        self.others += other.others;
        other.counts.into_iter().for_each(|(name, count)| self.add(name, count));
    }
}

/// Whether a token is valid now, by its own dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// It is.
    Valid,
    /// Its `exp` has come (RFC 7519 §4.1.4).
    Expired,
    /// Its `nbf` lies ahead (RFC 7519 §4.1.5).
    Early,
    /// It has no `exp`.
    Endless,
    /// Its claims cannot be read, or its `exp` is no number.
    Unknown,
}

impl Validity {
    /// Every state.
    pub const ALL: [Validity; 5] =
        [Validity::Valid, Validity::Expired, Validity::Early, Validity::Endless, Validity::Unknown];

    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Validity::Valid => "valid",
            Validity::Expired => "expired",
            Validity::Early => "early",
            Validity::Endless => "endless",
            Validity::Unknown => "unknown",
        }
    }

    /// What it is, for people.
    pub const fn words(self) -> &'static str {
        match self {
            Validity::Valid => "valid",
            Validity::Expired => "expired",
            Validity::Early => "not valid yet",
            Validity::Endless => "without exp",
            Validity::Unknown => "without readable dates",
        }
    }

    fn of(case: &Case<'_>) -> Validity {
        let now = case.now as f64;
        let ahead = || case.date("nbf").is_some_and(|nbf| nbf.0 > now);
        match (case.claim("exp"), case.date("exp")) {
            (Some(_), None) => Validity::Unknown,
            (None, _) if case.claims.is_none() => Validity::Unknown,
            (_, Some(exp)) if exp.0 <= now => Validity::Expired,
            _ if ahead() => Validity::Early,
            (None, _) => Validity::Endless,
            (_, Some(_)) => Validity::Valid,
        }
    }
}

/// What was seen of a kind of JWT.
#[derive(Debug, Default)]
pub struct OfProfile {
    /// Tokens of that kind.
    pub tokens: usize,
    /// How long they live.
    pub lifetimes: Lifetimes,
    /// The shortest and the longest limit in seconds that they were held to, if to any.
    pub limits: Option<(f64, f64)>,
    /// Those that live longer than the limit, its slack considered.
    pub over: usize,
}

impl OfProfile {
    fn saw(&mut self, case: &Case<'_>) {
        let life = Life::of(case);
        self.tokens += 1;
        self.lifetimes.count(life);
        if let Some(Limit { seconds, enforced }) = case.policy.limit(case.profile()) {
            self.limited(seconds, seconds);
            self.over += usize::from(matches!(life, Life::Seconds(lives) if lives > enforced));
        }
    }

    fn limited(&mut self, least: f64, most: f64) {
        let (own_least, own_most) = self.limits.unwrap_or((least, most));
        self.limits = Some((own_least.min(least), own_most.max(most)));
    }

    fn take_up(&mut self, other: &OfProfile) {
        self.tokens += other.tokens;
        self.lifetimes.take_up(&other.lifetimes);
        self.over += other.over;
        if let Some((least, most)) = other.limits {
            self.limited(least, most);
        }
    }
}

/// The longest lifetimes in seconds that are counted together; what is longer than all comes last.
pub const EDGES: [f64; 11] = [
    60.0,
    300.0,
    900.0,
    1800.0,
    3600.0,
    8.0 * 3600.0,
    DAY,
    7.0 * DAY,
    30.0 * DAY,
    90.0 * DAY,
    // Leap years are years.
    366.0 * DAY,
];

/// How long tokens live: from `iat`, or else `nbf`, to `exp`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lifetimes {
    /// How many live up to each of the [`EDGES`], and how many longer.
    pub counts: [usize; EDGES.len() + 1],
    /// Tokens without `exp`.
    pub no_exp: usize,
    /// Tokens with `exp`, but neither `iat` nor `nbf`.
    pub no_start: usize,
    /// Tokens whose dates are none, lie out of all calendars, or end before they begin.
    pub unusable: usize,
    /// Tokens whose claims cannot be read.
    pub unread: usize,
}

impl Lifetimes {
    fn count(&mut self, life: Life) {
        match life {
            Life::Seconds(lives) => self.counts[EDGES.iter().filter(|edge| lives > **edge).count()] += 1,
            Life::NoExp => self.no_exp += 1,
            Life::NoStart => self.no_start += 1,
            Life::Unusable => self.unusable += 1,
            Life::Unread => self.unread += 1,
        }
    }

    fn take_up(&mut self, other: &Lifetimes) {
        self.counts.iter_mut().zip(other.counts).for_each(|(own, more)| *own += more);
        for (own, more) in [
            (&mut self.no_exp, other.no_exp),
            (&mut self.no_start, other.no_start),
            (&mut self.unusable, other.unusable),
            (&mut self.unread, other.unread),
        ] {
            *own += more;
        }
    }
}

/// How long a token lives.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Life {
    Seconds(f64),
    NoExp,
    NoStart,
    Unusable,
    Unread,
}

impl Life {
    fn of(case: &Case<'_>) -> Life {
        if case.claims.is_none() {
            return Life::Unread;
        }
        let Some(exp) = case.claim("exp") else { return Life::NoExp };
        let Some(start) = case.claim("iat").or_else(|| case.claim("nbf")) else { return Life::NoStart };
        let date = |value| usable(NumericDate::of(value));
        match (date(start), date(exp)) {
            (Some(start), Some(exp)) if exp.0 > start.0 => Life::Seconds(exp.0 - start.0),
            _ => Life::Unusable,
        }
    }
}

/// A date to reckon with: after 1970 and within all calendars.
fn usable(date: Option<NumericDate>) -> Option<NumericDate> {
    date.filter(|date| date.0 > 0.0 && date.0 <= LAST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::profile;
    use crate::core::token::Token;
    use crate::policy::Policy;
    use crate::rules::Example;
    use proptest::prelude::*;

    const NOW: i64 = 1_795_292_800;

    fn with_case<T>(claims: &str, look: impl Fn(&Case<'_>) -> T) -> T {
        let token =
            Token::parse(Example::jws(r#"{"alg":"ES256"}"#, claims.to_string().leak(), "c2ln").token());
        let (inference, policy) = (profile::infer(&token, None), Policy::default());
        look(&Case::new(&token, &inference, &policy, NOW))
    }

    #[test]
    fn what_a_token_says_of_its_life() {
        for (claims, life, validity) in [
            (r#"{"iat":1795292740,"exp":1795293640}"#, Life::Seconds(900.0), Validity::Valid),
            (r#"{"nbf":1795292740,"exp":1795293640}"#, Life::Seconds(900.0), Validity::Valid),
            (r#"{"iat":1795291900,"exp":1795292800}"#, Life::Seconds(900.0), Validity::Expired),
            (
                r#"{"iat":1795292740,"nbf":1795292801,"exp":1795293640}"#,
                Life::Seconds(900.0),
                Validity::Early,
            ),
            (r#"{"iat":1795292740}"#, Life::NoExp, Validity::Endless),
            (r#"{"nbf":1795293740}"#, Life::NoExp, Validity::Early),
            (r#"{"exp":1795293640}"#, Life::NoStart, Validity::Valid),
            (r#"{"iat":"x","exp":1795293640}"#, Life::Unusable, Validity::Valid),
            (r#"{"iat":1795293640,"exp":1795292900}"#, Life::Unusable, Validity::Valid),
            (r#"{"iat":1795292740000,"exp":1795293640000}"#, Life::Unusable, Validity::Valid),
            (r#"{"iat":1795292740,"exp":"soon"}"#, Life::Unusable, Validity::Unknown),
            ("[]", Life::Unread, Validity::Unknown),
        ] {
            assert_eq!(with_case(claims, Life::of), life, "{claims}");
            assert_eq!(with_case(claims, Validity::of), validity, "{claims}");
        }
    }

    #[test]
    fn a_lifetime_on_the_edge_is_up_to_it() {
        let mut lifetimes = Lifetimes::default();
        for seconds in [0.5, 60.0, 60.5, 3600.0, 366.0 * DAY, 367.0 * DAY] {
            lifetimes.count(Life::Seconds(seconds));
        }
        assert_eq!(lifetimes.counts, [2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 1]);
    }

    #[test]
    fn the_limit_is_kept_that_applied() {
        let mut seen = OfProfile::default();
        // The default of a day carries a tenth of slack.
        for claims in [r#"{"iat":1795292740,"exp":1795383000}"#, r#"{"iat":1795292740,"exp":1795393000}"#] {
            with_case(claims, |case| case.policy.limit(case.profile()).expect("a limit"));
            let mut more = OfProfile::default();
            let token = Token::parse(Example::claims(claims.to_string().leak()).token());
            let (inference, policy) = (profile::infer(&token, None), Policy::default());
            more.saw(&Case::new(&token, &inference, &policy, NOW));
            seen.take_up(&more);
        }
        assert_eq!((seen.tokens, seen.over, seen.limits), (2, 1, Some((DAY, DAY))));
        seen.limited(60.0, 2.0 * DAY);
        assert_eq!(seen.limits, Some((60.0, 2.0 * DAY)));
    }

    #[test]
    fn names_beyond_the_limit_are_others() {
        let mut names = Names::default();
        (0..MOST_NAMES + 5).for_each(|n| names.count(Some(&format!("issuer {n}"))));
        names.count(Some("issuer 3"));
        names.count(None);
        assert_eq!((names.counts.len(), names.others, names.none), (MOST_NAMES, 5, 1));
        assert_eq!(names.ranked()[0], ("issuer 3", 2));
        let mut more = Names::default();
        more.count(Some("late"));
        more.count(Some("issuer 4"));
        names.take_up(more);
        assert_eq!((names.counts.len(), names.others), (MOST_NAMES, 6));
        names.count(Some(&"x".repeat(5000)));
        assert!(names.ranked().iter().all(|(name, _)| name.len() < 200));
    }

    proptest! {
        /// However the input is cut into parts, the same is counted.
        #[test]
        fn parts_taken_up_are_the_whole(of in proptest::collection::vec(0u8..20, 0..60), cut in 0usize..60) {
            let tally = |part: &[u8]| {
                let mut names = Names::default();
                part.iter().for_each(|n| names.count((*n > 0).then(|| n.to_string()).as_deref()));
                names
            };
            let (first, rest) = of.split_at(cut.min(of.len()));
            let mut parts = tally(first);
            parts.take_up(tally(rest));
            prop_assert_eq!(parts, tally(&of));
        }
    }
}
