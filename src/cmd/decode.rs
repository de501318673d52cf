//! `jotkit decode`: what tokens say.

use super::reading::{self, Looked, Reading, Watch};
use super::workers::{self, Results};
use crate::cli::{DecodeArgs, PartArg, TimeArg};
use crate::core::time::Zone;
use crate::core::token::Part;
use crate::exit::Exit;
use crate::host::Host;
use crate::input::{self, Found, Stretch};
use crate::render::decode::{self, Page};
use anyhow::{Error, Result, anyhow};
use std::io::Write;

pub(super) fn run(args: &DecodeArgs, host: &Host) -> Result<Exit> {
    let mut out = host.out();
    let mut complete = true;
    let mut number = 0;
    let page = page(args, host)?;
    let many_inputs = args.inputs.len() > 1;
    let mut watch = Watch::default();
    let worker = || |stretch: Result<Stretch>| show(&stretch?, args, page.is_terminal);
    let reading = Reading::of(host.inputs(&args.inputs, None)?, host);
    workers::in_order(reading::batch(), Results::AreTaken, reading, worker, |shown: Result<Shown>| {
        let outcome = shown.and_then(|shown| {
            out.write_all(&shown.written)?;
            let mut tokens = shown.pages.iter().peekable();
            while let Some(found) = tokens.next() {
                number += 1;
                // A token on its own needs no number.
                let several = many_inputs || number > 1 || tokens.peek().is_some() || !shown.is_last;
                decode::human(&mut out, found, several.then_some(number), &page)?;
            }
            for error in &shown.missing {
                host.complain(error);
                complete = false;
            }
            // Whoever reads along is not kept waiting.
            if shown.pauses {
                out.flush()?;
            }
            watch.saw(&shown.looked)
        });
        complete &= super::carry_on(host, &mut out, outcome)?;
        Ok(())
    })?;
    out.flush()?;
    Ok(Exit::of_completion(complete))
}

/// What a stretch has to show.
struct Shown {
    /// What is written of its tokens whatever stands before them.
    written: Vec<u8>,
    /// The tokens that are shown as pages, which are numbered through all stretches.
    pages: Vec<Found>,
    /// What was asked for and is not there.
    missing: Vec<Error>,
    is_last: bool,
    pauses: bool,
    looked: Looked,
}

fn page(args: &DecodeArgs, host: &Host) -> Result<Page> {
    let zone = match args.time.unwrap_or_default() {
        TimeArg::Utc => Zone::Utc,
        TimeArg::Local => Zone::In(host.time_zone()?),
        TimeArg::Unix => Zone::Unix,
    };
    let terminal = host.terminal;
    Ok(Page {
        now: host.now,
        zone,
        width: terminal.width,
        is_terminal: terminal.is_terminal,
        unicode: terminal.unicode,
    })
}

/// Takes the tokens of a stretch apart, and writes what does not depend on the stretches before.
fn show(stretch: &Stretch, args: &DecodeArgs, is_terminal: bool) -> Result<Shown> {
    let (mut written, mut pages, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    let mut count = 0;
    for found in input::tokens_in(stretch) {
        count += 1;
        match (&args.get, args.part) {
            (Some(pointer), _) => {
                if !decode::value(&mut written, &found.token, pointer, is_terminal)? {
                    missing.push(anyhow!(
                        "getting {pointer} from the token at {}:{}:{}: there is no such claim\ntry: its name, sub, or a JSON Pointer such as /realm_access/roles/0",
                        found.source, found.line, found.column
                    ));
                }
            }
            (None, Some(part)) => decode::part(&mut written, &found.token, part.into(), is_terminal)?,
            (None, None) if args.json => decode::json(&mut written, &found, is_terminal)?,
            (None, None) => pages.push(found),
        }
    }
    let (is_last, pauses) = (stretch.is_last, stretch.pauses);
    Ok(Shown { written, pages, missing, is_last, pauses, looked: Looked::through(stretch, count) })
}

impl From<PartArg> for Part {
    fn from(part: PartArg) -> Part {
        match part {
            PartArg::Header => Part::Header,
            PartArg::Payload => Part::Payload,
            PartArg::Signature => Part::Signature,
        }
    }
}
