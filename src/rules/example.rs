//! Tokens and keys in readable form, which stand on a rule's page and are its test.

use super::known;
use crate::core::alg::Alg;
use crate::core::b64;
use crate::core::json::Document;
use crate::core::key::{self, Given, Key};
use crate::policy::{self, Flaw, Policies};
use zeroize::Zeroizing;

/// When the examples are looked at: 2026-11-21 20:26:40 UTC, as Unix seconds.
pub const EXAMPLE_NOW: i64 = 1_795_292_800;

/// Stands for any signature that is as long as it should be.
const SOME_SIGNATURE: &str = "c2ln";

/// The option that a key is given with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GivenBy {
    /// `--key FILE`
    Key,
    /// `--jwks FILE`
    Jwks,
    /// `--secret SPEC`
    Secret,
}

/// A token by its header and payload as JSON and its signature as base64url, or a key alone.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The JOSE header.
    pub header: &'static str,
    /// The payload.
    pub payload: &'static str,
    /// The signature; `c2ln` stands for any that is as long as it should be.
    pub signature: &'static str,
    /// Key or key set that is given with it, as JSON or PEM, or a secret; empty for none.
    pub keys: &'static str,
    /// How it is given.
    pub given_by: GivenBy,
    /// Permission bits of the file of the key, where the example is about them.
    pub mode: Option<u32>,
    /// What is made of the compact serialization, where the example is about how a token is written.
    pub written: Option<fn(&str) -> String>,
    /// A text in which `TOKEN` stands for it, where the example is about what a token is found in; empty for the token alone.
    pub found_in: &'static str,
    /// Whether git tracks the file that it is found in.
    pub tracked: bool,
    /// Lines of the policy file, where the example is about what a house demands.
    pub policy: &'static str,
    /// What came with the token: tokens, or codes, as they are given to `--with`.
    pub beside: &'static [&'static str],
}

impl Example {
    /// A JWS.
    pub const fn jws(header: &'static str, payload: &'static str, signature: &'static str) -> Example {
        Example {
            header,
            payload,
            signature,
            keys: "",
            given_by: GivenBy::Key,
            mode: None,
            written: None,
            found_in: "",
            tracked: false,
            policy: "",
            beside: &[],
        }
    }

    /// A key or key set and no token.
    pub const fn key(keys: &'static str) -> Example {
        Example::jws("", "", "").with_keys(keys)
    }

    /// A key set that verifiers read.
    pub const fn jwks(keys: &'static str) -> Example {
        Example { given_by: GivenBy::Jwks, ..Example::key(keys) }
    }

    /// An HMAC secret.
    pub const fn secret(secret: &'static str) -> Example {
        Example { given_by: GivenBy::Secret, ..Example::key(secret) }
    }

    /// The same, in a file of those permissions.
    pub const fn mode(self, mode: u32) -> Example {
        Example { mode: Some(mode), ..self }
    }

    /// Whether it is about keys alone.
    pub const fn is_of_keys(&self) -> bool {
        self.header.is_empty()
    }

    /// The keys that are given.
    ///
    /// # Errors
    ///
    /// When they are no keys.
    pub fn given(&self) -> anyhow::Result<Given> {
        let mut given = Given::default();
        let bytes = self.keys.as_bytes().to_vec();
        match self.given_by {
            _ if bytes.is_empty() => {}
            GivenBy::Secret => {
                given.add_secret(Key::from_secret(Zeroizing::new(bytes), "--secret"), "--secret", self.mode);
            }
            by => {
                let set = key::read_all(bytes, "key.json", None)?;
                given.add(set, "key.json", by == GivenBy::Jwks, self.mode);
            }
        }
        Ok(given)
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

    /// A JWE by its header; the other parts are as good as any.
    pub const fn jwe(header: &'static str) -> Example {
        Example::jws(header, r#""""#, "AAAA.AAAA.AAAA.AAAA")
    }

    /// The same with that signature.
    pub const fn signed(self, signature: &'static str) -> Example {
        Example { signature, ..self }
    }

    /// The same with a key or key set given.
    pub const fn with_keys(self, keys: &'static str) -> Example {
        Example { keys, ..self }
    }

    /// The same token, written otherwise.
    pub const fn written(self, written: fn(&str) -> String) -> Example {
        Example { written: Some(written), ..self }
    }

    /// The same token, found in a text in which `TOKEN` stands for it.
    pub const fn found_in(self, found_in: &'static str) -> Example {
        Example { found_in, ..self }
    }

    /// The same token, in a file that git tracks.
    pub const fn tracked(self) -> Example {
        Example { tracked: true, ..self }
    }

    /// The same token, under a policy file that has these lines.
    pub const fn under(self, policy: &'static str) -> Example {
        Example { policy, ..self }
    }

    /// The same, with what came with it.
    pub const fn beside(self, beside: &'static [&'static str]) -> Example {
        Example { beside, ..self }
    }

    /// The demands it stands under.
    ///
    /// # Errors
    ///
    /// When its lines are no policy.
    pub fn policies(&self) -> Result<Policies, Vec<Flaw>> {
        let known = known();
        let file = policy::read(&format!("version = 1\n{}", self.policy), &known)?;
        Ok(Policies::assemble(Some(file), None, &known, |_| {}))
    }

    /// The compact serialization, what is made of it, or the text that it is found in.
    pub fn token(&self) -> String {
        let encode = |text: &str| b64::encode(text.as_bytes());
        let (header, signature) = (encode(self.header), self.signature);
        let compact = match signature {
            _ if signature.matches('.').count() == 3 => format!("{header}.{signature}"),
            SOME_SIGNATURE => format!("{header}.{}.{}", encode(self.payload), some_signature(self.header)),
            _ => format!("{header}.{}.{signature}", encode(self.payload)),
        };
        let token = self.written.map_or(compact.clone(), |written| written(&compact));
        if self.found_in.is_empty() { token } else { self.found_in.replace("TOKEN", &token) }
    }
}

/// A signature as long as those of the algorithm, and not what verifiers stumble over.
fn some_signature(header: &str) -> String {
    let header = Document::parse(header.as_bytes().to_vec());
    let alg = header.object().and_then(|header| Alg::from_name(&header.get_text("alg")?));
    let length = alg.map_or(3, |alg| alg.signature_bytes().unwrap_or(256));
    b64::encode(&vec![1; length])
}
