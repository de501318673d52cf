//! Values that have no place in a readable payload, told by their name or their form. One walk finds them all;
//! rules take what is theirs, and the report masks every one of them.

mod card;
mod names;
mod patterns;
mod person;

use super::Confidence;
use crate::core::find;
use crate::core::json::{Kind, Value};
use crate::core::token::{Part, Token};

/// What a sensitive value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detector {
    /// A password in the clear.
    Password,
    /// The stored hash of a password.
    PasswordHash,
    /// A key of a provider's interface.
    ApiKey,
    /// A payment card's number (ISO/IEC 7812).
    CardNumber,
    /// An e-mail address.
    Email,
    /// A telephone number (E.164).
    Phone,
    /// A number that a state gives to a person.
    NationalId,
    /// What the house itself calls sensitive by its name.
    Denied,
    /// Another token: no rule of its own here, but it must not be shown.
    NestedToken,
}

/// A sensitive value.
pub struct Detection<'a> {
    /// What it is.
    pub detector: Detector,
    /// The part it stands in.
    pub part: Part,
    /// The value.
    pub value: Value<'a>,
    /// What it is more exactly: `bcrypt hash`, `GitHub token`.
    pub what: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// A value published as an example, which harms nobody.
    pub published: bool,
}

impl Detection<'_> {
    /// `60 characters`
    pub fn length(&self) -> String {
        let characters = self.value.text().map_or(self.value.raw().len(), |text| text.chars().count());
        if characters == 1 { "1 character".to_string() } else { format!("{characters} characters") }
    }
}

/// Every sensitive value in header and payload.
pub(super) fn detect<'a>(token: &'a Token, deny_names: &[String]) -> Vec<Detection<'a>> {
    let mut detections = Vec::new();
    let denied = names::Denied::of(deny_names);
    for part in [Part::Header, Part::Payload] {
        if let Some(root) = token.document(part).and_then(|document| document.root()) {
            walk(&mut detections, part, root, "", &denied, false);
        }
    }
    // What a disclosure says goes by the claim's name; an element of an array by the array's.
    let disclosures = token.presentation().into_iter().flat_map(|presentation| &presentation.disclosures);
    for (at, disclosure) in disclosures.enumerate() {
        // Of what is no disclosure, all may be shown, so that all is looked at.
        if let Some(value) =
            disclosure.value().filter(|_| disclosure.is_shaped()).or(disclosure.content.root())
        {
            let name = disclosure.claim_name();
            walk(&mut detections, Part::Disclosure(at), value, &name, &denied, denied.has(&name));
        }
    }
    detections
}

/// Items of an array go by the array's name; all that stands under a denied name is denied. The depth is bounded by that
/// of the document.
fn walk<'a>(
    detections: &mut Vec<Detection<'a>>,
    part: Part,
    value: Value<'a>,
    inherited: &str,
    denied: &names::Denied,
    within_denied: bool,
) {
    let own = value.name();
    let is_denied = within_denied || own.as_deref().is_some_and(|own| denied.has(own));
    let name = own.as_deref().unwrap_or(inherited);
    match value.kind() {
        Kind::Object | Kind::Array => {
            for child in value.children() {
                walk(detections, part, child, name, denied, is_denied);
            }
        }
        Kind::String | Kind::Number => {
            let by_name = || {
                let (detector, what) = (Detector::Denied, "value that the policy calls sensitive");
                let confidence = Confidence::High;
                is_denied.then_some(Detection { detector, part, value, what, confidence, published: false })
            };
            detections.extend(detect_value(part, value, name).or_else(by_name));
        }
        Kind::Bool | Kind::Null => {}
    }
}

/// Cheap grounds to leave most values alone: parts are joined by dots, and a JSON serialization is an object.
fn may_hold_a_token(text: &str) -> bool {
    text.len() > 20 && (memchr::memchr(b'.', text.as_bytes()).is_some() || text.trim_start().starts_with('{'))
}

/// The most telling thing that a value is: its form before its name.
fn detect_value<'a>(part: Part, value: Value<'a>, name: &str) -> Option<Detection<'a>> {
    let detection = |detector, what, confidence, published| {
        Some(Detection { detector, part, value, what, confidence, published })
    };
    let text = value.text().unwrap_or(value.raw().into());
    if value.kind() == Kind::String {
        if let Some((detector, what)) = patterns::matching(&text) {
            return detection(detector, what, Confidence::High, patterns::is_example(&text));
        }
        if may_hold_a_token(&text) && find::tokens(text.as_bytes()).next().is_some() {
            return detection(Detector::NestedToken, "token", Confidence::High, false);
        }
    }
    if let Some(found) = card::find(&text, name) {
        return detection(Detector::CardNumber, "card number", found.confidence, found.published);
    }
    if let Some(detector) = names::of_a_password(name)
        && names::gate(value, &text)
    {
        let what = match detector {
            Detector::PasswordHash => "password hash by its name",
            _ => "password by its name",
        };
        return detection(detector, what, Confidence::Medium, false);
    }
    if value.kind() != Kind::String {
        return None;
    }
    if person::is_address(&text) {
        return detection(Detector::Email, "e-mail address", Confidence::High, false);
    }
    if person::is_phone(&text) {
        return detection(Detector::Phone, "telephone number", Confidence::Medium, false);
    }
    if person::is_social_security_number(&text) {
        return detection(Detector::NationalId, "social security number", Confidence::Medium, false);
    }
    None
}
