//! JSON Web Keys (RFC 7517, RFC 7518 §6, RFC 8037 §2) and their thumbprints (RFC 7638).

use super::{Flaw, Key, Material, Refusal, der, mldsa, numbers};
use crate::core::alg::{Alg, Curve, Family};
use crate::core::b64::{self, Fault};
use crate::core::crypto::sha256;
use crate::core::json::{Kind, Value, quote};
use crate::core::sign::Members;
use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rsa::traits::PrivateKeyParts;
use rsa::{BigUint, RsaPrivateKey};
use zeroize::Zeroizing;

/// Reads one JWK.
pub(super) fn read(jwk: Value<'_>, origin: &str) -> Result<Key> {
    let key = key(Jwk { value: jwk, lenient: false }, origin)?;
    check_alg(&key)?;
    check_certificate(jwk, &key)?;
    Ok(key)
}

/// Reads one as readers do that take either alphabet of base64, and neither look at its `alg` nor at its certificates. Such
/// a key is there to be judged, and never used.
pub(super) fn read_leniently(jwk: Value<'_>, origin: &str) -> Option<Key> {
    key(Jwk { value: jwk, lenient: true }, origin).ok()
}

/// A JWK under way.
#[derive(Clone, Copy)]
struct Jwk<'a> {
    value: Value<'a>,
    lenient: bool,
}

impl<'a> Jwk<'a> {
    fn get(self, name: &str) -> Option<Value<'a>> {
        self.value.get(name)
    }
}

fn key(jwk: Jwk<'_>, origin: &str) -> Result<Key> {
    let material = match required_text(jwk.value, "kty")?.as_str() {
        "oct" => Material::Secret(Zeroizing::new(bytes(jwk, "k")?)),
        "RSA" => rsa(jwk)?,
        "EC" => ec(jwk)?,
        "OKP" => okp(jwk)?,
        "AKP" => akp(jwk)?,
        other => bail!("the key type {other:?} is not known; jotkit knows RSA, EC, OKP, AKP and oct"),
    };
    let jwk = jwk.value;
    Ok(Key {
        kid: optional_text(jwk, "kid")?,
        alg: optional_text(jwk, "alg")?,
        usage: optional_text(jwk, "use")?,
        key_ops: key_ops(jwk)?,
        form: "JWK".to_string(),
        ..Key::new(material, origin)
    })
}

/// The key as a JWK, its private half included if it has one. Members stand in the order of RFC 7517's examples.
pub(super) fn to_json(key: &Key) -> Result<Zeroizing<String>> {
    let mut members = Members::default();
    let b64 = |bytes: &[u8]| Zeroizing::new(b64::encode(bytes));
    match &key.material {
        Material::Secret(secret) => {
            members.set_text("kty", "oct");
            members.set_text("k", &b64(secret));
        }
        Material::Rsa { public, private, .. } => {
            let (n, e) = numbers::rsa_numbers(public);
            members.set_text("kty", "RSA");
            members.set_text("n", &b64(&n));
            members.set_text("e", &b64(&e));
            if let Some(private) = private {
                set_rsa_private(&mut members, private)?;
            }
        }
        Material::Ec { curve, public, private } => {
            let (x, y) = public[1..].split_at(curve.field_bytes());
            members.set_text("kty", "EC");
            members.set_text("crv", curve.name());
            members.set_text("x", &b64(x));
            members.set_text("y", &b64(y));
            if let Some(scalar) = private {
                members.set_text("d", &b64(scalar));
            }
        }
        Material::Ed25519 { public, private } => {
            members.set_text("kty", "OKP");
            members.set_text("crv", "Ed25519");
            members.set_text("x", &b64(public));
            if let Some(seed) = private {
                members.set_text("d", &b64(&seed[..]));
            }
        }
        Material::MlDsa { public, private, .. } => {
            members.set_text("kty", "AKP");
            members.set_text("pub", &b64(public));
            if let Some(seed) = private {
                members.set_text("priv", &b64(&seed[..]));
            }
        }
        Material::Unusable { name, .. } => bail!("{name} keys are not written"),
    }
    // A key pair of an algorithm MUST name it.
    let own_alg = match &key.material {
        Material::MlDsa { alg, .. } => Some(alg.name().to_string()),
        _ => key.alg.clone(),
    };
    for (name, text) in [("kid", &key.kid), ("alg", &own_alg), ("use", &key.usage)] {
        if let Some(text) = text {
            members.set_text(name, text);
        }
    }
    if let Some(operations) = &key.key_ops {
        let quoted: Vec<_> = operations.iter().map(|operation| quote(operation)).collect();
        members.set("key_ops", format!("[{}]", quoted.join(",")));
    }
    Ok(Zeroizing::new(members.to_json()))
}

fn set_rsa_private(members: &mut Members, key: &RsaPrivateKey) -> Result<()> {
    let [p, q] = key.primes() else { bail!("an RSA key of more than two primes") };
    let one = BigUint::from(1u8);
    let coefficient = key.crt_coefficient().context("the RSA key has no coefficient")?;
    let numbers = [
        ("d", key.d().clone()),
        ("p", p.clone()),
        ("q", q.clone()),
        ("dp", key.d() % (p - &one)),
        ("dq", key.d() % (q - &one)),
        ("qi", coefficient),
    ];
    for (name, number) in numbers {
        members.set_text(name, &Zeroizing::new(b64::encode(&Zeroizing::new(number.to_bytes_be()))));
    }
    Ok(())
}

