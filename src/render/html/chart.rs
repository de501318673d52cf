//! Bars as the rows of a table, so that they can be read, sorted out and heard as well as seen.

use super::text;

/// A row of a chart; its name is HTML.
pub(super) struct Row {
    class: &'static str,
    name: String,
    count: usize,
}

impl Row {
    /// Under a name of jotkit's own.
    pub(super) fn own(name: &str, count: usize) -> Row {
        Row::classed("", name, count)
    }

    /// Likewise, in the color of a class.
    pub(super) fn classed(class: &'static str, name: &str, count: usize) -> Row {
        Row { class, name: text(name), count }
    }

    /// Under the name of a rule, whose text it leads to.
    pub(super) fn to_rule(name: &str, count: usize) -> Row {
        Row { class: "", name: format!("<a href=\"#rule-{name}\">{name}</a>"), count }
    }

    /// Under a name that somebody else chose.
    pub(super) fn foreign(name: &str, count: usize) -> Row {
        Row { class: "", name: format!("<code>{}</code>", text(name)), count }
    }
}

/// A table of bars, each a share of `all`; nothing of no rows.
pub(super) fn bars(caption: &str, column: &str, rows: &[Row], all: usize) -> String {
    let most = rows.iter().map(|row| row.count).max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    let rows: String = rows.iter().map(|row| bar(row, most, all)).collect();
    format!(
        "<table class=\"chart\">\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">{column}</th>\
         <td></td><th scope=\"col\">count</th><th scope=\"col\">share</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )
}

fn bar(row: &Row, most: usize, all: usize) -> String {
    let Row { class, name, count } = row;
    let share = *count as f64 / all.max(1) as f64 * 100.0;
    let length = (*count as f64 / most as f64 * 100.0).max(if *count > 0 { 0.5 } else { 0.0 });
    format!(
        "<tr class=\"{class}\"><th scope=\"row\">{name}</th><td class=\"bar\"><svg viewBox=\"0 0 100 10\" \
         preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{length:.1}\" height=\"10\"/></svg></td>\
         <td>{count}</td><td>{share:.1} %</td></tr>\n"
    )
}

/// A picture with its title, and what it says in words for who cannot see it. It scrolls where it has no room.
pub(super) fn figure(title: &str, words: &str, [width, height]: [f64; 2], drawn: &str, more: &str) -> String {
    format!(
        "<figure class=\"wide\">\n<figcaption>{title}</figcaption>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\">\n\
         <svg class=\"drawn\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" role=\"img\" aria-label=\"{}\">\n{drawn}</svg>\n</div>\n{more}</figure>\n",
        text(words)
    )
}
