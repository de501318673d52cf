//! JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037 §2) and their thumbprints (RFC 7638).

use super::{Key, Material, der};
use crate::core::alg::Curve;
use crate::core::b64;
use crate::core::json::{Kind, Value};
use anyhow::{Context, Result, anyhow, bail};
use rsa::BigUint;
use zeroize::Zeroizing;

/// Reads one JWK.
pub(super) fn read(jwk: Value<'_>, origin: &str) -> Result<Key> {
    let material = match required_text(jwk, "kty")?.as_str() {
        "oct" => Material::Secret(Zeroizing::new(bytes(jwk, "k")?)),
        "RSA" => rsa(jwk)?,
        "EC" => ec(jwk)?,
        "OKP" => okp(jwk)?,
        other => bail!("the key type {other:?} is not known; jotkit knows RSA, EC, OKP and oct"),
    };
    Ok(Key {
        material,
        kid: optional_text(jwk, "kid")?,
        alg: optional_text(jwk, "alg")?,
        usage: optional_text(jwk, "use")?,
        key_ops: key_ops(jwk)?,
        origin: origin.to_string(),
    })
}

/// The SHA-256 thumbprint in base64url (RFC 7638 §3), the same for a key's private and public half.
pub fn thumbprint(key: &Key) -> String {
    let b64 = b64::encode;
    let canonical = match &key.material {
        Material::Secret(secret) => format!(r#"{{"k":"{}","kty":"oct"}}"#, b64(secret)),
        Material::Rsa { public, .. } => {
            let (n, e) = der::rsa_numbers(public);
            format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, b64(&e), b64(&n))
        }
        Material::Ec { curve, public, .. } => {
            let (x, y) = public[1..].split_at(curve.field_bytes());
            format!(r#"{{"crv":"{}","kty":"EC","x":"{}","y":"{}"}}"#, curve.name(), b64(x), b64(y))
        }
        Material::Ed25519 { public, .. } => {
            format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, b64(public))
        }
    };
    let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, canonical.as_bytes());
    b64::encode(digest.as_ref())
}

fn rsa(jwk: Value<'_>) -> Result<Material> {
    let number = |name| Ok::<_, anyhow::Error>(BigUint::from_bytes_be(&Zeroizing::new(bytes(jwk, name)?)));
    let (n, e) = (number("n")?, number("e")?);
    if jwk.get("d").is_none() {
        return der::rsa_public(n, e);
    }
    if jwk.get("oth").is_some() {
        bail!("RSA keys of more than two primes are not known");
    }
    let primes = match jwk.get("p") {
        Some(_) => vec![number("p")?, number("q")?],
        None => Vec::new(),
    };
    der::rsa_private(n, e, number("d")?, primes)
}

fn ec(jwk: Value<'_>) -> Result<Material> {
    let name = required_text(jwk, "crv")?;
    let curve = Curve::from_name(&name).ok_or_else(|| {
        let known: Vec<_> = Curve::ALL.iter().map(|curve| curve.name()).collect();
        anyhow!("the curve {name:?} is not known; jotkit knows {}", known.join(", "))
    })?;
    let full = |name: &str| {
        let bytes = Zeroizing::new(bytes(jwk, name)?);
        if bytes.len() != curve.field_bytes() {
            let (is, due) = (bytes.len(), curve.field_bytes());
            bail!("{name:?} has {is} bytes; on {} it has {due} (RFC 7518 §6.2.1)", curve.name());
        }
        Ok(bytes)
    };
    let point = [&[4], &full("x")?[..], &full("y")?[..]].concat();
    let public = der::ec_public(curve, &point)?;
    if jwk.get("d").is_none() {
        return Ok(public);
    }
    let private = der::ec_private(curve, full("d")?)?;
    match &private {
        Material::Ec { public, .. } if *public == point => Ok(private),
        _ => bail!("the private half of the EC key does not match its public half"),
    }
}

fn okp(jwk: Value<'_>) -> Result<Material> {
    match required_text(jwk, "crv")?.as_str() {
        "Ed25519" => {
            let public = bytes(jwk, "x")?;
            if jwk.get("d").is_none() {
                return der::ed25519_public(&public);
            }
            let seed = Zeroizing::new(bytes(jwk, "d")?);
            let seed = <[u8; 32]>::try_from(&seed[..]).context("an Ed25519 private key has 32 bytes")?;
            der::ed25519_private(Zeroizing::new(seed), Some(&public))
        }
        other => bail!("{other} keys cannot sign or verify here"),
    }
}

fn key_ops(jwk: Value<'_>) -> Result<Option<Vec<String>>> {
    let Some(value) = jwk.get("key_ops") else { return Ok(None) };
    let operations = value.children().map(|item| item.text().map(std::borrow::Cow::into_owned)).collect();
    match (value.kind(), operations) {
        (Kind::Array, Some(operations)) => Ok(Some(operations)),
        _ => bail!("\"key_ops\" is no array of strings"),
    }
}

fn bytes(jwk: Value<'_>, name: &str) -> Result<Vec<u8>> {
    let text = Zeroizing::new(required_text(jwk, name)?);
    b64::decode_strictly(text.as_bytes()).map_err(|fault| anyhow!("{name:?} is not base64url: {fault}"))
}

fn required_text(jwk: Value<'_>, name: &str) -> Result<String> {
    optional_text(jwk, name)?.ok_or_else(|| anyhow!("{name:?} is missing"))
}

fn optional_text(jwk: Value<'_>, name: &str) -> Result<Option<String>> {
    let Some(value) = jwk.get(name) else { return Ok(None) };
    let text = value.text().ok_or_else(|| anyhow!("{name:?} is {}, not a string", value.kind().words()))?;
    Ok(Some(text.into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Document;

    fn read_text(jwk: &str) -> Result<Key> {
        let document = Document::parse(jwk.as_bytes().to_vec());
        read(document.object().unwrap(), "test")
    }

    #[test]
    fn thumbprints_of_the_standards() {
        let rfc7638 = r#"{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB"}"#;
        assert_eq!(thumbprint(&read_text(rfc7638).unwrap()), "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
        let rfc8037_a1 = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        assert_eq!(
            thumbprint(&read_text(rfc8037_a1).unwrap()),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        );
    }

    #[test]
    fn what_cannot_be_a_key_is_refused_with_the_reason() {
        for (jwk, reason) in [
            (r#"{"k":"AA"}"#, "\"kty\" is missing"),
            (r#"{"kty":"oct","k":"AA=="}"#, "\"k\" is not base64url: padding"),
            (r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#, "\"x\" has 1 bytes; on P-256 it has 32"),
            (r#"{"kty":"OKP","crv":"Ed448","x":"AA"}"#, "Ed448 keys cannot"),
            (r#"{"kty":"oct","k":"AAAA","kid":7}"#, "\"kid\" is a number, not a string"),
        ] {
            let message = read_text(jwk).unwrap_err().to_string();
            assert!(message.starts_with(reason), "{jwk}: {message}");
        }
    }
}
