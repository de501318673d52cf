//! What is told of tokens, whatever the format. Redaction happens here, once: an item holds no token, no
//! signature and no sensitive value, so that no writer can leak one.

pub mod view;

use crate::core::crypto::sha256_hex;
use crate::core::json::{NodeId, Value};
use crate::core::profile::Inference;
use crate::core::token::{Form, Kind, Part, Token};
use crate::core::verify::Verdict;
use crate::input::{Found, Place};
use crate::policy::{Policy, Severity};
use crate::rules::{self, Case, Confidence, Evidence, Hit, RULES, Rule};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// One token and what was found out about it.
pub struct Item {
    /// Name of the source.
    pub source: String,
    /// Line in the source, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// What the token stood in.
    pub place: Place,
    /// First 16 hexadecimal digits of the SHA-256 of the token.
    pub fingerprint: String,
    /// What it is.
    pub kind: Kind,
    /// How it is serialized.
    pub form: Form,
    /// Of the last signature of a general serialization: how many of them are good.
    pub good_signatures: Option<usize>,
    /// The header's `alg`, if it is a string.
    pub alg: Option<String>,
    /// The header's `kid`, if it is a string.
    pub kid: Option<String>,
    /// What kind of JWT it is.
    pub profile: Inference,
    /// The findings that count, the worst first.
    pub findings: Vec<Finding>,
    /// What could not be looked into, and why.
    pub not_inspected: Option<String>,
    /// The verdict, where keys were given.
    pub verdict: Option<Verdict>,
}

/// A finding that counts.
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is, policy considered.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// The fact.
    pub message: String,
    /// What stands under the underlined value.
    pub label: String,
    /// The part of the token.
    pub part: &'static str,
    /// JSON Pointer into that part; empty for the whole.
    pub pointer: String,
    /// The line of the decoded JSON it points at, redacted.
    pub excerpt: Option<Excerpt>,
}

/// A line of decoded JSON with a range to underline.
pub struct Excerpt {
    /// Number in the laid-out JSON, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// Bytes of the line.
    pub underline: Range<usize>,
}

/// What a run saw.
#[derive(Debug, Default)]
pub struct Summary {
    /// Tokens looked at.
    pub tokens: usize,
    /// Sources looked at.
    pub files: usize,
    /// Findings of that severity that count.
    pub error: usize,
    /// Findings of that severity that count.
    pub warning: usize,
    /// Findings of that severity that count.
    pub info: usize,
    /// Findings of rules that were ignored by name.
    pub ignored: usize,
    /// Findings of rules that were not selected, or that are for others.
    pub suppressed: usize,
    /// Tokens that could not be looked into.
    pub not_inspected: usize,
    /// Rules that broke down.
    pub faults: Vec<&'static str>,
    applied: Vec<bool>,
}

impl Summary {
    /// The worst finding that counts.
    pub fn worst(&self) -> Option<Severity> {
        [(self.error, Severity::Error), (self.warning, Severity::Warning), (self.info, Severity::Info)]
            .into_iter()
            .find(|(count, _)| *count > 0)
            .map(|(_, severity)| severity)
    }

    /// Rules that had nothing to say of any token.
    pub fn not_applicable(&self) -> usize {
        RULES.len() - self.applied.iter().filter(|applied| **applied).count()
    }

    /// Adds what was seen of another part of the input.
    pub fn take_up(&mut self, other: Summary) {
        let Summary { tokens, files, error, warning, info, ignored, suppressed, not_inspected, .. } = other;
        for (own, more) in [
            (&mut self.tokens, tokens),
            (&mut self.files, files),
            (&mut self.error, error),
            (&mut self.warning, warning),
            (&mut self.info, info),
            (&mut self.ignored, ignored),
            (&mut self.suppressed, suppressed),
            (&mut self.not_inspected, not_inspected),
        ] {
            *own += more;
        }
        self.cover(&other.applied, &other.faults);
    }

    fn count(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.error += 1,
            Severity::Warning => self.warning += 1,
            Severity::Info => self.info += 1,
        }
    }

    fn cover(&mut self, applied: &[bool], faults: &[&'static str]) {
        self.applied.resize(RULES.len(), false);
        for (seen, applied) in self.applied.iter_mut().zip(applied) {
            *seen |= applied;
        }
        for fault in faults {
            if !self.faults.contains(fault) {
                self.faults.push(fault);
            }
        }
    }
}

/// A token that was judged by keys and expectations.
pub fn verified(found: Found, profile: Inference, verdict: Verdict) -> Item {
    Item { verdict: Some(verdict), ..item(found, profile).0 }
}

/// A token that the rules looked at, held against keys and secrets if there is something to hold it against. What counts is
/// decided here, and counted in `summary`.
pub fn linted(
    found: Found,
    profile: Inference,
    policy: &Policy,
    evidence: Option<&Evidence<'_>>,
    now: i64,
    summary: &mut Summary,
) -> Item {
    let wrapping = found.wrapping;
    let (mut item, token) = item(found, profile);
    let case = Case::new(&token, &item.profile, policy, now).found(&item.place, wrapping).with(evidence);
    let linted = rules::lint(&case);
    summary.tokens += 1;
    summary.not_inspected += usize::from(linted.not_inspected.is_some());
    summary.cover(&linted.applied, &linted.faults);

    let redaction = Redaction::of(&case, policy.show_secrets);
    let mut layout = Layout { token: &token, redaction, parts: HashMap::new() };
    let mut findings = Vec::new();
    for (rule, hit) in linted.hits {
        if names(&policy.ignore, rule) {
            summary.ignored += 1;
        } else if hit.persona.unwrap_or(rule.persona) > policy.persona
            || !policy.select.is_empty() && !names(&policy.select, rule)
        {
            summary.suppressed += 1;
        } else {
            let finding = finding(rule, hit, &token, policy, &mut layout);
            summary.count(finding.severity);
            findings.push(finding);
        }
    }
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    item.findings = findings;
    item.not_inspected = linted.not_inspected;
    item
}

