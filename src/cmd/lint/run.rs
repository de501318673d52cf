//! What a run has come to: what was told and seen, and how it ends.

use super::judge::{Bench, Done, Told};
use crate::cmd::reading::{Looked, Watch};
use crate::cmd::{carry_on, keys, reports, whole};
use crate::core::key::{Given, Scanned};
use crate::exit::Exit;
use crate::host::{Destination, Host};
use crate::policy::Severity;
use crate::render::{Outputs, Writers, Written};
use crate::report::{Judged, Summary};
use crate::rules::Notes;
use anyhow::{Error, Result, anyhow};
use std::collections::HashSet;

/// So many findings are remembered, to know whether a token that comes again adds any.
const MOST_REMEMBERED: usize = 450_000;

/// What a run has come to.
pub(super) struct Run<'a> {
    pub(super) host: &'a Host,
    pub(super) writers: &'a Writers,
    outputs: Outputs<'a, Destination>,
    allow_empty: bool,
    pub(super) summary: Summary,
    notes: Notes,
    watch: Watch,
    /// The keys among the inputs.
    lying_about: Given,
    /// What was told, by numbers.
    findings: HashSet<u64>,
    /// How far reading came that was left off.
    left_off: Option<String>,
    /// Whether all was done that there was to do.
    pub(super) complete: bool,
}

impl<'a> Run<'a> {
    pub(super) fn new(
        outputs: Outputs<'a, Destination>,
        writers: &'a Writers,
        allow_empty: bool,
        host: &'a Host,
    ) -> Run<'a> {
        Run {
            host,
            writers,
            outputs,
            allow_empty,
            summary: Summary::default(),
            notes: Notes::default(),
            watch: Watch::default(),
            lying_about: Given::default(),
            findings: HashSet::new(),
            left_off: None,
            complete: true,
        }
    }

    /// Takes note of what was complained of; reports tell it too.
    pub(super) fn failed(&mut self, complaint: String) {
        self.summary.end.trouble(complaint);
        self.complete = false;
    }

    fn complain(&mut self, error: &Error) {
        self.failed(format!("{error:#}"));
        self.host.complain(error);
    }

    /// Takes up what was done next.
    pub(super) fn take_up(&mut self, done: Done) -> Result<()> {
        let outcome = match done {
            Done::Told(told) => self.told(*told),
            Done::Again(judged, told) => self.again(*judged, *told),
            Done::Looked(looked, keys) => self.looked(&looked, keys.map(|keys| *keys)),
            Done::Failed(error) => Err(error),
        };
        if let Err(error) = &outcome {
            self.summary.end.trouble(format!("{error:#}"));
        }
        self.complete &= carry_on(self.host, &mut std::io::sink(), outcome)?;
        Ok(())
    }

    /// Hands on what was told so far, for whoever reads along.
    pub(super) fn hand_on(&mut self) -> Result<()> {
        Ok(self.outputs.flush()?)
    }

    fn told(&mut self, told: Told) -> Result<()> {
        let Told { written, seen, notes, numbers } = told;
        self.summary.take_up(seen);
        self.notes.take_up(notes);
        if self.findings.len() < MOST_REMEMBERED {
            self.findings.extend(numbers);
        }
        Ok(self.outputs.add(&written)?)
    }

    /// What is new about a token that was told before.
    fn again(&mut self, mut judged: Judged, mut told: Told) -> Result<()> {
        let findings = &mut self.findings;
        let full = findings.len() >= MOST_REMEMBERED;
        judged.keep(&mut told.seen, |hit| if full { !findings.contains(&hit) } else { findings.insert(hit) });
        self.summary.came_again(1);
        if judged.item.findings.is_empty() {
            return Ok(());
        }
        self.writers.items([&judged.item], &mut told.written)?;
        self.told(told)
    }

    fn looked(&mut self, looked: &Looked, keys: Option<Scanned>) -> Result<()> {
        self.summary.came_again(looked.again);
        let taken_up = keys::take_up(keys, looked, self.host, &mut self.lying_about);
        let some = self.watch.saw(looked).or_else(|error| if self.allow_empty { Ok(()) } else { Err(error) });
        taken_up.and(whole(&looked.source, looked.trouble, self.host)).and(some)
    }

    /// How many sources were read to their end.
    pub(super) fn sources(&self) -> usize {
        self.watch.sources
    }

    /// Takes note that reading is over, and how far it came if it was left off; `named` inputs are more than standard input.
    pub(super) fn reading_ended(&mut self, left_off: Option<String>, interrupted: bool, named: bool) {
        let Watch { sources, walked, some, within, .. } = self.watch;
        let interrupted = left_off.is_some() || interrupted;
        self.summary.files = sources + usize::from(within && interrupted);
        self.summary.interrupted = interrupted;
        self.left_off = left_off;
        // Of folders in which there is nothing to read, nothing was seen and nothing has failed.
        let nothing_read = sources == 0 && self.complete && named;
        if !some && !interrupted && (walked > 0 || nothing_read) && !self.allow_empty {
            let looked = match walked {
                0 => "there is no file to read".to_string(),
                1 => "there is none in the 1 file that was read".to_string(),
                walked => format!("there is none in the {walked} files that were read"),
            };
            self.complain(&anyhow!(
                "looking for tokens: {looked}\n\
                 try: --hidden and --no-ignore read more files, --allow-empty lets none be enough"
            ));
        }
        self.complete &= !interrupted;
        if self.notes.untried > 0 {
            self.host.note(format!(
                "the secrets and keys that everyone knows were not tried on {} of the tokens, which are too many\ntry: fewer tokens at a time",
                self.notes.untried
            ));
        }
    }

    /// Judges the keys of the run, which is done when all are known, and says which rules broke down.
    pub(super) fn judge_keys(&mut self, given: &Given, bench: &Bench<'_>) -> Result<()> {
        let judged = keys::judge([given, &self.lying_about], &self.notes, bench, &mut self.summary);
        let mut written = Written::new();
        self.writers.items(&judged, &mut written)?;
        self.outputs.add(&written)?;
        for rule in self.summary.faults.clone() {
            self.complain(&anyhow!(
                "running the rule {rule}: it broke down, which is a fault of jotkit\ntry: please report it"
            ));
        }
        Ok(())
    }

    /// Closes the reports: how the run ends, and what it saw.
    pub(super) fn finish(self, fail_on: Severity, exit_zero: bool) -> Result<(Exit, Summary)> {
        let Run { mut summary, complete, .. } = self;
        let exit = Exit::of_findings(complete, summary.worst(), fail_on, exit_zero)
            .unless_interrupted(summary.interrupted);
        (summary.end.complete, summary.end.code) = (complete, exit.code());
        reports::finish(self.outputs, &summary)?;
        if let Some(left_off) = self.left_off {
            self.host.interrupted(left_off);
        }
        Ok((exit, summary))
    }
}
