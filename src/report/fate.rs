//! What becomes of what a rule found: told, or counted under the reason why it is not.

use super::Terms;
use super::baseline::Entry;
use super::excerpt::Redaction;
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

/// Decides. What was ignored on purpose counts as that, whoever it is for. A baseline knows it with what is `masked`.
pub(super) fn of(
    rule: &Rule,
    hit: &Hit,
    case: &Case<'_>,
    found_as: Option<&str>,
    terms: &Terms<'_>,
    masked: Option<&Redaction>,
) -> Fate {
    let policy = terms.policy;
    // Nothing is let stand by its place where the policy names no place.
    let speaks = !policy.ignores.is_empty() || policy.lets_places_stand(case.profile());
    let (part, pointer) =
        if speaks { super::spoken_of(case.token, hit.place) } else { (hit.place.part, String::new()) };
    let subject = Subject { token: case.token, profile: case.profile(), found_as };
    let borne =
        policy.ignores.iter().position(|ignore| ignore.bears(rule.name, &pointer, &subject, terms.now));
    if let Some(ignore) = borne {
        return Fate::Borne(ignore);
    }
    if is_let(rule, policy, case.profile(), part, &pointer) {
        return Fate::Ignored;
    }
    by_policy(rule, hit, terms, || masked.map(|redaction| Entry::of(rule, case, hit.place, redaction)))
}

/// Decides on a hit of a key. Its pointers lead into the file and, for a baseline, into the JWK.
pub(super) fn of_key(
    rule: &Rule,
    hit: &Hit,
    named: (Option<&str>, Option<&str>),
    pointer: &str,
    terms: &Terms<'_>,
    entry: impl FnOnce() -> Option<Entry>,
) -> Fate {
    let mut ignores = terms.policy.ignores.iter();
    match ignores.position(|ignore| ignore.bears_key(rule.name, pointer, named, terms.now)) {
        Some(ignore) => Fate::Borne(ignore),
        None => by_policy(rule, hit, terms, entry),
    }
}

/// Decides by what was asked for, and what is known. The entry is that of a baseline, where there is one or one is made.
fn by_policy(rule: &Rule, hit: &Hit, terms: &Terms<'_>, entry: impl FnOnce() -> Option<Entry>) -> Fate {
    let policy = terms.policy;
    if names(&policy.ignore, rule) {
        return Fate::Ignored;
    }
    let severity = severity(rule, hit.severity, policy);
    let slight = severity < policy.min_severity;
    let unsure = hit.confidence.unwrap_or(rule.confidence) < policy.min_confidence;
    if hit.persona.unwrap_or(rule.persona) > policy.persona || !selected(rule, policy) || slight || unsure {
        return Fate::Suppressed;
    }
    let entry = entry();
    let known = terms.baseline.zip(entry.as_ref()).and_then(|(baseline, entry)| baseline.position(entry));
    known.map_or(Fate::Told(severity, entry), Fate::Known)
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

/// Rules on the claims that OpenID Connect Core §5.4 gives for a scope. A card number in one of them is none of these.
const OF_A_PERSON: [&str; 5] = ["pii-birthdate", "pii-email", "pii-phone", "pii-address", "pii-name"];

/// Whether the policy lets stand what a rule on sensitive values found.
fn is_let(rule: &Rule, policy: &Policy, profile: Profile, part: Part, pointer: &str) -> bool {
    let personal = OF_A_PERSON.contains(&rule.name);
    let sensitive = rule.group == Group::Payload || rule.name == "sub-is-pii";
    sensitive && policy.allows(profile, part, pointer) || personal && policy.expects(profile, part, pointer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::profile;
    use crate::core::token::Token;
    use crate::policy::{Confidence, Persona};
    use crate::rules::{Example, Hits, Place, RULES};

    static SMELL: Rule = Rule { persona: Persona::Pedantic, severity: Severity::Warning, ..*RULES[0] };

    /// What becomes of a hit of the rule under a policy; `more` says more of the hit.
    fn fate(rule: &Rule, policy: Policy, more: impl Fn(&mut Hit)) -> &'static str {
        let token = Token::parse(Example::claims(r#"{"sub":"42"}"#).token());
        let inference = profile::infer(&token, None);
        let case = Case::new(&token, &inference, &policy, 0);
        let mut hits = Hits::default();
        let hit = hits.at(Place::part(Part::Payload), "");
        more(hit);
        match of(rule, hit, &case, None, &Terms::new(&policy, 0), None) {
            Fate::Told(severity, _) => severity.name(),
            Fate::Ignored => "ignored",
            Fate::Borne(_) => "borne",
            Fate::Suppressed => "suppressed",
            Fate::Known(_) => "known",
        }
    }

    #[test]
    fn findings_for_others_are_suppressed() {
        let of_persona = |persona| Policy { persona, ..Policy::default() };
        assert_eq!(fate(&SMELL, Policy::default(), |_| {}), "suppressed");
        assert_eq!(fate(&SMELL, of_persona(Persona::Pedantic), |_| {}), "warning");
        assert_eq!(fate(&SMELL, of_persona(Persona::Auditor), |_| {}), "warning");
        let for_auditors = |hit: &mut Hit| {
            hit.persona(Persona::Auditor);
        };
        assert_eq!(fate(&SMELL, of_persona(Persona::Pedantic), for_auditors), "suppressed");
        assert_eq!(
            fate(&SMELL, Policy::default(), |hit| {
                hit.persona(Persona::Everyone);
            }),
            "warning"
        );
    }

    #[test]
    fn the_policy_says_how_bad_it_is_before_the_case_and_the_case_before_the_rule() {
        let pedantic = || Policy { persona: Persona::Pedantic, ..Policy::default() };
        let info = |hit: &mut Hit| {
            hit.severity(Severity::Info);
        };
        assert_eq!(fate(&SMELL, pedantic(), info), "info");
        let own = |severity| (SMELL.name.to_string(), severity);
        let severity = vec![own(Severity::Info), own(Severity::Error)];
        assert_eq!(fate(&SMELL, Policy { severity, ..pedantic() }, info), "error");
        assert_eq!(
            fate(&SMELL, Policy { min_severity: Severity::Warning, ..pedantic() }, info),
            "suppressed"
        );
        let unsure = |hit: &mut Hit| {
            hit.confidence(Confidence::Low);
        };
        assert_eq!(
            fate(&SMELL, Policy { min_confidence: Confidence::Medium, ..pedantic() }, unsure),
            "suppressed"
        );
        assert_eq!(
            fate(&SMELL, Policy { ignore: vec![SMELL.group.name().to_string()], ..pedantic() }, unsure),
            "ignored"
        );
    }
}
