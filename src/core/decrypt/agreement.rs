//! Keys from ephemeral Diffie-Hellman on an elliptic curve (RFC 7518 §4.6).

use super::header_bytes;
use crate::core::alg::Curve;
use crate::core::json::Kind;
use crate::core::key::{self, Material};
use crate::core::token::Token;
use aws_lc_rs::agreement::{self, PrivateKey, UnparsedPublicKey};
use aws_lc_rs::kdf::{SskdfDigestAlgorithmId, get_sskdf_digest_algorithm, sskdf_digest};
use zeroize::Zeroizing;

/// The key of so many bytes for the algorithm of that name, from the sender's ephemeral key and our own.
pub(super) fn agree(
    token: &Token,
    curve: Curve,
    scalar: &[u8],
    algorithm: &str,
    bytes: usize,
) -> Option<Zeroizing<Vec<u8>>> {
    let ecdh = match curve {
        Curve::P256 => &agreement::ECDH_P256,
        Curve::P384 => &agreement::ECDH_P384,
        Curve::P521 => &agreement::ECDH_P521,
        Curve::Secp256k1 => return None,
    };
    let point = ephemeral(token, curve)?;
    let info = other_info(algorithm, &header_bytes(token, "apu")?, &header_bytes(token, "apv")?, bytes)?;
    let own = PrivateKey::from_private_key(ecdh, scalar).ok()?;
    agreement::agree(&own, UnparsedPublicKey::new(ecdh, &point), (), |secret| derive(secret, &info, bytes))
        .ok()
}

/// The point of `epk`, read as any key is: it lies on its curve, or it is none (RFC 7518 §4.6.1.1).
fn ephemeral(token: &Token, wanted: Curve) -> Option<Vec<u8>> {
    let epk = token.parameter("epk").filter(|epk| epk.kind() == Kind::Object)?;
    let set = key::read(epk.raw().as_bytes().to_vec(), "epk", None).ok()?;
    set.keys.into_iter().find_map(|key| match key.material {
        Material::Ec { curve, public, .. } if curve == wanted => Some(public),
        _ => None,
    })
}

/// What goes into the derivation beside the secret (RFC 7518 §4.6.2).
fn other_info(algorithm: &str, apu: &[u8], apv: &[u8], bytes: usize) -> Option<Vec<u8>> {
    let mut info = Vec::new();
    for piece in [algorithm.as_bytes(), apu, apv] {
        info.extend(u32::try_from(piece.len()).ok()?.to_be_bytes());
        info.extend(piece);
    }
    info.extend(u32::try_from(8 * bytes).ok()?.to_be_bytes());
    Some(info)
}

/// The Concat KDF with SHA-256: the one-step derivation of NIST SP 800-56C.
fn derive(secret: &[u8], info: &[u8], bytes: usize) -> Result<Zeroizing<Vec<u8>>, ()> {
    let mut key = Zeroizing::new(vec![0; bytes]);
    let sha256 = get_sskdf_digest_algorithm(SskdfDigestAlgorithmId::Sha256).ok_or(())?;
    sskdf_digest(sha256, secret, info, &mut key).map_err(|_| ())?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;

    /// RFC 7518 appendix C: Bob reads what Alice sends.
    #[test]
    fn the_example_of_the_standard() {
        let header = r#"{"alg":"ECDH-ES","enc":"A128GCM","apu":"QWxpY2U","apv":"Qm9i","epk":{"kty":"EC","crv":"P-256","x":"gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0","y":"SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps"}}"#;
        let token = Token::parse(format!("{}....", b64::encode(header.as_bytes())));
        let scalar = b64::decode_strictly(b"VEmDZpDXXK8p8N0Cndsxs924q6nS1RXFASRl6BfUqdw").unwrap();
        let key = agree(&token, Curve::P256, &scalar, "A128GCM", 16).unwrap();
        assert_eq!(b64::encode(&key), "VqqN6vgjbSBcIijNcacQGg");
    }

    #[test]
    fn a_point_of_another_curve_or_of_none_agrees_on_nothing() {
        let agreed = |epk: &str| {
            let header = format!(r#"{{"alg":"ECDH-ES","enc":"A128GCM","epk":{epk}}}"#);
            let token = Token::parse(format!("{}....", b64::encode(header.as_bytes())));
            agree(&token, Curve::P256, &[1; 32], "A128GCM", 16).is_some()
        };
        let x = "gI0GAILBdu7T53akrFmMyGcsF3n5dO7MmwNBHKW5SV0";
        let y = "SLW_xSffzlPWrHEVI30DHM_4egVwt3NQqeUD7nMFpps";
        let ec = |crv: &str, x: &str, y: &str| format!(r#"{{"kty":"EC","crv":"{crv}","x":"{x}","y":"{y}"}}"#);
        assert!(agreed(&ec("P-256", x, y)));
        for epk in [ec("P-256", x, x), ec("P-384", x, y), ec("P-256", "AA", y), "{}".into(), "7".into()] {
            assert!(!agreed(&epk), "{epk}");
        }
    }
}
