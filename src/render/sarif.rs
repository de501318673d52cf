//! SARIF 2.1.0 (OASIS), as code scanning reads it: the rules from the registry, a result a finding.

use super::issue::{Issue, complaint, is_url, limited};
use super::{Writer, json, place};
use crate::input::{self, Recording};
use crate::policy::{Confidence, Severity};
use crate::report::{Finding, Item, Spot, Summary};
use crate::rules::{RULES, Rule};
use crate::term::escape_json;
use serde_json::{Value, json};
use std::io;

/// A log of one run.
pub(super) struct Log {
    opening: String,
}

impl Log {
    pub(super) fn new() -> Log {
        let rules: Vec<_> = RULES.iter().map(|rule| format!("    {}", descriptor(rule))).collect();
        let version = env!("CARGO_PKG_VERSION");
        let opening = format!(
            "{{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n \"version\": \"2.1.0\",\n \"runs\": [{{\n  \
             \"tool\": {{\"driver\": {{\"name\": \"jotkit\", \"version\": \"{version}\", \"semanticVersion\": \"{version}\", \"rules\": [\n\
             {}]}}}},\n  \"columnKind\": \"utf16CodeUnits\",\n  \"results\": [",
            rules.join(",\n")
        );
        Log { opening }
    }
}

impl Writer for Log {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        results(item.findings.iter().map(|finding| of_token(item, finding)), out);
        Ok(())
    }

    fn opening(&self) -> &str {
        &self.opening
    }

    fn before(&self, first: bool) -> &'static str {
        if first { "\n    " } else { ",\n    " }
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        let remarks = Issue::of_remarks(summary.remarks.as_ref());
        let at = |issue: &Issue<'_>| location(issue.source, issue.line, None, Vec::new());
        results(remarks.map(|issue| result(&issue, at(&issue))), out);
        Ok(())
    }

    fn closing(&self, summary: &Summary) -> String {
        let end = &summary.end;
        let notification =
            |level: &str, text: String| json!({"level": level, "message": {"text": message(&text)}});
        let mut notifications: Vec<_> =
            end.troubles.iter().map(|trouble| notification("error", complaint(trouble))).collect();
        if end.more_troubles > 0 {
            notifications.push(notification("error", format!("{} more complaints", end.more_troubles)));
        }
        if summary.not_inspected > 0 {
            let text = format!("{} of the tokens and keys could not be inspected", summary.not_inspected);
            notifications.push(notification("note", text));
        }
        let invocation = json!({
            "executionSuccessful": end.complete,
            "exitCode": end.code,
            "toolExecutionNotifications": notifications,
        });
        let totals = serde_json::to_string(&json::Totals::of(summary)).unwrap_or_default();
        let invocation = invocation.to_string();
        format!(
            "],\n  \"invocations\": [{}],\n  \"properties\": {{\"summary\": {totals}}}}}]}}\n",
            escape_json(&invocation)
        )
    }
}

/// Results, a result a line.
fn results(all: impl Iterator<Item = Value>, out: &mut Vec<u8>) {
    for (at, result) in all.enumerate() {
        out.extend_from_slice(if at == 0 { b"" } else { b",\n    " });
        out.extend_from_slice(escape_json(&result.to_string()).as_bytes());
    }
}

