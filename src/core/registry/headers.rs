//! The IANA registry "JSON Web Signature and Encryption Header Parameters" (<https://www.iana.org/assignments/jose>),
//! each parameter in a few words: as of 2025-11-04.

/// Name and meaning of each registered header parameter, by name.
pub const HEADERS: &[(&str, &str)] = &[
    ("alg", "algorithm"),
    ("apu", "producer's part of the key agreement"),
    ("apv", "recipient's part of the key agreement"),
    ("aud", "audience"),
    ("b64", "whether the payload is base64url"),
    ("crit", "extensions that must be understood"),
    ("cty", "type of the contents"),
    ("enc", "content encryption"),
    ("epk", "ephemeral public key"),
    ("exp", "expires"),
    ("iat", "issued"),
    ("iss", "issuer"),
    ("iv", "initialization vector of the key wrapping"),
    ("jku", "key set URL, never followed"),
    ("jwk", "key of the token's own choosing"),
    ("kid", "key ID"),
    ("nonce", "nonce"),
    ("p2c", "PBES2 iterations"),
    ("p2s", "PBES2 salt"),
    ("ppt", "PASSporT extension"),
    ("sub", "subject"),
    ("svt", "signature validation token"),
    ("tag", "authentication tag of the key wrapping"),
    ("trust_chain", "OpenID Federation trust chain"),
    ("typ", "type"),
    ("url", "URL of the request"),
    ("x5c", "certificates of the token's own choosing"),
    ("x5t", "SHA-1 of the certificate"),
    ("x5t#S256", "SHA-256 of the certificate"),
    ("x5u", "certificate URL, never followed"),
    ("zip", "compression"),
];

/// What a registered header parameter means.
pub fn header(name: &str) -> Option<&'static str> {
    super::meaning(HEADERS, name)
}