/// Whether a list of rule and group names names the rule.
fn names(list: &[String], rule: &Rule) -> bool {
    list.iter().any(|name| name == rule.name || name == rule.group.name())
}

fn item(found: Found, profile: Inference) -> (Item, Token) {
    let Found { token, source, line, column, place, .. } = found;
    let item = Item {
        source,
        line,
        column,
        place,
        fingerprint: fingerprint(&token),
        kind: token.kind(),
        form: token.form(),
        good_signatures: None,
        alg: token.alg().map(Cow::into_owned),
        kid: token.kid().map(Cow::into_owned),
        profile,
        findings: Vec::new(),
        not_inspected: None,
        verdict: None,
    };
    (item, token)
}

/// Names a token without telling it.
fn fingerprint(token: &Token) -> String {
    let mut digest = sha256_hex(token.text().as_bytes());
    digest.truncate(16);
    digest
}

fn finding(
    rule: &'static Rule,
    hit: Hit,
    token: &Token,
    policy: &Policy,
    layout: &mut Layout<'_>,
) -> Finding {
    let own = policy.severity.iter().rev().find(|(name, _)| name == rule.name).map(|(_, severity)| *severity);
    let value = hit.place.node.and_then(|node| token.document(hit.place.part)?.value(node));
    Finding {
        rule,
        severity: own.or(hit.severity).unwrap_or(rule.severity),
        confidence: hit.confidence.unwrap_or(rule.confidence),
        message: hit.message,
        label: hit.label,
        part: hit.place.part.name(),
        pointer: value.map(Value::pointer).unwrap_or_default(),
        excerpt: layout.excerpt(hit.place),
    }
}

/// Header and payload laid out, each at its first finding.
struct Layout<'t> {
    token: &'t Token,
    redaction: Redaction,
    parts: HashMap<Part, Laid>,
}

/// A document laid out, and the line on which each value begins.
struct Laid {
    lines: Vec<view::Line>,
    line_of: HashMap<NodeId, usize>,
}

impl Layout<'_> {
    /// The line on which a place stands: for a part as a whole, the first.
    fn excerpt(&mut self, place: rules::Place) -> Option<Excerpt> {
        let document = self.token.document(place.part)?;
        let redaction = &self.redaction;
        let laid = self.parts.entry(place.part).or_insert_with(|| {
            let lines = view::lines(document, |value| redaction.show(place.part, value));
            let numbered = lines.iter().enumerate();
            let line_of =
                numbered.flat_map(|(at, line)| line.nodes.iter().map(move |node| (node.id, at))).collect();
            Laid { lines, line_of }
        });
        let at = place.node.map_or(Some(0), |node| laid.line_of.get(&node).copied())?;
        let line = laid.lines.get(at)?;
        let underline = match place.node.and_then(|node| line.nodes.iter().find(|shown| shown.id == node)) {
            None => 0..line.text.trim_end().len(),
            Some(shown) if place.with_name => shown.member_start..shown.value.end,
            Some(shown) => shown.value.clone(),
        };
        Some(Excerpt { line: at + 1, text: line.text.clone(), underline })
    }
}

/// A value in an excerpt is cut after this many characters.
const LONGEST_SHOWN: usize = 120;

/// Knows which values of a token must not be shown.
struct Redaction {
    masks: HashMap<(Part, NodeId), String>,
}

impl Redaction {
    fn of(case: &Case<'_>, show_secrets: bool) -> Redaction {
        let masked = |detection: &rules::Detection<'_>| {
            ((detection.part, detection.value.id()), mask(detection.value))
        };
        let masks =
            if show_secrets { HashMap::new() } else { case.detections().iter().map(masked).collect() };
        Redaction { masks }
    }

    fn show<'v>(&self, part: Part, value: Value<'v>) -> Cow<'v, str> {
        if let Some(mask) = self.masks.get(&(part, value.id())) {
            return Cow::Owned(mask.clone());
        }
        let raw = value.raw();
        if raw.chars().nth(LONGEST_SHOWN).is_none() {
            return Cow::Borrowed(raw);
        }
        let shown: String = raw.chars().take(LONGEST_SHOWN / 2).collect();
        Cow::Owned(format!("{shown}… ({} bytes)", raw.len()))
    }
}

/// `"$2…" (60 characters, masked)`: two characters, and none of a value so short that they would tell much.
fn mask(value: Value<'_>) -> String {
    let text = value.text().unwrap_or(value.raw().into());
    let length = text.chars().count();
    let start: String = text.chars().take(if length >= 12 { 2 } else { 0 }).collect();
    format!("\"{start}…\" ({length} characters, masked)")
}
