//! For people: findings as compilers print them, verdicts a line a check.

use super::{Writer, counted, place, stats};
use crate::core::token::Form;
use crate::core::verify::{Outcome, Verdict};
use crate::input::PlaceKind;
use crate::policy::Severity;
use crate::report::{Excerpt, Finding, Item, Remarked, Summary};
use crate::rules::{RULES, Rule};
use crate::term::{Terminal, escape};
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use colored::Colorize;
use std::io::{self, Write};

/// The findings of `lint`.
pub(super) struct Lint {
    renderer: Renderer,
    /// Columns in which to wrap text; none where a program may read it.
    wrap: Option<usize>,
    terminal: Terminal,
}

impl Lint {
    pub(super) fn new(terminal: Terminal) -> Self {
        let renderer = if terminal.color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.term_width(terminal.width).decor_style(DecorStyle::Ascii);
        Lint { renderer, wrap: terminal.is_terminal.then_some(terminal.width), terminal }
    }
}

impl Writer for Lint {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        for finding in &item.findings {
            let told = Told::of(item, finding);
            // The place of the token goes between the title and the decoded line, whose number is another.
            let (location, place) = match &finding.at {
                Some(spot) => (spotted(&spot.source, spot.line, spot.column), &spot.place),
                None => (location(item), &item.place),
            };
            let words = place::words(place);
            let place = format!("{location} {}{}{}", part(finding), inside(item), escape(&words));
            out.extend_from_slice(self.told(&told, &place).as_bytes());
        }
        if !item.findings.is_empty() {
            self.elsewhere(item, out)?;
        }
        if let Some(reason) = &item.not_inspected {
            let place = location(item);
            writeln!(out, "{}: {place}: {}\n", "not inspected".yellow().bold(), escape(reason))?;
        }
        answers(item, out)
    }

    fn closing(&self, summary: &Summary) -> String {
        let mut closing = String::new();
        if let Some(remarks) = &summary.remarks {
            for remarked in &remarks.findings {
                let place = format!("{}:{}:{}", escape(&remarks.source), remarked.line, remarked.column);
                closing.push_str(&self.told(&Told::of_policy(remarked), &place));
            }
        }
        if let Some(seen) = summary.stats.as_ref().filter(|seen| seen.asked && seen.tokens > 0) {
            closing.push_str(&stats::drawn(seen, self.terminal));
        }
        let footer = footer(summary);
        let footer = self.wrap.map_or(footer.clone(), |width| textwrap::fill(&footer, width));
        closing + &footer + "\n"
    }
}

impl Lint {
    /// Where else a token stands that there are findings of.
    fn elsewhere(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        let more = item.times.saturating_sub(1);
        if more == 0 {
            return Ok(());
        }
        let mut places: Vec<_> =
            item.also.iter().map(|spot| spotted(&spot.source, spot.line, spot.column)).collect();
        if more > places.len() {
            places.push("…".to_string());
        }
        let said =
            format!("the token of {} stands {} more: {}", location(item), times(more), places.join(", "));
        let said = self.wrap.map_or(said.clone(), |width| textwrap::fill(&said, width));
        writeln!(out, "{said}\n")
    }

    /// A finding at a place, and the empty line after it.
    fn told(&self, told: &Told<'_>, place: &str) -> String {
        let rendered = self.renderer.render(&[group(told, self.wrap)]);
        let (title, body) = rendered.split_once('\n').unwrap_or((&rendered, ""));
        let margin = told.excerpt.map_or(0, |excerpt| excerpt.line.to_string().len());
        let arrow = format!("{:margin$}-->", "").bright_blue().bold();
        format!("{title}\n{arrow} {place}\n{body}\n\n")
    }
}

/// The part; of a disclosure, where among the claims it belongs.
pub(super) fn part(finding: &Finding) -> String {
    let Some(disclosed) = &finding.disclosure else { return finding.part.to_string() };
    let claim = disclosed.claim.as_deref().map(|claim| format!(", {} of the claims", escape(claim)));
    format!("{} {}{}", finding.part, disclosed.number, claim.unwrap_or_default())
}

/// What every rule answered of a token, a line a rule.
fn answers(item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
    if item.answers.is_empty() {
        return Ok(());
    }
    let kind = item.profile.as_ref().map_or(item.kind.words(), |profile| profile.profile.words());
    writeln!(out, "{}: {}, {kind}", "answers".bold(), location(item))?;
    let width = item.answers.iter().map(|answered| answered.rule.name.len()).max().unwrap_or(0);
    for answered in &item.answers {
        let reason = answered.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
        let answer = answered.answer.replace('-', " ");
        writeln!(out, "  {:<width$}  {answer}{}", answered.rule.name, escape(&reason))?;
    }
    writeln!(out)
}

