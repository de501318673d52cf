//! `jotkit decode`: what tokens say.

use crate::cli::{DecodeArgs, PartArg};
use crate::core::profile;
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
    for source in host.sources(&args.inputs)? {
        let before = number;
        let outcome = source.and_then(|source| {
            for found in input::tokens(&source) {
                number += 1;
                complete &= show(&mut out, &found, args, host, number)?;
            }
            super::some_token(&source, number - before)
        });
        complete &= super::carry_on(host, &mut out, outcome)?;
    }
    out.flush()?;
    Ok(Exit::of_completion(complete))
}

/// Whether there was anything to show.
fn show(out: &mut impl Write, found: &Found, args: &DecodeArgs, host: &Host, number: usize) -> Result<bool> {
    let on_terminal = host.terminal.is_terminal;
    if let Some(pointer) = &args.get {
        let there = decode::value(out, &found.token, pointer, on_terminal)?;
        if !there {
            host.complain(&anyhow!(
                "getting {pointer} from the token at {}:{}:{}: there is no such claim\ntry: a JSON Pointer such as /sub or /realm_access/roles/0",
                found.source, found.line, found.column
            ));
        }
        return Ok(there);
    }
    if let Some(part) = args.part {
        decode::part(out, &found.token, part.into(), on_terminal)?;
        return Ok(true);
    }
    let inference = profile::infer(&found.token, found.place.name.as_deref());
    if args.json {
        decode::json(out, found, &inference, on_terminal)?;
    } else {
        let page = Page { now: host.now, width: host.terminal.width, number };
        decode::human(out, found, &inference, page)?;
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