/// The SHA-256 thumbprint in base64url (RFC 7638 §3), the same for a key's private and public half.
///
/// `None` for a key that is only recognised by its name.
pub fn thumbprint(key: &Key) -> Option<String> {
    Some(b64::encode(&sha256(required_members(key)?.as_bytes())))
}

/// The public half as a JWK of its required members, sorted, without white space: what a thumbprint is taken of (RFC 7638
/// §3.3). Of a secret it holds the secret.
pub fn required_members(key: &Key) -> Option<String> {
    let b64 = b64::encode;
    Some(match &key.material {
        Material::Secret(secret) => format!(r#"{{"k":"{}","kty":"oct"}}"#, b64(secret)),
        Material::Rsa { public, .. } => {
            let (n, e) = numbers::rsa_numbers(public);
            format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, b64(&e), b64(&n))
        }
        Material::Ec { curve, public, .. } => {
            let (x, y) = public[1..].split_at(curve.field_bytes());
            format!(r#"{{"crv":"{}","kty":"EC","x":"{}","y":"{}"}}"#, curve.name(), b64(x), b64(y))
        }
        Material::Ed25519 { public, .. } => {
            format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, b64(public))
        }
        Material::MlDsa { alg, public, .. } => {
            format!(r#"{{"alg":"{alg}","kty":"AKP","pub":"{}"}}"#, b64(public))
        }
        Material::Unusable { .. } => return None,
    })
}

/// An `alg` that another type of key serves is a mistake; one of encryption is not ours to judge. A key that is on another
/// curve than its `alg` says is read, and admits nothing.
fn check_alg(key: &Key) -> Result<()> {
    if matches!(key.material, Material::Unusable { .. }) {
        return Ok(());
    }
    let type_of = |alg: Alg| std::mem::discriminant(&alg.family());
    match key.alg.as_deref().and_then(Alg::from_name) {
        Some(alg) if !key.family_algs().any(|own| type_of(own) == type_of(alg)) => {
            let message = format!("its alg is {alg}, which no {} serves", key.words());
            Err(Refusal::new(Flaw::JwkAlgMismatch, message).at("alg").into())
        }
        _ => Ok(()),
    }
}

/// The first certificate of `x5c` MUST hold the same key (RFC 7517 §4.7).
fn check_certificate(jwk: Value<'_>, key: &Key) -> Result<()> {
    let Some(x5c) = jwk.get("x5c") else { return Ok(()) };
    let text = x5c.children().next().and_then(Value::text).context("\"x5c\" is no array of certificates")?;
    let der = STANDARD
        .decode(text.as_bytes())
        .map_err(|_| anyhow!("\"x5c\" is not standard base64 (RFC 7517 §4.7)"))?;
    let certified = Key::new(der::certificate(&der).context("reading \"x5c\"")?, "x5c");
    if thumbprint(&certified) != thumbprint(key) {
        bail!("the certificate in \"x5c\" holds another key");
    }
    Ok(())
}

fn rsa(jwk: Jwk<'_>) -> Result<Material> {
    let number = |name| Ok::<_, anyhow::Error>(BigUint::from_bytes_be(&Zeroizing::new(bytes(jwk, name)?)));
    let (n, e) = (number("n")?, number("e")?);
    if jwk.get("d").is_none() {
        return numbers::rsa_public(n, e);
    }
    if jwk.get("oth").is_some() {
        bail!("RSA keys of more than two primes are not known");
    }
    // RFC 7518 §6.3.2: with one of the primes, all that belongs to them.
    let crt = ["p", "q", "dp", "dq", "qi"];
    let primes = match crt.iter().filter(|name| jwk.get(name).is_some()).count() {
        0 => Vec::new(),
        5 => vec![number("p")?, number("q")?],
        _ => bail!("of p, q, dp, dq and qi either all are there or none (RFC 7518 §6.3.2)"),
    };
    numbers::rsa_private(n, e, number("d")?, primes)
}

fn ec(jwk: Jwk<'_>) -> Result<Material> {
    let name = required_text(jwk.value, "crv")?;
    let curve = Curve::from_name(&name).ok_or_else(|| {
        let known: Vec<_> = Curve::ALL.iter().map(|curve| curve.name()).collect();
        anyhow!("the curve {name:?} is not known; jotkit knows {}", known.join(", "))
    })?;
    let full = |name: &str| {
        let bytes = Zeroizing::new(bytes(jwk, name)?);
        if bytes.len() != curve.field_bytes() {
            let (is, due) = (bytes.len(), curve.field_bytes());
            let message =
                format!("{name:?} has {is} bytes; on {} it has {due} (RFC 7518 §6.2.1)", curve.name());
            // Of a private half that is too short or too long, the public one may be right.
            let (flaw, member) = match name {
                "x" => (Flaw::EcPointInvalid, "x"),
                "y" => (Flaw::EcPointInvalid, "y"),
                _ => bail!("{message}"),
            };
            return Err(Refusal::new(flaw, message).at(member).into());
        }
        Ok(bytes)
    };
    let point = [&[4], &full("x")?[..], &full("y")?[..]].concat();
    let public = der::ec_public(curve, &point)?;
    if jwk.get("d").is_none() {
        return Ok(public);
    }
    der::ec_private_with_point(curve, full("d")?, &point)
}

fn okp(jwk: Jwk<'_>) -> Result<Material> {
    match required_text(jwk.value, "crv")?.as_str() {
        "Ed25519" => {
            let public = bytes(jwk, "x")?;
            if jwk.get("d").is_none() {
                return der::ed25519_public(&public);
            }
            let seed = Zeroizing::new(bytes(jwk, "d")?);
            let seed = <[u8; 32]>::try_from(&seed[..]).context("an Ed25519 private key has 32 bytes")?;
            der::ed25519_private(Zeroizing::new(seed), Some(&public))
        }
        other => {
            // Known curves with the length of their public keys (RFC 8037 §2).
            let curves = [("Ed448", 57), ("X25519", 32), ("X448", 56)];
            let (name, length) = *curves
                .iter()
                .find(|(name, _)| *name == other)
                .ok_or_else(|| anyhow!("the curve {other:?} is not known"))?;
            if bytes(jwk, "x")?.len() != length {
                let message = format!("an {name} public key has {length} bytes");
                return Err(Refusal::new(Flaw::EcPointInvalid, message).at("x").into());
            }
            Ok(Material::Unusable { name, private: jwk.get("d").is_some() })
        }
    }
}

/// Key pairs of an algorithm (draft-ietf-cose-dilithium §3.1): the private half is the seed.
fn akp(jwk: Jwk<'_>) -> Result<Material> {
    let name = required_text(jwk.value, "alg")?;
    let alg = Alg::from_name(&name)
        .filter(|alg| alg.family() == Family::MlDsa)
        .ok_or_else(|| anyhow!("AKP keys for {name:?} are not known"))?;
    let public = bytes(jwk, "pub")?;
    if jwk.get("priv").is_none() {
        return mldsa::public(alg, &public);
    }
    let seed = Zeroizing::new(bytes(jwk, "priv")?);
    let seed = <[u8; 32]>::try_from(&seed[..]).context("an ML-DSA seed has 32 bytes")?;
    mldsa::private(alg, Zeroizing::new(seed), Some(&public))
}

fn key_ops(jwk: Value<'_>) -> Result<Option<Vec<String>>> {
    let Some(value) = jwk.get("key_ops") else { return Ok(None) };
    let operations = value.children().map(|item| item.text().map(std::borrow::Cow::into_owned)).collect();
    match (value.kind(), operations) {
        (Kind::Array, Some(operations)) => Ok(Some(operations)),
        _ => bail!("\"key_ops\" is no array of strings"),
    }
}

/// The bytes of a member in base64url. What only strict readers refuse is a refusal with a name.
fn bytes(jwk: Jwk<'_>, name: &str) -> Result<Vec<u8>> {
    let text = Zeroizing::new(required_text(jwk.value, name)?);
    let decoded = b64::decode(text.as_bytes());
    let is_spelling = |fault: &b64::Fault| {
        matches!(fault, Fault::Padding { .. } | Fault::StandardAlphabet { .. } | Fault::TrailingBits { .. })
    };
    let Some(first) = decoded.faults.first() else { return Ok(decoded.bytes) };
    let message = format!("{name:?} is not base64url: {first}");
    if !decoded.faults.iter().all(is_spelling) {
        bail!("{message}");
    }
    if jwk.lenient { Ok(decoded.bytes) } else { Err(Refusal::new(Flaw::JwkEncoding, message).into()) }
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
        assert_eq!(
            thumbprint(&read_text(rfc7638).unwrap()).unwrap(),
            "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"
        );
        let rfc8037_a1 = r#"{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
        assert_eq!(
            thumbprint(&read_text(rfc8037_a1).unwrap()).unwrap(),
            "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"
        );
    }

    #[test]
    fn what_cannot_be_a_key_is_refused_with_the_reason() {
        for (jwk, reason) in [
            (r#"{"k":"AA"}"#, "\"kty\" is missing"),
            (r#"{"kty":"oct","k":"AA=="}"#, "\"k\" is not base64url: padding"),
            (r#"{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}"#, "\"x\" has 1 bytes; on P-256 it has 32"),
            (r#"{"kty":"OKP","crv":"Ed448","x":"AA"}"#, "an Ed448 public key has 57 bytes"),
            (
                r#"{"kty":"oct","k":"AAAA","alg":"RS256"}"#,
                "its alg is RS256, which no secret of 3 bytes serves",
            ),
            (r#"{"kty":"oct","k":"AAAA","kid":7}"#, "\"kid\" is a number, not a string"),
        ] {
            let message = read_text(jwk).unwrap_err().to_string();
            assert!(message.starts_with(reason), "{jwk}: {message}");
        }
    }
}
