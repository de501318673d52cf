//! A token as written (RFC 7515 §3, RFC 7516 §3, RFC 7519 §3): every part may be broken and is still there
//! to be shown, with what is wrong and where.

mod inflate;
mod part;
mod problems;
mod sd_jwt;

pub use inflate::{Failure, Inflation};
pub use part::Part;
pub use problems::Problem;

use super::crypto::sha256;
use super::disclosure::Presentation;
use super::source::Span;
use super::{b64, json};
use json::{Document, Value};
use std::borrow::Cow;
use std::sync::{LazyLock, OnceLock};

/// What a token is, by its form and header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A signed token (RFC 7515).
    Jws,
    /// `alg: none`, nothing vouches for it (RFC 7519 §6).
    Unsecured,
    /// An encrypted token (RFC 7516): only its header can be read, until a key opens it.
    Jwe,
}

impl Kind {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Jws => "jws",
            Kind::Unsecured => "unsecured",
            Kind::Jwe => "jwe",
        }
    }

    /// What it is, for people.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Jws => "signed JWS,",
            Kind::Unsecured => "unsecured JWS, signed by nobody,",
            Kind::Jwe => "encrypted JWE,",
        }
    }
}

/// How a token is serialized.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Parts joined by dots (RFC 7515 §3.1).
    Compact,
    /// A JSON object with one signature or recipient (RFC 7515 §7.2.2).
    Flattened,
    /// One of several signatures or recipients of a JSON object (RFC 7515 §7.2.1).
    General {
        /// Which one, from 1.
        number: usize,
        /// How many there are.
        of: usize,
    },
}

struct Segment {
    part: Part,
    span: Span,
    bytes: Vec<u8>,
    faults: Vec<b64::Fault>,
}

/// A token as written. Offsets count from the start of its text.
pub struct Token {
    text: String,
    kind: Kind,
    form: Form,
    digest: OnceLock<[u8; 32]>,
    /// What was taken apart; `None` once it was let go of.
    parts: Option<Box<Parts>>,
}

/// What a token was taken apart into: many times as large as its text where that is short.
#[derive(Default)]
struct Parts {
    segments: Vec<Segment>,
    /// How many parts there are between the dots.
    segment_count: usize,
    /// The integrity-protected header.
    header: Document,
    /// The header that nothing protects, which only JSON serializations have.
    unprotected: Option<Document>,
    payload: Option<Document>,
    /// How a compressed payload became readable.
    inflation: Option<Inflation>,
    /// A payload that travels apart from the token (RFC 7515 appendix F).
    detached: Option<Vec<u8>>,
    /// Where the disclosures of an SD-JWT begin (RFC 9901 §4), at their `~`.
    disclosures_at: Option<usize>,
    /// What the disclosures say, once somebody has asked.
    presentation: OnceLock<Option<Box<Presentation>>>,
    /// The additional authenticated data of a JWE in a JSON serialization, encoded (RFC 7516 §7.2.1).
    aad: Option<String>,
}

/// Of a token that is folded.
static NO_PARTS: LazyLock<Parts> = LazyLock::new(Parts::default);

impl Token {
    /// Takes a compact serialization apart. Never refuses: see [`Token::problems`].
    pub fn parse(text: impl Into<String>) -> Token {
        let text = text.into();
        let disclosures_at = memchr::memchr(b'~', text.as_bytes());
        let end = disclosures_at.unwrap_or(text.len());
        let (mut segment_count, mut start) = (0, 0);
        let mut spans = Vec::with_capacity(3);
        for dot in memchr::memchr_iter(b'.', &text.as_bytes()[..end]).chain([end]) {
            segment_count += 1;
            if segment_count <= Part::JWE.len() {
                spans.push(Span::new(start, dot));
                start = dot + 1;
            }
        }
        let mut token = Token::build(text, &spans, segment_count, None, Form::Compact);
        token.parts_mut().disclosures_at = disclosures_at;
        token
    }

    /// One signature or recipient of a JSON serialization, by its parts in the order of the compact one.
    pub fn from_parts(parts: &[&str], unprotected: Option<Document>, form: Form) -> Token {
        let mut spans = Vec::with_capacity(parts.len());
        let mut start = 0;
        for part in parts {
            spans.push(Span::new(start, start + part.len()));
            start += part.len() + 1;
        }
        Token::build(parts.join("."), &spans, parts.len(), unprotected, form)
    }

