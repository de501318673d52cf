//! Writers: each turns reports into one format and decides nothing.

pub mod catalogue;
pub mod decode;
mod human;
mod json;
pub mod keys;

use crate::report::{Item, Summary};
use crate::term::Terminal;
use clap::ValueEnum;
use std::io::{self, Write};

/// The formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Human,
    /// One JSON document.
    Json,
    /// A JSON object a token, as each is done.
    Jsonl,
}

/// Which command a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// `lint`
    Lint,
    /// `verify`
    Verify,
}

/// Writes items as they come.
pub trait Writer {
    /// Writes one token.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    fn item(&mut self, item: &Item) -> io::Result<()>;

    /// Writes what closes the report.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}

/// The writer of a format.
pub fn writer<'o>(
    format: Format,
    report: Report,
    terminal: Terminal,
    out: impl Write + 'o,
) -> Box<dyn Writer + 'o> {
    match (format, report) {
        (Format::Human, Report::Lint) => Box::new(human::Lint::new(out, terminal)),
        (Format::Human, Report::Verify) => Box::new(human::Verify::new(out)),
        (Format::Json, _) => Box::new(json::Document::new(out, report)),
        (Format::Jsonl, _) => Box::new(json::Lines::new(out, report)),
    }
}

/// `1 token`, `2 tokens`
fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
