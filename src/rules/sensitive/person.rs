//! What leads to a person: mail addresses, telephone numbers, numbers given by a state.

use super::names::is_date;

/// Whether the whole text is a mail address that may belong to a person. Addresses of service accounts do not,
/// nor does `user@realm` without a domain.
pub(super) fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let local_fits = (1..=64).contains(&local.chars().count())
        && !local.contains(|c: char| c.is_whitespace() || c == '"' || c == '/' || c == ':');
    let labels: Vec<_> = domain.split('.').collect();
    let label_fits =
        |label: &&str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    let top = labels.last().copied().unwrap_or_default();
    local_fits
        && labels.len() >= 2
        && labels.iter().all(label_fits)
        && top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !domain.ends_with("gserviceaccount.com")
}

/// The address that a text is: bare, after `mailto:`, after a name; or several of them, parted by commas or semicolons.
pub(super) fn has_address(text: &str) -> bool {
    if memchr::memchr(b'@', text.as_bytes()).is_none() || text.len() > 1000 {
        return false;
    }
    let bare = |text: &str| {
        let text = text.trim();
        let text = text.strip_prefix("mailto:").map_or(text, |rest| rest.split('?').next().unwrap_or(rest));
        let inside = text.split_once('<').and_then(|(_, rest)| rest.strip_suffix('>'));
        is_address(inside.unwrap_or(text))
    };
    bare(text)
        || text.contains([',', ';'])
            && text.split([',', ';']).all(|part| part.trim().is_empty() || bare(part))
}

/// Whether the whole text is a telephone number in international form (ITU-T E.164), or as a tel URI (RFC 3966). Bare digits
/// never are.
pub(super) fn is_phone(text: &str) -> bool {
    if let Some(number) = text.strip_prefix("tel:") {
        return is_phone_by_name(number.split(';').next().unwrap_or(number));
    }
    let Some(digits) = text.strip_prefix('+') else { return false };
    (7..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is a telephone number whose name says so: seven digits at least, and what people put between them.
pub(super) fn is_phone_by_name(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let written = text.chars().all(|c| c.is_ascii_digit() || " +-.()/xXext#*\u{a0}".contains(c));
    (7..=20).contains(&digits) && written && text.len() <= 40 && !is_date(text)
}

/// Whether a text is a birthday, whose name says so: a date, a year, in whatever order.
pub(super) fn is_birthdate(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 4 && text.len() <= 40 && !text.contains("://")
}

/// Whether a text is a postal address, whose name says so: lines, or words and a number.
pub(super) fn is_street_address(text: &str) -> bool {
    let words = text.split([' ', ',', '\n', '\r']).filter(|word| !word.is_empty());
    let (mut number, mut letters, mut count) = (false, false, 0);
    for word in words {
        number |= word.bytes().any(|byte| byte.is_ascii_digit());
        letters |= word.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        count += 1;
    }
    let lines = text.trim().contains('\n');
    letters
        && (lines || number && count >= 3)
        && text.len() <= 500
        && !text.contains("://")
        && !text.contains('@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_others() {
        for text in ["jane.doe@example.com", "ann+jot@mail.example.co.uk", "jörg@example.org"] {
            assert!(is_address(text), "{text}");
        }
        for text in
            ["mailto:ann@example.com", "Ann Example <ann@example.com>", "ann@example.com, bob@example.org"]
        {
            assert!(has_address(text), "{text}");
        }
        for text in [
            "x@clients",
            "761326798069@developer.gserviceaccount.com",
            "a@b@example.com",
            "octo/oidc.yml@refs.example",
            "259254409320529922@portal",
            "user@10.0.0.1",
            "two words@example.com",
            "@example.com",
            "write to ann@example.com, please",
        ] {
            assert!(!has_address(text), "{text}");
        }
    }

    #[test]
    fn numbers() {
        assert!(is_phone("+14155550123") && is_phone("tel:+1-201-555-0123"));
        assert!(!is_phone("14155550123") && !is_phone("+0123456789") && !is_phone("+0200"));
        assert!(is_phone_by_name("(415) 555-0123") && is_phone_by_name("4155550123"));
        assert!(!is_phone_by_name("verified") && !is_phone_by_name("555-012"));
        assert!(is_birthdate("1984-07-12") && is_birthdate("12 July 1984") && is_birthdate("0000-07-12"));
        assert!(!is_birthdate("hidden"));
    }

    #[test]
    fn addresses() {
        for text in [
            "12 Rue Haute\n69001 Lyon",
            "12 Rue Haute, 69001 Lyon",
            "Jane Doe\nHauptstr.",
            "1 Infinite Loop, Cupertino, CA",
        ] {
            assert!(is_street_address(text), "{text}");
        }
        for text in [
            "0x52908400098527886E0F7030069857D2E4169EE7",
            "10.0.0.1",
            "https://a.example/1 2 3",
            "ann@example.com",
            "Berlin",
            "",
        ] {
            assert!(!is_street_address(text), "{text}");
        }
    }
}
