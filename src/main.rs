//! Parse, run, complain, exit.

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use jotkit::cli::Cli;
use jotkit::exit::{Exit, is_closed_pipe};
use jotkit::host::{Host, Verbosity};
use std::process::ExitCode;

fn main() -> ExitCode {
    let (cli, host) = match parse() {
        Ok(parsed) => parsed,
        Err(error) => {
            // Nobody is left to tell when the stream is closed.
            let _ = error.print();
            return Exit::of_usage(&error).into();
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
