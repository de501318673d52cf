//! What makes a JWS an SD-JWT: the disclosures that follow it (RFC 9901 §4).

use super::super::disclosure::{self, Presentation};
use super::super::json::{Value, pointer_step};
use super::Token;
use std::borrow::Cow;

impl Token {
    /// Disclosures and key-binding JWT of an SD-JWT as the compact serialization has them, from the first `~` (RFC 9901
    /// §4). A JSON serialization has them in its unprotected header (RFC 9901 §8.1).
    pub fn disclosures(&self) -> Option<Cow<'_, str>> {
        if let Some(at) = self.parts().disclosures_at {
            return Some(Cow::Borrowed(&self.text[at..]));
        }
        let unprotected = self.unprotected()?.object()?;
        let listed = unprotected.get("disclosures")?;
        let mut joined = "~".to_string();
        for disclosure in listed.children().filter_map(Value::text) {
            joined.push_str(&disclosure);
            joined.push('~');
        }
        joined.push_str(&unprotected.get_text("kb_jwt").unwrap_or_default());
        Some(Cow::Owned(joined))
    }

    /// The part that is signed or encrypted, in the compact serialization: of an SD-JWT what stands before its disclosures.
    pub fn jwt(&self) -> &str {
        &self.text[..self.parts().disclosures_at.unwrap_or(self.text.len())]
    }

    /// What the disclosures of an SD-JWT say and where it belongs, taken apart once; `None` for any other token.
    pub fn presentation(&self) -> Option<&Presentation> {
        self.parts().presentation.get_or_init(|| disclosure::presentation(self).map(Box::new)).as_deref()
    }

    /// The claim of that name. Those of an SD-JWT are the ones of its payload and those that are disclosed (RFC 9901 §7.1 step 3).
    pub fn claim(&self, name: &str) -> Option<Value<'_>> {
        self.claims()?.get(name).or_else(|| self.disclosed(&claim_pointer(name)))
    }

    /// What a disclosure puts at that JSON Pointer into the claims.
    pub fn disclosed(&self, pointer: &str) -> Option<Value<'_>> {
        let disclosures = &self.presentation()?.disclosures;
        disclosures.iter().find(|disclosure| disclosure.pointer.as_deref() == Some(pointer))?.value()
    }

    /// The elements of an array that stands at that JSON Pointer among the claims; what is kept back is none (RFC 9901 §7.1 step 3).
    pub fn elements<'a>(&'a self, pointer: &str, array: Value<'a>) -> impl Iterator<Item = Value<'a>> {
        array.children().enumerate().filter_map(move |(at, element)| match element.get("...") {
            Some(_) if element.children().count() == 1 => self.disclosed(&format!("{pointer}/{at}")),
            _ => Some(element),
        })
    }

    /// Whether a disclosure tells the claim of that name.
    pub fn discloses(&self, claim: &str) -> bool {
        self.disclosed(&claim_pointer(claim)).is_some()
    }
}

fn claim_pointer(name: &str) -> String {
    format!("/{}", pointer_step(name))
}
