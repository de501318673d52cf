//! `jotkit lint`: what is wrong with tokens and keys.

mod judge;
mod merge;
mod run;
mod seek;

pub(super) use judge::{Bench, with_nested};

use super::reading::{self, Reading};
use super::reports::Reports;
use super::workers::{self, Batch, Results};
use super::{baseline, keys, policy, secrets};
use crate::cli::{LintArgs, WalkArgs};
use crate::exit::Exit;
use crate::host::{Host, Purpose, Walk};
use crate::input::Stretch;
use crate::render::Outputs;
use crate::report::{Stats, Summary};
use crate::rules::{Companion, Evidence};
use anyhow::{Context, Result, anyhow};
use judge::Judge;
use merge::Merge;
use run::Run;
use seek::Seeker;
use std::io::Write;
use std::thread;

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
    let companions = companions(args, host)?;
    let reports = Reports::of(args, host)?;
    let writers = reports.writers(policies.house().fail_on, host);
    let outputs = Outputs::new(&writers, reports.destinations(host)?);
    host.heed_interruption()?;
    let progress = host.progress(&args.inputs);
    let walk = Walk { except: reports.written(host), ..walk(&args.walk) };
    let reading = Reading::of(keys::inputs(args, &given, host, walk)?, host);
    let left = reading.left();
    let (secrets, stretches) = secrets::look_for(args, host, &given.keys, reading)?;
    let bench = Bench {
        policies: &policies,
        with: &companions,
        named: args.profile.is_some(),
        baseline: baseline.as_ref(),
        remember: args.baseline.write_baseline.is_some(),
        identify: reports.identify(),
        excerpts: reports.excerpts(),
        show_all: args.show_all,
        stats: args.stats || reports.have_charts(),
        now: host.now,
    };
    let mut run = Run::new(outputs, &writers, args.allow_empty, host);
    run.summary.stats = bench.stats.then(|| Stats::at(host.now, args.stats));
    if let Some(failure) = &secrets.failure {
        run.failed(failure.clone());
    }
    let evidence = || [&given.keys[..], &[]].map(|keys| Evidence::new(keys, &secrets.listed));
    judge_all(stretches, args.each, &bench, passphrase, evidence, &mut run, |summary| {
        progress.found(summary.error, summary.warning);
    })?;
    drop(progress);
    run.reading_ended(reading::left_off(&left, run.sources()), secrets.interrupted, !args.inputs.is_empty());
    run.judge_keys(&given, &bench)?;
    if let Some(file) = file {
        run.summary.remark(&file, policies.house(), host.now, run.complete);
    }
    // What was not looked at may still hold what a baseline knows.
    if let Some(baseline) = baseline.as_ref().filter(|_| run.complete) {
        run.summary.outdate(baseline);
    }
    let (exit, summary) = run.finish(policies.house().fail_on, args.exit_zero)?;
    if summary.interrupted {
        baseline::leave(&args.baseline, host);
    } else {
        let complete = summary.end.complete;
        baseline::write(&args.baseline, summary, baseline.as_ref(), complete)?;
    }
    Ok(exit)
}

/// Finds what is in the stretches, brings together the places of each token, and judges it: three steps, each of which goes on
/// while the next one does.
fn judge_all<'k>(
    stretches: impl Iterator<Item = Result<Stretch>> + Send,
    each: bool,
    bench: &Bench<'_>,
    passphrase: Option<&[u8]>,
    evidence: impl Fn() -> [Evidence<'k>; 2] + Sync,
    run: &mut Run<'_>,
    tell: impl Fn(&Summary),
) -> Result<()> {
    let (host, writers) = (run.host, run.writers);
    let seeker = || {
        let mut seeker = Seeker::new(bench, host, passphrase);
        move |stretch: Result<Stretch>| stretch.map(|stretch| seeker.seek(&stretch))
    };
    let judge = || {
        let evidence = evidence();
        move |work| Judge::new(bench, &evidence, writers).work(work)
    };
    thread::scope(|scope| {
        // A stretch can be full of tokens, which take many times as much when they are taken apart.
        let sought = workers::ordered(scope, reading::batch(), Results::AreTaken, stretches, &seeker);
        let sought = sought.map(|sought| sought.and_then(|sought| sought));
        for done in workers::ordered(scope, Batch::of(1), Results::Wait, Merge::of(sought, each), &judge) {
            done??.into_iter().try_for_each(|done| run.take_up(done))?;
            run.hand_on()?;
            tell(&run.summary);
        }
        Ok(())
    })
}

fn walk(args: &WalkArgs) -> Walk {
    Walk { hidden: args.hidden, no_ignore: args.no_ignore, globs: args.glob.clone(), ..Walk::default() }
}

/// What the user says came with the tokens. It is never named in what is said of it, for it may be a secret.
fn companions(args: &LintArgs, host: &Host) -> Result<Vec<Companion>> {
    let mut given = Vec::new();
    for with in &args.with {
        let content = host.token_or_file(with).context("reading --with")?;
        let read = Companion::given(&content).map_err(|why| {
            anyhow!(
                "reading --with: {why}\ntry: a token, code=TEXT, access_token=TEXT, or a file that holds them"
            )
        })?;
        given.extend(read);
    }
    Ok(given)
}
