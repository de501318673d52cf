//! What is told of the policy file itself. It belongs to the run and not to a token.

use super::fate;
use super::{Excerpt, Summary};
use crate::core::source::{LineCounter, Source};
use crate::policy::{Policy, Severity};
use crate::rules::{self, Rule};

/// What is told of a policy file.
pub struct Remarks {
    /// Name of the file.
    pub source: String,
    /// The findings in it, the worst first.
    pub findings: Vec<Remarked>,
}

/// A finding in a policy file.
pub struct Remarked {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is, policy considered.
    pub severity: Severity,
    /// The fact.
    pub message: String,
    /// What stands under the underlined text.
    pub label: String,
    /// Line in the file, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// That line.
    pub excerpt: Excerpt,
}

impl Summary {
    /// Judges the policy file after a run; `complete` tells whether all could be looked at.
    pub fn remark(&mut self, file: &Source, policy: &Policy, now: i64, complete: bool) {
        let used = (complete && self.tokens + self.keys > 0).then(|| self.used_ignores().to_vec());
        let mut findings = Vec::new();
        if !policy.ignores.is_empty() {
            rules::of_run().for_each(|rule| self.applied(rule));
        }
        for remark in rules::remarks(policy, used.as_deref(), now) {
            let severity = fate::severity(remark.rule, None, policy);
            if fate::names(&policy.ignore, remark.rule) {
                self.ignored += 1;
            } else if !fate::selected(remark.rule, policy) || severity < policy.min_severity {
                self.suppressed += 1;
            } else {
                self.count_told(remark.rule, severity);
                findings.push(told(remark, severity, file));
            }
        }
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        self.remarks = (!findings.is_empty()).then(|| Remarks { source: file.name.clone(), findings });
    }
}

fn told(remark: rules::Remark, severity: Severity, file: &Source) -> Remarked {
    let (line, column) = LineCounter::default().locate(&file.bytes, remark.span.start);
    let text = file.bytes.split(|byte| *byte == b'\n').nth(line - 1).unwrap_or_default();
    let text = String::from_utf8_lossy(text).trim_end().to_string();
    let end = (column - 1 + remark.span.len()).min(text.len());
    let excerpt = Excerpt { line, text, underline: column - 1..end };
    let rules::Remark { rule, message, label, .. } = remark;
    Remarked { rule, severity, message, label, line, column, excerpt }
}
