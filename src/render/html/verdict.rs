//! A verdict of `verify`, with every reason.

use super::super::human;
use super::text;
use crate::core::verify::Outcome;
use crate::report::Item;

pub(super) fn of(item: &Item) -> String {
    let Some(verdict) = &item.verdict else { return String::new() };
    let (class, word) = if verdict.is_valid() { ("valid", "valid") } else { ("error", "rejected") };
    let at = human::spotted(&item.source, item.line, item.column);
    let checks = verdict.checks.iter().map(|check| {
        let (class, word) = match check.outcome {
            Outcome::Passed => ("valid", "passed"),
            Outcome::Noted => ("warning", "noted"),
            Outcome::Failed => ("error", "failed"),
        };
        format!(
            "<tr class=\"{class}\"><th scope=\"row\">{}</th><td><b>{word}</b></td><td>{}</td></tr>\n",
            check.name,
            text(&check.message)
        )
    });
    let checks: String = checks.collect();
    let hints = verdict.hints.iter().map(|hint| format!("<p class=\"note\">hint: {}</p>\n", text(hint)));
    let hints: String = hints.collect();
    format!(
        "<article class=\"{class}\">\n<h3><b>{word}</b> {}</h3>\n<p class=\"at\">{}</p>\n<table>\n\
         <thead><tr><th scope=\"col\">check</th><th scope=\"col\">outcome</th><th scope=\"col\">what was found</th></tr></thead>\n\
         <tbody>\n{checks}</tbody>\n</table>\n{hints}</article>\n",
        text(&human::titled(item)),
        text(&at),
    )
}
