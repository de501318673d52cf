//! E-mail addresses of people.

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

#[cfg(test)]
mod tests {
    use super::is_address;

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
}
