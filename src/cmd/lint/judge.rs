//! What every token of a run is judged by, and what comes of it.

use super::merge::{Again, Group, Work};
use super::seek::Sighting;
use crate::cmd::reading::Looked;
use crate::core::key::Scanned;
use crate::core::profile::{self, Inference, Profile};
use crate::core::token::Token;
use crate::input::{Found, PlaceKind};
use crate::policy::{Policies, Policy, Subject};
use crate::render::{Writers, Written};
use crate::report::{Baseline, Candidate, Judged, Measure, Spot, Summary, Terms};
use crate::rules::{Attempt, Beside, Companion, Evidence, Notes, Role};
use anyhow::{Error, Result};
use std::sync::Arc;

/// Tokens inside a token are looked into to this depth.
const MOST_NESTED: usize = 4;

/// A token and those inside it, the outermost first; what is encrypted is opened, if a key was given for that.
pub(in crate::cmd) fn with_nested(mut found: Found, evidence: &Evidence<'_>) -> Vec<Found> {
    evidence.open(&mut found.token);
    let mut all = vec![found];
    while let Some(found) = all.last().filter(|_| all.len() <= MOST_NESTED)
        && let Some(inner) = found.token.nested()
    {
        let mut inner = found.nested(inner);
        evidence.open(&mut inner.token);
        all.push(inner);
    }
    all
}

/// What was done.
pub(super) enum Done {
    /// Tokens were judged.
    Told(Box<Told>),
    /// A token that was told before was judged in yet another place.
    Again(Box<Judged>, Box<Told>),
    /// A stretch was looked through.
    Looked(Box<Looked>, Option<Box<Scanned>>),
    /// Something could not be read.
    Failed(Error),
}

/// What is told of tokens.
#[derive(Default)]
pub(super) struct Told {
    /// The report of them.
    pub(super) written: Written,
    pub(super) seen: Summary,
    pub(super) notes: Notes,
    /// The findings, by numbers.
    pub(super) numbers: Vec<u64>,
}

/// Tokens of so many bytes are judged at once.
const MOST_AT_ONCE: usize = 16 * 1024;

/// What is judged at once.
#[derive(Default)]
struct Groups {
    held: Vec<Group>,
    bytes: usize,
}

impl Groups {
    fn add(&mut self, group: Group) {
        self.bytes += group.first.size();
        self.held.push(group);
    }
}

/// What a token is judged by.
struct Due<'a> {
    /// The tokens of its message, of which it is one.
    message: Arc<[Companion]>,
    own: usize,
    /// What came with it.
    with: &'a [Companion],
    evidence: &'a Evidence<'a>,
    attempt: Attempt,
    further: Option<Further>,
}

/// The further places of a token.
struct Further {
    elsewhere: Vec<Sighting>,
    times: usize,
    also: Vec<Spot>,
}

/// What every token of a run is judged by.
pub(in crate::cmd) struct Bench<'a> {
    pub(super) policies: &'a Policies,
    /// What came with the tokens.
    pub(super) with: &'a [Companion],
    /// Whether the command line names the profile.
    pub(super) named: bool,
    pub(super) baseline: Option<&'a Baseline>,
    pub(super) remember: bool,
    /// Whether findings are named from run to run.
    pub(super) identify: bool,
    /// Whether the lines are shown that findings point at.
    pub(super) excerpts: bool,
    pub(super) show_all: bool,
    /// Whether what was seen is counted for charts.
    pub(super) stats: bool,
    pub(super) now: i64,
}

/// One who judges, and writes what is told.
pub(super) struct Judge<'a> {
    bench: &'a Bench<'a>,
    /// With the given keys.
    given: &'a Evidence<'a>,
    /// Without them.
    none: &'a Evidence<'a>,
    writers: &'a Writers,
    told: Told,
}

