//! What a member name says of its value. Its words are matched in sequence; words that make a name say something *about* a
//! secret (`password_changed_at`) veto it.

use super::words::{Hash, any_words, words};
use crate::core::json::Kind;

/// What a name says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    PasswordHash,
    Password,
    OtpSeed,
    RecoveryCode,
    SecurityAnswer,
    SecurityQuestion,
    Pin,
    PinCode,
    RefreshToken,
    BearerToken,
    Secret,
    Card,
    CardCode,
    CardExpiry,
    SocialSecurity,
    NationalId,
    IndianPan,
    Iban,
    Account,
    Routing,
    SortCode,
    Health,
    Special,
    Birthdate,
    Phone,
    Address,
    PostalCode,
    Location,
    Person,
}

impl Named {
    /// Whether it is the name of a credential, under which values that cannot be one are let through.
    pub(super) fn is_credential(self) -> bool {
        self as u8 <= Named::Secret as u8
    }
}

use Named::*;

/// The sequences of words that say it, the most telling first; one that begins with `=` must be the whole name. Written as
/// one word they say the same.
#[rustfmt::skip]
const NAMES: &[(Named, &str)] = &[
    (PasswordHash, "password hash|passwd hash|pwd hash|pw hash|pass hash|password digest|passwd digest|pwd digest|pw digest|\
        password salt|passwd salt|pwd salt|password encrypted|passwd encrypted|pwd encrypted|encrypted password|encrypted pwd|\
        hashed password|hashed pwd|password hashed|hash password|passphrase hash|salted password|crypted password|password crypt"),
    (OtpSeed, "otp secret|otp seed|otp key|totp secret|totp seed|totp key|hotp secret|mfa secret|mfa seed|2 fa secret|two factor secret|\
        authenticator secret|authenticator key"),
    (RecoveryCode, "recovery code|backup code|mfa recovery"),
    (SecurityAnswer, "security answer|secret answer"),
    (SecurityQuestion, "security question|secret question"),
    (Password, "password|passwd|passphrase|passcode|pwd|=pass|=pw|passwort|kennwort|contraseña|contrasena|=senha|mot de passe"),
    (Pin, "=pin|card pin|user pin|atm pin"),
    (PinCode, "pin code"),
    (RefreshToken, "refresh token|offline token"),
    (BearerToken, "auth token|access token|session token|bearer token|=bearer|login token|personal access token|reset token|api token|\
        oauth token|=authorization"),
    (Secret, "api key|access key|secret key|private key|client secret|secret|credential|signing key|encryption key|master key|\
        shared key|account key|webhook key|license key"),
    (CardCode, "cvv|cvc|cvv 2|cvc 2|card security code|card verification code|card verification value"),
    (CardExpiry, "card expiry|card expiration|card exp|card expire|cc exp|cc expiry"),
    (Card, "card number|card no|card num|cc number|cc no|cc num|pan|=card|credit card|debit card|payment card"),
    (SocialSecurity, "ssn|social security|social security number|=sin"),
    (NationalId, "national id|national identity|national identification|national insurance|national insurance number|identity card|\
        id card number|tax id|tax identification|tax number|tin|itin|passport number|passport no|passport num|=passport|\
        driver license|drivers license|driving license|driving licence|driver licence|drivers licence|nino|cpf|cnpj|aadhaar|aadhar|\
        dni|nie|nif|tckn|tc kimlik|codice fiscale|bsn|burgerservicenummer|pesel|nhs number|nhs no|personnummer|fodselsnummer|\
        cédula|cedula|curp|rfc mexico|steuer id|insee|nir|citizen id|person number|personal number|personal id number|citizenship number"),
    (IndianPan, "pan number|pan card|pan no"),
    (Iban, "iban"),
    (Account, "account number|bank account|account no|acct number|acct no"),
    (Routing, "routing number|aba number|routing no"),
    (SortCode, "sort code"),
    (Health, "diagnosis|diagnose|icd 10|icd 9|icd|icd code|blood type|blood group|medication|prescription|allergy|allergie|disability|\
        disabilitie|=mrn|patient mrn|medical record|medical record number|medical condition|health condition|hiv status|pregnancy"),
    (Special, "religion|religious belief|ethnicity|ethnic origin|ethnic group|=race|user race|sexual orientation|sex life|union membership|\
        trade union|political opinion|political affiliation|political party|biometric|biometric template|biometric data|fingerprint template|\
        fingerprint data|face template|voiceprint|faceprint|genetic data|criminal record|criminal conviction"),
    (Birthdate, "=dob|user dob|birth date|date of birth|birthdate|birthday|birth day|dob"),
    (Phone, "phone|phone number|mobile number|mobile phone|=mobile|msisdn|telephone|telephone number|cell phone|cell number|=cell|=tel|\
        fax|fax number|landline|phone home|phone work|phone mobile"),
    (Address, "=address|=addresse|street address|home address|postal address|mailing address|billing address|shipping address|residential address|\
        delivery address|work address|=street|address line|address line 1|address line 2|address 1|address 2|user address|street name"),
    (PostalCode, "postal code|post code|zip code|=zip"),
    (Location, "geo location|geo|geo point|lat lng|lat long|lat lon|=coordinate|=coord|gps|gps position|location|last location|=position"),
    (Person, "=name|given name|family name|middle name|first name|last name|full name|=nickname|surname|birth name|maiden name|birth given name|\
        birth family name|birth middle name|=forename|legal name|name given|name family"),
];

