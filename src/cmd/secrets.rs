//! What `lint` does with the HMAC tokens of a run before it judges any of them: tries a list of secrets on all of them at
//! once, and hands them to hashcat.

use super::workers::{self, Batch, Results};
use super::{hashcat, lint};
use crate::cli::LintArgs;
use crate::core::dictionary::{LONGEST_LINE, Listed, Targets, Tried};
use crate::core::key::Key;
use crate::host::{Host, Lines, Wordlist};
use crate::input::{self, Found, Stretch};
use crate::rules::Evidence;
use anyhow::{Result, bail};
use std::sync::atomic::{AtomicBool, Ordering};

/// What a run reads, whether it goes well or not.
type Stretches<'a> = Box<dyn Iterator<Item = Result<Stretch>> + Send + 'a>;

/// What is found out before tokens are judged.
#[derive(Default)]
pub(super) struct Secrets {
    /// The secrets of the list that tokens were signed with.
    pub(super) listed: Vec<Listed>,
    /// Why not all that was asked for could be done.
    pub(super) failure: Option<String>,
    /// Whether an interruption kept some of the list from being tried.
    pub(super) interrupted: bool,
}

/// Does what was asked for with the tokens of a run. Where nothing was, the inputs are left as they are, to be read bit by
/// bit; else all of them are read, and held.
pub(super) fn look_for<'a>(
    args: &LintArgs,
    host: &Host,
    keys: &[Key],
    stretches: impl Iterator<Item = Result<Stretch>> + Send + 'a,
) -> Result<(Secrets, Stretches<'a>)> {
    let mut secrets = Secrets::default();
    if args.wordlist.is_none() && args.hashcat.is_none() {
        return Ok((secrets, Box::new(stretches)));
    }
    let wordlist = open(args, host)?;
    let stretches: Vec<_> = stretches.collect();
    if let Some(path) = &args.hashcat {
        hashcat::write(path, tokens(&stretches, keys), args.allow_empty || host.is_interrupted(), host)?;
    }
    if let Some(list) = wordlist {
        secrets = search(list, &targets(tokens(&stretches, keys)), host)?;
    }
    Ok((secrets, Box::new(stretches.into_iter())))
}

/// The list, opened before anything is read that may take long.
fn open(args: &LintArgs, host: &Host) -> Result<Option<Wordlist>> {
    let Some(path) = &args.wordlist else { return Ok(None) };
    if path.as_os_str() == "-" && (args.inputs.is_empty() || args.inputs.iter().any(|input| input == "-")) {
        bail!(
            "reading the list of secrets: standard input cannot be the list and the tokens\n\
             try: a file for one of them"
        );
    }
    host.wordlist(path, LONGEST_LINE).map(Some)
}

/// The tokens of a run and those inside them.
fn tokens<'a>(stretches: &'a [Result<Stretch>], keys: &'a [Key]) -> impl Iterator<Item = Found> + 'a {
    let evidence = Evidence::new(keys, &[]);
    let readable = stretches.iter().filter_map(|stretch| stretch.as_ref().ok());
    readable.flat_map(input::tokens_in).flat_map(move |found| lint::with_nested(found, &evidence))
}

/// The signatures that a list is tried on.
fn targets(tokens: impl Iterator<Item = Found>) -> Targets {
    let mut targets = Targets::default();
    tokens.for_each(|found| targets.add(&found.token));
    targets
}

/// Tries every line of the list on all targets, until the secret of each is found.
fn search(list: Wordlist, targets: &Targets, host: &Host) -> Result<Secrets> {
    let name = list.name().to_string();
    let (mut tried, mut listed, mut failure) = (Tried::default(), Vec::<Listed>::new(), None);
    let (done, left_off) = (AtomicBool::new(false), AtomicBool::new(false));
    let mut take_up = |first_line: u64, result: Result<Tried>| {
        // What comes after the last find counts for nothing, however far the workers are.
        if done.load(Ordering::Relaxed) {
            return Ok(());
        }
        match result {
            // Whoever waits for more of the list is told of the interruption by an error.
            Err(_) if host.is_interrupted() => left_off.store(true, Ordering::Relaxed),
            Err(error) => failure = Some(error),
            Ok(stretch) => {
                tried.lines += stretch.lines;
                tried.too_long += stretch.too_long;
                for mut hit in stretch.hits.into_iter().filter(|hit| targets.found(hit)) {
                    hit.listed.line += first_line - 1;
                    if !listed.iter().any(|known| known.secret == hit.listed.secret) {
                        listed.push(hit.listed);
                    }
                }
                done.store(tried.lines > 0 && targets.are_all_found(), Ordering::Relaxed);
            }
        }
        Ok(())
    };
    let stretches = list.take_while(|_| {
        let (found_all, interrupted) = (done.load(Ordering::Relaxed), host.is_interrupted());
        left_off.fetch_or(!found_all && interrupted, Ordering::Relaxed);
        !found_all && !interrupted
    });
    let worker = || {
        |lines: Result<Lines>| match lines {
            Ok(Lines { first_line, lines }) => (first_line, Ok(targets.try_lines(&lines))),
            Err(error) => (0, Err(error)),
        }
    };
    host.with_progress(&format!("trying the secrets of {name}"), || {
        workers::in_order(Batch::of(1), Results::Wait, stretches, worker, |(first_line, result)| {
            take_up(first_line, result)
        })
    })?;
    let interrupted = left_off.into_inner();
    if let Some(error) = &failure {
        host.complain(error);
    } else if interrupted {
        host.interrupted(format!(
            "the first {} lines of {name} were tried, and those after them not",
            tried.lines
        ));
    } else if tried.lines == 0 {
        bail!("reading the list of secrets {name}: there is no secret in it\ntry: one secret a line");
    }
    say(targets, &tried, &name, host);
    Ok(Secrets { listed, failure: failure.map(|error| format!("{error:#}")), interrupted })
}

/// Says what the list was not tried on, and what was not tried.
fn say(targets: &Targets, tried: &Tried, name: &str, host: &Host) {
    let tokens = |count: usize| if count == 1 { "1 token".to_string() } else { format!("{count} tokens") };
    if tried.too_long > 0 {
        let lines =
            if tried.too_long == 1 { "a line".to_string() } else { format!("{} lines", tried.too_long) };
        host.warn(format!("{name}: {lines} of more than {LONGEST_LINE} bytes not tried"));
    }
    let untried = targets.too_long + targets.too_many;
    if targets.is_empty() && untried == 0 {
        host.detail(format!(
            "{name} had nothing to be tried on: no token is signed with an HMAC whose secret is not known"
        ));
    } else {
        host.detail(format!("tried {} lines of {name} on {}", tried.lines, tokens(targets.len())));
    }
    if targets.too_long > 0 {
        host.warn(format!(
            "{name} was not tried on {}, which are too long for that",
            tokens(targets.too_long)
        ));
    }
    if targets.too_many > 0 {
        host.warn(format!(
            "{name} was not tried on {}, but on {} others\ntry: fewer tokens at a time",
            tokens(targets.too_many),
            targets.len()
        ));
    }
}