impl<'a> Judge<'a> {
    /// The evidence is that with the given keys, and that without.
    pub(super) fn new(
        bench: &'a Bench<'a>,
        [given, none]: &'a [Evidence<'a>; 2],
        writers: &'a Writers,
    ) -> Judge<'a> {
        Judge { bench, given, none, writers, told: Told::default() }
    }

    /// Does some work, in its order.
    pub(super) fn work(mut self, work: Vec<Work>) -> Result<Vec<Done>> {
        let (mut done, mut groups) = (Vec::new(), Groups::default());
        for work in work {
            match work {
                Work::Token(group) => {
                    groups.add(*group);
                    if groups.bytes >= MOST_AT_ONCE {
                        self.groups(&mut groups)?;
                    }
                }
                Work::Again(again) => {
                    self.end(&mut groups, &mut done)?;
                    let judged = self.again(*again);
                    done.push(Done::Again(Box::new(judged), Box::new(self.take())));
                }
                Work::Looked(looked, keys) => {
                    self.end(&mut groups, &mut done)?;
                    done.push(Done::Looked(looked, keys));
                }
                Work::Failed(error) => {
                    self.end(&mut groups, &mut done)?;
                    done.push(Done::Failed(error));
                }
            }
        }
        self.end(&mut groups, &mut done)?;
        Ok(done)
    }

    fn end(&mut self, groups: &mut Groups, done: &mut Vec<Done>) -> Result<()> {
        self.groups(groups)?;
        if self.told.seen.tokens > 0 {
            done.push(Done::Told(Box::new(self.take())));
        }
        Ok(())
    }

    fn take(&mut self) -> Told {
        let mut told = std::mem::take(&mut self.told);
        told.notes = self.given.take_notes();
        told.notes.untried += self.none.take_notes().untried;
        told
    }

    /// Tokens, each in all its places, and those inside them.
    fn groups(&mut self, groups: &mut Groups) -> Result<()> {
        let (bench, groups) = (self.bench, std::mem::take(groups).held);
        let (found, dues): (Vec<_>, Vec<_>) = groups.into_iter().flat_map(|group| self.dues(group)).unzip();
        let candidates = found.into_iter().zip(&dues).map(|(found, due)| {
            let (profile, terms) = bench.terms(&found);
            let measure = Measure::of(&profile, &terms);
            let beside = Beside::new(&due.message, due.own, due.with);
            let terms = Terms { evidence: Some(due.evidence), beside, attempt: &due.attempt, ..terms };
            (Candidate { found, profile, terms }, measure)
        });
        let (candidates, measures): (Vec<_>, Vec<_>) = candidates.unzip();
        let all = Judged::all(candidates, true, &mut self.told.seen);
        for ((mut judged, measure), due) in all.into_iter().zip(measures).zip(dues) {
            let Due { evidence, attempt, further, .. } = due;
            if let Some(Further { elsewhere, times, also }) = further {
                for there in elsewhere {
                    self.elsewhere(&mut judged, measure, there, evidence, &attempt);
                }
                self.told.seen.came_again(times - 1);
                (judged.item.times, judged.item.also) = (times, also);
            }
            self.tell(&judged)?;
        }
        Ok(())
    }

    /// A token and those inside it, with what each is judged by.
    fn dues(&self, group: Group) -> Vec<(Found, Due<'a>)> {
        let Group { first, attempt, elsewhere, times, also } = group;
        let Sighting { found, message, own } = first.whole();
        let inside_attempt = attempt.inside();
        let (mut evidence, mut attempt, with) = (self.given, attempt, self.bench.with);
        let mut further = Some(Further { elsewhere, times, also });
        let mut dues = Vec::with_capacity(1);
        for found in with_nested(found, self.given) {
            // Keys that are to open the envelope are not those of who signed what is inside.
            let inside = if self.given.vouches_inside(&found.token) { evidence } else { self.none };
            // A key-binding JWT is signed by the holder, whose key is none of the given.
            let bound = found.key_binding().map(|bound| {
                let presented = Companion::token(&found.token, Role::SdJwt, true);
                let message = Arc::from([Companion::token(&bound.token, Role::Other, true), presented]);
                let (evidence, attempt) = (self.none, inside_attempt.clone());
                (bound, Due { message, own: 0, with: &[], evidence, attempt, further: None })
            });
            let (message, further) = (Arc::clone(&message), further.take());
            dues.push((found, Due { message, own, with, evidence, attempt, further }));
            dues.extend(bound);
            (evidence, attempt) = (inside, inside_attempt.clone());
        }
        dues
    }

    /// The token in another of its places, where it may have another measure.
    fn elsewhere(
        &mut self,
        judged: &mut Judged,
        measure: Measure<'_>,
        there: Sighting,
        evidence: &Evidence<'_>,
        attempt: &Attempt,
    ) {
        let Sighting { mut found, message, own } = there.whole();
        evidence.open(&mut found.token);
        let (inference, terms) = self.bench.terms(&found);
        let beside = Beside::new(&message, own, self.bench.with);
        let terms = Terms { evidence: Some(evidence), beside, attempt, ..terms };
        let same_measure = measure == Measure::of(&inference, &terms);
        judged.elsewhere(found, inference, &terms, same_measure, &mut self.told.seen);
    }

    /// A token that was told before in yet another place; only who knows all that was told can write what is new.
    fn again(&mut self, Again { sighting, renamed, attempt }: Again) -> Judged {
        let Sighting { mut found, message, own } = sighting.whole();
        self.given.open(&mut found.token);
        let (inference, terms) = self.bench.terms(&found);
        let beside = Beside::new(&message, own, self.bench.with);
        let terms = Terms { evidence: Some(self.given), beside, attempt: &attempt, ..terms };
        Judged::again(found, inference, &terms, renamed, &mut self.told.seen)
    }

    fn tell(&mut self, judged: &Judged) -> Result<()> {
        self.told.numbers.extend(judged.numbers());
        Ok(self.writers.items([&judged.item], &mut self.told.written)?)
    }
}

