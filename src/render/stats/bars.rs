//! Bars of characters: a name, a bar, a number and its share, a line each.

use crate::term::{Terminal, escape};
use colored::Colorize;
use textwrap::core::display_width;

/// A line of a chart.
pub(super) struct Row {
    name: String,
    pub(super) count: usize,
}

impl Row {
    /// Under a name of jotkit's own.
    pub(super) fn own(name: &str, count: usize) -> Row {
        Row { name: name.to_string(), count }
    }

    /// Under a name that somebody else chose, in quotes, so that it is not taken for one of jotkit's own.
    pub(super) fn foreign(name: &str, count: usize) -> Row {
        Row { name: format!("\"{}\"", escape(name)), count }
    }
}

/// What all charts of a report have in common.
pub(super) struct Chart {
    width: usize,
    unicode: bool,
    is_terminal: bool,
    /// What a share is a share of.
    all: usize,
}

/// The widest that a chart is drawn; the narrowest that it is legible.
const WIDEST: usize = 120;
const NARROWEST: usize = 40;

/// What the lines of a chart are indented by.
const INDENT: &str = "  ";

/// The cells of the longest bar, where there is room.
const LONGEST: usize = 40;

impl Chart {
    pub(super) fn new(terminal: Terminal, all: usize) -> Chart {
        let Terminal { width, unicode, is_terminal, .. } = terminal;
        Chart { width: width.clamp(NARROWEST, WIDEST), unicode, is_terminal, all }
    }

    /// A chart under its title, and an empty line.
    pub(super) fn drawn(&self, title: &str, rows: &[Row]) -> String {
        let most = rows.iter().map(|row| row.count).max().unwrap_or(0).max(1);
        let digits = most.to_string().len();
        let figures = digits + " 100 %".len();
        // A bar has a third of the line at least; what names leave, it may have as well.
        let between = INDENT.len() + 2 * "  ".len();
        let room = self.width.saturating_sub(between + figures);
        let widest = rows.iter().map(|row| display_width(&row.name)).max().unwrap_or(0);
        let column = widest.min(room * 2 / 3);
        let cells = (room - column).min(LONGEST);
        let mut drawn = format!("{}\n", title.bold());
        for row in rows {
            let name = self.cut(&row.name, column);
            let padding = " ".repeat(column.saturating_sub(display_width(&name)));
            let bar = self.bar(row.count, most, cells);
            let rest = " ".repeat(cells - bar.chars().count());
            let share = self.share(row.count);
            let (bar, count) = (bar.cyan(), row.count);
            drawn += &format!("{INDENT}{name}{padding}  {bar}{rest}  {count:>digits$} {share:>3} %\n");
        }
        drawn + "\n"
    }

    /// A line that belongs to the chart before it; nothing if it says nothing.
    pub(super) fn note(&self, text: &str) -> String {
        match (text.is_empty(), self.is_terminal) {
            (true, _) => String::new(),
            (false, true) => format!("{}\n\n", textwrap::fill(text, self.width)),
            (false, false) => format!("{text}\n\n"),
        }
    }

    /// In eighths of a cell, or in whole cells where there is only ASCII. What is there at all is seen.
    fn bar(&self, count: usize, most: usize, cells: usize) -> String {
        if count == 0 || cells == 0 {
            return String::new();
        }
        let length =
            |steps: usize| ((count as f64 / most as f64 * (cells * steps) as f64).round() as usize).max(1);
        if !self.unicode {
            return "#".repeat(length(1));
        }
        let eighths = length(8);
        let last = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8];
        "█".repeat(eighths / 8) + last
    }

    /// In whole percent. Some are never none, and not all are never all.
    fn share(&self, count: usize) -> usize {
        let all = self.all.max(1);
        let share = (count as f64 / all as f64 * 100.0).round() as usize;
        match count {
            0 => 0,
            _ if count >= all => 100,
            _ => share.clamp(1, 99),
        }
    }

    /// The name in so many columns.
    fn cut(&self, name: &str, columns: usize) -> String {
        if display_width(name) <= columns {
            return name.to_string();
        }
        let mark = if self.unicode { "…" } else { "..." };
        let mut cut = String::new();
        let mut left = columns.saturating_sub(mark.chars().count());
        for c in name.chars() {
            let wide = display_width(c.encode_utf8(&mut [0; 4]));
            if wide > left {
                break;
            }
            left -= wide;
            cut.push(c);
        }
        cut + mark
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn chart(width: usize, unicode: bool, all: usize) -> Chart {
        Chart::new(Terminal { is_terminal: false, color: false, width, unicode }, all)
    }

    #[test]
    fn bars_are_as_long_as_their_share() {
        let rows = [Row::own("a", 8), Row::own("bb", 4), Row::own("c", 1), Row::foreign("d", 0)];
        assert_eq!(
            chart(40, true, 13).drawn("x", &rows),
            "x\n  a    ████████████████████████  8  62 %\n  bb   ████████████              4  31 %\n  \
             c    ███                       1   8 %\n  \"d\"                            0   0 %\n\n"
        );
        assert!(chart(40, false, 13).drawn("x", &rows).is_ascii());
    }

    #[test]
    fn some_are_seen_and_not_all_are_not_all() {
        let chart = chart(80, true, 100_000);
        assert_eq!(chart.bar(1, 100_000, 40), "▏");
        assert_eq!((chart.share(1), chart.share(99_999), chart.share(100_000)), (1, 99, 100));
    }

    proptest! {
        /// No line is wider than the terminal, and all are of one width.
        #[test]
        fn charts_fit(
            names in proptest::collection::vec((".{0,90}", 0usize..100_000), 1..12),
            width in 40usize..220,
            unicode: bool,
        ) {
            let rows: Vec<_> = names.iter().map(|(name, count)| Row::foreign(name, *count)).collect();
            let all = names.iter().map(|(_, count)| count).sum();
            let drawn = chart(width, unicode, all).drawn("title", &rows);
            let lines: Vec<_> = drawn.trim_end_matches('\n').lines().skip(1).map(display_width).collect();
            prop_assert_eq!(lines.len(), rows.len());
            prop_assert!(lines.iter().all(|line| *line == lines[0] && *line <= width), "{}", drawn);
        }
    }
}
