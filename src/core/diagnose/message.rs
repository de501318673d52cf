//! The right key over something else than header and payload joined by a dot.

use super::{Suspect, rewrite};
use crate::core::b64;
use crate::core::crypto::sha256;
use crate::core::hex;
use crate::core::token::Part;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};

pub(super) fn hints(suspect: &Suspect<'_>) -> Vec<String> {
    misjoined(suspect).or_else(|| rewritten(suspect)).into_iter().collect()
}

/// What signers sign who read RFC 7515 §5.1 in haste.
fn misjoined(suspect: &Suspect<'_>) -> Option<String> {
    let header = suspect.token.header().bytes();
    let payload = suspect.token.payload().map(|payload| payload.bytes()).unwrap_or_default();
    let text = |part| suspect.token.encoded(part).unwrap_or_default().as_bytes();
    let (encoded_header, encoded_payload) = (text(Part::Header), text(Part::Payload));
    let padded = [STANDARD.encode(header), STANDARD.encode(payload)].join(".");
    let url_padded = [URL_SAFE.encode(header), URL_SAFE.encode(payload)].join(".");
    let hash = sha256(&suspect.input);
    let digits = hex::encode(&hash);
    let messages: [(Vec<u8>, &str); 11] = [
        ([encoded_header, encoded_payload].concat(), "header and payload without the dot between them"),
        ([header, b".", payload].concat(), "the decoded header and payload: sign them as base64url"),
        ([header, payload].concat(), "the decoded header and payload without a dot: sign them as base64url"),
        (encoded_payload.to_vec(), "the payload alone: the header belongs before it"),
        (payload.to_vec(), "the decoded payload alone: the header belongs before it"),
        (
            padded.into_bytes(),
            "header and payload in standard base64: sign them as base64url without padding",
        ),
        (url_padded.into_bytes(), "header and payload with padding: sign them without"),
        ([&suspect.input[..], b"\n"].concat(), "header and payload with a line feed after them"),
        ([&suspect.input[..], b"."].concat(), "header and payload with a second dot after them"),
        (
            hash.to_vec(),
            "the SHA-256 of header and payload, which hashes twice: hand the signer the text, or the digest as a digest",
        ),
        (digits.into_bytes(), "the hexadecimal SHA-256 of header and payload: hand the signer the text"),
    ];
    let found = messages.iter().find(|(message, _)| !message.is_empty() && suspect.signs(message))?;
    Some(format!("what was signed is {} (RFC 7515 §5.1)", found.1))
}

/// The payload or the header, as it may have been when it was signed.
fn rewritten(suspect: &Suspect<'_>) -> Option<String> {
    let text = |part| suspect.token.encoded(part).unwrap_or_default();
    let parts = [(Part::Payload, "payload"), (Part::Header, "header")];
    for (part, name) in parts {
        let Some(document) = suspect.token.document(part).filter(|document| document.is_json()) else {
            continue;
        };
        for (style, how) in rewrite::STYLES {
            let Some(rewritten) = rewrite::write(document, style) else { continue };
            let encoded = b64::encode(rewritten.as_bytes());
            let message = match part {
                Part::Payload => format!("{}.{encoded}", text(Part::Header)),
                _ => format!("{encoded}.{}", text(Part::Payload)),
            };
            if suspect.signs(message.as_bytes()) {
                return Some(format!(
                    "it matches the {name} {how}: somebody wrote it anew after it was signed; pass tokens on as they are"
                ));
            }
        }
    }
    None
}
