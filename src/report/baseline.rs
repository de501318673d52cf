//! A baseline: findings that are known, told apart by what stays when tokens change from run to run: rule, profile, issuer,
//! key ID and place in the token.

use super::excerpt::Redaction;
use super::veil::veil;
use crate::core::crypto::sha256_hex;
use crate::core::json::Value;
use crate::core::token::Part;
use crate::rules::{self, Case, Rule};
use serde::{Deserialize, Serialize};

/// Findings that are known, in a fixed order.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// Sorted, each once.
    entries: Vec<Entry>,
}

/// A finding as a baseline knows it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    rule: String,
    profile: String,
    iss: Option<String>,
    kid: Option<String>,
    part: String,
    pointer: String,
    /// Of a key, its fingerprint.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<String>,
}

/// The name and version of the format.
const SCHEMA: &str = "jotkit.baseline/1";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    schema: String,
    findings: Vec<Entry>,
}

impl Baseline {
    /// Reads the content of a file.
    ///
    /// # Errors
    ///
    /// Why it is no baseline.
    pub fn read(content: &[u8]) -> Result<Baseline, String> {
        let file: File = serde_json::from_slice(content).map_err(|error| error.to_string())?;
        if file.schema != SCHEMA {
            return Err(format!("its schema is {:?}, where {SCHEMA:?} is expected", file.schema));
        }
        Ok(file.findings.into_iter().collect())
    }

    /// The content of a file: an entry a line, so that changes can be reviewed.
    pub fn content(&self) -> String {
        let lines = self.entries.iter().map(|entry| serde_json::to_string(entry).unwrap_or_default());
        let lines: Vec<_> = lines.collect();
        let newline = if lines.is_empty() { "" } else { "\n  " };
        format!("{{\"schema\": \"{SCHEMA}\",\n \"findings\": [{newline}{}]}}\n", lines.join(",\n  "))
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub(super) fn position(&self, entry: &Entry) -> Option<usize> {
        self.entries.binary_search(entry).ok()
    }

    /// The entries that are marked.
    pub(super) fn entries<'a>(&'a self, marks: &'a [bool]) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().zip(marks).filter(|(_, marked)| **marked).map(|(entry, _)| entry)
    }
}

impl FromIterator<Entry> for Baseline {
    fn from_iter<T: IntoIterator<Item = Entry>>(entries: T) -> Self {
        let mut entries: Vec<_> = entries.into_iter().collect();
        entries.sort();
        entries.dedup();
        Baseline { entries }
    }
}

impl Entry {
    /// A finding of a token; sensitive values stay masked in a file.
    pub(super) fn of(rule: &Rule, case: &Case<'_>, place: rules::Place, redaction: &Redaction) -> Entry {
        let text = |part, value: Option<Value<'_>>| redaction.text(part, value?);
        let masked = || {
            let value = place.node.and_then(|node| case.token.document(place.part)?.value(node));
            value.map(|value| redaction.pointer(place.part, value)).unwrap_or_default()
        };
        // What is disclosed is a claim.
        let (part, mut pointer) = match place.part {
            Part::Disclosure(_) => super::spoken_of(case.token, place),
            part => (part, masked()),
        };
        // A secret can be the name of what is disclosed.
        veil(vec![&mut pointer], case.detections());
        Entry {
            rule: rule.name.to_string(),
            profile: case.profile().name().to_string(),
            iss: text(Part::Payload, case.claim("iss")),
            kid: text(Part::Header, case.header.and_then(|header| header.get("kid"))),
            part: part.name().to_string(),
            pointer,
            key: None,
        }
    }

    /// Names it in 32 hexadecimal digits, the same in every run.
    pub(super) fn identity(&self) -> String {
        let mut digest = sha256_hex(&serde_json::to_vec(self).unwrap_or_default());
        digest.truncate(32);
        digest
    }

    /// A finding of a key; the pointer is into the JWK, for keys change places in a set.
    pub(super) fn of_key(rule: &Rule, kid: Option<String>, fingerprint: &str, pointer: String) -> Entry {
        Entry {
            rule: rule.name.to_string(),
            profile: "key".to_string(),
            iss: None,
            kid,
            part: Part::Key.name().to_string(),
            pointer,
            key: (!fingerprint.is_empty()).then(|| fingerprint.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_baseline_is_read_as_it_was_written() {
        let entry = |rule: &str, iss: Option<&str>| Entry {
            rule: rule.to_string(),
            profile: "generic".to_string(),
            iss: iss.map(str::to_string),
            kid: None,
            part: "payload".to_string(),
            pointer: "/exp".to_string(),
            key: None,
        };
        let baseline: Baseline =
            [entry("b", Some("x")), entry("a", None), entry("b", Some("x"))].into_iter().collect();
        assert_eq!(baseline.len(), 2);
        assert_eq!(Baseline::read(baseline.content().as_bytes()), Ok(baseline));
        assert_eq!(Baseline::read(Baseline::default().content().as_bytes()), Ok(Baseline::default()));
        assert!(
            Baseline::read(br#"{"schema": "jotkit.baseline/2", "findings": []}"#).unwrap_err().contains("/1")
        );
        assert!(Baseline::read(b"eyJ").is_err());
    }
}
