//! Rules on keys. What is wrong with a key is found in `core::key`, where `verify --strict` and `sign` ask, too.

pub(super) mod ec_point_invalid;
pub(super) mod hmac_secret_is_public_key;
pub(super) mod hmac_secret_memorable;
pub(super) mod hmac_secret_short;
pub(super) mod jwk_alg_mismatch;
pub(super) mod jwk_alg_missing;
pub(super) mod jwk_encoding;
pub(super) mod jwk_halves_differ;
pub(super) mod jwk_kid_missing;
pub(super) mod jwk_use_mismatch;
pub(super) mod jwks_duplicate_kid;
pub(super) mod jwks_mixed;
pub(super) mod jwks_private_key;
pub(super) mod jwks_symmetric_key;
pub(super) mod key_file_permissions;
pub(super) mod key_reused;
pub(super) mod rsa_exponent;
pub(super) mod rsa_exponent_small;
pub(super) mod rsa_key_short;
pub(super) mod rsa_roca;
pub(super) mod rsa_shared_factor;
pub(super) mod rsa_weak_modulus;