/// A `reportingDescriptor`, with the properties that GitHub sorts alerts by.
fn descriptor(rule: &Rule) -> Value {
    let cites = rule.cites.join(", ");
    // GitHub's bands: high from 7.0, medium from 4.0, low below.
    let (problem, security) = match rule.severity {
        Severity::Error => ("error", "8.0"),
        Severity::Warning => ("warning", "5.0"),
        Severity::Info => ("recommendation", "2.0"),
    };
    json!({
        "id": rule.name,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": format!("{}\nFix: {}\nSources: {cites}", rule.why, rule.fix),
            "markdown": format!("{}\n\n**Fix:** {}\n\n**Sources:** {cites}\n", rule.why, rule.fix),
        },
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {
            "tags": ["security", "jwt", rule.group.name()],
            "precision": precision(rule.confidence),
            "problem.severity": problem,
            "security-severity": security,
        },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn precision(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

fn of_token(item: &Item, finding: &Finding) -> Value {
    let issue = Issue::of(item, finding);
    let own = At { source: &item.source, line: item.line, column: item.utf16_column, place: &item.place };
    let about = finding.at.as_deref().map_or(own, At::of);
    let kind = if finding.pointer.is_empty() { "part" } else { "property" };
    let number =
        finding.disclosure.as_ref().map(|disclosed| disclosed.number.to_string()).unwrap_or_default();
    let pointer = limited(&format!("{}{number}{}", finding.part, finding.pointer));
    let mut claims = vec![json!({"name": issue.subject, "fullyQualifiedName": pointer, "kind": kind})];
    claims.extend(logical(about.place));
    let mut result = result(&issue, about.location(claims));
    // Where else the token stands, its first place among them if the finding is about another.
    let first = finding.at.is_some().then_some(own);
    let others = first.into_iter().chain(item.also.iter().map(At::of));
    let others =
        others.filter(|at| (at.source, at.line, at.place) != (about.source, about.line, about.place));
    let related: Vec<_> = others
        .enumerate()
        .map(|(number, at)| {
            let mut location = at.location(logical(at.place).into_iter().collect());
            location["id"] = number.into();
            location["message"] = json!({"text": "the same token"});
            location
        })
        .collect();
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    result
}

fn result(issue: &Issue<'_>, location: Value) -> Value {
    let text = format!("{} ({})", issue.message, issue.whereabouts());
    let mut properties = json!({"confidence": issue.confidence.name()});
    if !issue.fingerprint.is_empty() {
        properties["fingerprint"] = issue.fingerprint.into();
    }
    json!({
        "ruleId": issue.rule.name,
        "ruleIndex": RULES.iter().position(|rule| rule.name == issue.rule.name),
        "kind": "fail",
        "level": level(issue.severity),
        "message": {"text": message(&text)},
        "locations": [location],
        "partialFingerprints": {"jotkitFinding/v1": *issue.identity},
        "properties": properties,
    })
}

/// A place in a source.
#[derive(Clone, Copy)]
struct At<'a> {
    source: &'a str,
    line: usize,
    /// In UTF-16 units, where that is known.
    column: Option<usize>,
    place: &'a input::Place,
}

impl<'a> At<'a> {
    fn of(spot: &'a Spot) -> At<'a> {
        At { source: &spot.source, line: spot.line, column: None, place: &spot.place }
    }

    fn location(&self, logical: Vec<Value>) -> Value {
        location(self.source, self.line, self.column, logical)
    }
}

fn location(source: &str, line: usize, column: Option<usize>, logical: Vec<Value>) -> Value {
    let mut location = json!({"physicalLocation": {"artifactLocation": artifact(source)}});
    if line > 0 {
        let mut region = json!({"startLine": line});
        if let Some(column) = column {
            region["startColumn"] = column.into();
        }
        location["physicalLocation"]["region"] = region;
    }
    if !logical.is_empty() {
        location["logicalLocations"] = logical.into();
    }
    location
}

/// What the token stood in: of a HAR, the JSON Pointer to the entry.
fn logical(place: &input::Place) -> Option<Value> {
    let words = limited(place::words(place).trim_start_matches(", "));
    let setting = place.setting();
    match setting.entry {
        Some((Recording::Har, number)) => {
            let side = setting.side.map(|side| format!("/{}", side.name())).unwrap_or_default();
            let pointer = format!("/log/entries/{}{side}", number.saturating_sub(1));
            Some(json!({"name": words, "fullyQualifiedName": pointer, "kind": "object"}))
        }
        _ if words.is_empty() => None,
        _ => Some(json!({"name": words})),
    }
}

/// Where a source is: a URI, relative where its name is.
fn artifact(source: &str) -> Value {
    let said = match source {
        "" => return json!({"uri": "key", "description": {"text": "given on the command line"}}),
        "stdin" => return json!({"uri": "stdin", "description": {"text": "standard input"}}),
        "argument" => return json!({"uri": "argument", "description": {"text": "given on the command line"}}),
        url if is_url(url) => {
            return json!({"uri": url::Url::parse(url).map_or_else(|_| encoded(url), String::from)});
        }
        path => path.strip_prefix("./").unwrap_or(path),
    };
    let path = if cfg!(windows) { said.replace('\\', "/") } else { said.to_string() };
    let uri = encoded(&path);
    let has_drive = cfg!(windows) && path.get(1..3) == Some(":/");
    match () {
        () if has_drive => json!({"uri": format!("file:///{uri}")}),
        () if path.starts_with('/') => json!({"uri": format!("file://{uri}")}),
        // What is above the folder of the run is below no base that is known.
        () if path.starts_with("../") => json!({"uri": uri}),
        () => json!({"uri": uri, "uriBaseId": "%SRCROOT%"}),
    }
}

/// A path as part of a URI: all but unreserved characters percent-encoded (RFC 3986 §2.3).
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Text of a message: braces are doubled, for they are placeholders (§3.11.5), and no link begins in it (§3.11.6).
fn message(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}").replace("](", "] (")
}
