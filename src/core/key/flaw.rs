//! What can be wrong with keys. Each flaw has the name of the rule that tells of it, whoever found it: the linter,
//! `verify --strict`, `sign`, or the reader that refused the key.

use super::{Key, Numbers};
use std::fmt;

macro_rules! flaws {
    ($($variant:ident $name:literal;)*) => {
        /// A flaw of a key, or of keys together, by the name of its rule.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Flaw { $($variant),* }

        impl Flaw {
            /// Every flaw, in the order of the catalogue.
            pub const ALL: &'static [Flaw] = &[$(Flaw::$variant),*];

            /// The name of its rule.
            pub const fn name(self) -> &'static str {
                match self { $(Flaw::$variant => $name),* }
            }
        }
    };
}

flaws! {
    KnownPrivateKey "known-private-key";
    HmacSecretShort "hmac-secret-short";
    HmacSecretMemorable "hmac-secret-memorable";
    HmacSecretIsPublicKey "hmac-secret-is-public-key";
    RsaKeyShort "rsa-key-short";
    RsaExponent "rsa-exponent";
    RsaExponentSmall "rsa-exponent-small";
    RsaWeakModulus "rsa-weak-modulus";
    RsaRoca "rsa-roca";
    RsaSharedFactor "rsa-shared-factor";
    EcPointInvalid "ec-point-invalid";
    JwkAlgMismatch "jwk-alg-mismatch";
    JwkUseMismatch "jwk-use-mismatch";
    JwkEncoding "jwk-encoding";
    JwkHalvesDiffer "jwk-halves-differ";
    JwksPrivateKey "jwks-private-key";
    JwksSymmetricKey "jwks-symmetric-key";
    JwksMixed "jwks-mixed";
    JwksDuplicateKid "jwks-duplicate-kid";
    JwkKidMissing "jwk-kid-missing";
    JwkAlgMissing "jwk-alg-missing";
    KeyReused "key-reused";
    KeyFilePermissions "key-file-permissions";
}

/// A flaw of one key, as it was found. It says nothing private.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakness {
    /// What is wrong.
    pub flaw: Flaw,
    /// The fact, with its number, without a name for the key.
    pub message: String,
    /// The member of the JWK that it is about; empty for the key as a whole.
    pub member: &'static str,
    /// Whether the standards allow it, so that it is only good to know.
    pub slight: bool,
}

impl Weakness {
    /// A flaw of a key as a whole.
    pub(super) fn new(flaw: Flaw, message: impl Into<String>) -> Weakness {
        Weakness { flaw, message: message.into(), member: "", slight: false }
    }

    /// The same, about a member of the JWK.
    pub(super) fn at(self, member: &'static str) -> Weakness {
        Weakness { member, ..self }
    }
}

/// Why a key is refused, where that is a flaw with a name or there is something left to judge.
pub(super) struct Refusal {
    pub(super) message: String,
    pub(super) flaw: Option<Flaw>,
    pub(super) member: &'static str,
    /// Modulus and exponent of an RSA key.
    pub(super) numbers: Option<Numbers>,
}

impl Refusal {
    pub(super) fn new(flaw: Flaw, message: impl Into<String>) -> Refusal {
        Refusal { message: message.into(), flaw: Some(flaw), member: "", numbers: None }
    }

    pub(super) fn at(self, member: &'static str) -> Refusal {
        Refusal { member, ..self }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Debug for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// A key that was refused, and what can be said of it nevertheless.
pub struct Refused {
    /// Why, for people.
    pub reason: String,
    /// The flaw that it was refused for, where it has a name.
    pub weakness: Option<Weakness>,
    /// Modulus and exponent of an RSA key.
    pub numbers: Option<Numbers>,
    /// The key as a less strict reader takes it.
    pub shadow: Option<Box<Key>>,
    /// Whether it could be used, and is left out for where it stands.
    pub left_out: bool,
}

impl Refused {
    /// What an error of the readers says.
    pub(super) fn of(error: &anyhow::Error, shadow: Option<Key>) -> Refused {
        let typed = error.chain().find_map(|cause| cause.downcast_ref::<Refusal>());
        let weakness = typed.and_then(|refusal| {
            let Refusal { flaw, message, member, .. } = refusal;
            flaw.map(|flaw| Weakness { flaw, message: message.clone(), member, slight: false })
        });
        Refused {
            reason: format!("{error:#}"),
            weakness,
            numbers: typed.and_then(|refusal| refusal.numbers.clone()),
            shadow: shadow.map(Box::new),
            left_out: false,
        }
    }
}
