//! Rules on time claims.

pub(super) mod exp_effectively_never;
pub(super) mod exp_missing;
pub(super) mod exp_too_far;
pub(super) mod time_claim_milliseconds;

use super::prelude::*;
use crate::core::time::{DAY, YEAR_2100};

/// How long a token lives.
struct Lifetime {
    seconds: f64,
    /// The end.
    end: NumericDate,
    /// What it was counted from: `iat`, `nbf` or `now`.
    since: &'static str,
}

/// From `iat`, else `nbf`, else now, to `exp`. Starts written in milliseconds are none.
fn lifetime(case: &Case<'_>) -> Option<Lifetime> {
    let end = case.date("exp")?;
    let start = |name: &'static str| {
        let date = case.date(name).filter(|date| date.excess_thousands().is_none() && date.0.is_finite());
        date.map(|date| (date.0, name))
    };
    let (from, since) = start("iat").or_else(|| start("nbf")).unwrap_or((case.now as f64, "now"));
    Some(Lifetime { seconds: end.0 - from, end, since })
}

/// Longer than any year, or into the next century.
fn is_never(case: &Case<'_>, lifetime: &Lifetime) -> bool {
    // A house that sets a limit of years means it.
    let limit = case.policy.limit_set(case.profile()).map_or(0.0, |limit| limit as f64);
    lifetime.seconds > limit && (lifetime.seconds > 366.0 * DAY || lifetime.end.0 >= YEAR_2100)
}
