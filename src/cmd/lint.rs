//! `jotkit lint`: what is wrong with tokens and keys.

use super::{baseline, keys, policy, workers};
use crate::cli::LintArgs;
use crate::core::key::Given;
use crate::core::profile::{self, Inference, Profile};
use crate::core::source::Source;
use crate::core::token::Token;
use crate::exit::Exit;
use crate::host::{Host, Purpose};
use crate::input::{self, Found, Piece};
use crate::policy::{Policies, Subject};
use crate::render::{self, Output, Report, Writer};
use crate::report::{self, Baseline, Summary, Terms};
use crate::rules::{Evidence, Notes};
use anyhow::{Result, anyhow};
use std::io::Write;

pub(super) fn run(args: &LintArgs, host: &Host) -> Result<Exit> {
    if args.policy.example_config {
        let mut out = host.out();
        out.write_all(crate::policy::example().as_bytes())?;
        out.flush()?;
        return Ok(Exit::Yes);
    }
    let (policies, file) = policy::in_force(args, host)?;
    let baseline = baseline::read(&args.baseline, host)?;
    let sources = super::key_sources(&args.keys);
    let passphrase = host.passphrase(&sources)?;
    let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_slice());
    let given = host.given_with(&sources, passphrase, Purpose::Judge)?;
    let wordlist = args.wordlist.as_deref().map(|path| host.wordlist(path)).transpose()?.unwrap_or_default();
    let bench = Bench {
        policies: &policies,
        named: args.profile.is_some(),
        baseline: baseline.as_ref(),
        remember: args.baseline.write_baseline.is_some(),
        show_all: args.show_all,
        now: host.now,
    };
    let writer = render::writer(args.format, Report::Lint, host.terminal);
    let mut output = Output::new(&*writer, host.out());
    let mut summary = Summary::default();
    let mut complete = true;
    let mut notes = Notes::default();
    let mut lying_about = Given::default();
    for source in keys::inputs(args, &given, host)? {
        let outcome = source.and_then(|source| {
            summary.files += 1;
            let before = summary.tokens;
            let worker = || {
                let evidence = [Evidence::new(&given.keys, &wordlist), Evidence::new(&[], &wordlist)];
                let (bench, source, writer) = (&bench, &source, &*writer);
                move |piece| bench.lint(source, piece, &evidence, writer)
            };
            workers::in_order(1, input::pieces(&source), worker, |linted| {
                let (written, seen, told) = linted?;
                summary.take_up(seen);
                notes.take_up(told);
                Ok(output.add(&written)?)
            })?;
            let some = keys::look_for(&source, passphrase, host, &mut lying_about)?;
            let found = summary.tokens - before + usize::from(some || args.allow_empty);
            super::some_token(&source, found)
        });
        complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
    }
    let judged = keys::judge([&given, &lying_about], &notes, &bench, &mut summary);
    let mut written = Vec::new();
    render::items(&*writer, &judged, &mut written)?;
    output.add(&written)?;
    for rule in &summary.faults {
        host.complain(&anyhow!(
            "running the rule {rule}: it broke down, which is a fault of jotkit\ntry: please report it"
        ));
    }
    complete &= summary.faults.is_empty();
    if let Some(file) = file {
        summary.remark(&file, policies.house(), host.now, complete);
    }
    // What was not looked at may still hold what a baseline knows.
    if let Some(baseline) = baseline.as_ref().filter(|_| complete) {
        summary.outdate(baseline);
    }
    output.finish(&summary)?;
    let exit = Exit::of_findings(complete, summary.worst(), policies.house().fail_on, args.exit_zero);
    baseline::write(&args.baseline, summary, baseline.as_ref(), complete)?;
    Ok(exit)
}

/// Tokens inside a token are looked into to this depth.
const MOST_NESTED: usize = 4;

/// A token and those inside it, the outermost first; what is encrypted is opened, if a key was given for that.
fn with_nested(mut found: Found, evidence: &Evidence<'_>) -> Vec<Found> {
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

/// What every token of a run is judged by.
pub(super) struct Bench<'a> {
    pub(super) policies: &'a Policies,
    /// Whether the command line names the profile.
    named: bool,
    baseline: Option<&'a Baseline>,
    remember: bool,
    show_all: bool,
    now: i64,
}

impl Bench<'_> {
    /// Lints the tokens of a piece: the report of them, and what was seen. The evidence is that with the given keys, and
    /// that without.
    fn lint(
        &self,
        source: &Source,
        piece: Piece,
        [given, none]: &[Evidence<'_>; 2],
        writer: &dyn Writer,
    ) -> Result<(Vec<u8>, Summary, Notes)> {
        let (mut written, mut summary) = (Vec::new(), Summary::default());
        given.begin();
        none.begin();
        for found in input::tokens_in(source, piece) {
            let mut evidence = given;
            for found in with_nested(found, given) {
                // Keys that are to open the envelope are not those of who signed what is inside.
                let inside = if given.vouches_inside(&found.token) { evidence } else { none };
                let (inference, terms) = self.terms(&found);
                let terms = Terms { evidence: Some(evidence), ..terms };
                let item = report::linted(found, inference, &terms, &mut summary);
                render::items(writer, [&item], &mut written)?;
                evidence = inside;
            }
        }
        Ok((written, summary, given.take_notes()))
    }

    /// What is demanded of a key.
    pub(super) fn terms_of_key(&self, kid: Option<&str>, alg: Option<&str>) -> Terms<'_> {
        let &Bench { baseline, remember, show_all, now, .. } = self;
        Terms { policy: self.policies.of_key(kid, alg), now, evidence: None, baseline, remember, show_all }
    }

    /// The profile of a token, and what is demanded of it: a block of the policy can go by a profile, and name another.
    fn terms(&self, found: &Found) -> (Inference, Terms<'_>) {
        let found_as = found.place.name.as_deref();
        let house = self.policies.house();
        let inference = self.infer(house.profile, &found.token, found_as);
        let subject = Subject { token: &found.token, profile: inference.profile, found_as };
        let policy = self.policies.of(&subject);
        let inference = if policy.profile == house.profile {
            inference
        } else {
            self.infer(policy.profile, &found.token, found_as)
        };
        let &Bench { baseline, remember, show_all, now, .. } = self;
        (inference, Terms { policy, now, evidence: None, baseline, remember, show_all })
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
