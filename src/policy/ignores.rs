//! Findings that are known and borne for a time.

use super::file::IgnoreEntry;
use super::matching::{Subject, When};
use crate::core::time::end_of_day;
use std::ops::Range;

/// An `[[ignore]]` of the policy file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The rule.
    pub rule: String,
    /// Why it is borne.
    pub reason: String,
    /// The last day on which it is: `2027-01-31`.
    pub expires: String,
    /// Where in the policy file the rule is named.
    pub rule_span: Range<usize>,
    /// Where in the policy file the last day stands.
    pub expires_span: Range<usize>,
    when: When,
    claim: Option<String>,
    /// The first second, of Unix time, at which it is borne no more.
    end: i64,
}

impl Ignore {
    pub(super) fn of(entry: IgnoreEntry) -> Ignore {
        let (rule_span, expires_span) = (entry.rule.span(), entry.expires.span());
        let expires = entry.expires.into_inner().to_string();
        Ignore {
            rule: entry.rule.into_inner(),
            reason: entry.reason,
            // A day that is none was refused; were it not, it would be over.
            end: end_of_day(&expires).unwrap_or_default(),
            expires,
            rule_span,
            expires_span,
            when: entry.of.when,
            claim: entry.of.claim,
        }
    }

    /// How many seconds it has been over, if it is.
    pub fn overdue(&self, now: i64) -> Option<i64> {
        (now >= self.end).then(|| now - self.end)
    }

    /// Whether it bears a rule's finding on a token.
    pub fn bears(&self, rule: &str, pointer: &str, subject: &Subject<'_>, now: i64) -> bool {
        self.is_of(rule, pointer, now) && self.when.matches(subject)
    }

    /// Whether it bears a rule's finding on a key.
    pub fn bears_key(
        &self,
        rule: &str,
        pointer: &str,
        (kid, alg): (Option<&str>, Option<&str>),
        now: i64,
    ) -> bool {
        self.is_of(rule, pointer, now) && self.when.matches_key(kid, alg)
    }

    fn is_of(&self, rule: &str, pointer: &str, now: i64) -> bool {
        self.rule == rule
            && self.claim.as_deref().is_none_or(|claim| claim == pointer)
            && self.overdue(now).is_none()
    }
}
