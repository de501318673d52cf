//! Header and payload as written, a member a line, with what each means beside it.

use super::Page;
use super::explain::{Explained, explain};
use crate::core::json::{Document, Kind, NodeId};
use crate::core::token::{Part, Token};
use crate::report::view::{self, Line};
use crate::term::escape;
use colored::{ColoredString, Colorize};
use std::collections::HashSet;
use std::io::{self, Write};

/// Explanations begin in this column, where the lines are not longer and the terminal is wide enough.
const EXPLAIN_AT: usize = 44;

/// The columns that a time with what it means takes: `2026-11-21 20:45:00 UTC, valid for 18 min 20 s`.
const TIME_WIDTH: usize = 46;

/// What each line is indented by.
const MARGIN: &str = "  ";

/// Writes the header or the payload of a token.
pub(super) fn write(
    out: &mut impl Write,
    token: &Token,
    part: Part,
    document: &Document,
    page: &Page,
) -> io::Result<()> {
    if !document.is_json() || document.root().is_none() {
        // Broken JSON is shown as it stands: a repaired one would hide what is wrong.
        for line in document.text().lines() {
            writeln!(out, "{MARGIN}{}", marked(&escape(line), |text| text.normal()))?;
        }
        return Ok(());
    }
    let again: HashSet<NodeId> = document.duplicates().iter().map(|member| member.id()).collect();
    let mut written = Ok(());
    view::each_line(
        document,
        |value| value.raw().into(),
        |value| value.raw_name().map(Into::into),
        |line| {
            if written.is_ok() {
                written = write_line(out, token, part, document, &again, &line, page);
            }
        },
    );
    written
}

fn write_line(
    out: &mut impl Write,
    token: &Token,
    part: Part,
    document: &Document,
    again: &HashSet<NodeId>,
    line: &Line,
    page: &Page,
) -> io::Result<()> {
    let painted = paint(line, document);
    let first = line.nodes.first();
    // Only members of the outermost object have registered names.
    let member = first.filter(|node| node.member_start == view::INDENT.len());
    let repeated = first.is_some_and(|node| again.contains(&node.id));
    let explained = if repeated {
        Some(Explained { text: "the same name again: readers differ on which counts".into(), warns: true })
    } else {
        member.and_then(|node| explain(token, part, document.value(node.id)?, page))
    };
    let Some(Explained { text, warns }) = explained else {
        return writeln!(out, "{MARGIN}{painted}");
    };
    let length = line.text.chars().count();
    let room = page.width.checked_sub(MARGIN.len() + length + text.chars().count());
    let text = if warns { text.bright_red() } else { text.dimmed() };
    match room {
        Some(room) if room >= 2 => {
            let column = page.width.saturating_sub(MARGIN.len() + TIME_WIDTH).clamp(24, EXPLAIN_AT);
            let gap = column.saturating_sub(length).min(room).max(2);
            writeln!(out, "{MARGIN}{painted}{:gap$}{text}", "")
        }
        // Where nobody looks, a member stays a line.
        _ if !page.is_terminal => writeln!(out, "{MARGIN}{painted}  {text}"),
        _ => writeln!(out, "{MARGIN}{painted}\n{MARGIN}{}^ {text}", view::INDENT.repeat(2)),
    }
}

/// Colors names and values as jq does.
fn paint(line: &Line, document: &Document) -> String {
    let text = &line.text;
    let mut painted = String::with_capacity(text.len() + 16);
    let mut at = 0;
    for node in &line.nodes {
        if node.member_start < node.value.start {
            let name_end = node.value.start - ": ".len();
            painted.push_str(&text[at..node.member_start]);
            painted.push_str(&marked(&text[node.member_start..name_end], |name| name.bright_blue().bold()));
            at = name_end;
        }
        let kind = document.value(node.id).map(|value| value.kind());
        if matches!(kind, Some(Kind::Object | Kind::Array) | None) {
            continue;
        }
        painted.push_str(&text[at..node.value.start]);
        painted.push_str(&marked(&text[node.value.clone()], |value| match kind {
            Some(Kind::String) => value.green(),
            Some(Kind::Null) => value.dimmed(),
            _ => value.normal(),
        }));
        at = node.value.end;
    }
    painted.push_str(&text[at..]);
    painted
}

/// Styles text, and in it lets stand out what was escaped, `<U+202E>`.
fn marked(text: &str, style: impl Fn(&str) -> ColoredString) -> String {
    let mut styled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(start) = rest.find("<U+") {
        let Some(length) = rest[start..].find('>') else { break };
        let end = start + length + 1;
        if start > 0 {
            styled.push_str(&style(&rest[..start]).to_string());
        }
        styled.push_str(&rest[start..end].white().on_red().bold().to_string());
        rest = &rest[end..];
    }
    if !rest.is_empty() {
        styled.push_str(&style(rest).to_string());
    }
    styled
}
