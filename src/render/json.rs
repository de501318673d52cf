//! For programs: one document, or an object a line. Names are a promise (`jotkit.lint/1`, `jotkit.verify/1`):
//! more may be added, none is taken away.

use super::{Report, Writer, stats};
use crate::core::token::Form;
use crate::core::verify::{Outcome, Verdict};
use crate::report::{self, Item, Summary};
use crate::rules::RULES;
use crate::term::escape_json;
use serde::Serialize;
use std::io;

impl Report {
    const fn schema(self) -> &'static str {
        match self {
            Report::Lint => "jotkit.lint/1",
            Report::Verify => "jotkit.verify/1",
        }
    }
}

/// One document, written as the items come.
pub(super) struct Document {
    report: Report,
    opening: String,
}

impl Document {
    pub(super) fn new(report: Report) -> Self {
        Document { report, opening: format!("{{\"schema\": \"{}\",\n \"tokens\": [", report.schema()) }
    }
}

impl Writer for Document {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        element(out, self.report, item)
    }

    fn opening(&self) -> &str {
        &self.opening
    }

    fn before(&self, first: bool) -> &'static str {
        if first { "\n  " } else { ",\n  " }
    }

    fn closing(&self, summary: &Summary) -> String {
        match self.report {
            Report::Verify => "]}\n".to_string(),
            Report::Lint => {
                let totals = serde_json::to_string(&Totals::of(summary)).unwrap_or_default();
                let policy =
                    policy(summary).map(|policy| format!(" \"policy\": {policy},\n")).unwrap_or_default();
                let stats = stats(summary).map(|stats| format!(",\n \"stats\": {stats}")).unwrap_or_default();
                format!("],\n{policy} \"summary\": {totals}{stats}}}\n")
            }
        }
    }
}

/// An object a token.
pub(super) struct Lines(pub(super) Report);

impl Writer for Lines {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        element(out, self.0, item)?;
        out.push(b'\n');
        Ok(())
    }

    /// What belongs to no token stands in a line of its own.
    fn closing(&self, summary: &Summary) -> String {
        let policy = policy(summary).map(|policy| format!("{{\"policy\":{policy}}}\n"));
        let stats = stats(summary).map(|stats| format!("{{\"stats\":{stats}}}\n"));
        policy.into_iter().chain(stats).collect()
    }
}

/// What was seen, where that was asked for.
fn stats(summary: &Summary) -> Option<String> {
    let stats = serde_json::to_string(&stats::Stats::of(summary.stats.as_ref().filter(|seen| seen.asked)?))
        .unwrap_or_default();
    Some(escape_json(&stats).into_owned())
}

/// What is said of the policy file.
fn policy(summary: &Summary) -> Option<String> {
    let remarks = summary.remarks.as_ref()?;
    let findings = remarks.findings.iter().map(PolicyFinding::of).collect();
    let policy = serde_json::to_string(&Policy { source: &remarks.source, findings }).unwrap_or_default();
    Some(escape_json(&policy).into_owned())
}

#[derive(Serialize)]
struct Policy<'a> {
    source: &'a str,
    findings: Vec<PolicyFinding<'a>>,
}

#[derive(Serialize)]
struct PolicyFinding<'a> {
    rule: &'static str,
    severity: &'static str,
    confidence: &'static str,
    message: &'a str,
    line: usize,
    column: usize,
    help: &'static str,
    cites: &'static [&'static str],
}

impl<'a> PolicyFinding<'a> {
    fn of(remarked: &'a report::Remarked) -> Self {
        PolicyFinding {
            rule: remarked.rule.name,
            severity: remarked.severity.name(),
            confidence: remarked.rule.confidence.name(),
            message: &remarked.message,
            line: remarked.line,
            column: remarked.column,
            help: remarked.rule.fix,
            cites: remarked.rule.cites,
        }
    }
}

/// Characters that could deceive on a terminal are written as JSON escapes, which say the same.
fn element(out: &mut Vec<u8>, report: Report, item: &Item) -> io::Result<()> {
    let token = Token::of(item);
    let written = match report {
        Report::Lint => serde_json::to_string(&LintedToken::of(token, item))?,
        Report::Verify => serde_json::to_string(&VerifiedToken::of(token, item))?,
    };
    out.extend_from_slice(escape_json(&written).as_bytes());
    Ok(())
}

#[derive(Serialize)]
struct Token<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "is_zero")]
    line: usize,
    #[serde(skip_serializing_if = "is_zero")]
    column: usize,
    fingerprint: Option<&'a str>,
    place: super::place::Place<'a>,
    kind: &'static str,
    alg: Option<&'a str>,
    kid: Option<&'a str>,
    profile: Option<&'static str>,
}

/// There is no such line, and no such column.
fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl<'a> Token<'a> {
    fn of(item: &'a Item) -> Self {
        Token {
            source: &item.source,
            line: item.line,
            column: item.column,
            fingerprint: Some(&*item.fingerprint).filter(|fingerprint| !fingerprint.is_empty()),
            place: super::place::Place::of(&item.place),
            kind: item.kind.name(),
            alg: item.alg.as_deref(),
            kid: item.kid.as_deref(),
            profile: item.profile.as_ref().map(|profile| profile.profile.name()),
        }
    }
}

