//! The signature algorithms jotkit can make and check: RFC 7518 §3.1, RFC 8037 §3.1, RFC 8812 §3.2, RFC 9864 §2.2 and
//! draft-ietf-cose-dilithium §3. An `alg` that is not here stays text: it decodes, and cannot be verified.

use std::fmt;

/// An elliptic curve of the JOSE registry that ECDSA keys use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Curve {
    /// secp256r1 (RFC 7518 §6.2.1.1)
    P256,
    /// secp384r1
    P384,
    /// secp521r1
    P521,
    /// secp256k1 (RFC 8812 §3.1)
    Secp256k1,
}

impl Curve {
    /// Every curve.
    pub const ALL: [Curve; 4] = [Curve::P256, Curve::P384, Curve::P521, Curve::Secp256k1];

    /// The `crv` value of the registry.
    pub const fn name(self) -> &'static str {
        match self {
            Curve::P256 => "P-256",
            Curve::P384 => "P-384",
            Curve::P521 => "P-521",
            Curve::Secp256k1 => "secp256k1",
        }
    }

    /// Length of a coordinate and of a scalar, in bytes.
    pub const fn field_bytes(self) -> usize {
        match self {
            Curve::P256 | Curve::Secp256k1 => 32,
            Curve::P384 => 48,
            Curve::P521 => 66,
        }
    }

    /// The curve of that `crv` value.
    pub fn from_name(name: &str) -> Option<Curve> {
        Curve::ALL.into_iter().find(|curve| curve.name() == name)
    }
}

/// How an algorithm signs, and so what key it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// HMAC with SHA-2, a shared secret.
    Hmac,
    /// RSASSA-PKCS1-v1_5.
    RsaPkcs1,
    /// RSASSA-PSS, salt as long as the hash.
    RsaPss,
    /// ECDSA over that curve, r‖s.
    Ecdsa(Curve),
    /// EdDSA over edwards25519.
    Ed25519,
    /// ML-DSA (FIPS 204), whose parameter set is in the name.
    MlDsa,
}

macro_rules! algorithms {
    ($($name:ident $text:literal $family:expr, $hash:literal;)*) => {
        /// A signature algorithm. Variants are spelled as in the header, hyphens left out.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Alg { $($name),* }

        impl Alg {
            /// Every algorithm, in the order of the table.
            pub const ALL: &'static [Alg] = &[$(Alg::$name),*];

            /// The `alg` value of the JOSE registry.
            pub const fn name(self) -> &'static str {
                match self { $(Alg::$name => $text),* }
            }

            /// How it signs.
            pub const fn family(self) -> Family {
                match self { $(Alg::$name => $family),* }
            }

            /// Size of its hash, in bits.
            pub const fn hash_bits(self) -> usize {
                match self { $(Alg::$name => $hash),* }
            }
        }
    };
}

algorithms! {
    HS256   "HS256"   Family::Hmac, 256;
    HS384   "HS384"   Family::Hmac, 384;
    HS512   "HS512"   Family::Hmac, 512;
    RS256   "RS256"   Family::RsaPkcs1, 256;
    RS384   "RS384"   Family::RsaPkcs1, 384;
    RS512   "RS512"   Family::RsaPkcs1, 512;
    PS256   "PS256"   Family::RsaPss, 256;
    PS384   "PS384"   Family::RsaPss, 384;
    PS512   "PS512"   Family::RsaPss, 512;
    ES256   "ES256"   Family::Ecdsa(Curve::P256), 256;
    ES384   "ES384"   Family::Ecdsa(Curve::P384), 384;
    ES512   "ES512"   Family::Ecdsa(Curve::P521), 512;
    ES256K  "ES256K"  Family::Ecdsa(Curve::Secp256k1), 256;
    EdDSA   "EdDSA"   Family::Ed25519, 512;
    Ed25519 "Ed25519" Family::Ed25519, 512;
    MlDsa44 "ML-DSA-44" Family::MlDsa, 256;
    MlDsa65 "ML-DSA-65" Family::MlDsa, 256;
    MlDsa87 "ML-DSA-87" Family::MlDsa, 256;
}

impl Alg {
    /// The algorithm spelled exactly so (RFC 7515 §4.1.1: names are case-sensitive).
    pub fn from_name(name: &str) -> Option<Alg> {
        Alg::ALL.iter().copied().find(|alg| alg.name() == name)
    }

    /// Length of a signature in bytes, where the algorithm alone fixes it. RSA signatures are as long
    /// as the modulus.
    pub const fn signature_bytes(self) -> Option<usize> {
        match self.family() {
            Family::Hmac => Some(self.hash_bits() / 8),
            Family::Ecdsa(curve) => Some(2 * curve.field_bytes()),
            Family::Ed25519 => Some(64),
            Family::MlDsa => Some(match self {
                Alg::MlDsa44 => 2420,
                Alg::MlDsa65 => 3309,
                _ => 4627,
            }),
            Family::RsaPkcs1 | Family::RsaPss => None,
        }
    }

    /// What it is, in words.
    pub fn words(self) -> String {
        match self.family() {
            Family::Hmac => format!("HMAC with SHA-{}", self.hash_bits()),
            Family::RsaPkcs1 => format!("RSA PKCS#1 v1.5 with SHA-{}", self.hash_bits()),
            Family::RsaPss => format!("RSA PSS with SHA-{}", self.hash_bits()),
            Family::Ecdsa(curve) => format!("ECDSA over {} with SHA-{}", curve.name(), self.hash_bits()),
            Family::Ed25519 => "EdDSA over Ed25519".to_string(),
            Family::MlDsa => format!("{} (FIPS 204)", self.name()),
        }
    }
}

impl fmt::Display for Alg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Alg {
    type Err = String;

    /// As typed on a command line, where case does not matter.
    fn from_str(text: &str) -> Result<Alg, String> {
        Alg::ALL.iter().copied().find(|alg| alg.name().eq_ignore_ascii_case(text)).ok_or_else(|| {
            let known: Vec<_> = Alg::ALL.iter().map(|alg| alg.name()).collect();
            format!("no such algorithm; jotkit knows {}", known.join(", "))
        })
    }
}
