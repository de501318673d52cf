//! `jotkit sign`: claims and a key to a token. The safe token is the easy one: it expires, and says when it was issued and
//! which one it is.

mod claims;
mod header;
mod lines;
mod signatories;
mod weighing;

use crate::cli::SignArgs;
use crate::core::sign::sign;
use crate::exit::Exit;
use crate::host::Host;
use anyhow::{Context, Result, bail};
use claims::Times;
use std::io::Write;

const UNSIGNED: &str = "the token is not signed (alg none): it proves nothing, and is for tests only";

pub(super) fn run(args: &SignArgs, host: &Host) -> Result<Exit> {
    let keys = signatories::keys(args, host)?;
    if args.lines {
        return lines::run(args, host, &keys);
    }
    let signatories = signatories::prepare(args, &keys)?;
    let payload = payload(args, host)?;
    let token = sign(&payload, &signatories, args.serialization, args.detached).context("signing")?;
    if keys.is_empty() {
        host.note(UNSIGNED);
    }
    let fit = args.no_lint || weighing::weigh(&token, &keys, args, host)?;
    if args.strict && !fit {
        host.note("no token was printed: --strict");
        return Ok(Exit::of_strictness(fit));
    }
    let mut out = host.out();
    writeln!(out, "{token}")?;
    out.flush()?;
    Ok(Exit::Yes)
}

/// The claims as JSON, or with `--jws` and `--detached` the content as it stands.
fn payload(args: &SignArgs, host: &Host) -> Result<Vec<u8>> {
    if !(args.jws || args.detached) {
        let given = args.claims.as_ref().map(|argument| host.json_argument(argument)).transpose()?;
        let times = Times::of(args, host)?;
        return Ok(claims::claims(given, args, &times, host)?.to_json().into_bytes());
    }
    match &args.claims {
        Some(argument) => host.text_or_file(argument),
        None => bail!("signing: there is no payload\ntry: a file, or - for standard input"),
    }
}
