//! `jotkit lint`: what is wrong with tokens.

use super::{baseline, policy, workers};
use crate::cli::LintArgs;
use crate::core::profile::{self, Inference, Profile};
use crate::core::source::Source;
use crate::core::token::Token;
use crate::exit::Exit;
use crate::host::Host;
use crate::input::{self, Found, Piece};
use crate::policy::{Policies, Subject};
use crate::render::{self, Output, Report, Writer};
use crate::report::{self, Baseline, Summary, Terms};
use crate::rules::Evidence;
use anyhow::{Result, anyhow};
use std::io::Write;
use std::sync::OnceLock;

pub(super) fn run(args: &LintArgs, host: &Host) -> Result<Exit> {
    if args.policy.example_config {
        let mut out = host.out();
        out.write_all(crate::policy::example().as_bytes())?;
        out.flush()?;
        return Ok(Exit::Yes);
    }
    let (policies, file) = policy::in_force(args, host)?;
    let baseline = baseline::read(&args.baseline, host)?;
    let keys = host.keys(&super::key_sources(&args.keys))?;
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
    for source in host.sources(&args.inputs)? {
        let outcome = source.and_then(|source| {
            summary.files += 1;
            let before = summary.tokens;
            let tracked = OnceLock::new();
            let is_tracked = || *tracked.get_or_init(|| host.is_tracked(&source));
            let worker = || {
                let evidence = [Evidence::new(&keys, &wordlist), Evidence::new(&[], &wordlist)];
                let (bench, source, writer) = (&bench, &source, &*writer);
                let is_tracked = &is_tracked;
                move |piece| bench.lint(source, piece, &evidence, is_tracked, writer)
            };
            let mut troubles = Vec::new();
            let pieces = input::pieces(&source).inspect(|piece| troubles.extend(piece.trouble()));
            workers::in_order(1, pieces, worker, |linted| {
                let (written, seen) = linted?;
                summary.take_up(seen);
                Ok(output.add(&written)?)
            })?;
            super::whole(&source, &troubles, host)?;
            if args.allow_empty { Ok(()) } else { super::some_token(&source, summary.tokens - before) }
        });
        complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
    }
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
struct Bench<'a> {
    policies: &'a Policies,
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
        is_tracked: &dyn Fn() -> bool,
        writer: &dyn Writer,
    ) -> Result<(Vec<u8>, Summary)> {
        let (mut written, mut summary) = (Vec::new(), Summary::default());
        given.begin();
        none.begin();
        for mut found in input::tokens_in(source, piece) {
            if is_tracked() {
                found.place.is_tracked();
            }
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
        Ok((written, summary))
    }

    /// The profile of a token, and what is demanded of it: a block of the policy can go by a profile, and name another.
    fn terms(&self, found: &Found) -> (Inference, Terms<'_>) {
        let found_as = found.place.called();
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
