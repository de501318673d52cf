//! Rules on time claims.

pub(super) mod auth_time_after_iat;
pub(super) mod exp_before_valid;
pub(super) mod exp_effectively_never;
pub(super) mod exp_missing;
pub(super) mod exp_too_far;
pub(super) mod iat_in_future;
pub(super) mod iat_missing;
pub(super) mod nbf_in_future;
pub(super) mod time_claim_fractional;
pub(super) mod time_claim_milliseconds;
pub(super) mod time_claim_not_number;
pub(super) mod time_claim_out_of_range;
pub(super) mod token_expired;

use super::prelude::*;
use crate::core::time::{DAY, LAST, YEAR_2100};

/// The claims that bound a token's life (RFC 7519 §4.1.4 to §4.1.6).
const BOUNDS: [&str; 3] = ["exp", "nbf", "iat"];

/// The claims that hold a NumericDate: those, and two of OpenID Connect.
pub(super) const TIMES: [&str; 5] = ["exp", "nbf", "iat", "auth_time", "updated_at"];

/// The date a claim holds, if it is one to reckon with. Dates before 1970 or after 9999 and those in milliseconds have
/// a rule each, and nothing follows from them.
fn date(case: &Case<'_>, name: &str) -> Option<NumericDate> {
    case.date(name).filter(|date| date.0 > 0.0 && date.0 <= LAST)
}

/// How long a token lives.
struct Lifetime {
    seconds: f64,
    /// The end.
    end: NumericDate,
    /// What it was counted from: `iat`, `nbf` or `now`.
    since: &'static str,
}

/// From `iat`, else `nbf`, else now, to `exp`.
fn lifetime(case: &Case<'_>) -> Option<Lifetime> {
    let end = date(case, "exp")?;
    let start = |name: &'static str| date(case, name).map(|date| (date.0, name));
    let (from, since) = start("iat").or_else(|| start("nbf")).unwrap_or((case.now as f64, "now"));
    Some(Lifetime { seconds: end.0 - from, end, since })
}

/// Longer than any year, or into the next century.
fn is_never(case: &Case<'_>, lifetime: &Lifetime) -> bool {
    // A house that sets a limit of years means it.
    let limit = case.policy.limit_set(case.profile()).map_or(0.0, |limit| limit as f64);
    lifetime.seconds > limit && (lifetime.seconds > 366.0 * DAY || lifetime.end.0 >= YEAR_2100)
}
