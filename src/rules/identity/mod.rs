//! Rules on who the token is about, from and for.

pub(super) mod sub_is_pii;
