//! Rules on who the token is about, from and for.

pub(super) mod policy_claim_forbidden;
pub(super) mod policy_claim_missing;
pub(super) mod sub_is_pii;
