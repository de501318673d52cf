//! What is told of tokens, whatever the format. Redaction happens here, once: an item holds no token, no
//! signature and no sensitive value, so that no writer can leak one.

mod answers;
mod baseline;
mod excerpt;
mod fate;
mod remarks;
mod summary;
pub mod view;

pub use answers::Answered;
pub use baseline::Baseline;
pub use excerpt::Excerpt;
pub use remarks::{Remarked, Remarks};
pub use summary::Summary;

use crate::core::crypto::sha256_hex;
use crate::core::json::Value;
use crate::core::profile::Inference;
use crate::core::token::{Form, Kind, Token};
use crate::core::verify::Verdict;
use crate::input::{Found, Place};
use crate::policy::{Policy, Severity};
use crate::rules::{self, Case, Confidence, Evidence, Hit, Rule};
use answers::Tally;
use excerpt::{Redaction, excerpts};
use fate::Fate;
use std::borrow::Cow;

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
    /// What each rule answered, where that was asked for.
    pub answers: Vec<Answered>,
}

/// What a token is linted by.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// What is demanded of it.
    pub policy: &'a Policy,
    /// Unix seconds.
    pub now: i64,
    /// What its signature is held against; without it nobody asks who signed.
    pub evidence: Option<&'a Evidence<'a>>,
    /// Findings that are known.
    pub baseline: Option<&'a Baseline>,
    /// Whether the findings are to be remembered, for a baseline to be made of them.
    pub remember: bool,
    /// Whether it is told what every rule answers.
    pub show_all: bool,
}

impl<'a> Terms<'a> {
    /// A policy and nothing else.
    pub fn new(policy: &'a Policy, now: i64) -> Terms<'a> {
        Terms { policy, now, evidence: None, baseline: None, remember: false, show_all: false }
    }
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

/// A token that was judged by keys and expectations.
pub fn verified(found: Found, profile: Inference, verdict: Verdict) -> Item {
    Item { verdict: Some(verdict), ..item(found, profile).0 }
}

/// A token that the rules looked at. What counts is decided here, and counted in `summary`.
pub fn linted(found: Found, profile: Inference, terms: &Terms<'_>, summary: &mut Summary) -> Item {
    let wrapping = found.wrapping;
    let (mut item, token) = item(found, profile);
    let Terms { policy, now, evidence, .. } = *terms;
    let case = Case::new(&token, &item.profile, policy, now).found(&item.place, wrapping).with(evidence);
    let linted = rules::lint(&case);
    summary.saw(&linted, item.kind);

    let redaction = Redaction::of(&case, policy.show_secrets);
    let mut tally = terms.show_all.then(Tally::default);
    let mut told = Vec::new();
    for (rule, hit) in linted.hits {
        let fate = fate::of(rule, &hit, &case, item.place.called(), terms);
        summary.count(&fate);
        if let Some(tally) = &mut tally {
            tally.count(rule, &fate);
        }
        if let Fate::Told(severity, entry) = fate {
            told.push((rule, hit, severity));
            summary.remember(entry.filter(|_| terms.remember));
        }
    }
    let excerpts = excerpts(&token, &redaction, told.iter().map(|(_, hit, _)| hit.place));
    let findings = told.into_iter().map(|(rule, hit, severity)| {
        let excerpt = excerpts.get(&hit.place).cloned();
        finding(rule, hit, severity, &token, excerpt)
    });
    let mut findings: Vec<_> = findings.collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let answers = tally.map(|tally| tally.answers(&case, &linted.answers, linted.not_inspected.as_deref()));
    item.answers = answers.unwrap_or_default();
    item.findings = findings;
    item.not_inspected = linted.not_inspected;
    item
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
        answers: Vec::new(),
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
    severity: Severity,
    token: &Token,
    excerpt: Option<Excerpt>,
) -> Finding {
    Finding {
        rule,
        severity,
        confidence: hit.confidence.unwrap_or(rule.confidence),
        part: hit.place.part.name(),
        pointer: pointer(token, hit.place),
        excerpt,
        message: hit.message,
        label: hit.label,
    }
}

/// JSON Pointer of a place into its part; empty for the part as a whole.
fn pointer(token: &Token, place: rules::Place) -> String {
    let value = place.node.and_then(|node| token.document(place.part)?.value(node));
    value.map(Value::pointer).unwrap_or_default()
}
