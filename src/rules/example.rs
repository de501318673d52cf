//! Tokens in readable form, which stand on a rule's page and are its test.

use crate::core::alg::Alg;
use crate::core::b64;
use crate::core::json::Document;
use crate::policy::Policy;

/// When the examples are looked at: 2026-11-21 20:26:40 UTC, as Unix seconds.
pub const EXAMPLE_NOW: i64 = 1_795_292_800;

/// Stands for a signature of the right length, where it does not matter what it is.
const SOME_SIGNATURE: &str = "c2ln";

/// A token by its header and payload as JSON and its signature as base64url.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The JOSE header.
    pub header: &'static str,
    /// The payload.
    pub payload: &'static str,
    /// The signature; `c2ln` stands for any that is as long as it should be.
    pub signature: &'static str,
    /// Key or key set that is given with it, as JSON; empty for none.
    pub keys: &'static str,
    /// The policy in force.
    pub policy: fn() -> Policy,
}

impl Example {
    /// A JWS.
    pub const fn jws(header: &'static str, payload: &'static str, signature: &'static str) -> Example {
        Example { header, payload, signature, keys: "", policy: Policy::default }
    }

    /// A JWS of which only the claims matter.
    pub const fn claims(payload: &'static str) -> Example {
        Example::jws(r#"{"alg":"ES256","typ":"JWT"}"#, payload, SOME_SIGNATURE)
    }

    /// A JWS of which only the header matters.
    pub const fn header(header: &'static str) -> Example {
        const CLAIMS: &str = r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","iat":1795292740,"exp":1795293700}"#;
        Example::jws(header, CLAIMS, SOME_SIGNATURE)
    }

    /// The same with that signature.
    pub const fn signed(self, signature: &'static str) -> Example {
        Example { signature, ..self }
    }

    /// A JWE by its header; the other parts are as good as any.
    pub const fn jwe(header: &'static str) -> Example {
        Example::jws(header, r#""""#, "AAAA.AAAA.AAAA.AAAA")
    }

    /// The same with a key or key set given.
    pub const fn with_keys(self, keys: &'static str) -> Example {
        Example { keys, ..self }
    }

    /// The same under a policy.
    pub const fn under(self, policy: fn() -> Policy) -> Example {
        Example { policy, ..self }
    }

    /// The compact serialization.
    pub fn token(&self) -> String {
        let encode = |text: &str| b64::encode(text.as_bytes());
        let (header, signature) = (encode(self.header), self.signature);
        match signature {
            _ if signature.matches('.').count() == 3 => format!("{header}.{signature}"),
            SOME_SIGNATURE => format!("{header}.{}.{}", encode(self.payload), some_signature(self.header)),
            _ => format!("{header}.{}.{signature}", encode(self.payload)),
        }
    }
}

/// A signature as long as those of the algorithm, and not what verifiers stumble over.
fn some_signature(header: &str) -> String {
    let header = Document::parse(header.as_bytes().to_vec());
    let alg = header.object().and_then(|header| Alg::from_name(&header.get_text("alg")?));
    let length = alg.map_or(3, |alg| alg.signature_bytes().unwrap_or(256));
    b64::encode(&vec![1; length])
}
