//! Parse, run, complain, exit.

use anyhow::Context;
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use jotkit::cli::Cli;
use jotkit::exit::{Exit, is_closed_pipe};
use jotkit::host::{Host, Verbosity};
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (cli, host) = match parse() {
        Ok(parsed) => parsed,
        Err(error) => {
            return told(&error).into();
        }
    };
    let exit = jotkit::cmd::run(&cli, &host).unwrap_or_else(|error| {
        if !is_closed_pipe(&error) {
            host.complain(&error);
        }
        Exit::of_error(&error)
    });
    exit.into()
}

/// Prints what is wrong with the command line, or the help that was asked for.
fn told(error: &clap::Error) -> Exit {
    let printed = error.print().and_then(|()| io::stdout().flush()).context("writing the output");
    match printed {
        // Nobody is left to tell when the stream is closed.
        Err(failure) if !is_closed_pipe(&failure) => {
            let _ = writeln!(io::stderr(), "error: {failure:#}");
            Exit::CouldNot
        }
        _ => Exit::of_usage(error),
    }
}

fn parse() -> Result<(Cli, Host), clap::Error> {
    let cli = Cli::try_parse()?;
    let verbosity = match (cli.global.quiet, cli.global.verbose) {
        (true, _) => Verbosity::Quiet,
        (_, true) => Verbosity::Verbose,
        _ => Verbosity::Normal,
    };
    let host = Host::new(cli.global.color, verbosity, cli.global.now.as_deref()).map_err(|reason| {
        Cli::command().error(ErrorKind::InvalidValue, format!("reading --now: {reason}"))
    })?;
    Ok((cli, host))
}
