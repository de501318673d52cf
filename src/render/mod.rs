//! Writers: each turns reports into one format and decides nothing.

pub mod catalogue;
pub mod decode;
mod flaw;
mod github;
mod gitlab;
mod html;
mod human;
mod issue;
mod json;
mod junit;
pub mod keys;
pub mod man;
mod markdown;
mod place;
mod sarif;
mod several;
mod stats;

pub use flaw::flaws;
pub use several::{Outputs, Writers, Written};

use crate::policy::Severity;
use crate::report::{Item, Summary};
use crate::term::Terminal;
use clap::ValueEnum;
use std::borrow::Cow;
use std::io::{self, Write};

/// The formats of a report of `lint`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// One JSON document.
    Json,
    /// A JSON object a token, as each is done.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
    /// Code Quality of GitLab.
    Gitlab,
    /// A security report of GitLab.
    GitlabSast,
    /// JUnit XML.
    Junit,
    /// Markdown, for a comment or a summary.
    Markdown,
    /// One page for a browser.
    Html,
}

impl Format {
    /// Whether it draws charts, asked for or not.
    pub fn has_charts(self) -> bool {
        self == Format::Html
    }

    /// Whether it shows the lines that findings point at.
    pub fn has_excerpts(self) -> bool {
        matches!(self, Format::Human | Format::Html)
    }

    /// Whether it names findings, so that the next run is seen to find the same.
    pub fn identifies(self) -> bool {
        matches!(self, Format::Sarif | Format::Gitlab | Format::GitlabSast)
    }
}

/// The formats of a report of `verify`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum VerdictFormat {
    /// For people.
    #[default]
    Human,
    /// One JSON document.
    Json,
    /// A JSON object a token, as each is done.
    Jsonl,
    /// One page for a browser.
    Html,
}

/// What a writer is to know of a run of `lint` beforehand.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// Where it goes.
    pub terminal: Terminal,
    /// Unix seconds.
    pub now: i64,
    /// From this severity on a finding fails the run.
    pub fail_on: Severity,
}

impl Format {
    /// As it is typed.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_string())
    }
}

/// Which command a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Report {
    Lint,
    Verify,
}

/// Turns items into one format. No item depends on another, so that every thread can write its own.
pub trait Writer: Sync {
    /// Writes one token.
    ///
    /// # Errors
    ///
    /// When it cannot be put into the format.
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()>;

    /// What stands before all items.
    fn opening(&self) -> &str {
        ""
    }

    /// What stands before an item, the first or another.
    fn before(&self, _first: bool) -> &'static str {
        ""
    }

    /// Writes what is told of the run as a whole as items are: of its policy file, and of what could not be read.
    ///
    /// # Errors
    ///
    /// When it cannot be put into the format.
    fn of_run(&self, _summary: &Summary, _out: &mut Vec<u8>) -> io::Result<()> {
        Ok(())
    }

    /// What closes the report.
    fn closing(&self, _summary: &Summary) -> String {
        String::new()
    }

    /// What the format keeps to, where its readers take only so much.
    fn limits(&self) -> Option<Box<dyn Limits>> {
        None
    }
}

/// Sees what was written, in the order of the input, and lets through what the readers of a format take.
pub trait Limits {
    /// What of several items is to stand in the report now.
    fn admit<'a>(&mut self, written: &'a [u8]) -> Cow<'a, [u8]>;

    /// What closes the report, instead of [`Writer::closing`].
    fn closing(&self, summary: &Summary) -> String;
}

/// The writer of a format for `lint`.
pub fn writer(format: Format, run: Run) -> Box<dyn Writer> {
    match format {
        Format::Human => Box::new(human::Lint::new(run.terminal)),
        Format::Json => Box::new(json::Document::new(Report::Lint)),
        Format::Jsonl => Box::new(json::Lines(Report::Lint)),
        Format::Sarif => Box::new(sarif::Log::new()),
        Format::Github => Box::new(github::Commands),
        Format::Gitlab => Box::new(gitlab::CodeQuality),
        Format::GitlabSast => Box::new(gitlab::Sast::new(run.now)),
        Format::Junit => Box::new(junit::Suites { fail_on: run.fail_on }),
        Format::Markdown => Box::new(markdown::Comment),
        Format::Html => Box::new(html::Page::new(Report::Lint)),
    }
}

/// The writer of a format for `verify`.
pub fn verdicts(format: VerdictFormat, terminal: Terminal) -> Box<dyn Writer> {
    match format {
        VerdictFormat::Human => Box::new(human::Verify::new(terminal)),
        VerdictFormat::Json => Box::new(json::Document::new(Report::Verify)),
        VerdictFormat::Jsonl => Box::new(json::Lines(Report::Verify)),
        VerdictFormat::Html => Box::new(html::Page::new(Report::Verify)),
    }
}

/// The writer of a format for a file, where standard output may be colored and the file is not.
pub fn writer_to_file(format: Format, run: Run, stdout: Terminal) -> Box<dyn Writer> {
    match format {
        // One switch colors all text of the program.
        Format::Human if stdout.color && !run.terminal.color => {
            Box::new(several::Plain(human::Lint::new(run.terminal)))
        }
        format => writer(format, run),
    }
}

/// Several items as they follow on one another.
///
/// # Errors
///
/// When one cannot be put into the format.
pub fn items<'i>(
    writer: &dyn Writer,
    items: impl IntoIterator<Item = &'i Item>,
    out: &mut Vec<u8>,
) -> io::Result<()> {
    for item in items {
        let (start, between) = (out.len(), writer.before(false));
        if start > 0 {
            out.extend_from_slice(between.as_bytes());
        }
        writer.item(item, out)?;
        if out.len() == start + between.len() {
            out.truncate(start);
        }
    }
    Ok(())
}

/// A report that grows as the items come.
pub struct Output<'w, W> {
    writer: &'w dyn Writer,
    limits: Option<Box<dyn Limits>>,
    out: W,
    begun: bool,
}

impl<'w, W: Write> Output<'w, W> {
    /// A report that nothing was written of yet.
    pub fn new(writer: &'w dyn Writer, out: W) -> Self {
        Output { writer, limits: writer.limits(), out, begun: false }
    }

    /// Adds items that were written by [`items`].
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn add(&mut self, written: &[u8]) -> io::Result<()> {
        let written = match &mut self.limits {
            Some(limits) => limits.admit(written),
            None => Cow::Borrowed(written),
        };
        if written.is_empty() {
            return Ok(());
        }
        if !self.begun {
            self.out.write_all(self.writer.opening().as_bytes())?;
        }
        self.out.write_all(self.writer.before(!self.begun).as_bytes())?;
        self.begun = true;
        self.out.write_all(&written)
    }

    /// Hands on what was written so far, for whoever reads along.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    /// Writes what closes the report.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let mut of_run = Vec::new();
        self.writer.of_run(summary, &mut of_run)?;
        self.add(&of_run)?;
        if !self.begun {
            self.out.write_all(self.writer.opening().as_bytes())?;
        }
        let closing = match &self.limits {
            Some(limits) => limits.closing(summary),
            None => self.writer.closing(summary),
        };
        self.out.write_all(closing.as_bytes())?;
        self.out.flush()
    }
}

/// `1 token`, `2 tokens`
fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
