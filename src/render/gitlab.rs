//! For GitLab: Code Quality, and a security report.

use super::Writer;
use super::issue::{Issue, complaint};
use super::markdown::code;
use crate::core::time::NumericDate;
use crate::policy::Severity;
use crate::report::{Item, Summary};
use crate::term::escape_json;
use serde_json::{Value, json};
use std::io;

/// An array of issues in the form of Code Climate, as GitLab reads it.
pub(super) struct CodeQuality;

impl Writer for CodeQuality {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        elements(item.findings.iter().map(|finding| issue(&Issue::of(item, finding))), out);
        Ok(())
    }

    fn opening(&self) -> &str {
        "["
    }

    fn before(&self, first: bool) -> &'static str {
        if first { "\n  " } else { ",\n  " }
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        elements(Issue::of_remarks(summary.remarks.as_ref()).map(|remark| issue(&remark)), out);
        Ok(())
    }

    fn closing(&self, _summary: &Summary) -> String {
        "]\n".to_string()
    }
}

fn issue(issue: &Issue<'_>) -> Value {
    let severity = match issue.severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Info => "info",
    };
    json!({
        "description": format!("{} ({})", issue.message, issue.whereabouts()),
        "check_name": issue.rule.name,
        "fingerprint": issue.unique(),
        "severity": severity,
        // Lines are wanted of everything.
        "location": {"path": path(issue), "lines": {"begin": issue.line.max(1)}},
    })
}

fn path<'a>(issue: &Issue<'a>) -> &'a str {
    issue.file().unwrap_or(issue.source)
}

/// Elements of an array, an element a line.
fn elements(all: impl Iterator<Item = Value>, out: &mut Vec<u8>) {
    for (at, element) in all.enumerate() {
        out.extend_from_slice(if at == 0 { b"" } else { b",\n  " });
        out.extend_from_slice(escape_json(&element.to_string()).as_bytes());
    }
}

/// The version of the security report schemas.
const SCHEMA_VERSION: &str = "15.0.6";

/// A report of static application security testing.
pub(super) struct Sast {
    opening: String,
    now: i64,
}

impl Sast {
    pub(super) fn new(now: i64) -> Sast {
        Sast { opening: format!("{{\"version\": \"{SCHEMA_VERSION}\",\n \"vulnerabilities\": ["), now }
    }
}

impl Writer for Sast {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        elements(item.findings.iter().map(|finding| vulnerability(&Issue::of(item, finding))), out);
        Ok(())
    }

    fn opening(&self) -> &str {
        &self.opening
    }

    fn before(&self, first: bool) -> &'static str {
        if first { "\n  " } else { ",\n  " }
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        elements(Issue::of_remarks(summary.remarks.as_ref()).map(|remark| vulnerability(&remark)), out);
        Ok(())
    }

    fn closing(&self, summary: &Summary) -> String {
        // Without zone: the schema has no room for one, and means UTC.
        let time = NumericDate(self.now as f64).rfc3339().unwrap_or_default();
        let time = time.trim_end_matches('Z');
        let jotkit = json!({
            "id": "jotkit",
            "name": "jotkit",
            "version": env!("CARGO_PKG_VERSION"),
            "vendor": {"name": "jotkit"},
        });
        let messages = summary.end.troubles.iter().map(|trouble| {
            json!({"level": if summary.end.complete { "warn" } else { "fatal" }, "value": complaint(trouble)})
        });
        let scan = json!({
            "analyzer": jotkit,
            "scanner": jotkit,
            "type": "sast",
            "start_time": time,
            "end_time": time,
            "status": if summary.end.complete { "success" } else { "failure" },
            "messages": messages.collect::<Vec<_>>(),
        });
        format!("],\n \"scan\": {}}}\n", escape_json(&scan.to_string()))
    }
}

fn vulnerability(issue: &Issue<'_>) -> Value {
    let severity = match issue.severity {
        Severity::Error => "High",
        Severity::Warning => "Medium",
        Severity::Info => "Info",
    };
    let rule = issue.rule;
    let mut location = json!({"file": path(issue)});
    if issue.line > 0 {
        location["start_line"] = issue.line.into();
    }
    // The description is read as Markdown.
    json!({
        "id": uuid(&issue.unique()),
        "name": rule.summary,
        "description": format!(
            "{} {}\n\n{} ({})",
            code(&issue.message),
            code(&issue.whereabouts()),
            rule.why,
            rule.cites.join(", ")
        ),
        "severity": severity,
        "solution": rule.fix,
        "identifiers": [
            {"type": "jotkit_rule", "name": format!("jotkit {}", rule.name), "value": rule.name}
        ],
        "location": location,
    })
}

/// 32 hexadecimal digits as a UUID of a form of our own (RFC 9562 §5.8).
fn uuid(digits: &str) -> String {
    let digit = |at: usize| digits.get(at..at + 1).unwrap_or("0");
    let piece = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    // Two bits of the digit are the variant.
    let variant = u8::from_str_radix(digit(16), 16).unwrap_or_default() & 3 | 8;
    format!(
        "{}-{}-8{}-{variant:x}{}-{}",
        piece(0, 8),
        piece(8, 12),
        piece(13, 16),
        piece(17, 20),
        piece(20, 32)
    )
}
