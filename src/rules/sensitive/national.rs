//! Numbers that a state gives to a person. Without a telling name only those are believed that are written as their country
//! writes them and carry a check digit or a structure that few numbers have: of random digits every tenth has the right check
//! digit.

use super::super::Confidence;
use super::names::Named;

/// What a number is, and how sure that is.
pub(super) type Found = (&'static str, Confidence);

/// No number is written longer than this.
const LONGEST: usize = 24;

/// The number that a text is.
pub(super) fn find(text: &str, named: Option<Named>) -> Option<Found> {
    let text = text.trim();
    if !(8..=LONGEST).contains(&text.len()) || !text.is_ascii() {
        return None;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if digits < 4 {
        return None;
    }
    let told = matches!(named, Some(Named::NationalId | Named::SocialSecurity | Named::IndianPan));
    by_form(text).or_else(|| told.then(|| by_name(text)).flatten())
}

/// What is told by its form alone.
fn by_form(text: &str) -> Option<Found> {
    let is = |shape| is_shaped(text, shape);
    let what = if is("ddd-dd-dddd") && is_social_security_number(text) {
        "social security number"
    } else if is("ddd.ddd.ddd-dd") && is_cpf(text) {
        "Brazilian CPF"
    } else if is("dd.ddd.ddd/dddd-dd") && is_cnpj(text) {
        "Brazilian CNPJ"
    } else if (is("dddd dddd dddd") || is("dddd-dddd-dddd")) && is_aadhaar(text) {
        "Aadhaar number"
    } else if is("AAAAAAddAddAdddA") && is_codice_fiscale(text) {
        "codice fiscale"
    } else if is("ddd.dddd.dddd.dd") && text.starts_with("756") && is_ean(text) {
        "Swiss AHV number"
    } else if is_french(text) {
        "French social security number"
    } else {
        return None;
    };
    Some((what, Confidence::Medium))
}

/// What the text is whose name says that it is such a number. One that no known country gives is still what its name says.
fn by_name(text: &str) -> Option<Found> {
    let compact: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '/')).collect();
    let high = |what| Some((what, Confidence::High));
    match compact.len() {
        9 if is_digits(&compact) && is_area_group_serial(&compact) => return high("social security number"),
        10 if is_digits(&compact) && is_nhs(&compact) => return high("NHS number"),
        11 if is_cpf(&compact) => return high("Brazilian CPF"),
        11 if is_pesel(&compact) => return high("PESEL"),
        11 if is_tckn(&compact) => return high("Turkish identity number"),
        12 if is_aadhaar(&compact) => return high("Aadhaar number"),
        14 if is_cnpj(&compact) => return high("Brazilian CNPJ"),
        9 if is_bsn(&compact) => return high("BSN"),
        9 if is_dni(&compact) => return high("Spanish DNI or NIE"),
        9 if is_nino(&compact) => return high("National Insurance number"),
        10 if is_indian_pan(&compact) => return high("Indian PAN"),
        _ => {}
    }
    let is_plausible = (6..=20).contains(&compact.len())
        && compact.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && compact.bytes().filter(u8::is_ascii_digit).count() >= 5
        && !compact.bytes().all(|byte| byte == compact.as_bytes()[0])
        && !matches!(text, "078-05-1120" | "219-09-9999");
    is_plausible.then_some(("identity number by its name", Confidence::Low))
}

/// Whether a text has a digit where the shape has `d`, a capital letter where it has `A`, and else what the shape has.
fn is_shaped(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text.bytes().zip(shape.bytes()).all(|(byte, shape)| match shape {
            b'd' => byte.is_ascii_digit(),
            b'A' => byte.is_ascii_uppercase(),
            _ => byte == shape,
        })
}

