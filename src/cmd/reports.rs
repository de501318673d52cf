//! Where the reports of a `lint` go: each format to standard output or a file.

use crate::cli::{FormatTo, LintArgs};
use crate::host::{Destination, Host};
use crate::policy::Severity;
use crate::render::{self, Run, Writers};
use crate::report::Summary;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The reports that were asked for.
pub(super) struct Reports {
    /// Each with its file; those without one go to standard output.
    reports: Vec<FormatTo>,
}

impl Reports {
    /// The reports that the arguments ask for.
    ///
    /// # Errors
    ///
    /// When two go to one place, or one where the run reads or writes something else.
    pub(super) fn of(args: &LintArgs, host: &Host) -> Result<Reports> {
        let mut reports = args.format.clone();
        if let Some(output) = &args.output {
            let mut plain = reports.iter_mut().filter(|report| report.file.is_none()).peekable();
            if plain.peek().is_none() {
                bail!(
                    "writing {}: every --format has a file of its own\ntry: --format human, without a file",
                    output.display()
                );
            }
            plain.for_each(|report| report.file = Some(output.clone()));
        }
        for report in &mut reports {
            report.file = report.file.take().filter(|path| !host.is_stdout(path));
        }
        for (number, one) in reports.iter().enumerate() {
            if let Some(other) = reports[..number].iter().find(|other| is_same(one, other, host)) {
                let place = one.file.as_ref();
                bail!(
                    "writing the reports: {} and {} both go to {}\ntry: --format {}=FILE",
                    other.format.name(),
                    one.format.name(),
                    place.map_or("standard output".to_string(), |path| path.display().to_string()),
                    other.format.name()
                );
            }
        }
        let reports = Reports { reports };
        reports.files().try_for_each(|file| refuse_used(file, args, host))?;
        Ok(reports)
    }

    /// The files among the places they go to.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.reports.iter().filter_map(|report| report.file.as_deref())
    }

    /// The writer of each.
    pub(super) fn writers(&self, fail_on: Severity, host: &Host) -> Writers {
        let of = |report: &FormatTo| {
            let run = Run { terminal: host.terminal, now: host.now, fail_on };
            match report.file {
                Some(_) => {
                    let run = Run { terminal: host.file_terminal(), ..run };
                    render::writer_to_file(report.format, run, host.terminal)
                }
                None => render::writer(report.format, run),
            }
        };
        Writers::new(self.reports.iter().map(of).collect())
    }

    /// Whether one of them names findings, so that the next run is seen to find the same.
    pub(super) fn identify(&self) -> bool {
        self.reports.iter().any(|report| report.format.identifies())
    }

    /// Whether some format shows the lines that findings point at.
    pub(super) fn excerpts(&self) -> bool {
        self.reports.iter().any(|report| report.format.has_excerpts())
    }

    /// Whether one of them draws charts, asked for or not.
    pub(super) fn have_charts(&self) -> bool {
        self.reports.iter().any(|report| report.format.has_charts())
    }

    /// What each is written to.
    pub(super) fn destinations(&self, host: &Host) -> Result<Vec<Destination>> {
        self.reports.iter().map(|report| host.destination(report.file.as_deref())).collect()
    }

    /// What the run writes, which is no input to it.
    pub(super) fn written(&self, host: &Host) -> Vec<PathBuf> {
        self.files().flat_map(|file| host.written_for(file)).collect()
    }
}

/// Closes the reports and puts files in their places, when all could be written.
pub(super) fn finish(outputs: render::Outputs<'_, Destination>, summary: &Summary) -> Result<()> {
    for destination in outputs.finish(summary)? {
        destination.keep()?;
    }
    Ok(())
}

fn is_same(one: &FormatTo, other: &FormatTo, host: &Host) -> bool {
    match (&one.file, &other.file) {
        (Some(one), Some(other)) => host.is_same_file(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

/// Refuses to write where the run finds what it reads, or writes something else.
fn refuse_used(file: &Path, args: &LintArgs, host: &Host) -> Result<()> {
    if file.metadata().is_ok_and(|metadata| !metadata.is_file()) {
        return Ok(());
    }
    let is_file = |path: &&Path| host.is_same_file(path, file);
    let inputs = args.inputs.iter().map(Path::new).chain([Path::new("/dev/stdin")]);
    if inputs.into_iter().any(|path| is_file(&path)) {
        bail!("writing {}: it is one of the inputs\ntry: another FILE", file.display());
    }
    let baseline = &args.baseline;
    let others =
        [&args.wordlist, &args.hashcat, &args.policy.config, &baseline.baseline, &baseline.write_baseline];
    let others = others.into_iter().flatten().chain(&args.keys.key).map(PathBuf::as_path);
    let named = args.with.iter().map(Path::new).chain(args.keys.jwks.as_deref().map(Path::new));
    if others.chain(named).any(|path| is_file(&path)) {
        bail!("writing {}: the run reads or writes it as something else\ntry: another FILE", file.display());
    }
    Ok(())
}