    fn build(
        text: String,
        spans: &[Span],
        segment_count: usize,
        unprotected: Option<Document>,
        form: Form,
    ) -> Token {
        let mut header_segment = decode(&text, Part::Header, spans[0]);
        let header = match &unprotected {
            Some(_) if spans[0].is_empty() => Document::default(),
            _ => Document::parse(std::mem::take(&mut header_segment.bytes)),
        };
        let kind = kind_of(&header, unprotected.as_ref(), segment_count);
        let parts: &[Part] = if kind == Kind::Jwe { &Part::JWE } else { &Part::JWS };

        // RFC 7797 §3: such a payload stands in the token as it is.
        let unencoded = kind != Kind::Jwe && says_unencoded(&header);
        let mut segments = vec![header_segment];
        let rest = parts.iter().zip(spans).skip(1);
        segments.extend(rest.map(|(&part, &span)| match part {
            Part::Payload if unencoded => {
                let bytes = text.as_bytes()[span.range()].to_vec();
                Segment { part, span, bytes, faults: Vec::new() }
            }
            _ => decode(&text, part, span),
        }));
        let payload = segments
            .iter_mut()
            .find(|segment| segment.part == Part::Payload && !segment.span.is_empty())
            .map(|segment| std::mem::take(&mut segment.bytes));
        let (payload, inflation) = payload.map(|bytes| readable(&header, bytes)).unzip();
        let inflation = inflation.flatten();
        let parts =
            Parts { segments, segment_count, header, unprotected, payload, inflation, ..Parts::default() };
        Token { text, kind, form, digest: OnceLock::new(), parts: Some(Box::new(parts)) }
    }

    fn parts(&self) -> &Parts {
        self.parts.as_deref().unwrap_or(&NO_PARTS)
    }

    fn parts_mut(&mut self) -> &mut Parts {
        self.parts.get_or_insert_default()
    }

    /// Lets go of all that can be read from the text of a compact serialization again: taken apart, a small token takes twenty
    /// times the memory. Until it is unfolded it has no parts.
    pub fn fold(&mut self) {
        if self.form == Form::Compact && self.parts().detached.is_none() && !self.is_opened() {
            self.parts = None;
        }
    }

    /// Takes a folded token apart again; says whether it was one.
    pub fn unfold(&mut self) -> bool {
        let folded = self.parts.is_none();
        if folded {
            let (text, digest) = (std::mem::take(&mut self.text), std::mem::take(&mut self.digest));
            *self = Token { digest, ..Token::parse(text) };
        }
        folded
    }

    /// The same JWE with its additional authenticated data, as they stand in base64url.
    pub fn with_aad(mut self, aad: Option<String>) -> Token {
        self.parts_mut().aad = aad;
        self
    }

    /// The additional authenticated data of a JWE in a JSON serialization, encoded (RFC 7516 §7.2.1).
    pub fn aad(&self) -> Option<&str> {
        self.parts().aad.as_deref()
    }

    /// The serialization, without what surrounded it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the serialization, which names the token without telling it.
    pub fn digest(&self) -> &[u8; 32] {
        self.digest.get_or_init(|| sha256(self.text.as_bytes()))
    }

    /// What the token is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// How it is serialized.
    pub fn form(&self) -> Form {
        self.form
    }

    /// The header that nothing protects, which only JSON serializations have (RFC 7515 §7.2.1).
    pub fn unprotected(&self) -> Option<&Document> {
        self.parts().unprotected.as_ref()
    }

