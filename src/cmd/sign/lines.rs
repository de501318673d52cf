//! `sign --lines`: claims in, a line each; tokens out, in the same order.

use super::claims::Times;
use super::{UNSIGNED, claims, signatories, weighing};
use crate::cli::SignArgs;
use crate::cmd::workers::{self, Batch, Results};
use crate::core::key::Key;
use crate::core::sign::sign;
use crate::exit::Exit;
use crate::host::Host;
use crate::policy::Severity;
use crate::report::Finding;
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::io::Write;

/// Lines that are handed over together: enough to make that cheap, few enough for tokens to come soon.
const BATCH: usize = 64;

pub(super) fn run(args: &SignArgs, host: &Host, keys: &[Key]) -> Result<Exit> {
    // What is wrong with the keys or options is wrong with every line.
    signatories::prepare(args, keys)?;
    if keys.is_empty() {
        host.note(UNSIGNED);
    }
    let times = Times::of(args, host)?;
    let weak = if args.no_lint { Vec::new() } else { weighing::weak_keys(keys) };
    for weakness in &weak {
        host.warn(format!("{} ({})", weakness.message, weakness.flaw.name()));
    }
    if args.strict && !weak.is_empty() {
        host.note("no token was printed: --strict");
        return Ok(Exit::of_strictness(false));
    }
    let mut out = host.out();
    let mut bad = 0;
    let mut unreadable = None;
    let mut findings = Findings::default();
    let lines = host
        .lines(args.claims.as_deref())?
        .map_while(|line| line.map_err(|error| unreadable = Some(error)).ok());
    let numbered = (1..).zip(lines).filter(|(_, line)| !line.trim_ascii().is_empty());
    let worker = || {
        let times = &times;
        let signatories = signatories::prepare(args, keys);
        move |(number, line): (usize, Vec<u8>)| {
            let signed = signatories.as_ref().map_err(|error| anyhow!("{error:#}")).and_then(|signatories| {
                let payload = claims::claims(Some(line), args, times, host)?.to_json();
                let token = sign(payload.as_bytes(), signatories, args.serialization, args.detached)?;
                let linted =
                    if args.no_lint { (Vec::new(), None) } else { weighing::lint(&token, args, host) };
                Ok((token, linted))
            });
            (number, signed)
        }
    };
    workers::in_order(Batch::of(BATCH), Results::Wait, numbered, worker, |(number, signed)| {
        match signed {
            Ok((_, (_, Some(Severity::Error)))) if args.strict => {
                bad += 1;
                host.complain(&anyhow!("signing line {number}: the token has an error\ntry: jotkit sign with this line alone, which shows it"));
            }
            Ok((token, (items, _))) => {
                findings.add(number, items.iter().flat_map(|item| &item.findings));
                writeln!(out, "{token}")?;
            }
            Err(error) => {
                bad += 1;
                host.complain(&error.context(format!("signing line {number}")));
            }
        }
        Ok(())
    })?;
    out.flush()?;
    findings.tell(host);
    match unreadable {
        Some(error) => Err(error).context("signing"),
        None => Ok(Exit::of_lines(bad)),
    }
}

/// What the linter found in many tokens, told once a rule.
#[derive(Default)]
struct Findings(BTreeMap<&'static str, (usize, usize, String)>);

impl Findings {
    fn add<'f>(&mut self, line: usize, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            let first = || (0, line, format!("{}: {}", finding.severity, finding.message));
            self.0.entry(finding.rule.name).or_insert_with(first).0 += 1;
        }
    }

    fn tell(&self, host: &Host) {
        for (rule, (count, line, message)) in &self.0 {
            host.note(format!("{rule} in {count} of the new tokens, the first from line {line}: {message}"));
        }
    }
}
