//! What a member name says of its value. Names are cut into words and matched word by word, never as
//! substrings, so that `compass` is no `pass`; words that make a name say something *about* a secret
//! (`password_changed_at`) veto it.

use super::Detector;
use crate::core::json::{Kind, Value};
use unicode_normalization::UnicodeNormalization;

const PASSWORD: &[&str] = &["password", "passwd", "passphrase", "passcode", "pwd"];
const HASHED: &[&str] = &["hash", "digest", "salt", "encrypted", "hashed"];

/// A name with one of these words tells something about a secret and is none.
#[rustfmt::skip]
const VETO: &[&str] = &[
    "verified", "changed", "updated", "created", "at", "age", "exp", "expiry", "expire", "expired", "expiration",
    "ttl", "url", "uri", "link", "hint", "policy", "rule", "required", "require", "reset", "forced", "must",
    "need", "enabled", "disabled", "set", "has", "is", "can", "status", "type", "kind", "method", "mode", "use",
    "alg", "algorithm", "version", "length", "strength", "count", "attempt", "last", "history", "format",
    "field", "label", "through", "id", "ref",
];

/// Values that are words of a protocol and no secret, whatever they stand under.
const WORDS: &[&str] =
    &["true", "false", "yes", "no", "required", "pwd", "password", "otp", "mfa", "hwk", "sms"];

/// Words by which a house calls a name sensitive.
pub(super) struct Denied(Vec<Vec<String>>);

impl Denied {
    pub(super) fn of(names: &[String]) -> Denied {
        Denied(names.iter().map(|name| words(name)).filter(|words| !words.is_empty()).collect())
    }

    /// Whether the words of one of them stand in the name, one after another.
    pub(super) fn has(&self, name: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let words = words(name);
        self.0.iter().any(|denied| words.windows(denied.len()).any(|window| window == denied.as_slice()))
    }
}

/// What the name says if it is that of a password, or of its hash.
pub(super) fn of_a_password(name: &str) -> Option<Detector> {
    // Every word for a password has one of these in it, which few names have.
    let has =
        |part: &[u8]| name.as_bytes().windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    if name.is_ascii() && !has(b"pass") && !has(b"pwd") {
        return None;
    }
    if is_password_hash(name) {
        return Some(Detector::PasswordHash);
    }
    is_password(name).then_some(Detector::Password)
}

/// Whether the name is that of a password.
fn is_password(name: &str) -> bool {
    let words = words(name);
    let named = words.iter().any(|word| PASSWORD.contains(&word.as_str())) || words == ["pass"];
    named && !vetoed(&words)
}

/// Whether the name is that of a password's hash or salt.
fn is_password_hash(name: &str) -> bool {
    let words = words(name);
    let pair = |two: &[String]| {
        let (first, second) = (two[0].as_str(), two[1].as_str());
        PASSWORD.contains(&first) && HASHED.contains(&second)
            || HASHED.contains(&first) && PASSWORD.contains(&second)
    };
    words.windows(2).any(pair) && !vetoed(&words)
}

/// Whether the name is that of a payment card's number.
pub(super) fn is_card(name: &str) -> bool {
    let words = words(name);
    let pair = |two: &[String]| {
        matches!(two[0].as_str(), "card" | "cc" | "creditcard")
            && matches!(two[1].as_str(), "number" | "no" | "num")
    };
    words.windows(2).any(pair)
        || words.iter().any(|word| matches!(word.as_str(), "pan" | "card" | "creditcard"))
}

/// Whether the name is that of an identifier, under which a run of digits is no surprise.
pub(super) fn is_identifier(name: &str) -> bool {
    let words = words(name);
    let last = words.last().map_or("", String::as_str);
    matches!(
        last,
        "id" | "sub" | "sid" | "jti" | "uid" | "oid" | "tid" | "nonce" | "ref" | "iss" | "aud" | "azp"
    )
}