/// What is told of a finding, wherever it stands.
struct Told<'a> {
    rule: &'static Rule,
    severity: Severity,
    message: &'a str,
    label: &'a str,
    excerpt: Option<&'a Excerpt>,
    /// What else there is to know; empty for nothing.
    note: String,
}

impl<'a> Told<'a> {
    fn of(item: &Item, finding: &'a Finding) -> Told<'a> {
        let &Finding { rule, severity, ref message, ref label, ref excerpt, .. } = finding;
        let profile = match &item.profile {
            Some(profile) => format!("profile {} ({})", profile.profile, escape(&profile.why)),
            None => escape(item.kind.words()).into_owned(),
        };
        let note = format!("{profile}, confidence {}", finding.confidence.name());
        Told { rule, severity, message, label, excerpt: excerpt.as_ref(), note }
    }

    fn of_policy(remarked: &'a Remarked) -> Told<'a> {
        let &Remarked { rule, severity, ref message, ref label, ref excerpt, .. } = remarked;
        Told { rule, severity, message, label, excerpt: Some(excerpt), note: String::new() }
    }
}

fn location(item: &Item) -> String {
    spotted(&item.source, item.line, item.column)
}

/// `app.log:118:42`
pub(super) fn spotted(source: &str, line: usize, column: usize) -> String {
    match line {
        0 => escape(source).into_owned(),
        line => format!("{}:{line}:{column}", escape(source)),
    }
}

/// `once`, `2 times`
pub(super) fn times(count: usize) -> String {
    if count == 1 { "once".to_string() } else { format!("{count} times") }
}

fn group<'a>(told: &Told<'_>, wrap: Option<usize>) -> Group<'a> {
    let level = match told.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(escape(told.message).into_owned()).id(told.rule.name);
    let mut group = Group::with_title(title);
    if let Some(excerpt) = told.excerpt {
        let label = (!told.label.is_empty()).then(|| escape(told.label).into_owned());
        let annotation = AnnotationKind::Primary.span(excerpt.underline.clone()).label(label);
        group = group
            .element(Snippet::source(excerpt.text.clone()).line_start(excerpt.line).annotation(annotation));
    }
    let cites = told.rule.cites.join(", ");
    let wrapped = |text: &str| match wrap {
        // The margin before the text is that of the line number, of `= ` and of the word after it.
        Some(width) => textwrap::fill(text, width.saturating_sub(15).max(20)),
        None => text.to_string(),
    };
    let group = group
        .element(Level::NOTE.with_name("why").message(wrapped(&format!("{} ({cites})", told.rule.why))))
        .element(Level::HELP.message(wrapped(told.rule.fix)));
    if told.note.is_empty() { group } else { group.element(Level::NOTE.message(wrapped(&told.note))) }
}

/// Tells a token that was inside another from that one, which stood in the same place.
pub(super) fn inside(item: &Item) -> &'static str {
    match item.place.kind {
        PlaceKind::Nested => ", inside the token above",
        PlaceKind::KeyBinding => ", at the end of the token above",
        _ => "",
    }
}

/// `3 tokens in 1 file · 1 error, 2 warnings · 96 rules, 61 not applicable · 1 JWE not inspected`
pub(super) fn footer(summary: &Summary) -> String {
    if summary.tokens + summary.keys == 0 {
        let interrupted = if summary.interrupted { " · interrupted" } else { "" };
        return format!("no token in {}: nothing was judged{interrupted}", counted(summary.files, "file"));
    }
    let found: Vec<_> = [(summary.error, "error"), (summary.warning, "warning"), (summary.info, "info")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| if word == "info" { format!("{count} info") } else { counted(count, word) })
        .collect();
    let found = if found.is_empty() { "no findings".to_string() } else { found.join(", ") };
    let rules = format!("{}, {} not applicable", counted(RULES.len(), "rule"), summary.not_applicable());
    let seen = seen(summary);
    let mut parts = vec![seen, found, rules];
    if summary.disabled() > 0 {
        parts.push(format!("{} disabled", counted(summary.disabled(), "rule")));
    }
    if summary.ignored > 0 {
        parts.push(format!("{} ignored", summary.ignored));
    }
    match (summary.suppressed, summary.baseline) {
        (0, _) => {}
        (suppressed, 0) => parts.push(format!("{suppressed} suppressed")),
        (suppressed, known) => parts.push(format!("{suppressed} suppressed ({known} by the baseline)")),
    }
    if summary.outdated > 0 {
        parts.push(format!("{} of the baseline no longer there", counted(summary.outdated, "finding")));
    }
    if summary.not_inspected > 0 {
        let all_encrypted = summary.encrypted == summary.not_inspected;
        let what = match summary.not_inspected_keys {
            0 if all_encrypted => "JWE",
            0 => "token",
            keys if keys == summary.not_inspected => "key",
            _ => "item",
        };
        parts.push(format!("{} not inspected", counted(summary.not_inspected, what)));
    }
    if summary.interrupted {
        parts.push("interrupted".to_string());
    }
    parts.join(" · ")
}

