//! `jotkit decode`: what tokens say.

use super::reading::{Looked, Reading, Watch};
use crate::cli::{DecodeArgs, PartArg, TimeArg};
use crate::core::time::Zone;
use crate::core::token::Part;
use crate::exit::Exit;
use crate::host::Host;
use crate::input::{self, Found};
use crate::render::decode::{self, Page};
use anyhow::{Result, anyhow};
use std::io::Write;

pub(super) fn run(args: &DecodeArgs, host: &Host) -> Result<Exit> {
    let mut out = host.out();
    let mut complete = true;
    let mut number = 0;
    let page = page(args, host)?;
    let many_inputs = args.inputs.len() > 1;
    let mut watch = Watch::default();
    for stretch in Reading::of(host.inputs(&args.inputs, None)?, host) {
        let outcome = stretch.and_then(|stretch| {
            let before = number;
            let mut tokens = input::tokens_in(&stretch).peekable();
            while let Some(found) = tokens.next() {
                number += 1;
                // A token on its own needs no number.
                let several = many_inputs || number > 1 || tokens.peek().is_some() || !stretch.is_last;
                complete &= show(&mut out, &found, args, host, several.then_some(number), &page)?;
            }
            // Whoever reads along is not kept waiting.
            if stretch.pauses {
                out.flush()?;
            }
            watch.saw(&Looked::through(&stretch, number - before))
        });
        complete &= super::carry_on(host, &mut out, outcome)?;
    }
    out.flush()?;
    Ok(Exit::of_completion(complete))
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

/// Whether there was anything to show.
fn show(
    out: &mut impl Write,
    found: &Found,
    args: &DecodeArgs,
    host: &Host,
    number: Option<usize>,
    page: &Page,
) -> Result<bool> {
    if let Some(pointer) = &args.get {
        let there = decode::value(out, &found.token, pointer, page.is_terminal)?;
        if !there {
            host.complain(&anyhow!(
                "getting {pointer} from the token at {}:{}:{}: there is no such claim\ntry: its name, sub, or a JSON Pointer such as /realm_access/roles/0",
                found.source, found.line, found.column
            ));
        }
        return Ok(there);
    }
    match args.part {
        Some(part) => decode::part(out, &found.token, part.into(), page.is_terminal)?,
        None if args.json => decode::json(out, found, page.is_terminal)?,
        None => decode::human(out, found, number, page)?,
    }
    Ok(true)
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
