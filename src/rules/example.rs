//! Tokens in readable form, which stand on a rule's page and are its test.

use crate::core::b64;
use crate::policy::Policy;

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
    /// What is made of the compact serialization, where the example is about how a token is written.
    pub written: Option<fn(&str) -> String>,
    /// The policy it stands under, where the example is about what a house demands.
    pub policy: Option<PolicyLine>,
}

/// A line of a policy.
#[derive(Clone, Copy, Debug)]
pub struct PolicyLine {
    /// As it stands in `jotkit.toml`.
    pub text: &'static str,
    /// What it changes.
    pub change: fn(&mut Policy),
}

impl Example {
    /// A JWS.
    pub const fn jws(header: &'static str, payload: &'static str, signature: &'static str) -> Example {
        Example { header, payload, signature, written: None, policy: None }
    }

    /// A JWS of which only the claims matter.
    pub const fn claims(payload: &'static str) -> Example {
        Example::jws(r#"{"alg":"ES256","typ":"JWT"}"#, payload, "c2ln")
    }

    /// The same token, written otherwise.
    pub const fn written(self, written: fn(&str) -> String) -> Example {
        Example { written: Some(written), ..self }
    }

    /// The same token, under a policy that has this line.
    pub const fn under(self, text: &'static str, change: fn(&mut Policy)) -> Example {
        Example { policy: Some(PolicyLine { text, change }), ..self }
    }

    /// The compact serialization, or what is made of it.
    pub fn token(&self) -> String {
        let Example { header, payload, signature, .. } = self;
        let compact =
            format!("{}.{}.{signature}", b64::encode(header.as_bytes()), b64::encode(payload.as_bytes()));
        self.written.map_or(compact.clone(), |written| written(&compact))
    }
}
