//! A finding: what it is, where it is, and the line of decoded JSON with the value that is meant.

use super::super::{human, place};
use super::text;
use crate::policy::Severity;
use crate::report::{Excerpt, Finding, Item, Remarked, Summary};

/// All that is to be said of a token; nothing where that is nothing.
pub(super) fn all_of(item: &Item) -> String {
    let mut page = String::new();
    for (at, finding) in item.findings.iter().enumerate() {
        page += &article(&Told::of(item, finding, at == 0));
    }
    if let Some(reason) = &item.not_inspected {
        page += &format!(
            "<article class=\"unread\">\n<h3><b>not inspected</b> {}</h3>\n<p class=\"at\">{}</p>\n</article>\n",
            text(reason),
            text(&human::spotted(&item.source, item.line, item.column)),
        );
    }
    page + &answers(item)
}

/// What is said of the policy file.
pub(super) fn of_policy(summary: &Summary) -> String {
    let remarks = summary.remarks.iter();
    let told = remarks.flat_map(|remarks| {
        remarks.findings.iter().map(|remarked| article(&Told::of_policy(&remarks.source, remarked)))
    });
    told.collect()
}

/// What is told of a finding, wherever it stands.
struct Told<'a> {
    severity: Severity,
    rule: &'static str,
    message: &'a str,
    label: &'a str,
    excerpt: Option<&'a Excerpt>,
    /// Where it is, in words.
    at: String,
    /// What else there is to know, line by line.
    notes: Vec<String>,
}

impl<'a> Told<'a> {
    fn of(item: &Item, finding: &'a Finding, is_first: bool) -> Told<'a> {
        let Finding { rule, severity, message, label, excerpt, .. } = finding;
        let (location, place) = match &finding.at {
            Some(spot) => (human::spotted(&spot.source, spot.line, spot.column), &spot.place),
            None => (human::spotted(&item.source, item.line, item.column), &item.place),
        };
        let at = format!("{location} {}{}{}", human::part(finding), human::inside(item), place::words(place));
        let what = match &item.profile {
            Some(profile) => format!("profile {} ({})", profile.profile, profile.why),
            None => item.kind.words().to_string(),
        };
        let fingerprint = match item.fingerprint.as_str() {
            "" => String::new(),
            fingerprint => format!(", SHA-256 {fingerprint}…"),
        };
        let mut notes = vec![format!("{what}, confidence {}{fingerprint}", finding.confidence.name())];
        notes.extend(elsewhere(item).filter(|_| is_first));
        Told { severity: *severity, rule: rule.name, message, label, excerpt: excerpt.as_ref(), at, notes }
    }

    fn of_policy(source: &str, remarked: &'a Remarked) -> Told<'a> {
        let Remarked { rule, severity, message, label, line, column, excerpt } = remarked;
        let at = human::spotted(source, *line, *column);
        let (severity, rule, notes) = (*severity, rule.name, Vec::new());
        Told { severity, rule, message, label, excerpt: Some(excerpt), at, notes }
    }
}

/// Where else a token stands.
fn elsewhere(item: &Item) -> Option<String> {
    let more = item.times.saturating_sub(1);
    let mut places: Vec<_> =
        item.also.iter().map(|spot| human::spotted(&spot.source, spot.line, spot.column)).collect();
    if more > places.len() {
        places.push("…".to_string());
    }
    (more > 0).then(|| format!("the token stands {} more: {}", human::times(more), places.join(", ")))
}

fn article(told: &Told<'_>) -> String {
    let Told { severity, rule, message, .. } = told;
    let notes: String =
        told.notes.iter().map(|note| format!("<p class=\"note\">{}</p>\n", text(note))).collect();
    format!(
        "<article class=\"{severity}\" data-rule=\"{rule}\">\n\
         <h3><b>{severity}</b> {} <a class=\"rule\" href=\"#rule-{rule}\">{rule}</a></h3>\n\
         <p class=\"at\">{}</p>\n{}{notes}</article>\n",
        text(message),
        text(&told.at),
        told.excerpt.map(|excerpt| excerpted(excerpt, told.label)).unwrap_or_default(),
    )
}

/// The line with its number, the value that is meant marked, and what is to be said of it.
fn excerpted(excerpt: &Excerpt, label: &str) -> String {
    let range = excerpt.underline.clone();
    let piece = |piece: Option<&str>| text(piece.unwrap_or_default());
    let (before, after) = (excerpt.text.get(..range.start), excerpt.text.get(range.end..));
    let label = if label.is_empty() { String::new() } else { format!("\n<i>{}</i>", text(label)) };
    format!(
        "<pre><span class=\"line\">{}</span> {}<mark>{}</mark>{}{label}</pre>\n",
        excerpt.line,
        piece(before),
        piece(excerpt.text.get(range)),
        piece(after),
    )
}

/// What every rule answered of a token, where that was asked for.
fn answers(item: &Item) -> String {
    if item.answers.is_empty() {
        return String::new();
    }
    let rows = item.answers.iter().map(|answered| {
        let reason = answered.reason.as_deref().unwrap_or_default();
        let (rule, answer) = (answered.rule.name, answered.answer.replace('-', " "));
        format!("<tr><th scope=\"row\">{rule}</th><td>{answer}</td><td>{}</td></tr>\n", text(reason))
    });
    let rows: String = rows.collect();
    let at = text(&human::spotted(&item.source, item.line, item.column));
    format!(
        "<details class=\"answers\">\n<summary>What every rule answered of {at}</summary>\n<table>\n\
         <thead><tr><th scope=\"col\">rule</th><th scope=\"col\">answer</th><th scope=\"col\">reason</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</details>\n"
    )
}