/// Whether it is a number that India's tax office gives to a person or company: the fourth letter tells which.
pub(super) fn is_indian_pan(text: &str) -> bool {
    is_shaped(text, "AAAAAddddA") && b"ABCFGHJLPT".contains(&text.as_bytes()[3])
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The values of the digits in a text.
fn digits(text: &str) -> Vec<u32> {
    text.bytes().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0')).collect()
}

/// The digits, each times its weight, added up.
fn weighted(digits: &[u32], weights: impl IntoIterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Whether the whole text is a United States social security number, dashes included.
fn is_social_security_number(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    is_area_group_serial(&digits) && !matches!(text, "078-05-1120" | "219-09-9999")
}

/// Whether nine digits are of an area, group and serial that are given out. Two numbers that advertisements made famous belong
/// to nobody.
fn is_area_group_serial(digits: &str) -> bool {
    let (area, group, serial) = (&digits[..3], &digits[3..5], &digits[5..]);
    !matches!(area, "000" | "666")
        && !area.starts_with('9')
        && group != "00"
        && serial != "0000"
        && !matches!(digits, "078051120" | "219099999")
}

/// Brazil, persons: two check digits modulo 11.
fn is_cpf(text: &str) -> bool {
    let digits = digits(text);
    let check = |count: u32| {
        let sum = weighted(&digits[..count as usize], (2..=count + 1).rev());
        (sum * 10) % 11 % 10
    };
    digits.len() == 11 && !all_alike(&digits) && check(9) == digits[9] && check(10) == digits[10]
}

/// Brazil, companies and those who trade: two check digits modulo 11.
fn is_cnpj(text: &str) -> bool {
    let digits = digits(text);
    let check = |count: usize| {
        let weights = (2..=9).cycle().take(count).collect::<Vec<_>>().into_iter().rev();
        match weighted(&digits[..count], weights) % 11 {
            0 | 1 => 0,
            rest => 11 - rest,
        }
    };
    digits.len() == 14 && !all_alike(&digits) && check(12) == digits[12] && check(13) == digits[13]
}

/// India: twelve digits that begin with none of 0 and 1, the last by Verhoeff's scheme.
fn is_aadhaar(text: &str) -> bool {
    let digits = digits(text);
    digits.len() == 12 && digits[0] >= 2 && !all_alike(&digits) && verhoeff(&digits)
}

/// Verhoeff's scheme: multiplication in the dihedral group of ten elements, positions permuted.
fn verhoeff(digits: &[u32]) -> bool {
    const PERMUTED: [u32; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    // Elements below 5 turn, the others turn and flip.
    let times = |a: u32, b: u32| match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => (a + b) % 5 + 5,
        (false, true) => (a - b) % 5 + 5,
        (false, false) => (a + 5 - b) % 5,
    };
    let permuted = |digit: u32, at: usize| (0..at % 8).fold(digit, |digit, _| PERMUTED[digit as usize]);
    digits.iter().rev().enumerate().fold(0, |sum, (at, &digit)| times(sum, permuted(digit, at))) == 0
}

/// England and Wales: ten digits, the last modulo 11.
fn is_nhs(text: &str) -> bool {
    let digits = digits(text);
    digits.len() == 10
        && !all_alike(&digits)
        && match 11 - weighted(&digits[..9], (2..=10).rev()) % 11 {
            11 => digits[9] == 0,
            check => check == digits[9],
        }
}

/// Poland: a birthday whose month tells the century, and a check digit.
fn is_pesel(text: &str) -> bool {
    let digits = digits(text);
    if digits.len() != 11 || text.len() != 11 {
        return false;
    }
    let (month, day) = ((digits[2] * 10 + digits[3]) % 20, digits[4] * 10 + digits[5]);
    let sum = weighted(&digits[..10], [1, 3, 7, 9].into_iter().cycle());
    (1..=12).contains(&month) && (1..=31).contains(&day) && (10 - sum % 10) % 10 == digits[10]
}

/// Turkey: eleven digits, the last two of them checks.
fn is_tckn(text: &str) -> bool {
    let digits = digits(text);
    if digits.len() != 11 || digits[0] == 0 {
        return false;
    }
    let odd: u32 = digits[..9].iter().step_by(2).sum();
    let even: u32 = digits[1..8].iter().step_by(2).sum();
    (odd * 7 + 50 - even) % 10 == digits[9] && digits[..10].iter().sum::<u32>() % 10 == digits[10]
}

/// The Netherlands: nine digits, the weighted sum of which 11 divides.
fn is_bsn(text: &str) -> bool {
    let digits = digits(text);
    digits.len() == 9
        && text.len() == 9
        && !all_alike(&digits)
        && (weighted(&digits[..8], (2..=9).rev()) + 10 * 11 - digits[8]).is_multiple_of(11)
}

/// Spain: eight digits, or a letter and seven for foreigners, and a letter that is their rest modulo 23.
fn is_dni(text: &str) -> bool {
    let number = match text.as_bytes()[0] {
        first @ b'X'..=b'Z' => format!("{}{}", first - b'X', &text[1..8]),
        _ => text[..8].to_string(),
    };
    let letter = text.as_bytes()[8].to_ascii_uppercase();
    number.parse::<usize>().is_ok_and(|number| b"TRWAGMYFPDXBNJZSQVHLCKE"[number % 23] == letter)
}

/// The United Kingdom: two letters that are given out, six digits, and a letter from A to D.
fn is_nino(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    let (first, second) = (text.as_bytes()[0], text.as_bytes()[1]);
    is_shaped(&text, "AAddddddA")
        && !b"DFIQUV".contains(&first)
        && !b"DFIOQUV".contains(&second)
        && !matches!(&text[..2], "BG" | "GB" | "NK" | "KN" | "TN" | "NT" | "ZZ")
        && text.as_bytes()[8] <= b'D'
}

/// Italy: letters of the name, birthday and birthplace, and a check letter.
fn is_codice_fiscale(text: &str) -> bool {
    /// What a character at an odd place counts.
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let bytes = text.as_bytes();
    let value = |byte: u8| u32::from(if byte.is_ascii_digit() { byte - b'0' } else { byte - b'A' });
    let sum: u32 =
        (0..15).map(|at| if at % 2 == 0 { ODD[value(bytes[at]) as usize] } else { value(bytes[at]) }).sum();
    let day = value(bytes[9]) * 10 + value(bytes[10]);
    b"ABCDEHLMPRST".contains(&bytes[8]) && matches!(day, 1..=31 | 41..=71) && sum % 26 == value(bytes[15])
}

/// France: sex, year and month of birth, place, order, and a key modulo 97; written in groups.
fn is_french(text: &str) -> bool {
    if !text.starts_with(['1', '2']) || !text.contains(' ') {
        return false;
    }
    let digits = digits(text);
    let groups: Vec<usize> = text.split(' ').map(str::len).collect();
    if digits.len() != 15 || !matches!(groups[..], [1, 2, 2, 2, 3, 3, 2] | [1, 2, 2, 2, 3, 3, 1, 1] | [13, 2])
    {
        return false;
    }
    let number = |digits: &[u32]| digits.iter().fold(0u64, |number, &digit| number * 10 + u64::from(digit));
    matches!(digits[0], 1 | 2) && 97 - number(&digits[..13]) % 97 == number(&digits[13..])
}

/// The check digit of article numbers, which Switzerland uses.
fn is_ean(text: &str) -> bool {
    let digits = digits(text);
    digits.len() == 13 && weighted(&digits, [1, 3].into_iter().cycle()).is_multiple_of(10)
}

fn all_alike(digits: &[u32]) -> bool {
    digits.iter().all(|digit| *digit == digits[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn what(text: &str, named: Option<Named>) -> Option<&'static str> {
        find(text, named).map(|(what, _)| what)
    }

    #[test]
    fn numbers_told_by_their_form() {
        for (text, due) in [
            ("536-22-8731", "social security number"),
            ("529.982.247-25", "Brazilian CPF"),
            ("11.222.333/0001-81", "Brazilian CNPJ"),
            ("2341 2341 2346", "Aadhaar number"),
            ("RSSMRA85T10A562S", "codice fiscale"),
            ("756.9217.0769.85", "Swiss AHV number"),
            ("2 55 08 14 168 025 38", "French social security number"),
        ] {
            assert_eq!(what(text, None), Some(due), "{text}");
        }
        for text in [
            "000-22-8731",
            "666-22-8731",
            "912-22-8731",
            "536-00-8731",
            "536-22-0000",
            "078-05-1120",
            "219-09-9999",
            "536228731",
            "2026-11-21",
            "529.982.247-26",
            "111.111.111-11",
            "52998224725",
            "2341 2341 2347",
            "234123412346",
            "RSSMRA85T10A562T",
            "44051401359",
            "10000000146",
            "111222333",
            "12345678Z",
            "AB123456C",
            "943 476 5919",
            "2 55 08 14 168 025 39",
            "555-0123-4567",
        ] {
            assert_eq!(what(text, None), None, "{text}");
        }
    }

    #[test]
    fn numbers_told_by_name_and_check_digit() {
        for (text, due) in [
            ("536228731", "social security number"),
            ("943 476 5919", "NHS number"),
            ("9434765919", "NHS number"),
            ("52998224725", "Brazilian CPF"),
            ("44051401359", "PESEL"),
            ("10000000146", "Turkish identity number"),
            ("234123412346", "Aadhaar number"),
            ("12345678Z", "Spanish DNI or NIE"),
            ("X1234567L", "Spanish DNI or NIE"),
            ("AB123456C", "National Insurance number"),
            ("AB 12 34 56 C", "National Insurance number"),
            ("ABCPE1234F", "Indian PAN"),
            ("P12345678", "identity number by its name"),
            ("19850101-1234", "identity number by its name"),
        ] {
            assert_eq!(what(text, Some(Named::NationalId)), Some(due), "{text}");
        }
        assert_eq!(what("078-05-1120", Some(Named::SocialSecurity)), None);
        assert_eq!(what("000000000", Some(Named::SocialSecurity)), None);
        assert_eq!(what("verified by clerk", Some(Named::NationalId)), None);
    }

    #[test]
    fn one_digit_in_another_place_is_found_out() {
        for number in ["234123412346", "943476591900"] {
            let digits = digits(number);
            let mut swapped = digits.clone();
            swapped.swap(4, 5);
            assert!(!(verhoeff(&digits) && verhoeff(&swapped)), "{number}");
        }
        let bad = (0..10).filter(|last| is_aadhaar(&format!("23412341234{last}"))).count();
        assert_eq!(bad, 1);
    }
}