    /// A parameter of the JOSE header, the protected one before the other.
    pub fn parameter(&self, name: &str) -> Option<Value<'_>> {
        parameter(&self.parts().header, self.parts().unprotected.as_ref(), name)
    }

    /// The protected header.
    pub fn header(&self) -> &Document {
        &self.parts().header
    }

    /// The payload; `None` for a JWE that was not opened and for a JWS whose payload is detached or missing.
    pub fn payload(&self) -> Option<&Document> {
        self.parts().payload.as_ref()
    }

    /// The document of a part that has one.
    pub fn document(&self, part: Part) -> Option<&Document> {
        match part {
            Part::Header => Some(&self.parts().header),
            Part::Payload => self.payload(),
            Part::Disclosure(at) => Some(&self.presentation()?.disclosures.get(at)?.content),
            _ => None,
        }
    }

    /// The claims set: the payload, if it is a JSON object (RFC 7519 §4).
    pub fn claims(&self) -> Option<Value<'_>> {
        self.payload()?.object()
    }

    /// The decoded bytes of a part that is neither header nor payload; empty where it is missing.
    pub fn bytes(&self, part: Part) -> &[u8] {
        self.segment(part).map_or(&[], |segment| &segment.bytes)
    }

    /// The text of a part as it stands in the token; `None` where the token has no such part.
    pub fn encoded(&self, part: Part) -> Option<&str> {
        self.segment(part).map(|segment| &self.text[segment.span.range()])
    }

    /// What is signed: header and payload as written, joined by a dot (RFC 7515 §5.1, RFC 7797 §3).
    pub fn signing_input(&self) -> Cow<'_, [u8]> {
        let end = self.segment(Part::Payload).map_or(self.text.len(), |payload| payload.span.end);
        let written = &self.text.as_bytes()[..end];
        match &self.parts().detached {
            None => Cow::Borrowed(written),
            Some(payload) if says_unencoded(&self.parts().header) => Cow::Owned([written, payload].concat()),
            Some(payload) => Cow::Owned([written, b64::encode(payload).as_bytes()].concat()),
        }
    }

    /// Whether the payload is missing, as where it travels apart (RFC 7515 appendix F).
    pub fn is_detached(&self) -> bool {
        self.kind != Kind::Jwe && self.parts().payload.is_none()
    }

    /// Whether the payload is signed as it is, without base64url (RFC 7797 §3).
    pub fn is_unencoded(&self) -> bool {
        self.kind != Kind::Jwe && says_unencoded(&self.parts().header)
    }

    /// How the payload was inflated, where the header says that it is compressed.
    pub fn inflation(&self) -> Option<&Inflation> {
        self.parts().inflation.as_ref()
    }

    /// Takes up the payload of a token that comes without.
    pub fn attach(&mut self, payload: &[u8]) {
        let parts = self.parts_mut();
        (parts.payload, parts.detached) = (Some(Document::parse(payload.to_vec())), Some(payload.to_vec()));
    }

    /// Takes up the contents of a JWE that was decrypted, inflated where its header says that they are compressed; of
    /// anything else, does nothing.
    pub fn open(&mut self, contents: Vec<u8>) {
        if self.kind == Kind::Jwe {
            let (payload, inflation) = readable(&self.parts().header, contents);
            let parts = self.parts_mut();
            (parts.payload, parts.inflation) = (Some(payload), inflation);
        }
    }

    /// Whether it is a JWE that was opened.
    pub fn is_opened(&self) -> bool {
        self.kind == Kind::Jwe && self.parts().payload.is_some()
    }

    /// The token that the payload is, where tokens are nested (RFC 7519 §7.2 step 8).
    pub fn nested(&self) -> Option<Token> {
        // A claims set holds no token as a whole, and most payloads are one.
        let payload = self.payload().filter(|payload| payload.object().is_none())?;
        let payload = std::str::from_utf8(payload.bytes()).ok()?.trim_matches('"');
        let inner = Token::parse(payload);
        (inner.segment_count() >= 3 && inner.header().object().is_some()).then_some(inner)
    }

    /// The header's `alg`, if it is a string.
    pub fn alg(&self) -> Option<Cow<'_, str>> {
        self.parameter("alg")?.text()
    }

    /// The header's `kid`, if it is a string.
    pub fn kid(&self) -> Option<Cow<'_, str>> {
        self.parameter("kid")?.text()
    }

    /// Number of parts between the dots.
    pub fn segment_count(&self) -> usize {
        self.parts().segment_count
    }

    /// What is wrong with the base64url of a part.
    pub fn encoding_faults(&self, part: Part) -> &[b64::Fault] {
        self.segment(part).map_or(&[], |segment| &segment.faults)
    }

    fn segment(&self, part: Part) -> Option<&Segment> {
        self.parts().segments.iter().find(|segment| segment.part == part)
    }
}