/// Whether a value can be a secret at all: numbers below a million, dates, URLs, words of a protocol and what
/// has been masked already cannot.
pub(super) fn gate(value: Value<'_>, text: &str) -> bool {
    if value.kind() == Kind::Number {
        return text.parse::<f64>().is_ok_and(|number| number >= 1e6);
    }
    let trimmed = text.trim();
    let lower = trimmed.to_ascii_lowercase();
    let masked = trimmed.chars().all(|c| matches!(c, '*' | '•' | '.' | '…' | 'x' | 'X' | '-' | '#'));
    let redacted = ["[redacted]", "<redacted>", "redacted", "[filtered]", "***", "null", "none", "undefined"];
    let url = lower.starts_with("http://") || lower.starts_with("https://");
    !(trimmed.is_empty()
        || masked
        || url
        || is_date(trimmed)
        || WORDS.contains(&lower.as_str())
        || redacted.contains(&lower.as_str()))
}

/// `2026-11-21`, with or without a time after it.
fn is_date(text: &str) -> bool {
    let shape = b"dddd-dd-dd";
    text.len() >= shape.len()
        && text
            .bytes()
            .zip(shape)
            .all(|(byte, shape)| if *shape == b'd' { byte.is_ascii_digit() } else { byte == *shape })
}

fn vetoed(words: &[String]) -> bool {
    words.iter().any(|word| VETO.contains(&word.as_str()))
}

/// The words of a name: of a URI its last segment; split at punctuation, at `aB` and `ABc`, between letters and
/// digits; lower case, singular.
fn words(name: &str) -> Vec<String> {
    let name: String = name.nfkc().collect();
    let last = match name.split_once(':') {
        Some(_) => name.trim_end_matches('/').rsplit(['/', '#', ':']).next().unwrap_or(&name),
        None => &name,
    };
    let characters: Vec<char> = last.chars().collect();
    let mut words = vec![String::new()];
    for (at, &c) in characters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| characters[at]);
        let after = characters.get(at + 1);
        let hump = c.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_uppercase() && after.is_some_and(|after| after.is_lowercase())
            });
        let digit =
            before.is_some_and(|before| before.is_alphanumeric() && before.is_numeric() != c.is_numeric());
        if !c.is_alphanumeric() || hump || digit {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words.into_iter().map(singular).collect()
}

fn singular(word: String) -> String {
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with('s') => stem.to_string(),
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets() {
        for name in [
            "password",
            "passwords",
            "Password",
            "user.pwd",
            "https://ex.com/claims/password",
            "dbPassword",
            "db-passwd",
            "pass",
            "DBPassword",
            "ｐａｓｓｗｏｒｄ",
            "password1",
            "urn:example:password",
        ] {
            assert_eq!(of_a_password(name), Some(Detector::Password), "{name}");
        }
        for name in ["passwordHash", "password_digest", "pwd_salt", "encrypted_password", "hashedPassword"] {
            assert_eq!(of_a_password(name), Some(Detector::PasswordHash), "{name}");
        }
    }

    #[test]
    fn names_about_secrets_stay_silent() {
        for name in [
            "pass_through",
            "token_use",
            "token_type",
            "password_changed_at",
            "password_reset_required",
            "pwd_exp",
            "pwd_url",
            "address_verified",
            "email_verified",
            "phone_number_verified",
            "pin_required",
            "otp_enabled",
            "secret_version",
            "passport_verified",
            "compass",
            "secretary",
            "session_state",
            "sid",
            "at_hash",
            "c_hash",
            "s_hash",
            "nonce",
            "jwk",
            "public_key",
            "key_ops",
            "auth_method",
            "ip_address",
            "hasPassword",
            "password_strength",
            "passwordPolicy",
            "passport",
            "https://password.example/claims/role",
            "urn:ietf:params:oauth:grant-type:password:version",
        ] {
            assert_eq!(of_a_password(name), None, "{name}");
        }
    }

    #[test]
    fn words_of_names() {
        assert_eq!(words("APIKey"), ["api", "key"]);
        assert_eq!(words("icd10"), ["icd", "10"]);
        assert_eq!(words("https://x/claims/user_ssn"), ["user", "ssn"]);
        assert_eq!(words("address"), ["address"]);
        assert_eq!(words("__"), [""; 0]);
    }
}
