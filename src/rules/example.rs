//! Tokens in readable form, which stand on a rule's page and are its test.

use super::known;
use crate::core::b64;
use crate::policy::{self, Flaw, Policies};

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
    /// Lines of the policy file, where the example is about what a house demands.
    pub policy: &'static str,
}

impl Example {
    /// A JWS.
    pub const fn jws(header: &'static str, payload: &'static str, signature: &'static str) -> Example {
        Example { header, payload, signature, policy: "" }
    }

    /// A JWS of which only the claims matter.
    pub const fn claims(payload: &'static str) -> Example {
        Example::jws(r#"{"alg":"ES256","typ":"JWT"}"#, payload, "c2ln")
    }

    /// The same token, under a policy file that has these lines.
    pub const fn under(self, policy: &'static str) -> Example {
        Example { policy, ..self }
    }

    /// The demands it stands under.
    ///
    /// # Errors
    ///
    /// When its lines are no policy.
    pub fn policies(&self) -> Result<Policies, Flaw> {
        let known = known();
        let file = policy::read(&format!("version = 1\n{}", self.policy), &known)?;
        Ok(Policies::assemble(Some(file), None, &known, |_| {}))
    }

    /// The compact serialization.
    pub fn token(&self) -> String {
        let Example { header, payload, signature, .. } = self;
        format!("{}.{}.{signature}", b64::encode(header.as_bytes()), b64::encode(payload.as_bytes()))
    }
}
