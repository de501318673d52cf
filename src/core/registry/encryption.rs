//! The algorithms of JSON Web Encryption (RFC 7518 §4.1 and §5.1, RFC 8037 §3.2), in words; those
//! that jotkit decrypts are in `core::decrypt`.

/// How the key of the contents comes to the recipient: an `alg` of RFC 7518 §4.1.
pub fn key_management(alg: &str) -> Option<&'static str> {
    Some(match alg {
        "RSA1_5" => "content key encrypted by RSA with PKCS #1 v1.5 padding, which is deprecated",
        "RSA-OAEP" => "content key encrypted by RSA-OAEP with SHA-1",
        "RSA-OAEP-256" => "content key encrypted by RSA-OAEP with SHA-256",
        "RSA-OAEP-384" => "content key encrypted by RSA-OAEP with SHA-384",
        "RSA-OAEP-512" => "content key encrypted by RSA-OAEP with SHA-512",
        "A128KW" => "content key wrapped by a shared 128-bit AES key",
        "A192KW" => "content key wrapped by a shared 192-bit AES key",
        "A256KW" => "content key wrapped by a shared 256-bit AES key",
        "dir" => "content key is the shared secret itself",
        "ECDH-ES" => "content key agreed by ephemeral Diffie-Hellman",
        "ECDH-ES+A128KW" => "content key wrapped by a 128-bit AES key from ephemeral Diffie-Hellman",
        "ECDH-ES+A192KW" => "content key wrapped by a 192-bit AES key from ephemeral Diffie-Hellman",
        "ECDH-ES+A256KW" => "content key wrapped by a 256-bit AES key from ephemeral Diffie-Hellman",
        "A128GCMKW" => "content key encrypted by a shared 128-bit AES-GCM key",
        "A192GCMKW" => "content key encrypted by a shared 192-bit AES-GCM key",
        "A256GCMKW" => "content key encrypted by a shared 256-bit AES-GCM key",
        "PBES2-HS256+A128KW" => "content key wrapped by a 128-bit AES key from a password",
        "PBES2-HS384+A192KW" => "content key wrapped by a 192-bit AES key from a password",
        "PBES2-HS512+A256KW" => "content key wrapped by a 256-bit AES key from a password",
        _ => return None,
    })
}

/// How the contents are encrypted: an `enc` of RFC 7518 §5.1.
pub fn content_encryption(enc: &str) -> Option<&'static str> {
    Some(match enc {
        "A128CBC-HS256" => "contents encrypted by 128-bit AES-CBC with HMAC SHA-256",
        "A192CBC-HS384" => "contents encrypted by 192-bit AES-CBC with HMAC SHA-384",
        "A256CBC-HS512" => "contents encrypted by 256-bit AES-CBC with HMAC SHA-512",
        "A128GCM" => "contents encrypted by 128-bit AES-GCM",
        "A192GCM" => "contents encrypted by 192-bit AES-GCM",
        "A256GCM" => "contents encrypted by 256-bit AES-GCM",
        _ => return None,
    })
}
