//! Writers: each turns reports into one format and decides nothing.

pub mod catalogue;
pub mod decode;
mod flaw;
mod html;
mod human;
mod json;
pub mod keys;
mod place;
mod stats;

pub use flaw::flaw;

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
    /// One page for a browser.
    Html,
}

impl Format {
    /// Whether it draws charts, asked for or not.
    pub fn has_charts(self) -> bool {
        self == Format::Html
    }
}

/// Which command a report is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// `lint`
    Lint,
    /// `verify`
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

    /// What closes the report.
    fn closing(&self, _summary: &Summary) -> String {
        String::new()
    }
}

/// The writer of a format.
pub fn writer(format: Format, report: Report, terminal: Terminal) -> Box<dyn Writer> {
    match (format, report) {
        (Format::Human, Report::Lint) => Box::new(human::Lint::new(terminal)),
        (Format::Human, Report::Verify) => Box::new(human::Verify::new(terminal)),
        (Format::Json, _) => Box::new(json::Document::new(report)),
        (Format::Jsonl, _) => Box::new(json::Lines(report)),
        (Format::Html, _) => Box::new(html::Page::new(report)),
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
    out: W,
    begun: bool,
}

impl<'w, W: Write> Output<'w, W> {
    /// A report that nothing was written of yet.
    pub fn new(writer: &'w dyn Writer, out: W) -> Self {
        Output { writer, out, begun: false }
    }

    /// Adds items that were written by [`items`].
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn add(&mut self, written: &[u8]) -> io::Result<()> {
        if written.is_empty() {
            return Ok(());
        }
        if !self.begun {
            self.out.write_all(self.writer.opening().as_bytes())?;
        }
        self.out.write_all(self.writer.before(!self.begun).as_bytes())?;
        self.begun = true;
        self.out.write_all(written)
    }

    /// Writes what closes the report.
    ///
    /// # Errors
    ///
    /// When the output cannot be written.
    pub fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        if !self.begun {
            self.out.write_all(self.writer.opening().as_bytes())?;
        }
        self.out.write_all(self.writer.closing(summary).as_bytes())?;
        self.out.flush()
    }
}

/// `1 token`, `2 tokens`
fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
