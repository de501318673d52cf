//! Takes sensitive values out of what is said of a token wherever else it is said: in messages, labels, key IDs, pointers.

use crate::rules::{Detection, Detector};

/// So many bytes of a secret, one after another, are too many.
const TELLING: usize = 8;

/// So many pieces of secrets are looked for at a time: what a hostile token holds of them has no limit.
const MOST_PIECES: usize = 16 * 1024;

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
pub(super) fn take_out(texts: Vec<&mut String>, secret: impl FnOnce(&mut dyn FnMut(&str))) {
    let mut texts: Vec<_> = texts.into_iter().map(|text| (text, Vec::new())).collect();
    let mut pieces = Vec::new();
    secret(&mut |secret| {
        for piece in pieces_of(secret) {
            pieces.push(piece);
            if pieces.len() == MOST_PIECES {
                find(&mut texts, &mut pieces);
            }
        }
    });
    find(&mut texts, &mut pieces);
    for (text, veiled) in texts {
        if !veiled.is_empty() {
            *text = without(text, &veiled);
        }
    }
}

/// Marks the bytes of each text that are those of a piece, and lets go of the pieces.
fn find(texts: &mut [(&mut String, Vec<bool>)], pieces: &mut Vec<u64>) {
    pieces.sort_unstable();
    let filter = Filter::of(pieces);
    for (text, veiled) in texts {
        for (at, piece) in pieces_of(text).enumerate() {
            if filter.may_have(piece) && pieces.binary_search(&piece).is_ok() {
                veiled.resize(text.len(), false);
                veiled[at..at + TELLING].fill(true);
            }
        }
    }
    pieces.clear();
}

/// Tells at a look of nearly all that is not among some pieces that it is not: nearly no piece of a message is.
struct Filter {
    bits: Vec<u64>,
    /// Leaves of a product as many bits as there are places.
    shift: u32,
}

impl Filter {
    fn of(pieces: &[u64]) -> Filter {
        let places = (pieces.len() * 16).next_power_of_two().max(64);
        let mut filter = Filter { bits: vec![0; places / 64], shift: 64 - places.trailing_zeros() };
        for &piece in pieces {
            let place = filter.place(piece);
            filter.bits[place / 64] |= 1 << (place % 64);
        }
        filter
    }

    fn place(&self, piece: u64) -> usize {
        (piece.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift) as usize
    }

    fn may_have(&self, piece: u64) -> bool {
        let place = self.place(piece);
        self.bits[place / 64] & 1 << (place % 64) != 0
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

/// Every eight bytes of a text, as a number.
fn pieces_of(text: &str) -> impl Iterator<Item = u64> {
    text.as_bytes().windows(TELLING).filter_map(|piece| piece.try_into().ok()).map(u64::from_ne_bytes)
}

/// The text without what is veiled, up to the end of the word that each of it stands in.
fn without(text: &str, veiled: &[bool]) -> String {
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
    rest
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
