//! `--baseline` and `--write-baseline`.

use crate::cli::BaselineArgs;
use crate::host::{Access, Host, write_new};
use crate::report::{Baseline, Summary};
use anyhow::{Result, anyhow, bail};
use std::path::Path;

/// The baseline that was named; nothing is written where it could not be.
pub(super) fn read(args: &BaselineArgs, host: &Host) -> Result<Option<Baseline>> {
    if let Some(path) = args.write_baseline.as_deref().filter(|path| path.symlink_metadata().is_ok()) {
        // What takes the place of a baseline may only be another.
        of_file(path, host).map_err(|_| {
            anyhow!(
                "writing the baseline {}: there is a file, which is no baseline\ntry: another FILE",
                path.display()
            )
        })?;
    }
    args.baseline.as_deref().map(|path| of_file(path, host)).transpose()
}

fn of_file(path: &Path, host: &Host) -> Result<Baseline> {
    let content = host.content(path)?;
    Baseline::read(&content).map_err(|reason| {
        let name = path.display();
        anyhow!("reading the baseline {name}: {reason}\ntry: jotkit lint --write-baseline FILE makes one")
    })
}

/// Says that an interrupted run writes no baseline: what it did not see would count as new.
pub(super) fn leave(args: &BaselineArgs, host: &Host) {
    if let Some(path) = &args.write_baseline {
        host.complain(&anyhow!("writing the baseline {}: the run was interrupted", path.display()));
    }
}

/// Writes what was found, all of it or nothing.
pub(super) fn write(
    args: &BaselineArgs,
    summary: Summary,
    old: Option<&Baseline>,
    complete: bool,
) -> Result<()> {
    let Some(path) = &args.write_baseline else { return Ok(()) };
    if !complete {
        bail!("writing the baseline {}: not all could be looked at\ntry: mend that first", path.display());
    }
    write_new(path, summary.into_baseline(old).content().as_bytes(), Access::Public, true)
}
