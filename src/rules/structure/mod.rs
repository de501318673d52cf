//! Rules on structure and encoding.

pub(super) mod base64_alphabet;
pub(super) mod base64_noncanonical;
pub(super) mod base64_padding;
pub(super) mod duplicate_member;
pub(super) mod illegal_characters;
pub(super) mod invisible_characters;
pub(super) mod json_serialization;
pub(super) mod nested_jwt;
pub(super) mod nested_unsecured;
pub(super) mod not_json_object;
pub(super) mod not_utf8;
pub(super) mod number_precision;
pub(super) mod payload_encrypted;
pub(super) mod payload_too_deep;
pub(super) mod policy_payload_too_large;
pub(super) mod segment_count;
pub(super) mod token_too_large;
pub(super) mod token_wrapping;
pub(super) mod unprotected_alg;

use super::prelude::*;
use crate::core::b64::Fault;
use crate::core::json::Document;

/// The parts that are base64url.
const ENCODED: [Part; 7] = [
    Part::Header,
    Part::Payload,
    Part::Signature,
    Part::EncryptedKey,
    Part::InitializationVector,
    Part::Ciphertext,
    Part::Tag,
];

/// Whether any part has a fault in its base64url.
fn has_faults(case: &Case<'_>) -> bool {
    ENCODED.iter().any(|part| !case.token.encoding_faults(*part).is_empty())
}

/// What is wrong with the base64url of each part.
fn faults<'a>(case: &Case<'a>) -> impl Iterator<Item = (Part, &'a Fault)> {
    let token = case.token;
    ENCODED.into_iter().flat_map(|part| token.encoding_faults(part).iter().map(move |fault| (part, fault)))
}

/// Tells of a kind of fault once for the token, with all the parts that have it: a library that encodes one wrongly encodes
/// all so.
fn tell_of_parts(case: &Case<'_>, hits: &mut Hits, fact: &str, is_it: fn(&Fault) -> bool) {
    let parts: Vec<_> = faults(case).filter(|(_, fault)| is_it(fault)).map(|(part, _)| part).collect();
    let names: Vec<_> = parts.iter().map(|part| part.name()).collect();
    let names = match names.split_last() {
        Some((last, [])) => (*last).to_string(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => return,
    };
    hits.at(Place::part(Part::Token), format!("{fact} in the {names}"));
}

/// The parts that are to be JSON: the header, and the payload unless it is compressed beyond reading, or no base64url.
fn documents<'a>(case: &Case<'a>) -> impl Iterator<Item = (Part, &'a Document)> + use<'a> {
    let compressed = case.token.parameter("zip").is_some();
    let is_due = |payload: &&Document| !case.token.is_unencoded() && (!compressed || payload.is_json());
    let payload = case.token.payload().filter(is_due);
    let header = Some(case.token.header()).filter(|header| !header.text().is_empty());
    [(Part::Header, header), (Part::Payload, payload)]
        .into_iter()
        .filter_map(|(part, document)| Some((part, document?)))
}
