//! `jotkit man`: man pages of the commands.

use crate::cli::{Cli, ManArgs};
use crate::core::time::NumericDate;
use crate::exit::Exit;
use crate::host::{self, Access, Host};
use crate::render::man;
use anyhow::{Result, anyhow};
use clap::{Command, CommandFactory};
use std::io::Write;
use std::path::Path;

pub(super) fn run(args: &ManArgs, host: &Host) -> Result<Exit> {
    let mut root = Cli::command().disable_help_subcommand(true);
    root.build();
    // A page is of the day it is made; --now says another, so that it can be made again.
    let date = NumericDate(host.now as f64).rfc3339().unwrap_or_default();
    let date = date.split('T').next().unwrap_or_default();
    if let Some(folder) = &args.out {
        write_all(&mut vec![&root], folder, date)?;
        return Ok(Exit::Yes);
    }
    let mut path = vec![&root];
    for name in &args.command {
        let below = path.last().and_then(|command| command.find_subcommand(name));
        path.push(below.ok_or_else(|| {
            anyhow!("looking up the command {:?}: there is none\ntry: jotkit --help", args.command.join(" "))
        })?);
    }
    let mut out = host.out();
    man::page(&mut out, &path, date)?;
    out.flush()?;
    Ok(Exit::Yes)
}

/// Writes the page of the last command of `path`, and of all below it.
fn write_all(path: &mut Vec<&Command>, folder: &Path, date: &str) -> Result<()> {
    let mut page = Vec::new();
    man::page(&mut page, path, date)?;
    let file = folder.join(format!("{}.1", man::title(path)));
    host::write_new(&file, &page, Access::Public, true)?;
    let below = path.last().map(|command| command.get_subcommands());
    for command in below.into_iter().flatten() {
        path.push(command);
        write_all(path, folder, date)?;
        path.pop();
    }
    Ok(())
}
