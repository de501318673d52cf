//! Rules on the algorithm and the signature.

pub(super) mod alg_eddsa_polymorphic;
pub(super) mod alg_invalid;
pub(super) mod alg_key_mismatch;
pub(super) mod alg_none;
pub(super) mod alg_none_variant;
pub(super) mod alg_not_allowed;
pub(super) mod alg_prohibited;
pub(super) mod alg_unregistered;
pub(super) mod ecdsa_high_s;
pub(super) mod hmac_empty_secret;
pub(super) mod hmac_key_confusion;
pub(super) mod hmac_secret_known;
pub(super) mod hmac_shared_across_services;
pub(super) mod known_private_key;
pub(super) mod signature_degenerate;
pub(super) mod signature_invalid;
pub(super) mod signature_length;
pub(super) mod signature_missing;
pub(super) mod signature_on_unsecured;

use super::prelude::*;
use crate::core::json::{Kind as JsonKind, Value};
use crate::core::token::{Kind, Part};
use unicode_normalization::UnicodeNormalization;

/// The `alg` of the protected header.
fn alg_of<'a>(case: &Case<'a>) -> Option<Value<'a>> {
    case.header?.get("alg")
}

/// The value `alg`, or the header as a whole where it stands elsewhere.
fn alg_place(case: &Case<'_>) -> Place {
    alg_of(case).map_or(Place::part(Part::Header), Place::header)
}

/// Whether the token is a JWS that claims to be signed.
fn claims_signature(case: &Case<'_>) -> bool {
    case.header.is_some() && case.token.kind() == Kind::Jws && !alg_of(case).is_some_and(is_disguised_none)
}

/// Whether an `alg` that is not `none` is read so by some verifiers.
fn is_disguised_none(alg: Value<'_>) -> bool {
    match alg.kind() {
        JsonKind::Array => alg.children().any(is_none),
        _ => is_none(alg) && alg.text().as_deref() != Some("none"),
    }
}

/// Whether a verifier that trims, folds case or normalizes reads `none` here. Characters that nobody sees are
/// left out as well.
fn is_none(alg: Value<'_>) -> bool {
    let Some(text) = alg.text() else { return false };
    let visible = |c: &char| {
        !c.is_whitespace()
            && !c.is_control()
            && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    if text.is_ascii() {
        let seen = text.bytes().filter(|byte| !byte.is_ascii_whitespace() && !byte.is_ascii_control());
        return seen.map(|byte| byte.to_ascii_lowercase()).eq(*b"none");
    }
    text.nfkc().filter(visible).flat_map(char::to_lowercase).eq("none".chars())
}