/// A name with one of these words tells something about a secret and is none.
#[rustfmt::skip]
const VETO: &[&str] = &[
    "verified", "changed", "updated", "created", "at", "age", "exp", "expiry", "expire", "expired", "expiration",
    "ttl", "url", "uri", "link", "hint", "policy", "rule", "required", "require", "reset", "forced", "must",
    "need", "enabled", "disabled", "set", "has", "is", "can", "status", "type", "kind", "method", "mode", "use",
    "alg", "algorithm", "version", "length", "strength", "count", "attempt", "last", "history", "format",
    "field", "label", "through", "id", "ref",
];

/// With one of these right after it, a secret's name is that of something that is none.
#[rustfmt::skip]
const NOT_ITSELF: &[&str] = &[
    "name", "prefix", "suffix", "arn", "scope", "grant", "endpoint", "path", "file", "manager", "store", "provider", "issuer", "thumbprint",
    "fingerprint", "hash", "digest", "less", "free", "protected", "user", "group", "role", "region", "usage", "lifetime", "rotation", "state",
    "validity", "strategy", "support", "supported", "auth", "authentication", "login", "flow", "claim", "size", "bit", "date", "time", "source",
    "level", "index", "service", "class", "permission", "template", "subject", "schema", "configuration", "offer", "identifier", "key",
    "number", "exchange", "binding", "request", "response", "holder", "refresh", "expires", "in", "change", "event", "update",
];

/// The sequences as a set of hashes, so that nearly every name is told in one pass to be none of them.
static KNOWN: [u64; PLACES / 64] = known();
const PLACES: usize = 1 << 14;

const fn known() -> [u64; PLACES / 64] {
    let mut known = [0; PLACES / 64];
    let mut group = 0;
    while group < NAMES.len() {
        let mut rest = NAMES[group].1.as_bytes();
        while !rest.is_empty() {
            let mut end = 0;
            while end < rest.len() && rest[end] != b'|' {
                end += 1;
            }
            let (sequence, after) = rest.split_at(end);
            let sequence = if sequence[0] == b'=' { sequence.split_at(1).1 } else { sequence };
            if let Ok(sequence) = std::str::from_utf8(sequence) {
                // Of longer ones the first three words are enough of a ground to look closer.
                let places = [Hash::of(first_three(sequence)), Hash::of_one(sequence)];
                let mut at = 0;
                while at < places.len() {
                    let place = places[at].modulo(PLACES);
                    known[place / 64] |= 1 << (place % 64);
                    at += 1;
                }
            }
            rest = if after.is_empty() { after } else { after.split_at(1).1 };
        }
        group += 1;
    }
    known
}

const fn first_three(words: &str) -> &str {
    let (bytes, mut at, mut spaces) = (words.as_bytes(), 0, 0);
    while at < bytes.len() {
        spaces += if bytes[at] == b' ' { 1 } else { 0 };
        if spaces == 3 {
            return words.split_at(at).0;
        }
        at += 1;
    }
    words
}

fn is_known(hash: Hash) -> bool {
    let place = hash.modulo(PLACES);
    KNOWN[place / 64] & (1 << (place % 64)) != 0
}

