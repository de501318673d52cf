//! The most telling thing that one value is: its form before its name, and a credential before all else.

use super::super::Confidence;
use super::decoded::{self, Encoding};
use super::names::{self, Named, gate};
use super::{Detector, Grade};
use super::{bank, card, national, network, patterns, person, secrets, token};
use crate::core::json::{Document, Kind, Value};

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Telling {
    pub(super) detector: Detector,
    pub(super) what: &'static str,
    pub(super) confidence: Confidence,
    pub(super) grade: Grade,
    pub(super) encoding: Option<Encoding>,
}

impl Telling {
    fn new(detector: Detector, what: &'static str, confidence: Confidence) -> Telling {
        Telling { detector, what, confidence, grade: Grade::Usual, encoding: None }
    }

    fn graded(self, grade: Grade) -> Telling {
        Telling { grade, ..self }
    }
}

/// What is known of a value beside its text.
#[derive(Clone, Copy)]
pub(super) struct About<'n> {
    pub(super) kind: Kind,
    /// The member name it stands under, or that of the array it is an item of.
    pub(super) name: &'n str,
    /// What that name says.
    pub(super) named: Option<Named>,
    /// Whether it is a claim or parameter, and not inside one.
    pub(super) at_top: bool,
}

/// What a string or number is, as it stands or decoded once.
pub(super) fn telling(text: &str, about: About<'_>) -> Option<Telling> {
    let plain = of_text(text, about);
    if about.kind != Kind::String || plain.is_some_and(|plain| plain.detector.is_credential()) {
        return plain;
    }
    // What it says decoded counts if it is worse than what it says plainly.
    let inside = decoded::decoded(text).and_then(|(text, encoding)| {
        let inside = match decoded::is_json(&text) {
            true => of_json(&text).or_else(|| of_text(&text, unnamed(about))),
            false => of_text(&text, unnamed(about)),
        };
        inside.map(|inside| Telling { encoding: Some(encoding), ..inside })
    });
    match (plain, inside) {
        (Some(plain), Some(inside)) if inside.detector < plain.detector => Some(inside),
        (plain, inside) => plain.or(inside),
    }
}

/// What the name of a member is, apart from what it says of the value.
pub(super) fn of_name(name: &str) -> Option<Telling> {
    let found = credential(name, "", None).filter(|found| found.grade != Grade::Silent);
    let address = || {
        person::has_address(name).then(|| Telling::new(Detector::Email, "e-mail address", Confidence::High))
    };
    found.or_else(address)
}

