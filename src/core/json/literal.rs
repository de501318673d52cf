//! String literals and what they say, and names as pointers have them.

use serde::de::{Deserializer, Visitor};
use std::borrow::Cow;
use std::fmt;

/// What a string literal says.
#[inline]
pub(super) fn said(literal: &str, is_escaped: bool) -> Cow<'_, str> {
    if is_escaped { unescape(literal) } else { Cow::Borrowed(said_plainly(literal)) }
}

/// What a string literal without an escape says.
#[inline]
pub(super) fn said_plainly(literal: &str) -> &str {
    literal.get(1..literal.len().saturating_sub(1)).unwrap_or_default()
}

/// Whether a literal, or a text of many, has an escape in it.
pub(super) fn has_escape(json: &str) -> bool {
    memchr::memchr(b'\\', json.as_bytes()).is_some()
}

/// What a string literal with an escape says.
fn unescape(literal: &str) -> Cow<'_, str> {
    let bytes = serde_json::Deserializer::from_str(literal).deserialize_bytes(StringBytes);
    Cow::Owned(String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned())
}

/// Asked for bytes, serde_json lets lone surrogates pass instead of refusing the string.
struct StringBytes;

impl<'de> Visitor<'de> for StringBytes {
    type Value = Vec<u8>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
        Ok(bytes.to_vec())
    }
}

/// Text as a JSON string literal.
pub fn quote(text: &str) -> String {
    // Writing to memory does not fail, and a string has no key that could not be one.
    serde_json::to_string(text).unwrap_or_default()
}

/// A member name as a step of a JSON Pointer (RFC 6901 §3).
pub fn pointer_step(name: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'~', b'/', name.as_bytes()).is_none() {
        return Cow::Borrowed(name);
    }
    Cow::Owned(name.replace('~', "~0").replace('/', "~1"))
}
