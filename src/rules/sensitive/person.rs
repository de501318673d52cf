//! What leads to a person: mail addresses, telephone numbers, numbers given by a state.

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

/// Whether the whole text is a telephone number in international form (ITU-T E.164). Bare digits never are.
pub(super) fn is_phone(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else { return false };
    (7..=15).contains(&digits.len())
        && !digits.starts_with('0')
        && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether the whole text is a United States social security number, dashes included, of an area, group and
/// serial that are given out. Two numbers that advertisements made famous belong to nobody.
pub(super) fn is_social_security_number(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [area, group, serial] = parts[..] else { return false };
    let shaped = (area.len(), group.len(), serial.len()) == (3, 2, 4)
        && parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    shaped
        && !matches!(area, "000" | "666")
        && !area.starts_with('9')
        && group != "00"
        && serial != "0000"
        && !matches!(text, "078-05-1120" | "219-09-9999")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_others() {
        for text in ["jane.doe@example.com", "ann+jot@mail.example.co.uk", "jörg@example.org"] {
            assert!(is_address(text), "{text}");
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
        ] {
            assert!(!is_address(text), "{text}");
        }
    }

    #[test]
    fn numbers() {
        assert!(is_phone("+14155550123"));
        assert!(!is_phone("14155550123"));
        assert!(!is_phone("+0123456789"));
        assert!(is_social_security_number("536-22-8731"));
        for text in [
            "000-22-8731",
            "666-22-8731",
            "912-22-8731",
            "536-00-8731",
            "078-05-1120",
            "536228731",
            "2026-11-21",
        ] {
            assert!(!is_social_security_number(text), "{text}");
        }
    }
}
