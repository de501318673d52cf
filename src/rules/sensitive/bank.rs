//! Bank accounts: the IBAN (ISO 13616) by its country, the length that country gives it, and its check digits; account
//! numbers by their name.

use super::super::Confidence;
use super::names::Named;

/// Countries of the IBAN registry (SWIFT, as of December 2024) and the lengths of their numbers.
const LENGTHS: &str = "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 \
    FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 \
    LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 \
    SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/// The account that a text is.
pub(super) fn find(text: &str, named: Option<Named>) -> Option<(&'static str, Confidence)> {
    let text = text.trim();
    if is_iban(text) {
        return Some(("IBAN", Confidence::High));
    }
    let low = |what| Some((what, Confidence::Low));
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    let written = || text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'));
    match named? {
        Named::Iban if has_iban_form(text) => Some(("IBAN by its name", Confidence::Medium)),
        Named::Account if written() && (6..=17).contains(&digits()) => low("account number by its name"),
        Named::Routing if written() && is_routing_number(text) => low("bank routing number"),
        Named::SortCode if written() && digits() == 6 => low("bank sort code by its name"),
        _ => None,
    }
}

/// Whether the text is an IBAN, with or without a space after each group.
fn is_iban(text: &str) -> bool {
    if !has_iban_form(text) {
        return false;
    }
    let length = text.bytes().filter(|byte| *byte != b' ').count();
    let country = &text[..2];
    let due = LENGTHS.split(' ').find_map(|entry| entry.strip_prefix(country)?.parse::<usize>().ok());
    if due != Some(length) {
        return false;
    }
    // ISO 7064: the first four characters behind the others, letters as two digits.
    let bytes: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
    let rest = bytes[4..].iter().chain(&bytes[..4]).fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        letter => (rest * 100 + u32::from(letter - b'A') + 10) % 97,
    });
    rest == 1
}

/// Two letters, two digits, letters and digits; spaces, if any, stand each between two of them.
fn has_iban_form(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [a, b, c, d, ..] = bytes else { return false };
    (15..=42).contains(&bytes.len())
        && a.is_ascii_uppercase()
        && b.is_ascii_uppercase()
        && c.is_ascii_digit()
        && d.is_ascii_digit()
        && bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || *byte == b' ')
        && !text.contains("  ")
}

/// United States: nine digits with weights 3, 7 and 1.
fn is_routing_number(text: &str) -> bool {
    let digits: Vec<u32> =
        text.bytes().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0')).collect();
    let sum: u32 =
        digits.iter().zip([3, 7, 1].into_iter().cycle()).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 9 && sum > 0 && sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_registry_is_whole() {
        let entries: Vec<_> = LENGTHS.split(' ').collect();
        assert!(entries.len() >= 89 && entries.is_sorted(), "{}", entries.len());
        assert!(
            entries
                .iter()
                .all(|entry| entry.len() == 4
                    && entry[2..].parse::<u8>().is_ok_and(|n| (15..=34).contains(&n)))
        );
    }

    #[test]
    fn accounts() {
        for text in [
            "DE89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
            "GB29NWBK60161331926819",
            "NO9386011117947",
            "MT84MALT011000012345MTLCAST001S",
            "FR1420041010050500013M02606",
            "CH93 0076 2011 6238 5295 7",
        ] {
            assert_eq!(find(text, None).map(|(what, _)| what), Some("IBAN"), "{text}");
        }
        for text in [
            "DE88370400440532013000",
            "DE8937040044053201300",
            "XX89370400440532013000",
            "de89370400440532013000",
            "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "DE89",
            "",
            "ABCD1234ABCD1234",
            "DE89-3704-0044-0532-0130-00",
        ] {
            assert!(find(text, None).is_none(), "{text}");
        }
        assert_eq!(
            find("12345678", Some(Named::Account)).map(|(what, _)| what),
            Some("account number by its name")
        );
        assert_eq!(
            find("021000021", Some(Named::Routing)).map(|(what, _)| what),
            Some("bank routing number")
        );
        assert_eq!(
            find("12-34-56", Some(Named::SortCode)).map(|(what, _)| what),
            Some("bank sort code by its name")
        );
        assert!(
            find("premium", Some(Named::Account)).is_none()
                && find("021000022", Some(Named::Routing)).is_none()
        );
    }
}
