//! What is wrong with the form of a token.

use super::{Inflation, Kind, Part, Token};
use crate::core::json::Value;

/// Something that is wrong with the form of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The part it is wrong with.
    pub part: Part,
    /// What is wrong, and at which byte of that part.
    pub message: String,
}

/// So many names that occur twice are told; the rest is counted.
const MOST_DUPLICATES: usize = 20;

impl Token {
    /// Everything that is wrong with the form, in the order of the token.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut add = |part, message| problems.push(Problem { part, message });
        if let Some(message) = self.count_problem() {
            add(Part::Token, message);
        }
        for segment in &self.parts().segments {
            for fault in &segment.faults {
                add(segment.part, fault.to_string());
            }
            let Some(document) = self.document(segment.part).filter(|_| self.is_meant_as_json(segment.part))
            else {
                continue;
            };
            for fault in document.faults() {
                add(segment.part, fault.to_string());
            }
            if document.is_json() && document.object().is_none() {
                let kind = document.root().map_or("nothing", |root| root.kind().words());
                add(segment.part, format!("{kind}, where a JSON object is due"));
            }
            let duplicates = document.duplicates();
            for member in duplicates.iter().take(MOST_DUPLICATES) {
                let name = member.raw_name().unwrap_or_default();
                add(segment.part, format!("the member {name} occurs more than once"));
            }
            if let Some(more) = duplicates.len().checked_sub(MOST_DUPLICATES + 1) {
                add(segment.part, format!("{} more names occur more than once", more + 1));
            }
        }
        // RFC 7515 §7.2.1: the names of the two headers MUST be disjoint.
        if let (Some(protected), Some(unprotected)) = (self.parts().header.object(), self.unprotected()) {
            let both = |member: &Value<'_>| member.name().is_some_and(|name| protected.get(&name).is_some());
            for member in unprotected.root().iter().flat_map(|root| root.children()).filter(both) {
                let name = member.raw_name().unwrap_or_default();
                add(Part::Header, format!("{name} stands in the protected and in the unprotected header"));
            }
        }
        if let Some(Inflation::Failed(why)) = &self.parts().inflation {
            add(Part::Payload, format!("the header says zip DEF, but it {why}"));
        }
        if self.kind == Kind::Jws && self.bytes(Part::Signature).is_empty() {
            add(Part::Signature, "missing, though the header promises one".to_string());
        }
        if self.is_detached() {
            add(Part::Payload, "empty: detached (RFC 7515 appendix F) or lost".to_string());
        }
        problems
    }

    /// Whether a part should be JSON: not a payload that is a token itself, or signed as it is, or still compressed.
    fn is_meant_as_json(&self, part: Part) -> bool {
        let otherwise = self.is_unencoded()
            || matches!(self.parts().inflation, Some(Inflation::Failed(_)))
            || self.payload().is_some_and(|payload| !payload.is_json()) && self.nested().is_some();
        part != Part::Payload || !otherwise
    }

    fn count_problem(&self) -> Option<String> {
        let due = if self.kind == Kind::Jwe { 5 } else { 3 };
        (self.parts().segment_count != due).then(|| {
            let plural = if self.parts().segment_count == 1 { "" } else { "s" };
            let what = if self.kind == Kind::Jwe { "JWE" } else { "JWS" };
            format!("{} part{plural} between the dots, a {what} has {due}", self.parts().segment_count)
        })
    }
}
