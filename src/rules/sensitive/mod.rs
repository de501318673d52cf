//! Values that have no place in a readable payload, told by their name or their form. One walk finds them all;
//! rules take what is theirs, and the report masks every one of them.

mod bank;
mod card;
mod decoded;
mod names;
mod national;
mod network;
mod patterns;
mod person;
mod recall;
mod secrets;
mod token;
mod value;
mod words;

use super::Confidence;
use crate::core::json::{Kind, Value};
use crate::core::token::{Part, Token};
use decoded::Encoding;
use names::{Denied, Named};
use value::{About, Telling};

/// What a sensitive value is, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detector {
    /// The private half of a key pair, or a symmetric key.
    PrivateKey,
    /// The stored hash of a password.
    PasswordHash,
    /// A login in a URL or connection string.
    ConnectionString,
    /// A key of a provider's interface.
    ApiKey,
    /// What a second factor is made from, or stands in for it.
    OtpSeed,
    /// Another token.
    NestedToken,
    /// A password in the clear.
    Password,
    /// A payment card's number (ISO/IEC 7812), or what belongs to it.
    CardNumber,
    /// A bank account.
    BankAccount,
    /// A number that a state gives to a person.
    NationalId,
    /// What looks like a secret, under the name of one.
    Secret,
    /// Data on somebody's health.
    Health,
    /// What GDPR Art. 9 calls special categories of personal data.
    Special,
    /// A birthday.
    Birthdate,
    /// An e-mail address.
    Email,
    /// A telephone number (E.164).
    Phone,
    /// A postal address.
    Address,
    /// Where somebody is.
    Location,
    /// The address of somebody's machine.
    IpAddress,
    /// The name of a person.
    PersonName,
    /// What only a private network knows.
    InternalHost,
    /// What the house itself calls sensitive by its name.
    Denied,
    /// Belongs to another of these, or is at its place: no rule of its own, but it is not shown.
    Companion,
}

impl Detector {
    /// Every detector.
    pub const ALL: [Detector; 23] = [
        Detector::PrivateKey,
        Detector::PasswordHash,
        Detector::ConnectionString,
        Detector::ApiKey,
        Detector::OtpSeed,
        Detector::NestedToken,
        Detector::Password,
        Detector::CardNumber,
        Detector::BankAccount,
        Detector::NationalId,
        Detector::Secret,
        Detector::Health,
        Detector::Special,
        Detector::Birthdate,
        Detector::Email,
        Detector::Phone,
        Detector::Address,
        Detector::Location,
        Detector::IpAddress,
        Detector::PersonName,
        Detector::InternalHost,
        Detector::Denied,
        Detector::Companion,
    ];

    /// Whether who has the value can do something with it.
    pub fn is_credential(self) -> bool {
        self <= Detector::Password || matches!(self, Detector::Secret | Detector::Companion)
    }
}

/// How bad a value is beside others of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grade {
    /// As the rule says.
    Usual,
    /// Published as an example, which harms nobody.
    Example,
    /// Less than the rule says.
    Slight,
    /// A token that opens something to whoever holds it, until that time in Unix seconds, or until somebody revokes it.
    Bearer {
        /// When it expires, if it says so.
        until: Option<f64>,
    },
    /// Not to be told.
    Silent,
}

/// A sensitive value.
pub struct Detection<'a> {
    /// What it is.
    pub detector: Detector,
    /// The part it stands in.
    pub part: Part,
    /// The value.
    pub value: Value<'a>,
    /// Whether it is not the value, but the name of the member.
    pub in_name: bool,
    /// What it is more exactly: `bcrypt hash`, `GitHub token`.
    pub what: &'static str,
    /// How sure that is.
    pub confidence: Confidence,
    /// How bad it is beside others.
    pub grade: Grade,
    encoding: Option<Encoding>,
}

impl Detection<'_> {
    /// `60 characters`
    pub fn length(&self) -> String {
        let text = if self.in_name { self.value.name() } else { self.value.text() };
        let characters = text.map_or(self.value.raw().len(), |text| text.chars().count());
        if characters == 1 { "1 character".to_string() } else { format!("{characters} characters") }
    }

    /// `bcrypt hash, encoded in base64`
    pub fn kind(&self) -> String {
        match self.encoding {
            Some(encoding) => format!("{}, {},", self.what, encoding.words()),
            None => self.what.to_string(),
        }
    }
}

