//! Takes sensitive values out of what is said of a token wherever else it is said: in messages, labels, key IDs, pointers.

use crate::rules::{Detection, Detector};
use std::collections::HashMap;

/// So many bytes of a secret, one after another, are too many.
const TELLING: usize = 8;

/// The pieces of what is said, and whether they are pieces of a sensitive value.
type Pieces = HashMap<[u8; TELLING], bool>;

/// Takes out of each text what sensitive values say.
pub(super) fn veil(texts: Vec<&mut String>, detections: &[Detection<'_>]) {
    let said = |detection: &Detection<'_>, each: &mut dyn FnMut(&str)| {
        let Detection { value, in_name, detector, .. } = *detection;
        let (text, raw) = match in_name {
            true => (value.name(), value.raw_name()),
            false => (value.text(), Some(value.raw())),
        };
        for said in text.as_deref().into_iter().chain(raw) {
            each(personal_part(said.trim_matches('"'), detector));
        }
    };
    if !detections.is_empty() {
        take_out(texts, |each| detections.iter().for_each(|detection| said(detection, each)));
    }
}

/// Takes out of each text every run of eight bytes of what is `secret`, since messages cut what they quote.
pub(super) fn take_out(mut texts: Vec<&mut String>, secret: impl FnOnce(&mut dyn FnMut(&str))) {
    // What a hostile token holds of secrets has no limit, and what is said of it has one.
    let mut pieces: Pieces =
        texts.iter().flat_map(|text| windows(text)).map(|piece| (piece, false)).collect();
    secret(&mut |secret| {
        for piece in windows(secret) {
            pieces.entry(piece).and_modify(|told| *told = true);
        }
    });
    for text in &mut texts {
        without(text, &pieces);
    }
}

/// The part of a value that is nobody else's. Schemes and hosts are said of others too.
fn personal_part(text: &str, detector: Detector) -> &str {
    match detector {
        Detector::InternalHost => "",
        Detector::Email | Detector::ConnectionString => {
            let start = text.find("://").map_or(0, |at| at + 3);
            // A piece that begins in the login may end in the host.
            let end = text.rfind('@').map_or(text.len(), |at| text.len().min(at + TELLING));
            text.get(start..end).unwrap_or(text)
        }
        _ => text,
    }
}

fn windows(text: &str) -> impl Iterator<Item = [u8; TELLING]> {
    text.as_bytes().windows(TELLING).filter_map(|window| window.try_into().ok())
}

/// The text without the pieces that are told, up to the end of the word that each stands in.
fn without(text: &mut String, pieces: &Pieces) {
    let mut veiled = vec![false; text.len()];
    for (at, piece) in windows(text).enumerate() {
        if pieces.get(&piece).is_some_and(|told| *told) {
            veiled[at..at + TELLING].fill(true);
        }
    }
    if !veiled.contains(&true) {
        return;
    }
    let (mut rest, mut in_veil) = (String::new(), false);
    for (at, c) in text.char_indices() {
        // A character belongs to a piece if any byte of it does.
        let is_veiled = veiled[at..at + c.len_utf8()].contains(&true);
        let word_goes_on = in_veil && !c.is_whitespace() && !matches!(c, '"' | '`' | '\'' | ',' | '…');
        if !is_veiled && !word_goes_on {
            rest.push(c);
            in_veil = false;
        } else if !in_veil {
            rest.push('…');
            in_veil = true;
        }
    }
    *text = rest;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;
    use crate::core::token::Token;
    use crate::rules::detect;

    fn veiled(claims: &str, text: &str) -> String {
        let encode = |text: &str| b64::encode(text.as_bytes());
        let token = Token::parse(format!("{}.{}.AA", encode(r#"{"alg":"ES256"}"#), encode(claims)));
        let mut text = text.to_string();
        veil(vec![&mut text], &detect(&token, &[]));
        text
    }

    #[test]
    fn secrets_are_taken_out_whole_or_cut() {
        let claims = r#"{"a":"AKIAQYLPMN5HHHFPZAM2","b":"postgres://app:s3cr3tPg@db.example.com/x","c":"ann@as.example.com","d":"4929 4421 8730 1126"}"#;
        for (text, due) in [
            ("typ is \"AKIAQYLPMN5HHHFPZAM2\", which is none", "typ is \"…\", which is none"),
            ("typ is \"x.AKIAQYLPMN5…", "typ is \"x.……"),
            ("the claim AKIAQYLPMN5HHHFPZAM2 is there", "the claim … is there"),
            ("at postgres://app:s3cr3tPg@db.example.com/x and on", "at postgres://… and on"),
            (
                "iss is https://as.example.com, not db.example.com",
                "iss is https://as.example.com, not db.example.com",
            ),
            ("from ann@as.example.com or so", "from … or so"),
            ("number 4929 4421 8730 1126 is", "number … is"),
            ("nothing of it", "nothing of it"),
        ] {
            assert_eq!(veiled(claims, text), due);
        }
        assert_eq!(veiled(r#"{"sub":"42"}"#, "AKIAQYLPMN5HHHFPZAM2"), "AKIAQYLPMN5HHHFPZAM2");
    }
}