/// What was decoded goes by its form alone.
fn unnamed(about: About<'_>) -> About<'_> {
    About { named: None, at_top: false, ..about }
}

/// The most telling value in JSON that was a string.
fn of_json(text: &str) -> Option<Telling> {
    fn walk(value: Value<'_>, inherited: &str, best: &mut Option<Telling>) {
        let own = value.name();
        let name = own.as_deref().unwrap_or(inherited);
        let found = match value.kind() {
            Kind::Object | Kind::Array => {
                value.children().for_each(|child| walk(child, name, best));
                private_half(value)
                    .map(|(_, what)| Telling::new(Detector::PrivateKey, what, Confidence::High))
            }
            Kind::String | Kind::Number => {
                let text = value.text().unwrap_or(value.raw().into());
                let about = About { kind: value.kind(), name, named: names::named(name), at_top: false };
                of_text(&text, about)
            }
            Kind::Bool | Kind::Null => None,
        };
        if let Some(found) = found.filter(|found| best.is_none_or(|best| found.detector < best.detector)) {
            *best = Some(found);
        }
    }
    let document = Document::parse(text.as_bytes().to_vec());
    let root = document.root().filter(|_| document.is_json())?;
    let mut best = None;
    walk(root, "", &mut best);
    best
}

/// The members that make a JWK a private key (RFC 7518 §6, RFC 9964), the most telling first.
pub(super) const PRIVATE_MEMBERS: [&str; 9] = ["d", "k", "priv", "p", "q", "dp", "dq", "qi", "oth"];

/// The private half of an object that is a JWK, and what it is.
pub(super) fn private_half(object: Value<'_>) -> Option<(Value<'_>, &'static str)> {
    let kty = object.get_text("kty")?;
    let has = |name: &str| object.get(name).filter(|value| value.kind() == Kind::String);
    match &*kty {
        "oct" => Some((has("k")?, "symmetric key of a JWK")),
        "AKP" => Some((has("priv")?, "private key of a JWK")),
        _ => Some((has("d")?, "private key of a JWK")),
    }
}

/// What a text is as it stands.
fn of_text(text: &str, about: About<'_>) -> Option<Telling> {
    let About { kind, name, named, .. } = about;
    if kind == Kind::String {
        if let Some(found) = credential(text, name, named) {
            return Some(found);
        }
        if let Some((what, confidence)) =
            bank::find(text, named).filter(|(_, confidence)| *confidence == Confidence::High)
        {
            return Some(Telling::new(Detector::BankAccount, what, confidence));
        }
    }
    if let Some(found) = card::find(text, name, named) {
        let grade = if found.published { Grade::Example } else { Grade::Usual };
        return Some(Telling::new(Detector::CardNumber, "card number", found.confidence).graded(grade));
    }
    if let Some(found) = named.and_then(|named| secret_by_name(kind, text, named)) {
        return Some(found);
    }
    if let Some((what, confidence)) = national::find(text, named) {
        return Some(Telling::new(Detector::NationalId, what, confidence));
    }
    if let Some(found) = named.and_then(|named| personal_by_name(text, about, named)) {
        return Some(found);
    }
    if kind == Kind::String { of_person_or_network(text, name) } else { None }
}

/// A credential told by its form.
fn credential(text: &str, name: &str, named: Option<Named>) -> Option<Telling> {
    if let Some(found) = patterns::matching(text) {
        let grade = match found.refreshes {
            true => Grade::Bearer { until: None },
            false if patterns::is_example(text) => Grade::Example,
            false => Grade::Usual,
        };
        return Some(Telling::new(found.detector, found.what, Confidence::High).graded(grade));
    }
    if let Some(what) = secrets::connection(text) {
        return Some(Telling::new(Detector::ConnectionString, what, Confidence::High));
    }
    if let Some(grade) = token::inside(text, name, named) {
        return Some(Telling::new(Detector::NestedToken, "token", Confidence::High).graded(grade));
    }
    let what = secrets::authorization(text)?;
    Some(Telling::new(Detector::NestedToken, what, Confidence::High))
}

/// A secret told by its name, whose value can be one.
fn secret_by_name(kind: Kind, text: &str, named: Named) -> Option<Telling> {
    use Confidence::{Low, Medium};
    let say = |detector, what, confidence| Some(Telling::new(detector, what, confidence));
    if named == Named::CardCode {
        let is_code = matches!(text.len(), 3 | 4) && text.bytes().all(|byte| byte.is_ascii_digit());
        return is_code.then(|| Telling::new(Detector::CardNumber, "card security code by its name", Medium));
    }
    if named == Named::CardExpiry && kind == Kind::String {
        let shaped =
            text.len() <= 10 && text.bytes().all(|byte| byte.is_ascii_digit() || b"/- ".contains(&byte));
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let found =
            Telling::new(Detector::CardNumber, "card expiry date by its name", Low).graded(Grade::Slight);
        return (shaped && digits >= 3).then_some(found);
    }
    if !named.is_credential() || !gate(kind, text) {
        return None;
    }
    let text = text.trim();
    let has_digit = || text.bytes().any(|byte| byte.is_ascii_digit());
    let is_opaque =
        |least: usize| text.len() >= least && has_digit() && !secrets::is_speech(text) && !text.contains(' ');
    match named {
        Named::PasswordHash => say(Detector::PasswordHash, "password hash by its name", Medium),
        Named::Password => say(Detector::Password, "password by its name", Medium),
        Named::OtpSeed if secrets::is_otp_seed(text) => {
            say(Detector::OtpSeed, "one-time password seed by its name", Medium)
        }
        Named::RecoveryCode if text.len() >= 6 && has_digit() => {
            say(Detector::OtpSeed, "recovery code by its name", Medium)
        }
        Named::SecurityAnswer => say(Detector::OtpSeed, "security answer by its name", Medium),
        Named::SecurityQuestion if text.contains(' ') => {
            let found = Telling::new(Detector::OtpSeed, "security question by its name", Low);
            Some(found.graded(Grade::Slight))
        }
        Named::Pin if is_pin(text) => say(Detector::OtpSeed, "PIN by its name", Medium),
        // Six digits under that name are an Indian postal code.
        Named::PinCode if is_pin(text) && text.len() != 6 => say(Detector::OtpSeed, "PIN by its name", Low),
        Named::RefreshToken if is_opaque(8) => {
            let found = Telling::new(Detector::NestedToken, "refresh token by its name", Medium);
            Some(found.graded(Grade::Bearer { until: None }))
        }
        Named::BearerToken if is_opaque(16) => {
            say(Detector::NestedToken, "access or session token by its name", Low)
        }
        Named::Secret if secrets::is_mixed(text) && !secrets::is_speech(text) => {
            say(Detector::Secret, "secret by its name and its randomness", Low)
        }
        _ => None,
    }
}

fn is_pin(text: &str) -> bool {
    (4..=8).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Personal data told by its name, whose value can be that.
fn personal_by_name(text: &str, about: About<'_>, named: Named) -> Option<Telling> {
    use Confidence::{High, Low, Medium};
    let say = |detector, what, confidence| Some(Telling::new(detector, what, confidence));
    let is_string = about.kind == Kind::String;
    if !is_string {
        return match named {
            Named::Birthdate if person::is_birthdate(text) => say(Detector::Birthdate, "birthdate", High),
            Named::Phone if person::is_phone_by_name(text) => {
                say(Detector::Phone, "telephone number", Medium)
            }
            Named::Account | Named::Routing => {
                let (what, confidence) = bank::find(text, Some(named))?;
                say(Detector::BankAccount, what, confidence)
            }
            _ => None,
        };
    }
    let has_content = || {
        gate(Kind::String, text)
            && !matches!(text.trim().to_ascii_lowercase().as_str(), "unknown" | "declined" | "-")
    };
    match named {
        Named::Iban | Named::Account | Named::Routing | Named::SortCode => {
            let (what, confidence) = bank::find(text, Some(named))?;
            say(Detector::BankAccount, what, confidence)
        }
        Named::Card if national::is_indian_pan(text) => say(Detector::NationalId, "Indian PAN", Medium),
        Named::Health if has_content() => say(Detector::Health, "health data by its name", Low),
        Named::Special if has_content() => {
            say(Detector::Special, "special category of personal data by its name", Low)
        }
        Named::Birthdate if person::is_birthdate(text) => say(Detector::Birthdate, "birthdate", High),
        Named::Phone if person::is_phone(text) || person::is_phone_by_name(text) => {
            say(Detector::Phone, "telephone number", Medium)
        }
        Named::Address if person::is_street_address(text) => say(Detector::Address, "postal address", Medium),
        Named::PostalCode | Named::PinCode if is_postal_code(text) => {
            say(Detector::Address, "postal code", Low)
        }
        Named::Location if network::is_position(text) => {
            say(Detector::Location, "geographic position", Medium)
        }
        Named::Person if is_name(text) && (about.at_top || about.name != "name") => {
            say(Detector::PersonName, "name of a person", Medium)
        }
        _ => None,
    }
}

fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && text.len() <= 120 && !text.contains(['/', '@', ':'])
}

fn is_postal_code(text: &str) -> bool {
    let text = text.trim();
    (3..=10).contains(&text.len())
        && !names::is_date(text)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'))
}

/// What leads to a person or a network, told by its form.
fn of_person_or_network(text: &str, name: &str) -> Option<Telling> {
    use Confidence::{High, Medium};
    let say = |detector, what, confidence| Some(Telling::new(detector, what, confidence));
    if person::has_address(text) {
        return say(Detector::Email, "e-mail address", High);
    }
    if person::is_phone(text) {
        return say(Detector::Phone, "telephone number", Medium);
    }
    if text.starts_with("geo:") && network::is_position(text) {
        return say(Detector::Location, "geographic position", Medium);
    }
    if network::is_public_address(text, name) {
        return say(Detector::IpAddress, "IP address", High);
    }
    let what = network::internal(text, name)?;
    say(Detector::InternalHost, what, Medium)
}
