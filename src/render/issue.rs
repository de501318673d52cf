//! A finding as other programs are told of it, whether of a token, of a key or of the policy file.

use super::place;
use crate::core::crypto::sha256_hex;
use crate::policy::{Confidence, Severity};
use crate::report::{Finding, Item, Remarked, Remarks};
use crate::rules::Rule;
use crate::term::escape;
use std::borrow::Cow;

/// So much of a text is told; the rest is the input's, and without end.
const LONGEST: usize = 1000;

/// A finding, with all texts made harmless but the name of its source.
pub(super) struct Issue<'a> {
    /// The rule that found it.
    pub(super) rule: &'static Rule,
    /// How bad it is.
    pub(super) severity: Severity,
    /// How sure it is.
    pub(super) confidence: Confidence,
    /// The fact.
    pub(super) message: String,
    /// Name of the source, as it is.
    pub(super) source: &'a str,
    /// Line in the source, from 1; 0 where there are none.
    pub(super) line: usize,
    /// Column in bytes, from 1; 0 where there are none.
    pub(super) column: usize,
    /// The part, and the JSON Pointer into it: `payload /exp`.
    pub(super) subject: String,
    /// What it stood in: `cookie "sid"`; empty where there is no more to say.
    pub(super) place: String,
    /// The fingerprint of the token or key; empty where there is none.
    pub(super) fingerprint: &'a str,
    /// Names it from run to run.
    pub(super) identity: Cow<'a, str>,
}

impl<'a> Issue<'a> {
    pub(super) fn of(item: &'a Item, finding: &'a Finding) -> Issue<'a> {
        let (source, line, column, place) = match finding.at.as_deref() {
            Some(spot) => (&spot.source, spot.line, spot.column, &spot.place),
            None => (&item.source, item.line, item.column, &item.place),
        };
        Issue {
            rule: finding.rule,
            severity: finding.severity,
            confidence: finding.confidence,
            message: limited(&finding.message),
            source,
            line,
            column,
            subject: subject(finding),
            place: limited(place::words(place).trim_start_matches(", ")),
            fingerprint: &item.fingerprint,
            identity: Cow::Borrowed(&finding.identity),
        }
    }

    pub(super) fn of_policy(remarks: &'a Remarks, remarked: &'a Remarked) -> Issue<'a> {
        // The line says which entry it is, wherever in the file that stands.
        let mut identity =
            sha256_hex(format!("{}\n{}", remarked.rule.name, remarked.excerpt.text).as_bytes());
        identity.truncate(32);
        Issue {
            rule: remarked.rule,
            severity: remarked.severity,
            confidence: remarked.rule.confidence,
            message: limited(&remarked.message),
            source: &remarks.source,
            line: remarked.line,
            column: remarked.column,
            subject: "policy".to_string(),
            place: String::new(),
            fingerprint: "",
            identity: Cow::Owned(identity),
        }
    }

    /// All that is told of the policy file.
    pub(super) fn of_remarks(remarks: Option<&'a Remarks>) -> impl Iterator<Item = Issue<'a>> {
        let all = |remarks: &'a Remarks| {
            remarks.findings.iter().map(|remarked| Issue::of_policy(remarks, remarked))
        };
        remarks.into_iter().flat_map(all)
    }

    /// `app.log:118:42`
    pub(super) fn location(&self) -> String {
        location(self.source, self.line, self.column)
    }

    /// The file that it is in, without `./` before it; none of standard input, of an argument and of what was fetched.
    pub(super) fn file(&self) -> Option<&'a str> {
        file(self.source)
    }

    /// `payload /exp, cookie "sid"`
    pub(super) fn whereabouts(&self) -> String {
        let between = if self.place.is_empty() { "" } else { ", " };
        format!("{}{between}{}", self.subject, self.place)
    }

    /// Tells it from all others of a run: a token can occur in several files, and a finding in several tokens.
    pub(super) fn unique(&self) -> String {
        let all = format!("{}\n{}\n{}", self.identity, self.fingerprint, self.source);
        let mut digest = sha256_hex(all.as_bytes());
        digest.truncate(32);
        digest
    }
}

/// `app.log:118:42`
pub(super) fn location(source: &str, line: usize, column: usize) -> String {
    match line {
        0 => limited(source),
        line => format!("{}:{line}:{column}", limited(source)),
    }
}

/// The file that a source is.
pub(super) fn file(source: &str) -> Option<&str> {
    let is_none = matches!(source, "" | "stdin" | "argument") || is_url(source);
    (!is_none).then(|| source.strip_prefix("./").unwrap_or(source))
}

/// Whether a source was fetched.
pub(super) fn is_url(source: &str) -> bool {
    source.starts_with("https://") || source.starts_with("http://")
}

/// Foreign text for one line, not without end.
pub(super) fn limited(text: &str) -> String {
    let escaped = escape(text);
    match escaped.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &escaped[..end]),
        None => escaped.into_owned(),
    }
}

/// A complaint for one line: what to try next follows on it.
pub(super) fn complaint(text: &str) -> String {
    limited(&text.replace('\n', "; "))
}

/// `payload /exp`, `disclosure 2 /street, /address of the claims`
fn subject(finding: &Finding) -> String {
    let mut subject = finding.part.to_string();
    let claim = finding.disclosure.as_ref().and_then(|disclosed| {
        subject.push_str(&format!(" {}", disclosed.number));
        disclosed.claim.as_deref()
    });
    if !finding.pointer.is_empty() {
        subject.push_str(&format!(" {}", finding.pointer));
    }
    if let Some(claim) = claim {
        subject.push_str(&format!(", {claim} of the claims"));
    }
    limited(&subject)
}