fn decode(text: &str, part: Part, span: Span) -> Segment {
    let b64::Decoded { bytes, faults } = b64::decode(&text.as_bytes()[span.range()]);
    Segment { part, span, bytes, faults }
}

/// A payload as it can be read: inflated where the header says that it is compressed, and how.
fn readable(header: &Document, bytes: Vec<u8>) -> (Document, Option<Inflation>) {
    if !says_deflated(header) {
        return (Document::parse(bytes), None);
    }
    let (bytes, inflation) = inflate::inflate(bytes);
    (Document::parse(bytes), Some(inflation))
}

fn parameter<'a>(header: &'a Document, unprotected: Option<&'a Document>, name: &str) -> Option<Value<'a>> {
    let of = |document: &'a Document| document.object()?.get(name);
    of(header).or_else(|| of(unprotected?))
}

/// Whether the protected header has `b64: false` (RFC 7797 §3).
fn says_unencoded(header: &Document) -> bool {
    header.object().and_then(|header| header.get("b64")).is_some_and(|b64| b64.raw() == "false")
}

/// Whether the header has `zip: DEF` (RFC 7516 §4.1.3), which SMART Health Cards have in a JWS.
fn says_deflated(header: &Document) -> bool {
    header.object().and_then(|header| header.get_text("zip")).is_some_and(|zip| zip == "DEF")
}

fn kind_of(header: &Document, unprotected: Option<&Document>, segment_count: usize) -> Kind {
    let parameter = |name| parameter(header, unprotected, name);
    if segment_count == 5 || parameter("enc").is_some() {
        Kind::Jwe
    } else if parameter("alg").and_then(Value::text).as_deref() == Some("none") {
        Kind::Unsecured
    } else {
        Kind::Jws
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn token(header: &str, payload: &str, signature: &str) -> Token {
        Token::parse(format!(
            "{}.{}.{signature}",
            b64::encode(header.as_bytes()),
            b64::encode(payload.as_bytes())
        ))
    }

    fn problems(token: &Token) -> Vec<String> {
        token.problems().iter().map(|p| format!("{}: {}", p.part.name(), p.message)).collect()
    }

    #[test]
    fn a_sound_token_has_no_problems() {
        let token = token(r#"{"alg":"HS256","kid":"k"}"#, r#"{"sub":"ann"}"#, "c2ln");
        assert_eq!(token.kind(), Kind::Jws);
        assert_eq!(token.bytes(Part::Signature), b"sig");
        assert_eq!(token.kid().unwrap(), "k");
        assert_eq!(token.claims().unwrap().get_text("sub").unwrap(), "ann");
        assert_eq!(problems(&token), [""; 0]);
    }

    #[test]
    fn kinds() {
        assert_eq!(token(r#"{"alg":"none"}"#, "{}", "").kind(), Kind::Unsecured);
        assert_eq!(token(r#"{"alg":"nOnE"}"#, "{}", "").kind(), Kind::Jws);
        assert_eq!(token(r#"{"alg":"dir","enc":"A128GCM"}"#, "", "iv.ct.tag").kind(), Kind::Jwe);
        assert_eq!(token(r#"{"alg":"ML-KEM-9"}"#, "{}", "AA").alg().unwrap(), "ML-KEM-9");
    }

    #[test]
    fn broken_parts_are_still_there() {
        let token = Token::parse("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIiwi!x.AA=.B");
        assert_eq!(token.claims().unwrap().get_text("sub").unwrap(), "a");
        assert_eq!(
            problems(&token),
            [
                "token: 4 parts between the dots, a JWS has 3",
                "payload: `!` at byte 16 is no base64url character",
                "payload: not JSON at byte 11: EOF while parsing a string",
                "signature: padding `=` at byte 2: base64url in a JWS has none",
            ]
        );
    }

    #[test]
    fn dots_alone_cost_nothing() {
        let token = Token::parse("eyJhbGciOiJIUzI1NiJ9".to_string() + &".".repeat(100_000));
        assert_eq!(token.segment_count(), 100_001);
        assert_eq!(token.parts().segments.len(), 3);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text: String) {
            let token = Token::parse(text.clone());
            token.problems();
            prop_assert_eq!(token.text(), text);
        }
    }
}
