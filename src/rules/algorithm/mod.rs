//! Rules on the algorithm and the signature.

pub(super) mod alg_none;
pub(super) mod alg_none_variant;
