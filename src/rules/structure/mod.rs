//! Rules on structure and encoding.

pub(super) mod duplicate_member;
pub(super) mod policy_payload_too_large;