/// `3 tokens seen 7 times in 1 file, 2 keys`, or `2 keys in 1 file`; keys may be given by other ways than files.
fn seen(summary: &Summary) -> String {
    let (mut tokens, keys) = (counted(summary.tokens, "token"), counted(summary.keys, "key"));
    if summary.sightings > summary.tokens {
        tokens.push_str(&format!(" seen {}", times(summary.sightings)));
    }
    let files = counted(summary.files, "file");
    match (summary.tokens, summary.keys, summary.files) {
        (_, 0, _) => format!("{tokens} in {files}"),
        (0, _, 0) => keys,
        (0, _, _) => format!("{keys} in {files}"),
        _ => format!("{tokens} in {files}, {keys}"),
    }
}

/// The verdicts of `verify`.
pub(super) struct Verify {
    /// Columns in which to wrap text; none where a program may read it.
    wrap: Option<usize>,
    /// Whether more than ASCII is shown.
    unicode: bool,
}

impl Verify {
    pub(super) fn new(terminal: Terminal) -> Self {
        Verify { wrap: terminal.is_terminal.then_some(terminal.width), unicode: terminal.unicode }
    }

    /// Text that begins in some column and goes on there in the next line.
    fn wrapped(&self, text: &str, column: usize) -> String {
        match self.wrap {
            Some(width) => {
                let lines = textwrap::wrap(text, width.saturating_sub(column).max(20));
                lines.join(&format!("\n{:column$}", ""))
            }
            None => text.to_string(),
        }
    }
}

impl Writer for Verify {
    fn before(&self, first: bool) -> &'static str {
        if first { "" } else { "\n" }
    }

    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        let Some(verdict) = &item.verdict else { return Ok(()) };
        writeln!(out, "{}", format!("{}: {}", location(item), escape(&titled(item))).bold())?;
        for check in &verdict.checks {
            let sign = match check.outcome {
                Outcome::Passed => if self.unicode { "✓" } else { "+" }.green(),
                Outcome::Noted => "!".yellow(),
                Outcome::Failed => if self.unicode { "✗" } else { "x" }.red(),
            };
            let message = self.wrapped(&escape(&check.message), 13);
            writeln!(out, "{sign} {:<10} {message}", check.name)?;
        }
        for hint in &verdict.hints {
            writeln!(out, "  {} {}", "hint:".cyan(), self.wrapped(&escape(hint), 8))?;
        }
        writeln!(out, "{}", conclusion(verdict))?;
        match (item.form, item.good_signatures) {
            (Form::General { of, .. }, Some(good)) => {
                writeln!(out, "{}", of_all(good, of))
            }
            _ => Ok(()),
        }
    }
}

/// `signed JWS, ES256, key ID "2026-01", an access token`
pub(super) fn titled(item: &Item) -> String {
    let named = item.kid.as_deref().map(|kid| format!(", key ID {kid:?}")).unwrap_or_default();
    let alg = item.alg.as_deref().unwrap_or("no algorithm");
    let kind = item.kind.words();
    let profile = item.profile.as_ref().map_or("", |profile| profile.profile.words());
    let encoded = if item.place.setting().base64 { ", in base64" } else { "" };
    format!("{kind} {alg}{named}, {profile}{}{encoded}", among_others(item))
}

/// Which of several signatures it is, or that it was inside another token.
fn among_others(item: &Item) -> String {
    match item.form {
        Form::General { number, of } => format!(", signature {number} of {of}"),
        _ if item.place.kind == PlaceKind::Nested => inside(item).to_string(),
        _ => String::new(),
    }
}

/// The verdict on a token of several signatures (RFC 7515 §5.2).
fn of_all(good: usize, of: usize) -> String {
    let word = if good > 0 { "the token is valid".green() } else { "the token is rejected".red() };
    format!("{}: {good} of {} good", word.bold(), counted(of, "signature"))
}

fn conclusion(verdict: &Verdict) -> String {
    let mut reasons: Vec<_> = Vec::new();
    for check in verdict.checks.iter().filter(|check| check.outcome == Outcome::Failed) {
        if !reasons.contains(&check.name) {
            reasons.push(check.name);
        }
    }
    if reasons.is_empty() {
        "valid".green().bold().to_string()
    } else {
        format!("{}: {}", "rejected".red().bold(), reasons.join(", "))
    }
}
