//! What is told of a token that the rules looked at, in one place or in several.

use super::answers::Tally;
use super::baseline::Entry;
use super::excerpt::{Redaction, excerpts, shortened};
use super::fate::{self, Fate};
use super::veil::veil;
use super::{Finding, Item, Spot, Summary, Terms, disclosed, finding, item, pointer, shown_pointer};
use crate::core::profile::{Inference, Profile};
use crate::core::token::{Part, Token};
use crate::input::{Found, Place, Wrapping};
use crate::policy::Policy;
use crate::rules::{self, Case, Hit, Linted, RULES, Rule};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A rule and what it found.
type Told = (&'static Rule, Hit);

/// A token that the rules looked at, and what must be known of that to judge it elsewhere.
pub struct Judged {
    /// What is told of it.
    pub item: Item,
    /// For each rule, whether its answer hangs on the place.
    by_place: Vec<bool>,
    /// What was found that hangs on the place, whether it is told or not.
    placed: HashSet<u64>,
    /// What was found that does not, and is not told.
    untold: Vec<Told>,
}

/// A token that is to be judged, and by what.
pub struct Candidate<'a> {
    /// The token, and where it was found.
    pub found: Found,
    /// What kind of JWT it is.
    pub profile: Inference,
    /// What it is judged by.
    pub terms: Terms<'a>,
}

/// What a token is measured by. In places that have the same, rules find the same but for what hangs on the place.
#[derive(Clone, Copy)]
pub struct Measure<'a> {
    profile: Profile,
    certain: bool,
    policy: &'a Policy,
}

impl<'a> Measure<'a> {
    /// The measure of a token of that profile under those terms.
    pub fn of(inference: &Inference, terms: &Terms<'a>) -> Measure<'a> {
        Measure { profile: inference.profile, certain: inference.certain, policy: terms.policy }
    }
}

impl PartialEq for Measure<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.profile, self.certain) == (other.profile, other.certain)
            && std::ptr::eq(self.policy, other.policy)
    }
}

impl Judged {
    /// Judges a token in the first of its places. What counts is decided here, and counted in `summary`.
    pub fn first(found: Found, profile: Inference, terms: &Terms<'_>, summary: &mut Summary) -> Judged {
        Judged::of(found, profile, terms, summary, true)
    }

    /// Judges a token that was told before in yet another place: only what hangs on the place is told, unless the token goes by
    /// another name there.
    pub fn again(
        found: Found,
        profile: Inference,
        terms: &Terms<'_>,
        renamed: bool,
        summary: &mut Summary,
    ) -> Judged {
        let mut seen = Summary::default();
        let mut judged = Judged::of(found, profile, terms, &mut seen, renamed);
        summary.take_up_again(seen);
        judged.item.again = true;
        judged
    }

    fn of(
        found: Found,
        profile: Inference,
        terms: &Terms<'_>,
        summary: &mut Summary,
        tell_all: bool,
    ) -> Judged {
        let candidate = Candidate { found, profile, terms: *terms };
        Judged::all(vec![candidate], tell_all, summary).remove(0)
    }