/// Every sensitive value in header and payload.
pub fn detect<'a>(token: &'a Token, deny_names: &[String]) -> Vec<Detection<'a>> {
    let denied = Denied::of(deny_names);
    let mut walk = Walk { detections: Vec::new(), part: Part::Header, denied: &denied };
    for part in [Part::Header, Part::Payload] {
        if let Some(root) = token.document(part).and_then(|document| document.root()) {
            walk.part = part;
            walk.value(root, Context::default());
        }
    }
    // What a disclosure says goes by the claim's name; an element of an array by the array's.
    let disclosures = token.presentation().into_iter().flat_map(|presentation| &presentation.disclosures);
    for (at, disclosure) in disclosures.enumerate() {
        walk.part = Part::Disclosure(at);
        // Of what is no disclosure, all may be shown, so that all is looked at.
        match disclosure.value().filter(|_| disclosure.is_shaped()) {
            Some(value) => {
                if let (Some(written), Some(name)) = (disclosure.name_as_written(), disclosure.name())
                    && let Some(found) = value::of_name(&name)
                {
                    walk.add(written, found);
                }
                walk.disclosed(value, &disclosure.claim_name());
            }
            None => {
                disclosure.content.root().into_iter().for_each(|root| walk.value(root, Context::default()))
            }
        }
    }
    walk.detections
}

/// What a text is that stands alone, if it is a credential by its form.
pub fn is_credential(text: &str) -> bool {
    patterns::matching(text).is_some() || secrets::connection(text).is_some()
}

/// Finds the sensitive values of a part. The depth is bounded by that of the document.
struct Walk<'a, 'd> {
    detections: Vec<Detection<'a>>,
    part: Part,
    denied: &'d Denied,
}

/// What the values above one say of it.
#[derive(Clone, Copy, Default)]
struct Context<'n> {
    /// Items of an array go by the array's name.
    name: &'n str,
    named: Option<Named>,
    depth: usize,
    /// All that stands under a denied name is denied.
    is_denied: bool,
    /// Tokens below are at their place.
    holds_tokens: bool,
    /// Belongs to a value that is told as a whole.
    is_part: bool,
}