#[derive(Serialize)]
struct LintedToken<'a> {
    #[serde(flatten)]
    token: Token<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_inspected: Option<&'a str>,
    findings: Vec<Finding<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules: Vec<Answered<'a>>,
    #[serde(skip_serializing_if = "is_one")]
    times: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    also: Vec<Spot<'a>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    again: bool,
}

/// It occurs once, which goes without saying.
fn is_one(number: &usize) -> bool {
    *number == 1
}

impl<'a> LintedToken<'a> {
    fn of(token: Token<'a>, item: &'a Item) -> Self {
        let findings = item.findings.iter().map(Finding::of).collect();
        let rules = item.answers.iter().map(Answered::of).collect();
        let (times, also) = (item.times, item.also.iter().map(Spot::of).collect());
        let (not_inspected, again) = (item.not_inspected.as_deref(), item.again);
        LintedToken { token, not_inspected, findings, rules, times, also, again }
    }
}

/// Another place of a token.
#[derive(Serialize)]
struct Spot<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "is_zero")]
    line: usize,
    #[serde(skip_serializing_if = "is_zero")]
    column: usize,
    place: super::place::Place<'a>,
}

impl<'a> Spot<'a> {
    fn of(spot: &'a report::Spot) -> Self {
        let report::Spot { source, line, column, place } = spot;
        Spot { source, line: *line, column: *column, place: super::place::Place::of(place) }
    }
}

/// What a rule answered.
#[derive(Serialize)]
struct Answered<'a> {
    rule: &'static str,
    answer: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl<'a> Answered<'a> {
    fn of(answered: &'a report::Answered) -> Self {
        Answered { rule: answered.rule.name, answer: answered.answer, reason: answered.reason.as_deref() }
    }
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'static str,
    severity: &'static str,
    confidence: &'static str,
    message: &'a str,
    part: &'static str,
    pointer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    disclosure: Option<Disclosure<'a>>,
    help: &'static str,
    cites: &'static [&'static str],
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Spot<'a>>,
}

impl<'a> Finding<'a> {
    fn of(finding: &'a report::Finding) -> Self {
        Finding {
            rule: finding.rule.name,
            severity: finding.severity.name(),
            confidence: finding.confidence.name(),
            message: &finding.message,
            part: finding.part,
            pointer: &finding.pointer,
            disclosure: finding.disclosure.as_ref().map(Disclosure::of),
            help: finding.rule.fix,
            cites: finding.rule.cites,
            at: finding.at.as_deref().map(Spot::of),
        }
    }
}

/// Which disclosure of an SD-JWT, and where among the claims the value belongs.
#[derive(Serialize)]
struct Disclosure<'a> {
    number: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    claim: Option<&'a str>,
}

impl<'a> Disclosure<'a> {
    fn of(disclosed: &'a report::Disclosed) -> Self {
        Disclosure { number: disclosed.number, claim: disclosed.claim.as_deref() }
    }
}

/// The numbers of a run.
#[derive(Serialize)]
pub(super) struct Totals {
    tokens: usize,
    times: usize,
    keys: usize,
    files: usize,
    error: usize,
    warning: usize,
    info: usize,
    ignored: usize,
    suppressed: usize,
    not_inspected: usize,
    baseline: usize,
    outdated: usize,
    rules: usize,
    not_applicable: usize,
    disabled: usize,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    interrupted: bool,
}

impl Totals {
    pub(super) fn of(summary: &Summary) -> Self {
        Totals {
            tokens: summary.tokens,
            times: summary.sightings,
            keys: summary.keys,
            files: summary.files,
            error: summary.error,
            warning: summary.warning,
            info: summary.info,
            ignored: summary.ignored,
            suppressed: summary.suppressed,
            not_inspected: summary.not_inspected,
            baseline: summary.baseline,
            outdated: summary.outdated,
            rules: RULES.len(),
            not_applicable: summary.not_applicable(),
            disabled: summary.disabled(),
            interrupted: summary.interrupted,
        }
    }
}

#[derive(Serialize)]
struct VerifiedToken<'a> {
    verdict: &'static str,
    key: Option<&'a str>,
    tried: &'a [String],
    checks: Vec<Check<'a>>,
    hints: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<Signature>,
    #[serde(flatten)]
    token: Token<'a>,
}

/// Which signature of a general serialization.
#[derive(Serialize)]
struct Signature {
    number: usize,
    of: usize,
}

#[derive(Serialize)]
struct Check<'a> {
    check: &'static str,
    ok: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    warning: bool,
    message: &'a str,
}

impl<'a> VerifiedToken<'a> {
    fn of(token: Token<'a>, item: &'a Item) -> Self {
        let Some(verdict) = &item.verdict else {
            return VerifiedToken {
                verdict: "unchecked",
                key: None,
                tried: &[],
                checks: Vec::new(),
                hints: &[],
                signature: None,
                token,
            };
        };
        VerifiedToken {
            verdict: if verdict.is_valid() { "valid" } else { "rejected" },
            key: verdict.key.as_deref(),
            tried: &verdict.tried,
            checks: checks(verdict),
            hints: &verdict.hints,
            signature: match item.form {
                Form::General { number, of } => Some(Signature { number, of }),
                _ => None,
            },
            token,
        }
    }
}

fn checks(verdict: &Verdict) -> Vec<Check<'_>> {
    let checks = verdict.checks.iter().map(|made| Check {
        check: made.name,
        ok: made.outcome != Outcome::Failed,
        warning: made.outcome == Outcome::Noted,
        message: &made.message,
    });
    checks.collect()
}