    /// Judges tokens, each in the first of its places. Many at once take less time than one after another, and the memory that
    /// all of them take.
    pub fn all(candidates: Vec<Candidate<'_>>, tell_all: bool, summary: &mut Summary) -> Vec<Judged> {
        let (items, readied): (Vec<_>, Vec<_>) = candidates.into_iter().map(Readied::of).unzip();
        let cases: Vec<_> = readied.iter().map(Readied::case).collect();
        let judged = items.into_iter().zip(rules::lint(&cases)).zip(cases.iter().zip(&readied));
        let told = |((item, linted), (case, readied)): (_, (_, &Readied<'_>))| {
            Judged::told(item, linted, case, &readied.terms, tell_all, summary)
        };
        judged.map(told).collect()
    }

    /// What is told of what the rules found.
    fn told(
        mut item: Item,
        mut linted: Linted,
        case: &Case<'_>,
        terms: &Terms<'_>,
        tell_all: bool,
        summary: &mut Summary,
    ) -> Judged {
        summary.saw(&linted, case.token.kind());
        let mut hits = std::mem::take(&mut linted.hits);
        hits.retain(|(_, hit)| tell_all || hit.by_place);
        let placed =
            hits.iter().filter(|(_, hit)| hit.by_place).map(|(rule, hit)| hit.number(rule)).collect();
        let mut tally = terms.show_all.then(Tally::default);
        let profile = case.inference.clone();
        let own = Own { alg: item.alg.take(), kid: item.kid.take(), issuer: None, profile };
        let (findings, own, mut untold) =
            tell(case, hits, own, item.place.called(), terms, tally.as_mut(), summary);
        untold.retain(|(_, hit)| !hit.by_place);
        let answers =
            tally.map(|tally| tally.answers(case, &linted.answers, linted.not_inspected.as_deref()));
        item.answers = answers.unwrap_or_default();
        item.findings = findings;
        (item.alg, item.kid, item.profile) = (own.alg, own.kid, Some(own.profile));
        item.not_inspected = linted.not_inspected;
        if terms.stats {
            summary.stats(terms.now).saw(case, &item, own.issuer.as_deref());
        }
        Judged { item, by_place: linted.by_place, placed, untold }
    }

    /// Judges the same token in another of its places: by the rules whose answer hangs on that; by all, where it has another
    /// measure there. What was found already is not told once more.
    pub fn elsewhere(
        &mut self,
        found: Found,
        profile: Inference,
        terms: &Terms<'_>,
        same_measure: bool,
        summary: &mut Summary,
    ) {
        let renamed = self.item.place.called() != found.place.called();
        let spot = spot(&found);
        let case = case(&found.token, &profile, &found.place, found.wrapping, terms);
        let all = (renamed && !same_measure).then(|| vec![true; RULES.len()]);
        let mut hits = rules::lint_elsewhere(&case, all.as_ref().unwrap_or(&self.by_place));
        if renamed && same_measure {
            // Whether these are told can hang on what the token is called.
            hits.extend(self.untold.iter().cloned());
            hits.sort_by_key(|(rule, _)| RULES.iter().position(|known| std::ptr::eq(*known, *rule)));
        }
        hits.retain(|(rule, hit)| self.placed.insert(hit.number(rule)));
        if renamed {
            // By their numbers: what is masked in a message is not what the rule said.
            let told: HashSet<_> = self.item.findings.iter().map(|finding| finding.number).collect();
            let is_told = |(rule, hit): &Told| told.contains(&hit.number(rule));
            hits.retain(|hit| hangs(&self.by_place, hit.0) || !is_told(hit));
        }
        if hits.is_empty() {
            return;
        }
        let own = Own { alg: None, kid: None, issuer: None, profile: profile.clone() };
        let (findings, ..) = tell(&case, hits, own, found.place.called(), terms, None, summary);
        let there = findings.into_iter().map(|told| Finding { at: Some(Box::new(spot.clone())), ..told });
        self.item.findings.extend(there);
        self.item.findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    }

    /// The findings by numbers.
    pub fn numbers(&self) -> impl Iterator<Item = u64> + '_ {
        self.item.findings.iter().map(|finding| numbered(&self.item.fingerprint, finding))
    }

    /// Keeps of what is told only what is new, and of what was `seen` the count of that.
    pub fn keep(&mut self, seen: &mut Summary, mut is_new: impl FnMut(u64) -> bool) {
        let Item { findings, fingerprint, .. } = &mut self.item;
        findings.retain(|finding| {
            let keeps = is_new(numbered(fingerprint, finding));
            if !keeps {
                seen.discount(finding.rule, finding.severity);
            }
            keeps
        });
    }
}

/// A finding of a token, by a number that no other has.
fn numbered(fingerprint: &str, finding: &Finding) -> u64 {
    let mut hasher = DefaultHasher::new();
    (fingerprint, finding.number).hash(&mut hasher);
    hasher.finish()
}

/// Where a token was found.
pub fn spot(found: &Found) -> Spot {
    let Found { source, line, column, place, .. } = found;
    Spot { source: source.clone(), line: *line, column: *column, place: place.clone() }
}

fn hangs(by_place: &[bool], rule: &Rule) -> bool {
    RULES.iter().zip(by_place).any(|(known, by_place)| *by_place && std::ptr::eq(*known, rule))
}

fn case<'a>(
    token: &'a Token,
    profile: &'a Inference,
    place: &'a Place,
    wrapping: Wrapping,
    terms: &Terms<'a>,
) -> Case<'a> {
    let Terms { policy, now, evidence, beside, attempt, .. } = *terms;
    let case = Case::new(token, profile, policy, now).found(place, wrapping);
    case.with(evidence).trying(attempt).beside(beside)
}