impl<'a> Walk<'a, '_> {
    /// A value that an SD-JWT discloses, as the claim that it is.
    fn disclosed(&mut self, value: Value<'a>, name: &str) {
        let (named, is_denied) = (names::named(name), self.denied.has(name));
        let holds_tokens = token::is_at_its_place(name);
        self.value(value, Context { name, named, depth: 1, is_denied, holds_tokens, is_part: false });
    }

    fn value(&mut self, value: Value<'a>, above: Context<'_>) {
        let own = value.name();
        let mut context = above;
        if let Some(own) = own.as_deref() {
            context.name = own;
            let said = recall::name(own);
            context.named = said.named;
            context.is_denied |= self.denied.has(own);
            context.holds_tokens |= said.holds_tokens;
            if let Some(found) = said.itself {
                self.name(value, found);
            }
        }
        match value.kind() {
            Kind::Object | Kind::Array => {
                if value.kind() == Kind::Object {
                    context.is_part |= self.object(value, context);
                }
                let below = Context { depth: above.depth + 1, ..context };
                for child in value.children() {
                    self.value(child, below);
                }
            }
            Kind::String | Kind::Number => self.scalar(value, context),
            Kind::Bool | Kind::Null => {}
        }
    }

    fn scalar(&mut self, value: Value<'a>, context: Context<'_>) {
        let text = value.text().unwrap_or(value.raw().into());
        let Context { name, named, depth, .. } = context;
        let found = recall::value(&text, About { kind: value.kind(), name, named, at_top: depth == 1 });
        let found = found.map(|found| if is_silent(found, context) { silent(found) } else { found });
        if context.is_denied && found.is_none_or(|found| found.detector > Detector::Secret) {
            self.say(value, Detector::Denied, "value that the policy calls sensitive", Confidence::High);
        } else if let Some(found) = found {
            // A part of an address is no address of its own.
            let is_part = context.is_part && found.detector >= Detector::Health;
            self.add(value, if is_part { silent(found) } else { found });
        } else if context.is_part {
            self.say(value, Detector::Companion, "", Confidence::High);
        }
    }

    /// The member's name is sensitive itself.
    fn name(&mut self, value: Value<'a>, found: Telling) {
        let Telling { detector, what, confidence, grade, encoding } = found;
        let part = self.part;
        self.detections.push(Detection {
            detector,
            part,
            value,
            in_name: true,
            what,
            confidence,
            grade,
            encoding,
        });
    }

    /// What an object is as a whole; whether all in it belongs to that.
    fn object(&mut self, object: Value<'a>, context: Context<'_>) -> bool {
        if object.get("kty").is_some()
            && let Some((half, what)) = value::private_half(object)
        {
            self.say(half, Detector::PrivateKey, what, Confidence::High);
            let others = object.children().filter(|member| {
                member.id() != half.id()
                    && member.name().is_some_and(|name| value::PRIVATE_MEMBERS.contains(&&*name))
            });
            for member in others {
                self.say(member, Detector::Companion, "", Confidence::High);
            }
        }
        if let Some((lat, lng)) = position(object) {
            self.say(lat, Detector::Location, "geographic position", Confidence::Medium);
            self.say(lng, Detector::Companion, "", Confidence::High);
        }
        let found = match context.named {
            Some(Named::Address) if has_address_line(object) => {
                (Detector::Address, "postal address", Confidence::Medium)
            }
            Some(Named::Health) if has_text(object) => {
                (Detector::Health, "health data by its name", Confidence::Low)
            }
            Some(Named::Special) if has_text(object) => {
                (Detector::Special, "special category of personal data by its name", Confidence::Low)
            }
            _ => return false,
        };
        if !context.is_part {
            self.say(object, found.0, found.1, found.2);
        }
        true
    }

    fn say(&mut self, value: Value<'a>, detector: Detector, what: &'static str, confidence: Confidence) {
        self.add(value, Telling { detector, what, confidence, grade: Grade::Usual, encoding: None });
    }

    fn add(&mut self, value: Value<'a>, found: Telling) {
        // What an object said of its member is said.
        let is_said =
            |said: &Detection<'_>| said.part == self.part && !said.in_name && said.value.id() == value.id();
        if self.detections.iter().rev().take(16).any(is_said) {
            return;
        }
        let Telling { detector, what, confidence, grade, encoding } = found;
        let detection =
            Detection { detector, part: self.part, value, in_name: false, what, confidence, grade, encoding };
        self.detections.push(detection);
    }
}

fn silent(found: Telling) -> Telling {
    Telling { detector: Detector::Companion, ..found }
}

/// Whether what was found is at its place: a token where one is due, the payload as a whole.
fn is_silent(found: Telling, context: Context<'_>) -> bool {
    let is_at_its_place =
        found.detector == Detector::NestedToken && (context.holds_tokens || context.depth == 0);
    is_at_its_place || found.grade == Grade::Silent
}

/// Latitude and longitude, if the object has both, as numbers or text.
fn position(object: Value<'_>) -> Option<(Value<'_>, Value<'_>)> {
    let find = |names: [&str; 3]| {
        object.children().find(|member| {
            let is_named = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
            member.raw_name().is_some_and(|name| is_named(name.trim_matches('"')))
        })
    };
    let lat = find(["lat", "latitude", "latitude"])?;
    let lng = find(["lng", "lon", "longitude"]).or_else(|| find(["long", "long", "long"]))?;
    let text = |value: Value<'_>| value.text().unwrap_or(value.raw().into()).into_owned();
    (network::is_latitude(&text(lat)) && network::is_longitude(&text(lng))).then_some((lat, lng))
}

/// Whether an object has what makes an address one (OpenID Connect Core §5.1.1), under whatever spelling.
fn has_address_line(object: Value<'_>) -> bool {
    const LINES: [&str; 9] =
        ["street", "formatted", "locality", "postal", "city", "line", "house", "zip", "postcode"];
    object.children().any(|member| {
        let name = member.name().unwrap_or_default().to_ascii_lowercase();
        LINES.iter().any(|line| name.starts_with(line))
            && member.text().is_some_and(|text| !text.trim().is_empty())
    })
}

fn has_text(object: Value<'_>) -> bool {
    object.children().any(|member| member.text().is_some_and(|text| !text.trim().is_empty()))
}
