//! Shared secrets: too short, guessable, or everyone's.

use super::{Flaw, Key, Specimen, Weakness};
use crate::core::alg::Alg;
use crate::core::key::{Material, read};
use crate::core::{b64, dictionary, hex};
use memchr::memmem;

/// Nobody repeats more than this many bytes to fill a secret up, and the search for it stays linear.
const LONGEST_PERIOD: usize = 64;

/// What a guesser is taken to reach, in bits.
const GUESSABLE: usize = 80;

/// A secret is weighed in pieces of so many bytes.
const WEIGHED: usize = 128;

/// Why a secret is too short for the algorithm (RFC 7518 §3.2).
pub fn short_secret(key: &Key, alg: Alg) -> Option<String> {
    let Material::Secret(secret) = &key.material else { return None };
    let due = alg.hash_bits() / 8;
    let plural = if secret.len() == 1 { "" } else { "s" };
    (secret.len() < due).then(|| {
        format!("the secret has {} byte{plural}; {alg} wants {due} at least (RFC 7518 §3.2)", secret.len())
    })
}

/// Of the algorithms that it is for or that it was used with, the one with the longest hash counts.
pub(super) fn short(specimen: &Specimen<'_>) -> Option<Weakness> {
    let key = specimen.key.filter(|_| !is_for_encryption(specimen))?;
    let alg = key.default_alg().into_iter().chain(specimen.served).max_by_key(|alg| alg.hash_bits())?;
    Some(Weakness::new(Flaw::HmacSecretShort, short_secret(key, alg)?).at("k"))
}

/// A key for AES is as long as AES wants it.
fn is_for_encryption(specimen: &Specimen<'_>) -> bool {
    let alg = specimen.alg();
    specimen.served.is_none()
        && (specimen.usage().as_deref() == Some("enc")
            || alg.as_deref().is_some_and(super::jwk::is_of_encryption))
}

pub(super) fn memorable(specimen: &Specimen<'_>) -> Option<Weakness> {
    let secret = specimen.secret().filter(|secret| !secret.is_empty() && !is_public(secret))?;
    let why = why_memorable(secret)?;
    Some(Weakness::new(Flaw::HmacSecretMemorable, format!("the secret can be guessed: it is {why}")).at("k"))
}

/// Why guessing reaches a secret (RFC 8725 §3.5).
fn why_memorable(secret: &[u8]) -> Option<&'static str> {
    if dictionary::is_known(secret).is_some() {
        return Some("among those that everyone knows");
    }
    if let Some(why) = pattern(secret) {
        return Some(why);
    }
    if is_printable(secret) && bits(secret) < GUESSABLE {
        return Some("text of little variety");
    }
    // What was typed may be the hexadecimal or base64 of something simpler.
    let decoded = hex::decode(secret).or_else(|| b64::decode_any(secret).ok());
    let decoded = decoded.filter(|decoded| decoded.len() >= 16 && is_printable(secret))?;
    pattern(&decoded).or_else(|| {
        (is_printable(&decoded) && bits(&decoded) < GUESSABLE)
            .then_some("the base64 of text of little variety")
    })
}

fn is_printable(secret: &[u8]) -> bool {
    secret.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ')
}

/// Whether the bytes repeat, or go up or down in even steps.
fn pattern(secret: &[u8]) -> Option<&'static str> {
    let periods = 1..=LONGEST_PERIOD.min(secret.len() / 2);
    if periods.into_iter().any(|period| secret.iter().zip(&secret[period..]).all(|(a, b)| a == b)) {
        return Some("one piece repeated");
    }
    let mut steps = secret.windows(2).map(|pair| pair[1].wrapping_sub(pair[0]));
    let first = steps.next()?;
    (secret.len() > 4 && steps.all(|step| step == first)).then_some("a sequence")
}

/// Words that people make secrets of; each counts as one choice among them.
const WORDS: &str = "access account admin admins and api app apple application auth authentication authorization backend \
base64 bearer bit bits byte bytes change changeit changeme changethis character characters client code company config \
cookie correct corp crypto default demo deploy dev develop development do dont dragon encryption env environment example \
express fake file first flask for foo bar baz from generate generated github google hash hello here hmac hs256 hs384 hs512 \
hunter in insecure insert is issuer java json jsonwebtoken jwt jwts key keys laravel least length letmein local localhost \
login long love master me min minimum monkey more must my name new node nodejs not of only or our pass passphrase password \
passwords passwd please prod production program project public put python qwerty random react really refresh replace rest \
root safe sample secret secrets secure security server service session sha256 share shared sign signature signing some \
something spring staging string strong super supersecret symmetric system temp temporary test testing text that the this to \
token tokens top topsecret use user users value very web welcome with word words world you your";

/// Rows of keyboards, and the alphabet.
const ROWS: [&str; 5] = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz"];

