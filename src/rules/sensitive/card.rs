//! Payment card numbers (ISO/IEC 7812): the issuer's prefix, the length that belongs to it, and the check digit
//! together. Any one of them alone is noise.

use super::super::Confidence;
use super::names::{self, Named};

/// A card number in a value.
pub(super) struct CardNumber {
    pub(super) confidence: Confidence,
    pub(super) published: bool,
}

/// Numbers that payment providers publish for tests.
const TEST_NUMBERS: &[&str] = &[
    "4242424242424242",
    "4111111111111111",
    "4012888888881881",
    "4000056655665556",
    "4000000000000002",
    "4222222222222",
    "5555555555554444",
    "5105105105105100",
    "5200828282828210",
    "2223003122003222",
    "378282246310005",
    "371449635398431",
    "378734493671000",
    "6011111111111117",
    "6011000990139424",
    "30569309025904",
    "38520000023237",
    "3530111333300000",
    "3566002020360505",
    "6200000000000005",
];

/// The card number that a value is, or that stands in it in groups of four.
pub(super) fn find(text: &str, name: &str, named: Option<Named>) -> Option<CardNumber> {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) || text.len() < 13 {
        return None;
    }
    let grouped = text.contains([' ', '-']);
    let digits = match whole(text) {
        Some(digits) => digits,
        None => groups_of_four(text)?,
    };
    if !is_card(&digits) {
        return None;
    }
    let confidence = if grouped || named == Some(Named::Card) {
        Confidence::High
    } else if names::is_identifier(name) {
        return None;
    } else {
        Confidence::Low
    };
    Some(CardNumber { confidence, published: TEST_NUMBERS.contains(&digits.as_str()) })
}

/// The digits of a text that is nothing but digits, spaces and hyphens.
fn whole(text: &str) -> Option<String> {
    let shaped = text.len() <= 32 && text.bytes().all(|b| b.is_ascii_digit() || b == b' ' || b == b'-');
    shaped.then(|| text.chars().filter(char::is_ascii_digit).collect())
}

/// Sixteen digits written 4-4-4-4 inside other text, with nothing but text around them.
fn groups_of_four(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let shape = |window: &[u8]| {
        let separator = window[4];
        (separator == b' ' || separator == b'-')
            && window
                .iter()
                .enumerate()
                .all(|(at, byte)| if at % 5 == 4 { *byte == separator } else { byte.is_ascii_digit() })
    };
    let is_outside =
        |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'-');
    let start = bytes.windows(19).enumerate().find_map(|(start, window)| {
        let alone = is_outside(start.checked_sub(1).and_then(|before| bytes.get(before)))
            && is_outside(bytes.get(start + 19));
        (shape(window) && alone).then_some(start)
    })?;
    Some(
        bytes[start..start + 19]
            .iter()
            .filter(|byte| byte.is_ascii_digit())
            .map(|&b| char::from(b))
            .collect(),
    )
}

fn is_card(digits: &str) -> bool {
    has_issuer_of_length(digits) && luhn(digits)
}

/// Whether an issuer has that prefix and gives numbers of that length.
fn has_issuer_of_length(digits: &str) -> bool {
    let length = digits.len();
    if !(13..=19).contains(&length) {
        return false;
    }
    let prefix = |n: usize| digits[..n].parse::<u32>().unwrap_or(0);
    match prefix(1) {
        4 => matches!(length, 13 | 16 | 19),
        5 => length == 16 && (51..=55).contains(&prefix(2)),
        2 => length == 16 && (2221..=2720).contains(&prefix(4)),
        3 => match prefix(2) {
            34 | 37 => length == 15,
            35 => length >= 16 && (3528..=3589).contains(&prefix(4)),
            30 => length == 14 && prefix(3) <= 305,
            36 | 38 | 39 => length == 14,
            _ => false,
        },
        6 => {
            length >= 16
                && (prefix(4) == 6011 || (644..=649).contains(&prefix(3)) || matches!(prefix(2), 62 | 65))
        }
        _ => false,
    }
}

/// ISO/IEC 7812-1 annex B.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte - b'0');
            let doubled = digit * 2;
            if at % 2 == 0 { digit } else { doubled / 10 + doubled % 10 }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, name: &str) -> Option<CardNumber> {
        find(text, name, names::named(name))
    }

    #[test]
    fn numbers_of_cards() {
        assert_eq!(of("4929 4421 8730 1126", "x").unwrap().confidence, Confidence::High);
        assert_eq!(of("5238419072651834", "pan").unwrap().confidence, Confidence::High);
        assert_eq!(of("5238419072651834", "x").unwrap().confidence, Confidence::Low);
        assert!(of("paid with 4929-4421-8730-1126.", "note").is_some());
        assert!(of("4111 1111 1111 1111", "card").unwrap().published);
    }

    #[test]
    fn other_numbers() {
        for (text, name) in [
            ("4929 4421 8730 1127", "card"),
            ("5238419072651834", "user_id"),
            ("1795300840000", "x"),
            ("1795300840000000", "x"),
            ("10769150350006150715113082367", "sub"),
            ("739419398126", "project_number"),
            ("a4929-4421-8730-1126-x", "x"),
            ("", "card"),
        ] {
            assert!(of(text, name).is_none(), "{text}");
        }
    }
}
