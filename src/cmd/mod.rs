//! The commands: each reads as the life of a token on one screen.

mod baseline;
mod decode;
mod docs;
mod key;
mod keygen;
mod lint;
mod policy;
mod sign;
mod verify;
mod workers;

use crate::cli::{Cli, Command, KeyArgs};
use crate::core::source::Source;
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
        Command::Completions(args) => docs::completions(args, host),
        Command::Man(args) => docs::man(args, host),
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

/// That a source held no token is an error: a clean result must never mean "there was nothing to look at".
fn some_token(source: &Source, tokens: usize) -> Result<()> {
    if tokens == 0 {
        let what =
            if source.bytes.trim_ascii().is_empty() { "it is empty" } else { "there is no token in it" };
        bail!(
            "looking for tokens in {}: {what}\n\
             try: a token is three parts joined by dots: eyJhbGciO….eyJzdWIiO….c2lnb…",
            source.name
        );
    }
    Ok(())
}

/// Says which records of a source were not read as what they are; that it breaks off is an error, for what is missing
/// was not looked at.
fn whole(source: &Source, troubles: &[Trouble], host: &Host) -> Result<()> {
    for trouble in troubles.iter().filter(|trouble| !trouble.is_loss()) {
        host.note(format!("reading {}: {trouble}", source.name));
    }
    match troubles.iter().find(|trouble| trouble.is_loss()) {
        Some(trouble) => bail!("reading {}: {trouble}", source.name),
        None => Ok(()),
    }
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
