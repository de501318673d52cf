//! The registry "JSON Web Signature and Encryption Algorithms" (RFC 7518 §7.1), in its own order.

/// What the table was taken from.
pub const SNAPSHOT: &str = "IANA, 2025-11-04, and RFC 9964";

/// An algorithm that IANA knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Algorithm {
    /// The value of `alg` or `enc`; names are case-sensitive (RFC 7515 §4.1.1).
    pub name: &'static str,
    /// Where the name may stand.
    pub usage: Usage,
    /// What implementations are asked to do about it.
    pub requirement: Requirement,
}

/// Where an algorithm's name may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// In `alg` of a JWS.
    Jws,
    /// In `alg` of a JWE.
    Jwe,
    /// In `enc` of a JWE.
    Enc,
    /// In `alg` of a JWK alone.
    Jwk,
}

impl Usage {
    /// The place in words.
    pub const fn words(self) -> &'static str {
        match self {
            Usage::Jws => "the alg of a JWS",
            Usage::Jwe => "the alg of a JWE",
            Usage::Enc => "the enc of a JWE",
            Usage::Jwk => "the alg of a JWK",
        }
    }
}

/// The registry's "JOSE Implementation Requirements". The `+` and `-` of some entries only foretell a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Every implementation has it.
    Required,
    /// It should be there.
    Recommended,
    /// It may be there.
    Optional,
    /// New uses should not choose it (RFC 9864 §4.4).
    Deprecated,
    /// It must not be used with JOSE (RFC 9864 §4.4).
    Prohibited,
}

/// The entry of exactly that name.
pub fn algorithm(name: &str) -> Option<&'static Algorithm> {
    ALGORITHMS.iter().find(|algorithm| algorithm.name == name)
}

const fn row(name: &'static str, usage: Usage, requirement: Requirement) -> Algorithm {
    Algorithm { name, usage, requirement }
}

/// Every entry.
pub static ALGORITHMS: &[Algorithm] = &[
    row("HS256", Usage::Jws, Requirement::Required),
    row("HS384", Usage::Jws, Requirement::Optional),
    row("HS512", Usage::Jws, Requirement::Optional),
    row("RS256", Usage::Jws, Requirement::Recommended),
    row("RS384", Usage::Jws, Requirement::Optional),
    row("RS512", Usage::Jws, Requirement::Optional),
    row("ES256", Usage::Jws, Requirement::Recommended),
    row("ES384", Usage::Jws, Requirement::Optional),
    row("ES512", Usage::Jws, Requirement::Optional),
    row("PS256", Usage::Jws, Requirement::Optional),
    row("PS384", Usage::Jws, Requirement::Optional),
    row("PS512", Usage::Jws, Requirement::Optional),
    row("none", Usage::Jws, Requirement::Optional),
    row("RSA1_5", Usage::Jwe, Requirement::Recommended),
    row("RSA-OAEP", Usage::Jwe, Requirement::Recommended),
    row("RSA-OAEP-256", Usage::Jwe, Requirement::Optional),
    row("A128KW", Usage::Jwe, Requirement::Recommended),
    row("A192KW", Usage::Jwe, Requirement::Optional),
    row("A256KW", Usage::Jwe, Requirement::Recommended),
    row("dir", Usage::Jwe, Requirement::Recommended),
    row("ECDH-ES", Usage::Jwe, Requirement::Recommended),
    row("ECDH-ES+A128KW", Usage::Jwe, Requirement::Recommended),
    row("ECDH-ES+A192KW", Usage::Jwe, Requirement::Optional),
    row("ECDH-ES+A256KW", Usage::Jwe, Requirement::Recommended),
    row("A128GCMKW", Usage::Jwe, Requirement::Optional),
    row("A192GCMKW", Usage::Jwe, Requirement::Optional),
    row("A256GCMKW", Usage::Jwe, Requirement::Optional),
    row("PBES2-HS256+A128KW", Usage::Jwe, Requirement::Optional),
    row("PBES2-HS384+A192KW", Usage::Jwe, Requirement::Optional),
    row("PBES2-HS512+A256KW", Usage::Jwe, Requirement::Optional),
    row("A128CBC-HS256", Usage::Enc, Requirement::Required),
    row("A192CBC-HS384", Usage::Enc, Requirement::Optional),
    row("A256CBC-HS512", Usage::Enc, Requirement::Required),
    row("A128GCM", Usage::Enc, Requirement::Recommended),
    row("A192GCM", Usage::Enc, Requirement::Optional),
    row("A256GCM", Usage::Enc, Requirement::Recommended),
    row("EdDSA", Usage::Jws, Requirement::Deprecated),
    row("RS1", Usage::Jwk, Requirement::Prohibited),
    row("RSA-OAEP-384", Usage::Jwe, Requirement::Optional),
    row("RSA-OAEP-512", Usage::Jwe, Requirement::Optional),
    row("A128CBC", Usage::Jwk, Requirement::Prohibited),
    row("A192CBC", Usage::Jwk, Requirement::Prohibited),
    row("A256CBC", Usage::Jwk, Requirement::Prohibited),
    row("A128CTR", Usage::Jwk, Requirement::Prohibited),
    row("A192CTR", Usage::Jwk, Requirement::Prohibited),
    row("A256CTR", Usage::Jwk, Requirement::Prohibited),
    row("HS1", Usage::Jwk, Requirement::Prohibited),
    row("ES256K", Usage::Jws, Requirement::Optional),
    row("Ed25519", Usage::Jws, Requirement::Optional),
    row("Ed448", Usage::Jws, Requirement::Optional),
    row("ML-DSA-44", Usage::Jws, Requirement::Optional),
    row("ML-DSA-65", Usage::Jws, Requirement::Optional),
    row("ML-DSA-87", Usage::Jws, Requirement::Optional),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::alg::Alg;

    #[test]
    fn all_that_jotkit_verifies_is_registered() {
        for alg in Alg::ALL {
            let entry = algorithm(alg.name());
            assert!(entry.is_some_and(|entry| entry.usage == Usage::Jws), "{alg}");
        }
    }

    #[test]
    fn names_are_unique() {
        for (at, entry) in ALGORITHMS.iter().enumerate() {
            assert!(ALGORITHMS[..at].iter().all(|other| other.name != entry.name), "{}", entry.name);
        }
    }
}
