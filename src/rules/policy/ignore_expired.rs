//! An ignore whose last day is over.

use super::{Ignore, Remark};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "ignore-expired",
    group: Group::Policy,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "an [[ignore]] of the policy file has expired",
    why: "it was borne for a time, which is over: its findings count again",
    fix: "mend what it bore, or say anew until when it is borne, and why",
    cites: &["docs/policy.md"],
    known_problems: "",
    bad: &[],
    good: &[],
    judge: Judge::Run,
};

pub(super) fn check(ignore: &Ignore, now: i64) -> Option<Remark> {
    let overdue = ignore.overdue(now)?;
    let Ignore { rule, expires, reason, .. } = ignore;
    let label = match overdue {
        0..86_400 => "yesterday".to_string(),
        _ => format!("{} ago", span(overdue as f64)),
    };
    Some(Remark {
        rule: &RULE,
        span: ignore.expires_span.clone(),
        message: format!("the ignore of {rule} ({reason}) expired on {expires}"),
        label,
    })
}
