//! The parts of a token.

/// A part of a token that something can be said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The whole token.
    Token,
    /// The JOSE header.
    Header,
    /// The payload of a JWS.
    Payload,
    /// The signature of a JWS.
    Signature,
    /// The encrypted key of a JWE.
    EncryptedKey,
    /// The initialization vector of a JWE.
    InitializationVector,
    /// The ciphertext of a JWE.
    Ciphertext,
    /// The authentication tag of a JWE.
    Tag,
    /// What one disclosure of an SD-JWT says, by its number from 0 (RFC 9901 §4.2).
    Disclosure(usize),
    /// No part of a token but a key, where something is said of one.
    Key,
}

impl Part {
    pub(super) const JWS: [Part; 3] = [Part::Header, Part::Payload, Part::Signature];
    pub(super) const JWE: [Part; 5] =
        [Part::Header, Part::EncryptedKey, Part::InitializationVector, Part::Ciphertext, Part::Tag];

    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Part::Token => "token",
            Part::Header => "header",
            Part::Payload => "payload",
            Part::Signature => "signature",
            Part::EncryptedKey => "encrypted key",
            Part::InitializationVector => "initialization vector",
            Part::Ciphertext => "ciphertext",
            Part::Tag => "authentication tag",
            Part::Disclosure(_) => "disclosure",
            Part::Key => "key",
        }
    }
}
