//! For GitHub Actions: a workflow command a finding, which becomes an annotation. Every line of the report is a command or
//! has no foreign text, so that none can be smuggled in, and `stop-commands` has nothing to stop.

use super::issue::Issue;
use super::{Limits, Writer, counted, human};
use crate::policy::Severity;
use crate::report::{Item, Summary};
use crate::term::escape;
use std::borrow::Cow;
use std::io::{self, Write};

/// So many annotations of a kind GitHub shows of a step.
const MOST_SHOWN: usize = 10;

/// Severities, and the commands for them.
const COMMANDS: [(Severity, &str); 3] =
    [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "notice")];

/// A workflow command a finding.
pub(super) struct Commands;

impl Writer for Commands {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        item.findings.iter().try_for_each(|finding| command(&Issue::of(item, finding), out))
    }

    fn opening(&self) -> &str {
        "::group::jotkit lint\n"
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        Issue::of_remarks(summary.remarks.as_ref()).try_for_each(|issue| command(&issue, out))
    }

    fn limits(&self) -> Option<Box<dyn Limits>> {
        Some(Box::new(Shown::default()))
    }
}

fn command(issue: &Issue<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let command = COMMANDS.iter().find(|(severity, _)| *severity == issue.severity);
    write!(out, "::{} ", command.map_or("notice", |(_, command)| command))?;
    if let Some(file) = issue.file() {
        write!(out, "file={},", property(&escape(file)))?;
        if issue.line > 0 {
            write!(out, "line={},col={},", issue.line, issue.column)?;
        }
    }
    let said = format!("{}\n{}\nhelp: {}", issue.message, issue.whereabouts(), issue.rule.fix);
    writeln!(out, "title={}::{}", property(issue.rule.name), data(&said))
}

/// Text after a command, as the runner reads it (`escapeData` of @actions/core).
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Text in a command (`escapeProperty`).
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// How many of each kind were let through, and how many were not.
#[derive(Default)]
struct Shown {
    shown: [usize; 3],
    left_out: [usize; 3],
}

impl Limits for Shown {
    fn admit<'a>(&mut self, written: &'a [u8]) -> Cow<'a, [u8]> {
        let mut admitted = Vec::new();
        for line in written.split_inclusive(|byte| *byte == b'\n') {
            let kind = COMMANDS.iter().position(|(_, command)| line[2..].starts_with(command.as_bytes()));
            let kind = kind.unwrap_or_default();
            if self.shown[kind] < MOST_SHOWN {
                self.shown[kind] += 1;
                admitted.extend_from_slice(line);
            } else {
                self.left_out[kind] += 1;
            }
        }
        Cow::Owned(admitted)
    }

    fn closing(&self, summary: &Summary) -> String {
        let left_out = self.left_out.iter().zip(COMMANDS).filter(|(count, _)| **count > 0);
        let left_out: Vec<_> = left_out.map(|(count, (_, command))| counted(*count, command)).collect();
        let mut closing = "::endgroup::\n".to_string();
        if !left_out.is_empty() {
            closing.push_str(&format!(
                "GitHub shows {MOST_SHOWN} of a kind; left out: {}\n",
                left_out.join(", ")
            ));
        }
        closing + &human::footer(summary) + "\n"
    }
}
