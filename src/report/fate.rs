//! What becomes of what a rule found: told, or counted under the reason why it is not.

use super::Terms;
use super::baseline::Entry;
use crate::core::profile::Profile;
use crate::core::token::Part;
use crate::policy::{Policy, Severity, Subject};
use crate::rules::{Case, Group, Hit, Rule};

/// What becomes of a hit.
pub(super) enum Fate {
    /// It is told, this bad; a baseline would know it so.
    Told(Severity, Option<Entry>),
    /// It is ignored by the name of its rule, or the policy allows what it points at.
    Ignored,
    /// It is borne by that ignore of the policy.
    Borne(usize),
    /// It is for others, was not asked for, or is too slight or too unsure.
    Suppressed,
    /// It is that entry of the baseline.
    Known(usize),
}

/// Decides. What was ignored on purpose counts as that, whoever it is for.
pub(super) fn of(rule: &Rule, hit: &Hit, case: &Case<'_>, found_as: Option<&str>, terms: &Terms<'_>) -> Fate {
    let policy = terms.policy;
    let pointer = super::pointer(case.token, hit.place);
    if names(&policy.ignore, rule) || is_let(rule, policy, case.profile(), hit.place.part, &pointer) {
        return Fate::Ignored;
    }
    let subject = Subject { token: case.token, profile: case.profile(), found_as };
    let borne =
        policy.ignores.iter().position(|ignore| ignore.bears(rule.name, &pointer, &subject, terms.now));
    if let Some(ignore) = borne {
        return Fate::Borne(ignore);
    }
    let severity = severity(rule, hit.severity, policy);
    let slight = severity < policy.min_severity;
    let unsure = hit.confidence.unwrap_or(rule.confidence) < policy.min_confidence;
    if hit.persona.unwrap_or(rule.persona) > policy.persona || !selected(rule, policy) || slight || unsure {
        return Fate::Suppressed;
    }
    if terms.baseline.is_none() && !terms.remember {
        return Fate::Told(severity, None);
    }
    let entry = Entry::of(rule, case, hit.place.part, pointer);
    match terms.baseline.and_then(|baseline| baseline.position(&entry)) {
        Some(known) => Fate::Known(known),
        None => Fate::Told(severity, Some(entry)),
    }
}

/// How bad a finding is: as the policy says, else as this case of the rule, else as the rule.
pub(super) fn severity(rule: &Rule, of_hit: Option<Severity>, policy: &Policy) -> Severity {
    policy.severity_of(rule.name).or(of_hit).unwrap_or(rule.severity)
}

/// Whether findings of a rule were asked for.
pub(super) fn selected(rule: &Rule, policy: &Policy) -> bool {
    policy.select.is_empty() || names(&policy.select, rule)
}

/// Whether a list of rule and group names names the rule.
pub(super) fn names(list: &[String], rule: &Rule) -> bool {
    list.iter().any(|name| name == rule.name || name == rule.group.name())
}

/// Whether the policy lets stand what a rule on sensitive values found.
fn is_let(rule: &Rule, policy: &Policy, profile: Profile, part: Part, pointer: &str) -> bool {
    let personal = rule.name.starts_with("pii-");
    let sensitive = rule.group == Group::Payload || rule.name == "sub-is-pii";
    sensitive && policy.allows(part, pointer) || personal && policy.expects(profile, part, pointer)
}
