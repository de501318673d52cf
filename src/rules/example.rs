//! Tokens in readable form, which stand on a rule's page and are its test.

use crate::core::b64;

/// When the examples are looked at: 2026-11-21 20:26:40 UTC, as Unix seconds.
pub const EXAMPLE_NOW: i64 = 1_795_292_800;

/// A token by its header and payload as JSON and its signature as base64url.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The JOSE header.
    pub header: &'static str,
    /// The payload.
    pub payload: &'static str,
    /// The signature.
    pub signature: &'static str,
}

impl Example {
    /// A JWS.
    pub const fn jws(header: &'static str, payload: &'static str, signature: &'static str) -> Example {
        Example { header, payload, signature }
    }

    /// A JWS of which only the claims matter.
    pub const fn claims(payload: &'static str) -> Example {
        Example { header: r#"{"alg":"ES256","typ":"JWT"}"#, payload, signature: "c2ln" }
    }

    /// The compact serialization.
    pub fn token(&self) -> String {
        let Example { header, payload, signature } = self;
        format!("{}.{}.{signature}", b64::encode(header.as_bytes()), b64::encode(payload.as_bytes()))
    }
}
