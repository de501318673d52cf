//! Rules on the policy file itself. They judge no token but the run: what they find stands at a line of the file.

pub(super) mod ignore_expired;
pub(super) mod ignore_unused;

use super::prelude::*;
use crate::policy::{Ignore, Policy};
use std::ops::Range;

/// Something that a rule found in the policy file.
pub struct Remark {
    /// The rule.
    pub rule: &'static Rule,
    /// Bytes of the file.
    pub span: Range<usize>,
    /// The fact.
    pub message: String,
    /// What stands under the underlined text.
    pub label: String,
}

/// What is to be said of the policy file after a run. `used` tells for each ignore whether it bore a finding; it is `None`
/// where not all could be looked at, so that nobody knows.
pub fn remarks(policy: &Policy, used: Option<&[bool]>, now: i64) -> Vec<Remark> {
    let entries = policy.ignores.iter().enumerate();
    let of_entry = entries.flat_map(|(at, ignore)| {
        let unused = used.is_some_and(|used| !used.get(at).copied().unwrap_or(false));
        ignore_expired::check(ignore, now).or_else(|| unused.then(|| ignore_unused::check(ignore)))
    });
    of_entry.filter(|remark| !policy.disabled.iter().any(|disabled| disabled == remark.rule.name)).collect()
}
