//! Tokens as JSON objects: the flattened and general serializations of JWS (RFC 7515 §7.2) and JWE (RFC 7516 §7.2).

use super::Found;
use crate::core::json::{Document, Kind, Value};
use crate::core::source::Span;
use crate::core::token::{Form, Token};
use std::borrow::Cow;

/// The signatures, or recipients, of bytes that are one such object; none of anything else.
pub(super) fn tokens(bytes: &[u8]) -> Vec<Found> {
    if !bytes.trim_ascii_start().starts_with(b"{") {
        return Vec::new();
    }
    let names = [&b"\"signature"[..], b"\"ciphertext\""];
    if !names.iter().any(|name| memchr::memmem::find(bytes, name).is_some()) {
        return Vec::new();
    }
    let document = Document::parse(bytes.trim_ascii().to_vec());
    let tokens = document.object().map(of_object).unwrap_or_default();
    tokens.into_iter().map(|token| Found { span: Span::new(0, bytes.len()), token }).collect()
}

fn of_object(object: Value<'_>) -> Vec<Token> {
    if object.get("ciphertext").is_some() {
        return each(object, "recipients", |recipient, form| jwe(object, recipient, form));
    }
    let signed = object.get("payload").is_none_or(|payload| payload.kind() == Kind::String);
    if signed {
        each(object, "signatures", |signature, form| jws(object, signature, form))
    } else {
        Vec::new()
    }
}

/// One token for each element of the array, or one for the object itself where there is no array.
fn each<'a>(object: Value<'a>, array: &str, make: impl Fn(Value<'a>, Form) -> Option<Token>) -> Vec<Token> {
    let Some(elements) = object.get(array) else {
        return make(object, Form::Flattened).into_iter().collect();
    };
    let of = elements.children().count();
    let general = |(index, element)| make(element, Form::General { number: index + 1, of });
    elements.children().enumerate().filter_map(general).collect()
}

fn jws(object: Value<'_>, signature: Value<'_>, form: Form) -> Option<Token> {
    let payload = object.get_text("payload").unwrap_or_default();
    let protected = signature.get_text("protected").unwrap_or_default();
    let signed = signature.get_text("signature")?;
    let unprotected = signature.get("header");
    (!protected.is_empty() || unprotected.is_some())
        .then(|| Token::from_parts(&[&protected, &payload, &signed], unprotected.map(owned), form))
}

fn jwe(object: Value<'_>, recipient: Value<'_>, form: Form) -> Option<Token> {
    let text = |name: &str| object.get_text(name).unwrap_or_default();
    let protected = text("protected");
    let unprotected = united(object.get("unprotected"), recipient.get("header"));
    let key: Cow<'_, str> = recipient.get_text("encrypted_key").unwrap_or_default();
    let parts = [&*protected, &*key, &*text("iv"), &*object.get_text("ciphertext")?, &*text("tag")];
    let aad = object.get_text("aad").map(Cow::into_owned);
    (!protected.is_empty() || unprotected.is_some())
        .then(|| Token::from_parts(&parts, unprotected, form).with_aad(aad))
}

/// The header of all recipients and that of one, which together are unprotected (RFC 7516 §7.2.1).
fn united(shared: Option<Value<'_>>, own: Option<Value<'_>>) -> Option<Document> {
    let (Some(all), Some(one)) = (shared, own) else { return shared.or(own).map(owned) };
    let members = |header: Value<'_>| {
        let inner = header.raw().strip_prefix('{').and_then(|raw| raw.strip_suffix('}'));
        inner.map(str::trim).unwrap_or_default().to_string()
    };
    let both = [members(all), members(one)].into_iter().filter(|members| !members.is_empty());
    Some(Document::parse(format!("{{{}}}", both.collect::<Vec<_>>().join(",")).into_bytes()))
}

fn owned(value: Value<'_>) -> Document {
    Document::parse(value.raw().as_bytes().to_vec())
}
