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
use crate::report::{Baseline, Judged, Summary, Terms};
use crate::rules::{Attempt, Beside, Companion, Evidence, Notes, Role};
use anyhow::{Error, Result};

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
        let mut done = Vec::new();
        for work in work {
            match work {
                Work::Token(group) => self.group(*group)?,
                Work::Again(again) => {
                    self.end(&mut done);
                    let judged = self.again(*again);
                    done.push(Done::Again(Box::new(judged), Box::new(self.take())));
                }
                Work::Looked(looked, keys) => {
                    self.end(&mut done);
                    done.push(Done::Looked(looked, keys));
                }
                Work::Failed(error) => {
                    self.end(&mut done);
                    done.push(Done::Failed(error));
                }
            }
        }
        self.end(&mut done);
        Ok(done)
    }

    fn end(&mut self, done: &mut Vec<Done>) {
        if self.told.seen.tokens > 0 {
            done.push(Done::Told(Box::new(self.take())));
        }
    }

    fn take(&mut self) -> Told {
        let mut told = std::mem::take(&mut self.told);
        told.notes = self.given.take_notes();
        told.notes.untried += self.none.take_notes().untried;
        told
    }

    /// A token, in all its places, and those inside it.
    fn group(&mut self, group: Group) -> Result<()> {
        let Group { first, attempt, elsewhere, times, also } = group;
        let Sighting { found, message, own } = first;
        let (bench, inside_attempt) = (self.bench, attempt.inside());
        let (mut evidence, mut attempt) = (self.given, &attempt);
        let mut places = Some((elsewhere, times, also));
        for found in with_nested(found, self.given) {
            // Keys that are to open the envelope are not those of who signed what is inside.
            let inside = if self.given.vouches_inside(&found.token) { evidence } else { self.none };
            let bound = found.key_binding();
            let presented = bound.as_ref().map(|_| Companion::token(&found.token, Role::SdJwt, true));
            let mut judged = self.judge(found, evidence, Beside::new(&message, own, bench.with), attempt);
            if let Some((elsewhere, times, also)) = places.take() {
                elsewhere.into_iter().for_each(|there| self.elsewhere(&mut judged, there, evidence, attempt));
                self.told.seen.came_again(times - 1);
                (judged.item.times, judged.item.also) = (times, also);
            }
            self.tell(&judged)?;
            // A key-binding JWT is signed by the holder, whose key is none of the given.
            if let (Some(bound), Some(presented)) = (bound, presented) {
                let message = [Companion::token(&bound.token, Role::Other, true), presented];
                let judged = self.judge(bound, self.none, Beside::new(&message, 0, &[]), &inside_attempt);
                self.tell(&judged)?;
            }
            (evidence, attempt) = (inside, &inside_attempt);
        }
        Ok(())
    }

    fn judge(
        &mut self,
        found: Found,
        evidence: &Evidence<'_>,
        beside: Beside<'_>,
        attempt: &Attempt,
    ) -> Judged {
        let (inference, terms) = self.bench.terms(&found);
        let terms = Terms { evidence: Some(evidence), beside, attempt, ..terms };
        Judged::first(found, inference, &terms, &mut self.told.seen)
    }

    /// The token in another of its places.
    fn elsewhere(
        &mut self,
        judged: &mut Judged,
        there: Sighting,
        evidence: &Evidence<'_>,
        attempt: &Attempt,
    ) {
        let Sighting { mut found, message, own } = there;
        evidence.open(&mut found.token);
        let (inference, terms) = self.bench.terms(&found);
        let beside = Beside::new(&message, own, self.bench.with);
        let terms = Terms { evidence: Some(evidence), beside, attempt, ..terms };
        judged.elsewhere(found, inference, &terms, &mut self.told.seen);
    }

    /// A token that was told before in yet another place; only who knows all that was told can write what is new.
    fn again(&mut self, Again { sighting, renamed, attempt }: Again) -> Judged {
        let Sighting { mut found, message, own } = sighting;
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
