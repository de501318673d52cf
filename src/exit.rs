//! The exit codes, and the only place that chooses one.

use crate::policy::Severity;
use std::io;
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// 0: yes, done.
    Yes,
    /// 1: no: a token was rejected, or a finding is as bad as `--fail-on`.
    No,
    /// 2: could not do it: usage, unreadable input, bad key, nothing to look at.
    CouldNot,
    /// 130: Ctrl-C or SIGTERM ended it before all was read; what was found until then is reported.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}

impl Exit {
    /// The number.
    pub const fn code(self) -> u8 {
        match self {
            Exit::Yes => 0,
            Exit::No => 1,
            Exit::CouldNot => 2,
            Exit::Interrupted => 130,
        }
    }

    /// How a run ends that made something, or that read everything it was given.
    pub fn of_completion(complete: bool) -> Exit {
        if complete { Exit::Yes } else { Exit::CouldNot }
    }

    /// How verification ends: what could not be read outweighs a rejection, since both need a person.
    pub fn of_verdicts(complete: bool, rejected: usize) -> Exit {
        match (complete, rejected) {
            (false, _) => Exit::CouldNot,
            (true, 0) => Exit::Yes,
            (true, _) => Exit::No,
        }
    }

    /// How signing of many lines ends: those that could not be signed were named.
    pub fn of_lines(bad: usize) -> Exit {
        if bad == 0 { Exit::Yes } else { Exit::No }
    }

    /// How signing ends under `--strict`, by whether token and key are fit.
    pub fn of_strictness(fit: bool) -> Exit {
        if fit { Exit::Yes } else { Exit::No }
    }

    /// How linting ends, by the worst finding that counts.
    pub fn of_findings(complete: bool, worst: Option<Severity>, fail_on: Severity, exit_zero: bool) -> Exit {
        match (complete, worst) {
            (false, _) => Exit::CouldNot,
            (true, Some(worst)) if worst >= fail_on && !exit_zero => Exit::No,
            (true, _) => Exit::Yes,
        }
    }

    /// The same, but that a run was interrupted outweighs all that it found.
    pub fn unless_interrupted(self, interrupted: bool) -> Exit {
        if interrupted { Exit::Interrupted } else { self }
    }

    /// How a run ends that an error ended. Whoever closed the pipe had seen enough: that is no error.
    pub fn of_error(error: &anyhow::Error) -> Exit {
        if is_closed_pipe(error) { Exit::Yes } else { Exit::CouldNot }
    }

    /// How a run ends that clap ended: help and version are answers, all else is usage.
    pub fn of_usage(error: &clap::Error) -> Exit {
        if error.use_stderr() { Exit::CouldNot } else { Exit::Yes }
    }
}

/// Whether the reader of our output went away.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn could_not_outweighs_no() {
        assert_eq!(Exit::of_verdicts(true, 0), Exit::Yes);
        assert_eq!(Exit::of_verdicts(true, 1), Exit::No);
        assert_eq!(Exit::of_verdicts(false, 1), Exit::CouldNot);
    }

    #[test]
    fn an_interruption_outweighs_all() {
        assert_eq!(Exit::No.unless_interrupted(false), Exit::No);
        assert_eq!(Exit::CouldNot.unless_interrupted(true), Exit::Interrupted);
        assert_eq!(ExitCode::from(Exit::Interrupted), ExitCode::from(130));
    }

    #[test]
    fn findings_fail_from_the_severity_asked_for() {
        let of = |worst, fail_on| Exit::of_findings(true, worst, fail_on, false);
        assert_eq!(of(None, Severity::Info), Exit::Yes);
        assert_eq!(of(Some(Severity::Warning), Severity::Error), Exit::Yes);
        assert_eq!(of(Some(Severity::Warning), Severity::Warning), Exit::No);
        assert_eq!(Exit::of_findings(true, Some(Severity::Error), Severity::Error, true), Exit::Yes);
        assert_eq!(Exit::of_findings(false, None, Severity::Error, true), Exit::CouldNot);
    }
}