/// A token that is ready for the rules, apart from what is told of it.
struct Readied<'a> {
    token: Token,
    place: Place,
    wrapping: Wrapping,
    profile: Inference,
    terms: Terms<'a>,
}

impl<'a> Readied<'a> {
    fn of(candidate: Candidate<'a>) -> (Item, Readied<'a>) {
        let Candidate { found, profile, terms } = candidate;
        let (place, wrapping) = (found.place.clone(), found.wrapping);
        let (item, token) = item(found);
        (item, Readied { token, place, wrapping, profile, terms })
    }

    fn case(&self) -> Case<'_> {
        case(&self.token, &self.profile, &self.place, self.wrapping, &self.terms)
    }
}

/// What is said of the token as a whole.
struct Own {
    alg: Option<String>,
    kid: Option<String>,
    issuer: Option<String>,
    profile: Inference,
}

/// Decides which of the hits count, and says them and what is said of the token as a whole with nothing secret in it; and
/// what is left untold.
fn tell(
    case: &Case<'_>,
    hits: Vec<Told>,
    mut own: Own,
    found_as: Option<&str>,
    terms: &Terms<'_>,
    mut tally: Option<&mut Tally>,
    summary: &mut Summary,
) -> (Vec<Finding>, Own, Vec<Told>) {
    let (token, policy) = (case.token, case.policy);
    let redaction = Redaction::of(case, policy.show_secrets);
    let known = terms.baseline.is_some() || terms.remember || terms.identify;
    let masked = known.then(|| Redaction::of(case, false));
    let (mut told, mut untold) = (Vec::new(), Vec::new());
    for (rule, hit) in hits {
        let fate = fate::of(rule, &hit, case, found_as, terms, masked.as_ref());
        summary.count(rule, &fate);
        if let Some(tally) = &mut tally {
            tally.count(rule, &fate);
        }
        if let Fate::Told(severity, entry) = fate {
            let identity = entry.as_ref().filter(|_| terms.identify).map(Entry::identity);
            told.push((rule, hit, severity, identity.unwrap_or_default()));
            summary.remember(entry.filter(|_| terms.remember));
        } else {
            untold.push((rule, hit));
        }
    }
    let shown = told.iter().map(|(_, hit, ..)| hit.place).filter(|_| terms.excerpts);
    let excerpts = excerpts(token, &redaction, shown);
    let findings = told.into_iter().map(|(rule, hit, severity, identity)| {
        let excerpt = excerpts.get(&hit.place).cloned();
        let raw = pointer(token, hit.place);
        let shown = redaction.has_names().then(|| shown_pointer(token, hit.place, &redaction));
        let shown = shown.unwrap_or_else(|| raw.clone());
        let disclosure = disclosed(token, hit.place);
        let mut finding = Finding { disclosure, identity, ..finding(rule, hit, severity, shown, excerpt) };
        // What a message says of a place is told as the place is.
        if raw != finding.pointer {
            finding.message = finding.message.replace(&raw, &finding.pointer);
        }
        finding
    });
    let mut findings: Vec<_> = findings.collect();
    let issuer = case.claim("iss").filter(|_| terms.stats);
    own.issuer =
        issuer.and_then(|iss| redaction.text(Part::Payload, iss).map(|text| shortened(&text).into_owned()));
    if !policy.show_secrets {
        let (header, show) = (case.header, |value| redaction.text(Part::Header, value));
        let parameter = |name: &str| header.and_then(|header| header.get(name)).and_then(show);
        (own.alg, own.kid) = (parameter("alg").or(own.alg), parameter("kid").or(own.kid));
        let of_findings = findings.iter_mut().flat_map(|finding| {
            let Finding { message, label, pointer, disclosure, .. } = finding;
            let claim = disclosure.as_mut().and_then(|disclosure| disclosure.claim.as_mut());
            [message, label, pointer].into_iter().chain(claim)
        });
        let of_item =
            own.alg.iter_mut().chain(&mut own.kid).chain(&mut own.issuer).chain([&mut own.profile.why]);
        veil(of_findings.chain(of_item).collect(), case.detections());
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    (findings, own, untold)
}
