//! `jotkit lint`: what is wrong with tokens and keys.

mod judge;
mod merge;
mod seek;

pub(super) use judge::{Bench, with_nested};

use super::reading::{self, Looked, Reading, Watch};
use super::reports::{self, Reports};
use super::{baseline, keys, policy, secrets, workers};
use crate::cli::{LintArgs, WalkArgs};
use crate::core::key::{Given, Scanned};
use crate::exit::Exit;
use crate::host::{Host, Purpose, Walk};
use crate::input::Stretch;
use crate::render::{Outputs, Writers, Written};
use crate::report::{Judged, Stats, Summary};
use crate::rules::{Companion, Evidence, Notes};
use anyhow::{Context, Result, anyhow};
use judge::{Done, Judge, Told};
use merge::Merge;
use seek::Seeker;
use std::collections::HashSet;
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
    let mut outputs = Outputs::new(&writers, reports.destinations(host)?);
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
        show_all: args.show_all,
        stats: args.stats || reports.have_charts(),
        now: host.now,
    };
    let mut run = Run { complete: secrets.failure.is_none(), ..Run::default() };
    run.summary.stats = bench.stats.then(|| Stats::at(host.now, args.stats));
    secrets.failure.iter().for_each(|failure| run.summary.end.trouble(failure.clone()));
    let seeker = || {
        let mut seeker = Seeker::new(&bench, host, passphrase);
        move |stretch: Result<Stretch>| stretch.map(|stretch| seeker.seek(&stretch))
    };
    let judge = || {
        let evidence = [&given.keys[..], &[]].map(|keys| Evidence::new(keys, &secrets.listed));
        let (bench, writers) = (&bench, &writers);
        move |work| Judge::new(bench, &evidence, writers).work(work)
    };
    thread::scope(|scope| {
        let sought =
            workers::ordered(scope, 1, stretches, &seeker).map(|sought| sought.and_then(|sought| sought));
        let work = Merge::of(sought, args.each);
        for done in workers::ordered(scope, 1, work, &judge) {
            for done in done?? {
                run.take_up(done, &mut outputs, &writers, args.allow_empty, host)?;
            }
            progress.found(run.summary.error, run.summary.warning);
        }
        Ok::<_, anyhow::Error>(())
    })?;
    let Run { mut summary, mut complete, watch, notes, lying_about, .. } = run;
    drop(progress);
    let left_off = reading::left_off(&left, watch.sources);
    summary.interrupted = left_off.is_some() || secrets.interrupted;
    complete &= !summary.interrupted;
    summary.files = watch.sources + usize::from(watch.within && summary.interrupted);
    if !watch.some && !summary.interrupted && watch.walked > 0 && !args.allow_empty {
        let files = if watch.walked == 1 { "file that was" } else { "files that were" };
        let error = anyhow!(
            "looking for tokens: there is none in the {} {files} read\n\
             try: --hidden and --no-ignore read more files, --allow-empty lets none be enough",
            watch.walked
        );
        complain(&error, &mut summary, host);
        complete = false;
    }
    if notes.untried > 0 {
        host.note(format!(
            "the secrets and keys that everyone knows were not tried on {} of the tokens, which are too many\ntry: fewer tokens at a time",
            notes.untried
        ));
    }
    let judged = keys::judge([&given, &lying_about], &notes, &bench, &mut summary);
    let mut written = Written::new();
    writers.items(&judged, &mut written)?;
    outputs.add(&written)?;
    for rule in summary.faults.clone() {
        let error = anyhow!(
            "running the rule {rule}: it broke down, which is a fault of jotkit\ntry: please report it"
        );
        complain(&error, &mut summary, host);
    }
    complete &= summary.faults.is_empty();
    if let Some(file) = file {
        summary.remark(&file, policies.house(), host.now, complete);
    }
    // What was not looked at may still hold what a baseline knows.
    if let Some(baseline) = baseline.as_ref().filter(|_| complete) {
        summary.outdate(baseline);
    }
    let interrupted = summary.interrupted;
    let exit = Exit::of_findings(complete, summary.worst(), policies.house().fail_on, args.exit_zero)
        .unless_interrupted(interrupted);
    (summary.end.complete, summary.end.code) = (complete, exit.code());
    reports::finish(outputs, &summary)?;
    if let Some(left_off) = left_off {
        host.interrupted(left_off);
    }
    if interrupted {
        baseline::leave(&args.baseline, host);
    } else {
        baseline::write(&args.baseline, summary, baseline.as_ref(), complete)?;
    }
    Ok(exit)
}

/// Complains; what is complained of is told in the reports too.
fn complain(error: &anyhow::Error, summary: &mut Summary, host: &Host) {
    summary.end.trouble(format!("{error:#}"));
    host.complain(error);
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

/// So many findings are remembered, to know whether a token that comes again adds any.
const MOST_REMEMBERED: usize = 450_000;

/// What a run has come to.
#[derive(Default)]
struct Run {
    summary: Summary,
    notes: Notes,
    watch: Watch,
    /// The keys among the inputs.
    lying_about: Given,
    /// What was told, by numbers.
    findings: HashSet<u64>,
    /// Whether all was done that there was to do.
    complete: bool,
}

impl Run {
    /// Takes up what was done next.
    fn take_up<W: Write>(
        &mut self,
        done: Done,
        outputs: &mut Outputs<'_, W>,
        writers: &Writers,
        allow_empty: bool,
        host: &Host,
    ) -> Result<()> {
        let outcome = match done {
            Done::Told(told) => self.told(*told, outputs),
            Done::Again(judged, told) => self.again(*judged, *told, outputs, writers),
            Done::Looked(looked, keys) => self.looked(&looked, keys, allow_empty, host),
            Done::Failed(error) => Err(error),
        };
        if let Err(error) = &outcome {
            self.summary.end.trouble(format!("{error:#}"));
        }
        self.complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
        Ok(())
    }

    fn told<W: Write>(&mut self, told: Told, outputs: &mut Outputs<'_, W>) -> Result<()> {
        let Told { written, seen, notes, numbers } = told;
        self.summary.take_up(seen);
        self.notes.take_up(notes);
        if self.findings.len() < MOST_REMEMBERED {
            self.findings.extend(numbers);
        }
        Ok(outputs.add(&written)?)
    }

    /// What is new about a token that was told before.
    fn again<W: Write>(
        &mut self,
        mut judged: Judged,
        mut told: Told,
        outputs: &mut Outputs<'_, W>,
        writers: &Writers,
    ) -> Result<()> {
        let findings = &mut self.findings;
        let full = findings.len() >= MOST_REMEMBERED;
        judged.keep(&mut told.seen, |hit| if full { !findings.contains(&hit) } else { findings.insert(hit) });
        self.summary.came_again(1);
        if judged.item.findings.is_empty() {
            return Ok(());
        }
        writers.items([&judged.item], &mut told.written)?;
        self.told(told, outputs)
    }

    fn looked(
        &mut self,
        looked: &Looked,
        keys: Option<Scanned>,
        allow_empty: bool,
        host: &Host,
    ) -> Result<()> {
        self.summary.came_again(looked.again);
        let taken_up = keys::take_up(keys, looked, host, &mut self.lying_about);
        let some = self.watch.saw(looked).or_else(|error| if allow_empty { Ok(()) } else { Err(error) });
        taken_up.and(super::whole(&looked.source, looked.trouble, host)).and(some)
    }
}