/// What a name says of its value, if it says anything of the kind.
pub(super) fn named(name: &str) -> Option<Named> {
    if name.is_ascii() && !any_words(name, is_known) {
        return None;
    }
    let words = words(name);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    NAMES.iter().find_map(|&(named, sequences)| {
        sequences.split('|').any(|sequence| says(&words, sequence, named)).then_some(named)
    })
}

/// Whether the words of the sequence stand in the name, and nothing beside them vetoes it.
fn says(words: &[&str], sequence: &str, named: Named) -> bool {
    let whole = sequence.starts_with('=');
    let due = sequence.trim_start_matches('=').split(' ');
    let count = due.clone().count();
    let stands_at = |at: usize| {
        let run = if words.len() - at >= count && due.clone().eq(words[at..at + count].iter().copied()) {
            count
        } else if count > 1 && is_joined(due.clone(), words[at]) {
            1
        } else {
            return false;
        };
        let (before, after) = (&words[..at], &words[at + run..]);
        let vetoed = before.iter().chain(after).any(|word| VETO.contains(word));
        let not_itself = named.is_credential() && after.first().is_some_and(|word| NOT_ITSELF.contains(word));
        // A number after it tells one of several.
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        let alone = before.is_empty() && (after.is_empty() || after.len() == 1 && is_number(after[0]));
        !vetoed && !not_itself && (!whole || alone)
    };
    (0..words.len()).any(stands_at)
}

/// Whether the pieces, one after another, are the text.
fn is_joined<'p>(mut pieces: impl Iterator<Item = &'p str>, text: &str) -> bool {
    let rest = pieces.try_fold(text, |rest, piece| rest.strip_prefix(piece));
    rest == Some("")
}

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

/// Whether the name is that of an identifier, under which a run of digits is no surprise.
pub(super) fn is_identifier(name: &str) -> bool {
    let words = words(name);
    let last = words.last().map_or("", String::as_str);
    matches!(
        last,
        "id" | "sub" | "sid" | "jti" | "uid" | "oid" | "tid" | "nonce" | "ref" | "iss" | "aud" | "azp"
    )
}

/// Whether the name is that of a version, in which numbers are parted by dots.
pub(super) fn is_version(name: &str) -> bool {
    let words = words(name);
    let of_version = |word: &String| {
        matches!(
            word.as_str(),
            "ver" | "version" | "firmware" | "build" | "release" | "oid" | "revision" | "sdk"
        )
    };
    words.iter().any(of_version)
}

/// Values that are words of a protocol and no secret, whatever they stand under.
const WORDS: &[&str] =
    &["true", "false", "yes", "no", "required", "pwd", "password", "otp", "mfa", "hwk", "sms"];

/// What stands where a secret was.
const REDACTED: &[&str] = &[
    "[redacted]",
    "<redacted>",
    "redacted",
    "[filtered]",
    "(hidden)",
    "hidden",
    "null",
    "none",
    "undefined",
    "n/a",
    "[masked]",
    "masked",
    "<hidden>",
    "<secret>",
    "bearer",
    "basic",
];

/// Whether a value can be a secret at all: numbers below a million, dates, URLs, words of a protocol and what has been
/// masked already cannot.
pub(super) fn gate(kind: Kind, text: &str) -> bool {
    if kind == Kind::Number {
        return text.parse::<f64>().is_ok_and(|number| number >= 1e6);
    }
    let trimmed = text.trim();
    let lower = trimmed.to_ascii_lowercase();
    let url = lower.starts_with("http://") || lower.starts_with("https://");
    !(trimmed.is_empty()
        || is_masked(trimmed)
        || url
        || is_date(trimmed)
        || is_placeholder(trimmed)
        || WORDS.contains(&lower.as_str())
        || REDACTED.contains(&lower.as_str()))
}

/// Nothing but signs that stand for others.
pub(super) fn is_masked(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '*' | '•' | '.' | '…' | 'x' | 'X' | '-' | '#' | '_' | '?'))
}

/// Where something is to be put in: `${PASSWORD}`, `{{ password }}`, `<password>`, `%PASSWORD%`.
pub(super) fn is_placeholder(text: &str) -> bool {
    const PAIRS: [(&str, &str); 6] =
        [("${", "}"), ("{{", "}}"), ("<", ">"), ("%", "%"), ("$(", ")"), ("#{", "}")];
    PAIRS.iter().any(|(open, close)| {
        let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inside.is_some_and(|inside| {
            inside.len() >= 2
                && inside.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | ' ' | ':'))
        })
    })
}

