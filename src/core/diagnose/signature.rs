//! The right signature in another form: DER, halves the wrong way round, encoded otherwise, or cut off.

use super::Suspect;
use crate::core::alg::{Curve, Family};
use crate::core::b64;
use crate::core::hex;
use crate::core::key::Material;
use crate::core::token::Part;
use rsa::pkcs8::der::asn1::{SequenceOf, UintRef};
use rsa::pkcs8::der::{Decode, Encode};
use rsa::traits::PublicKeyParts;

pub(super) fn hints(suspect: &Suspect<'_>) -> Vec<String> {
    let encodings = encodings(suspect);
    for (bytes, encoding) in &encodings {
        for (signature, form) in forms(suspect, bytes) {
            if let Some(key) = suspect.key_that_matches(suspect.alg, &suspect.input, &signature) {
                let said: Vec<_> =
                    [encoding.to_string(), form].into_iter().filter(|said| !said.is_empty()).collect();
                return if said.is_empty() { Vec::new() } else { vec![said.join("; ") + &suspect.with(key)] };
            }
        }
    }
    Vec::new()
}

/// What the bytes of the signature may be, and what to say of them.
fn encodings(suspect: &Suspect<'_>) -> Vec<(Vec<u8>, &'static str)> {
    let mut found = vec![(suspect.signature.to_vec(), "")];
    let text = suspect.token.encoded(Part::Signature).unwrap_or_default();
    if let Some(bytes) = hex::decode(text.as_bytes()) {
        found.push((bytes, "it is written in hexadecimal; RFC 7515 §3.1 wants base64url"));
    }
    let inner = suspect.signature.trim_ascii();
    if let Some(bytes) = hex::decode(inner) {
        found.push((bytes, "it was turned to hexadecimal before base64url: encode its bytes"));
    }
    if let Ok(bytes) = b64::decode_any(inner) {
        found.push((bytes, "it is encoded twice: once in base64, and that text again"));
    }
    found
}

/// The forms that ECDSA signatures come in; of others there is only one.
fn forms(suspect: &Suspect<'_>, bytes: &[u8]) -> Vec<(Vec<u8>, String)> {
    let mut found = vec![(bytes.to_vec(), String::new())];
    let Family::Ecdsa(curve) = suspect.alg.family() else { return found };
    let due = 2 * curve.field_bytes();
    if let Some(raw) = from_der(curve, bytes) {
        found.push((raw, format!("it is DER-encoded; RFC 7518 §3.4 wants {due} raw bytes r‖s")));
    }
    if bytes.len() == due {
        let (r, s) = bytes.split_at(due / 2);
        let reversed = |half: &[u8]| half.iter().rev().copied().collect::<Vec<_>>();
        found.push(([s, r].concat(), "its halves are swapped: RFC 7518 §3.4 wants r before s".to_string()));
        let little = "its halves are little-endian; RFC 7518 §3.4 wants them big-endian";
        found.push(([reversed(r), reversed(s)].concat(), little.to_string()));
        found.push((
            [reversed(s), reversed(r)].concat(),
            "it is little-endian as a whole; RFC 7518 §3.4 wants r‖s big-endian".to_string(),
        ));
    }
    found
}

/// That the signature has not the length it must have.
pub(super) fn length(suspect: &Suspect<'_>) -> Vec<String> {
    let of_key = suspect.keys.iter().find_map(|key| match &key.material {
        Material::Rsa { public, .. } => Some(public.size()),
        _ => None,
    });
    let Some(due) = suspect.alg.signature_bytes().or(of_key) else { return Vec::new() };
    let is = suspect.signature.len();
    let alg = suspect.alg;
    let rsa = if alg.signature_bytes().is_none() { " with this key" } else { "" };
    match is.cmp(&due) {
        std::cmp::Ordering::Less => {
            vec![format!(
                "it has {is} bytes, where {alg}{rsa} makes {due}: the token was cut off, or is of another key"
            )]
        }
        std::cmp::Ordering::Greater => {
            vec![format!(
                "it has {is} bytes, where {alg}{rsa} makes {due}: something was added, or it is of another key"
            )]
        }
        std::cmp::Ordering::Equal => Vec::new(),
    }
}

/// `r‖s` of an ECDSA signature in ASN.1 (RFC 3279 §2.2.3).
fn from_der(curve: Curve, der: &[u8]) -> Option<Vec<u8>> {
    let numbers = SequenceOf::<UintRef<'_>, 2>::from_der(der).ok().filter(|numbers| numbers.len() == 2)?;
    let mut raw = Vec::new();
    for number in numbers.iter() {
        let bytes = number.as_bytes();
        raw.resize(raw.len() + curve.field_bytes().checked_sub(bytes.len())?, 0);
        raw.extend_from_slice(bytes);
    }
    Some(raw)
}

/// The reverse.
pub(super) fn to_der(curve: Curve, raw: &[u8]) -> Option<Vec<u8>> {
    if raw.len() != 2 * curve.field_bytes() {
        return None;
    }
    let mut numbers = SequenceOf::<UintRef<'_>, 2>::new();
    for half in raw.chunks(curve.field_bytes()) {
        numbers.add(UintRef::new(half).ok()?).ok()?;
    }
    numbers.to_der().ok()
}
