//! The commands: each reads as the life of a token on one screen.

mod baseline;
mod completions;
mod decode;
mod docs;
mod hashcat;
mod key;
mod keygen;
mod keys;
mod lint;
mod man;
mod policy;
mod reading;
mod reports;
mod secrets;
mod sign;
mod verify;
mod workers;

use crate::cli::{Cli, Command, KeyArgs};
use crate::exit::Exit;
use crate::host::{Host, KeySources};
use crate::input::Trouble;
use anyhow::{Result, bail};
use std::io::Write;
use std::path::Path;

/// Runs the command that was asked for.
///
/// # Errors
///
/// What keeps the command from being done.
pub fn run(cli: &Cli, host: &Host) -> Result<Exit> {
    let outcome = match &cli.command {
        Command::Key(args) => key::run(args, host),
        Command::Keygen(args) => keygen::run(args, host),
        Command::Sign(args) => sign::run(args, host),
        Command::Decode(args) => decode::run(args, host),
        Command::Verify(args) => verify::run(args, host),
        Command::Lint(args) => lint::run(args, host),
        Command::Rules(args) => docs::rules(args, host),
        Command::Explain(args) => docs::explain(args, host),
        Command::Completions(args) => completions::run(args, host),
        Command::Man(args) => man::run(args, host),
    };
    outcome.map_err(|error| if is_of_output(&error) { error.context("writing the output") } else { error })
}

/// Whether output could not be written: reading always says what it reads.
fn is_of_output(error: &anyhow::Error) -> bool {
    error.is::<std::io::Error>() && error.chain().len() == 1
}

/// Where keys come from, as it was typed.
fn key_sources(args: &KeyArgs) -> KeySources<'_> {
    KeySources {
        files: &args.key,
        jwks: args.jwks.as_deref(),
        discover: args.discover.as_deref(),
        ca_file: args.ca_file.as_deref(),
        secrets: &args.secret,
        passphrase: args.passphrase.as_deref(),
    }
}

/// Says which record of a source was not read as what it is; that the source breaks off is an error, for what is missing was
/// not looked at.
fn whole(source: &str, trouble: Option<Trouble>, host: &Host) -> Result<()> {
    match trouble {
        Some(trouble) if trouble.is_loss() => bail!("reading {source}: {trouble}"),
        Some(trouble) => host.note(format!("reading {source}: {trouble}")),
        None => {}
    }
    Ok(())
}

/// Says what went wrong with one source and lets the others be done; whether it went well. Output that cannot be
/// written ends it all.
fn carry_on(host: &Host, out: &mut impl Write, outcome: Result<()>) -> Result<bool> {
    match outcome {
        Ok(()) => Ok(true),
        Err(error) if is_of_output(&error) => Err(error),
        Err(error) => {
            // What was written so far stands before the complaint.
            out.flush()?;
            host.complain(&error);
            Ok(false)
        }
    }
}

/// Refuses to go on where a file would be overwritten.
fn refuse_existing(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        bail!("writing {}: it exists\ntry: another --out NAME, or --force to replace it", path.display());
    }
    Ok(())
}
