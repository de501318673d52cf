//! Markdown for the comment on a pull request or the summary of a step. Beside the table of rules all is HTML without an empty
//! line in it, where no Markdown is read; foreign text stands in `<code>`, where nobody is mentioned and nothing becomes a link.

use super::issue::{Issue, complaint, limited, location};
use super::{Limits, Writer, counted, human};
use crate::policy::Severity;
use crate::report::{Item, Summary};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::fmt::Write as _;
use std::io::{self, Write};

/// A comment has at most 65536 characters on GitHub, and more elsewhere. So many bytes are for findings, and the rest for what
/// stands around them.
const MOST_BYTES: usize = 48 << 10;

/// So many rules are in the table; with names of 40 characters that is some 9 KiB.
const MOST_RULES: usize = 120;

/// So many complaints are told, each cut to its first thousand characters.
const MOST_TROUBLES: usize = 5;

/// What ends a finding. Foreign text has no `<`.
const END: &str = "</details>\n";

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// A report for a comment.
pub(super) struct Comment;

impl Writer for Comment {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        for finding in &item.findings {
            details(&Issue::of(item, finding), out)?;
        }
        let Some(reason) = &item.not_inspected else { return Ok(()) };
        let place = code(&location(&item.source, item.line, item.column));
        writeln!(
            out,
            "<details><summary>not inspected: {place}</summary><p>{}</p>{END}",
            code(&limited(reason))
        )
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        Issue::of_remarks(summary.remarks.as_ref()).try_for_each(|issue| details(&issue, out))
    }

    fn limits(&self) -> Option<Box<dyn Limits>> {
        Some(Box::new(Kept::default()))
    }
}

fn details(issue: &Issue<'_>, out: &mut Vec<u8>) -> io::Result<()> {
    let Issue { rule, severity, message, .. } = issue;
    let (location, name) = (code(&issue.location()), rule.name);
    writeln!(out, "<details><summary>{} <code>{name}</code> {location}</summary>", severity.name())?;
    writeln!(out, "<p>{}<br>{}</p>", code(message), code(&issue.whereabouts()))?;
    writeln!(
        out,
        "<p>why: {} ({})<br>help: {}</p>",
        own(rule.why),
        own(&rule.cites.join(", ")),
        own(rule.fix)
    )?;
    writeln!(out, "{END}")
}

/// Foreign text. What means something to readers of Markdown is written by its number, should one read it here.
pub(super) fn code(text: &str) -> String {
    let mut code = "<code>".to_string();
    for c in text.chars() {
        match c {
            ' ' | '/' | '.' | ',' | '-' | '(' | ')' | '=' | ';' => code.push(c),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => {
                let _ = write!(code, "&#{};", u32::from(c));
            }
            c => code.push(c),
        }
    }
    code + "</code>"
}

/// Text of a rule.
fn own(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    // What is between backticks is code.
    let pieces = text.split('`').enumerate();
    pieces
        .map(|(at, piece)| if at % 2 == 1 { format!("<code>{piece}</code>") } else { piece.to_string() })
        .collect()
}

/// The findings that fit, by how bad they are; what is not inspected comes last.
#[derive(Default)]
struct Kept {
    texts: [String; 4],
    counts: [usize; 4],
}

impl Limits for Kept {
    fn admit<'a>(&mut self, written: &'a [u8]) -> Cow<'a, [u8]> {
        for finding in String::from_utf8_lossy(written).split_inclusive(&format!("{END}\n")) {
            let title = finding.strip_prefix("<details><summary>").unwrap_or_default();
            let kind = SEVERITIES.iter().position(|severity| title.starts_with(severity.name()));
            let kind = kind.unwrap_or(SEVERITIES.len());
            if self.texts[kind].len() + finding.len() <= MOST_BYTES {
                self.texts[kind].push_str(finding);
            } else {
                self.counts[kind] += 1;
            }
        }
        Cow::Borrowed(&[])
    }

    fn closing(&self, summary: &Summary) -> String {
        let mut report = format!("### jotkit lint: {}\n\n{}\n", outcome(summary), human::footer(summary));
        table(summary, &mut report);
        troubles(summary, &mut report);
        self.findings(&mut report);
        report
    }
}

impl Kept {
    /// The findings, the worst first, as long as there is room.
    fn findings(&self, report: &mut String) {
        let (mut room, mut left_out) = (MOST_BYTES, self.counts.iter().sum::<usize>());
        report.push('\n');
        for text in &self.texts {
            for finding in text.split_inclusive(&format!("{END}\n")) {
                if finding.len() <= room {
                    room -= finding.len();
                    report.push_str(finding);
                } else {
                    (room, left_out) = (0, left_out + 1);
                }
            }
        }
        if left_out > 0 {
            let _ = writeln!(report, "{left_out} more, for which there is no room here.");
        }
    }
}

/// `2 errors, 1 warning`
fn outcome(summary: &Summary) -> String {
    let mut found: Vec<_> = [(summary.error, "error"), (summary.warning, "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| counted(count, word))
        .collect();
    found.extend((summary.info > 0).then(|| format!("{} info", summary.info)));
    let all_seen = summary.end.complete;
    match (found.is_empty(), all_seen) {
        (true, true) => "no findings".to_string(),
        (true, false) => "not all could be looked at".to_string(),
        (false, true) => found.join(", "),
        (false, false) => format!("{}; not all could be looked at", found.join(", ")),
    }
}

/// How many findings there are of each rule.
fn table(summary: &Summary, report: &mut String) {
    if summary.by_rule.is_empty() {
        return;
    }
    report.push_str("\n| severity | rule | findings |\n| --- | --- | ---: |\n");
    for ((Reverse(severity), rule), count) in summary.by_rule.iter().take(MOST_RULES) {
        let _ = writeln!(report, "| {} | `{rule}` | {count} |", severity.name());
    }
    let others: usize = summary.by_rule.values().skip(MOST_RULES).sum();
    if others > 0 {
        let _ = writeln!(report, "| | others | {others} |");
    }
}

/// What could not be done.
fn troubles(summary: &Summary, report: &mut String) {
    let end = &summary.end;
    if end.troubles.is_empty() {
        return;
    }
    report.push_str("\n<ul>\n");
    for trouble in end.troubles.iter().take(MOST_TROUBLES) {
        let _ = writeln!(report, "<li>{}</li>", code(&complaint(trouble)));
    }
    report.push_str("</ul>\n");
    let more = end.more_troubles + end.troubles.len().saturating_sub(MOST_TROUBLES);
    if more > 0 {
        let _ = writeln!(report, "\n{} more.", counted(more, "complaint"));
    }
}