/// `2026-11-21`, with or without a time after it.
pub(super) fn is_date(text: &str) -> bool {
    let shape = b"dddd-dd-dd";
    let is_of_shape = |(byte, shape): (u8, &u8)| match shape {
        b'd' => byte.is_ascii_digit(),
        _ => byte == *shape,
    };
    text.len() >= shape.len()
        && text.bytes().zip(shape).all(is_of_shape)
        && text[shape.len()..].bytes().all(|byte| byte.is_ascii_digit() || b"T Z:.+-".contains(&byte))
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
            "p\u{430}ssword",
            "password1",
            "urn:example:password",
            "passphrase",
            "userpassword_plain",
        ] {
            let due = if name == "userpassword_plain" { None } else { Some(Password) };
            assert_eq!(named(name), due, "{name}");
        }
        for name in [
            "passwordHash",
            "password_digest",
            "pwd_salt",
            "encrypted_password",
            "hashedPassword",
            "passwordhash",
        ] {
            assert_eq!(named(name), Some(PasswordHash), "{name}");
        }
        for (name, due) in [
            ("APIKey", Secret),
            ("apikey", Secret),
            ("clientSecret", Secret),
            ("aws_secret_access_key", Secret),
            ("credentials", Secret),
            ("refreshToken", RefreshToken),
            ("refresh_tokens", RefreshToken),
            ("authToken", BearerToken),
            ("totp_secret", OtpSeed),
            ("2fa_secret", OtpSeed),
            ("recoveryCodes", RecoveryCode),
            ("pin", Pin),
            ("pinCode", PinCode),
            ("cardNumber", Card),
            ("CVV2", CardCode),
            ("user_ssn", SocialSecurity),
            ("https://hr.example/claims/national_id", NationalId),
            ("taxId", NationalId),
            ("passportNumber", NationalId),
            ("iban", Iban),
            ("sortCode", SortCode),
            ("icd10", Health),
            ("blood_type", Health),
            ("sexualOrientation", Special),
            ("dob", Birthdate),
            ("dateOfBirth", Birthdate),
            ("birthdate", Birthdate),
            ("phone_number", Phone),
            ("msisdn", Phone),
            ("address", Address),
            ("postal_code", PostalCode),
            ("geoLocation", Location),
            ("given_name", Person),
        ] {
            assert_eq!(named(name), Some(due), "{name}");
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
            "password_status",
            "password_attempts",
            "https://password.example/claims/role",
            "secret_name",
            "secret.name",
            "urn:ietf:params:oauth:grant-type:password:version",
            "session_id",
            "session_key",
            "passwordless",
            "email_address",
            "mac_address",
            "token",
            "tokens",
            "access",
            "key",
            "kid",
            "scope",
            "bypass",
            "passenger",
            "pinned",
            "span",
            "company",
            "secretariat",
            "username",
            "display_name",
            "refresh",
            "national",
            "api",
            "client_id",
            "auth_time",
            "account_id",
            "credential_type",
            "api_key_id",
            "card_type",
            "card_last4",
            "password_authentication",
            "passwordlessLogin",
            "pineapple",
            "trace",
            "race_condition",
            "geometry",
            "geohash",
            "stateless",
            "access_key_id",
            "key_id",
            "tax_rate",
            "sorted_codes",
        ] {
            assert_eq!(named(name), None, "{name}");
        }
    }

    #[test]
    fn values_that_are_no_secrets() {
        use crate::core::json::Document;
        let passes = |json: &str| {
            let document = Document::parse(json.as_bytes().to_vec());
            let value = document.root().unwrap();
            gate(value.kind(), &value.text().unwrap_or(value.raw().into()))
        };
        for json in [
            "0",
            "86400",
            "\"\"",
            "\" \"",
            "\"2026-11-21\"",
            "\"2026-11-21T10:00:00Z\"",
            "\"https://a.example/change\"",
            "\"pwd\"",
            "\"true\"",
            "\"********\"",
            "\"xxxx\"",
            "\"[REDACTED]\"",
            "\"${DB_PASSWORD}\"",
            "\"{{ password }}\"",
            "\"<password>\"",
        ] {
            assert!(!passes(json), "{json}");
        }
        for json in ["1234567", "\"hunter2\"", "\"1984-07-12Secret!\"", "\"<3cats>!\"", "\"x\\u0000\""] {
            assert!(passes(json), "{json}");
        }
    }
}
