//! What is wrong with `crit`, whoever asks (RFC 7515 §4.1.11, RFC 7516 §4.1.13).

use crate::core::json::{Kind, Value};
use std::collections::HashSet;

/// Parameters that `crit` must not name, since every implementation knows them: those of RFC 7515, RFC 7516 and RFC 7518.
const KNOWN_TO_ALL: &[&str] = &[
    "alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit", "enc", "zip", "epk",
    "apu", "apv", "iv", "tag", "p2s", "p2c",
];

/// Something that is wrong with `crit`.
#[derive(Clone, Copy)]
pub enum CritFault<'a> {
    /// It is no array of names.
    NoNames(Value<'a>),
    /// It lists nothing.
    Empty(Value<'a>),
    /// A name is listed twice.
    Twice(Value<'a>),
    /// A name is no extension.
    NoExtension(Value<'a>),
    /// A name is not in the header.
    Absent(Value<'a>),
}

impl<'a> CritFault<'a> {
    /// The value that is wrong.
    pub fn value(self) -> Value<'a> {
        match self {
            CritFault::NoNames(value)
            | CritFault::Empty(value)
            | CritFault::Twice(value)
            | CritFault::NoExtension(value)
            | CritFault::Absent(value) => value,
        }
    }

    /// What is wrong, in words.
    pub fn words(self) -> String {
        let raw = self.value().brief();
        match self {
            CritFault::NoNames(_) => format!("{raw} is no array of names"),
            CritFault::Empty(_) => "lists nothing, where it must name an extension".to_string(),
            CritFault::Twice(_) => format!("{raw} is listed twice"),
            CritFault::NoExtension(_) => format!("{raw} is no extension, and must not be listed"),
            CritFault::Absent(_) => format!("{raw} is listed, and is not in the header"),
        }
    }
}

/// Everything that is wrong with the header's `crit`; nothing where it has none.
pub fn crit_faults(header: Value<'_>) -> Vec<CritFault<'_>> {
    let Some(crit) = header.get("crit") else { return Vec::new() };
    if crit.kind() != Kind::Array || crit.children().any(|name| name.kind() != Kind::String) {
        return vec![CritFault::NoNames(crit)];
    }
    if crit.children().next().is_none() {
        return vec![CritFault::Empty(crit)];
    }
    let members: HashSet<_> = header.children().filter_map(Value::name).collect();
    let mut seen = HashSet::new();
    let mut faults = Vec::new();
    for name in crit.children() {
        let text = name.text().unwrap_or_default();
        if KNOWN_TO_ALL.contains(&&*text) {
            faults.push(CritFault::NoExtension(name));
        } else if !members.contains(&text) {
            faults.push(CritFault::Absent(name));
        }
        if !seen.insert(text) {
            faults.push(CritFault::Twice(name));
        }
    }
    faults
}
