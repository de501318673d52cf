//! Rules on structure and encoding.

pub(super) mod duplicate_member;