/// An upper estimate of the choices in a text, in bits, by the least that it can be made of: known words, sequences, what
/// stood there before, and single characters. (A logarithm of floating point would load the mathematics library at every
/// start.)
fn bits(secret: &[u8]) -> usize {
    let mut occurs = [false; 256];
    secret.iter().for_each(|byte| occurs[usize::from(*byte)] = true);
    let distinct = occurs.iter().filter(|occurs| **occurs).count();
    let by_variety = distinct.checked_ilog2().unwrap_or(0) as usize * secret.len();
    let mut by_parts = 0;
    for piece in secret.chunks(WEIGHED) {
        by_parts += bits_of_parts(&piece.to_ascii_lowercase());
        if by_parts >= GUESSABLE {
            break;
        }
    }
    by_parts.min(by_variety)
}

fn bits_of_parts(text: &[u8]) -> usize {
    // What is left from each place on, at the least; from the end on, nothing.
    let mut least = vec![0; text.len() + 1];
    for at in (0..text.len()).rev() {
        let rest = &text[at..];
        let single = least[at + 1] + worth_of(text[at], &text[..at]);
        let words = WORDS.split_ascii_whitespace().filter(|word| rest.starts_with(word.as_bytes()));
        let parts =
            words.map(|word| (word.len(), 7)).chain([(sequence(rest), 9), (seen_before(text, at), 7)]);
        let parts = parts.filter(|(length, _)| *length > 0).map(|(length, worth)| least[at + length] + worth);
        least[at] = parts.min().map_or(single, |parts| parts.min(single));
    }
    least[0]
}

/// What a character is worth after those before it: who has chosen what stands between words chooses no more.
fn worth_of(byte: u8, before: &[u8]) -> usize {
    match byte {
        b'-' | b'_' | b' ' | b'.' if before.contains(&byte) => 0,
        b'0'..=b'9' => 4,
        b'a'..=b'z' | b'A'..=b'Z' => 5,
        b'-' | b'_' | b' ' | b'.' => 2,
        _ => 6,
    }
}

/// Length of the sequence that the text begins with: on a row, up or down, or one character many times. A year is one, too.
fn sequence(text: &[u8]) -> usize {
    let same = text.iter().take_while(|byte| **byte == text[0]).count();
    let on_rows = ROWS.iter().flat_map(|row| {
        let back: Vec<u8> = row.bytes().rev().collect();
        [row.as_bytes().to_vec(), back].map(|row| {
            let start = row.iter().position(|byte| *byte == text[0]);
            start.map_or(0, |start| row[start..].iter().zip(text).take_while(|(a, b)| a == b).count())
        })
    });
    let longest = on_rows.chain([same]).max().unwrap_or_default();
    let is_year = text.len() >= 4
        && (text.starts_with(b"19") || text.starts_with(b"20"))
        && text[2..4].iter().all(u8::is_ascii_digit);
    let year = if is_year { 4 } else { 0 };
    if longest >= 3 { longest.max(year) } else { year }
}

/// Length of what the text has at that place, and had before.
fn seen_before(text: &[u8], at: usize) -> usize {
    let (before, rest) = text.split_at(at);
    let longest = (0..before.len())
        .map(|start| before[start..].iter().zip(rest).take_while(|(a, b)| a == b).count())
        .max()
        .unwrap_or_default();
    if longest >= 4 { longest } else { 0 }
}

pub(super) fn is_public_key(specimen: &Specimen<'_>) -> Option<Weakness> {
    specimen.secret().filter(|secret| is_public(secret))?;
    let message = "the secret is the text of a public key: whoever has that signs as well";
    Some(Weakness::new(Flaw::HmacSecretIsPublicKey, message).at("k"))
}

/// Whether the bytes are a public key or a certificate, in whatever form.
fn is_public(secret: &[u8]) -> bool {
    let trimmed = secret.trim_ascii();
    let says = |label: &str| memmem::find(trimmed, label.as_bytes()).is_some();
    if says("-----BEGIN ") && (says(" PUBLIC KEY-----") || says("BEGIN CERTIFICATE") || says("BEGIN PUBLIC"))
    {
        return true;
    }
    // Some bytes of a random secret may look like the beginning of one; no key file is shorter than a JWK of Ed25519.
    let is_one = |bytes: &[u8]| {
        bytes.len() >= 40
            && matches!(read(bytes.to_vec(), "secret", None), Ok(set) if !set.keys.iter().any(Key::is_private))
    };
    let inner = || b64::decode_any(trimmed).ok().filter(|der| der.first() == Some(&0x30));
    (trimmed.starts_with(b"MI") || trimmed.starts_with(b"MF") || trimmed.starts_with(b"MC"))
        && inner().is_some_and(|der| is_one(&der))
        || is_one(secret)
        || is_one(trimmed)
}
