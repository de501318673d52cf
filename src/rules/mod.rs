//! The rules: each is data and one function in a file of its own. The registry is the one slice at the end of
//! this file; `rules`, `explain` and the README's table walk it.

mod algorithm;
mod engine;
mod example;
mod identity;
mod payload;
mod policy;
mod prelude;
mod quiet;
mod sensitive;
mod structure;
mod time;
mod why;

pub use engine::{Answer, Case, Hit, Hits, Linted, Place, lint};
pub use example::{EXAMPLE_NOW, Example};
pub use policy::{Remark, remarks};
pub use sensitive::{Detection, Detector};
pub use why::why_not_applicable;

pub use crate::policy::{Confidence, Persona};
use crate::policy::{Known, Severity};

/// One rule: all that is said of it anywhere comes from here.
pub struct Rule {
    /// Stable kebab-case name of the bad pattern.
    pub name: &'static str,
    /// The section of the catalogue.
    pub group: Group,
    /// How bad its findings are, unless a policy says otherwise.
    pub severity: Severity,
    /// How sure its findings are, unless a finding says otherwise.
    pub confidence: Confidence,
    /// Whom its findings are for.
    pub persona: Persona,
    /// The pattern in half a sentence.
    pub summary: &'static str,
    /// What can come of it.
    pub why: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// Standards and sources.
    pub cites: &'static [&'static str],
    /// When it fires and nothing is wrong; empty if that is not known to happen.
    pub known_problems: &'static str,
    /// Tokens on which it fires.
    pub bad: &'static [Example],
    /// Tokens on which it is silent, its known false alarms among them.
    pub good: &'static [Example],
    /// Whether it has anything to say of a token at all.
    pub applies: fn(&Case<'_>) -> bool,
    /// Says it.
    pub check: fn(&Case<'_>, &mut Hits),
}

/// A section of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Algorithm and signature.
    Algorithm,
    /// Header parameters.
    Header,
    /// Time claims.
    Time,
    /// Identity and binding.
    Identity,
    /// Structure and encoding.
    Structure,
    /// What the payload gives away.
    Payload,
    /// The policy file itself.
    Policy,
}

impl Group {
    /// The word used on the command line and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Algorithm => "algorithm",
            Group::Header => "header",
            Group::Time => "time",
            Group::Identity => "identity",
            Group::Structure => "structure",
            Group::Payload => "payload",
            Group::Policy => "policy",
        }
    }
}

/// The rule of that name.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The names of rules and groups, for a policy to speak of.
pub fn known() -> Known {
    let mut groups: Vec<_> = RULES.iter().map(|rule| rule.group.name()).collect();
    groups.dedup();
    Known { rules: RULES.iter().map(|rule| rule.name).collect(), groups }
}

/// The rules that judge no token but the run.
pub static RUN: &[&Rule] = &[&policy::ignore_expired::RULE, &policy::ignore_unused::RULE];

/// Every rule, in the order of the catalogue.
pub static RULES: &[&Rule] = &[
    &algorithm::alg_none::RULE,
    &algorithm::alg_none_variant::RULE,
    &time::exp_missing::RULE,
    &time::time_claim_milliseconds::RULE,
    &time::exp_too_far::RULE,
    &time::exp_effectively_never::RULE,
    &identity::sub_is_pii::RULE,
    &identity::policy_claim_missing::RULE,
    &identity::policy_claim_forbidden::RULE,
    &structure::duplicate_member::RULE,
    &structure::policy_payload_too_large::RULE,
    &payload::secret_password::RULE,
    &payload::secret_password_hash::RULE,
    &payload::secret_api_key::RULE,
    &payload::pii_card_number::RULE,
    &payload::pii_email::RULE,
    &payload::policy_sensitive_name::RULE,
    &policy::ignore_expired::RULE,
    &policy::ignore_unused::RULE,
];
