//! What a rule finds, and where.

use super::{Confidence, Persona, Rule};
use crate::core::json::{NodeId, Value};
use crate::core::token::Part;
use crate::policy::Severity;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What a finding points at: a part of the token, or a value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The part.
    pub part: Part,
    /// The value, where the finding is not about the part as a whole.
    pub node: Option<NodeId>,
    /// Whether the member's name is meant as much as its value.
    pub with_name: bool,
}

impl Place {
    /// A part as a whole.
    pub fn part(part: Part) -> Place {
        Place { part, node: None, with_name: false }
    }

    /// A value of the header.
    pub fn header(value: Value<'_>) -> Place {
        Place::value(Part::Header, value)
    }

    /// A value of the payload.
    pub fn payload(value: Value<'_>) -> Place {
        Place::value(Part::Payload, value)
    }

    /// A value of either.
    pub fn value(part: Part, value: Value<'_>) -> Place {
        Place { part, node: Some(value.id()), with_name: false }
    }

    /// A member of either, its name included.
    pub fn member(part: Part, value: Value<'_>) -> Place {
        Place { part, node: Some(value.id()), with_name: true }
    }
}

/// Something a rule found.
#[derive(Clone, Debug)]
pub struct Hit {
    /// What it points at.
    pub place: Place,
    /// The fact, with its number: `lives 90 d, the limit for an access token is 1 h`.
    pub message: String,
    /// What stands under the underlined value; empty for nothing.
    pub label: String,
    /// A severity that the catalogue gives this case of the rule.
    pub severity: Option<Severity>,
    /// A confidence that differs from the rule's.
    pub confidence: Option<Confidence>,
    /// Whom this case of the rule is for, where that differs from the rule's.
    pub persona: Option<Persona>,
    /// Whether the rule asked where the token stands, or what came with it.
    pub by_place: bool,
}

/// A rule reports so many hits of one token; the rest is counted, for a hostile token can hold a million.
const MOST_HITS: usize = 50;

/// Takes what a rule finds.
#[derive(Default)]
pub struct Hits {
    hits: Vec<Hit>,
    /// The last hit that was one too many, and how many there were.
    surplus: Option<Hit>,
    surplus_count: usize,
}

impl Hits {
    /// Adds a hit; the result lets the rule say more of it.
    pub fn at(&mut self, place: Place, message: impl Into<String>) -> &mut Hit {
        let full = self.is_full();
        let hit = Hit {
            place,
            message: message.into(),
            label: String::new(),
            severity: None,
            confidence: None,
            persona: None,
            by_place: false,
        };
        if full {
            self.surplus_count += 1;
            return self.surplus.insert(hit);
        }
        self.hits.push(hit);
        let last = self.hits.len() - 1;
        &mut self.hits[last]
    }

    /// Whether further hits are only counted, so that nothing need be said of them.
    pub fn is_full(&self) -> bool {
        self.hits.len() >= MOST_HITS
    }

    pub(super) fn finish(mut self) -> Vec<Hit> {
        if let Some(last) = self.hits.last_mut().filter(|_| self.surplus_count > 0) {
            last.message.push_str(&format!(" ({} more like it)", self.surplus_count));
        }
        self.hits
    }
}

impl Hit {
    /// Tells what a rule found from all else that is found in a token.
    pub fn number(&self, rule: &Rule) -> u64 {
        let mut hasher = DefaultHasher::new();
        (rule.name, self.place, &self.message).hash(&mut hasher);
        hasher.finish()
    }

    /// Says what stands under the underlined value.
    pub fn label(&mut self, label: impl Into<String>) -> &mut Hit {
        self.label = label.into();
        self
    }

    /// Sets the severity that the catalogue gives this case.
    pub fn severity(&mut self, severity: Severity) -> &mut Hit {
        self.severity = Some(severity);
        self
    }

    /// Sets the confidence.
    pub fn confidence(&mut self, confidence: Confidence) -> &mut Hit {
        self.confidence = Some(confidence);
        self
    }

    /// Sets whom this case of the rule is for.
    pub fn persona(&mut self, persona: Persona) -> &mut Hit {
        self.persona = Some(persona);
        self
    }
}
