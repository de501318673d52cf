//! An ignore that bears nothing.

use super::{Ignore, Remark};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "ignore-unused",
    group: Group::Policy,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "an [[ignore]] of the policy file matched nothing",
    why: "what it bore may be mended, and then it would hide the same fault when it comes back",
    fix: "take it out of the policy file",
    cites: &["docs/policy.md"],
    known_problems: "A run over some of the tokens may not hold the one that it is for.",
    bad: &[],
    good: &[],
    judge: Judge::Run,
};

pub(super) fn check(ignore: &Ignore) -> Remark {
    Remark {
        rule: &RULE,
        span: ignore.rule_span.clone(),
        message: format!("the ignore of {} ({}) matched nothing", ignore.rule, ignore.reason),
        label: String::new(),
    }
}