impl Bench<'_> {
    /// What is demanded of a key.
    pub(in crate::cmd) fn terms_of_key(&self, kid: Option<&str>, alg: Option<&str>) -> Terms<'_> {
        self.terms_under(self.policies.of_key(kid, alg))
    }

    /// The profile of a token, and what is demanded of it: a block of the policy can go by a profile, and name another.
    pub(super) fn terms(&self, found: &Found) -> (Inference, Terms<'_>) {
        let found_as = found.place.called();
        let house = self.policies.house();
        if found.place.kind == PlaceKind::KeyBinding {
            let (profile, why) = (Profile::KeyBinding, "it ends an SD-JWT".to_string());
            let subject = Subject { token: &found.token, profile, found_as };
            let terms = self.terms_under(self.policies.of(&subject));
            return (Inference { profile, why, certain: true }, terms);
        }
        let inference = self.infer(house.profile, &found.token, found_as);
        let subject = Subject { token: &found.token, profile: inference.profile, found_as };
        let policy = self.policies.of(&subject);
        let inference = if policy.profile == house.profile {
            inference
        } else {
            self.infer(policy.profile, &found.token, found_as)
        };
        (inference, self.terms_under(policy))
    }

    fn terms_under<'p>(&'p self, policy: &'p Policy) -> Terms<'p> {
        let &Bench { baseline, remember, identify, excerpts, show_all, stats, now, .. } = self;
        Terms { baseline, remember, identify, excerpts, show_all, stats, ..Terms::new(policy, now) }
    }

    fn infer(&self, named: Option<Profile>, token: &Token, name: Option<&str>) -> Inference {
        match named {
            Some(profile) => {
                let why = if self.named { "--profile" } else { "by the policy" };
                Inference { profile, why: why.to_string(), certain: true }
            }
            None => profile::infer(token, name),
        }
    }
}
