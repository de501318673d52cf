//! The header: what it makes critical, how the payload is encoded, and the type.

use super::{Expectations, Verdict, crit_faults};
use crate::core::json::{Kind, Value};
use crate::core::profile::bare_typ;
use crate::core::token::Token;
use std::collections::HashSet;

pub(super) fn check(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    let unprotected = |name: &str| token.unprotected()?.object()?.get(name);
    for name in ["crit", "b64"] {
        if unprotected(name).is_some() {
            verdict.fail(name, "stands in the unprotected header, where anyone can change it");
        }
    }
    check_types(verdict, token);
    let critical = check_crit(verdict, token);
    check_b64(verdict, token, critical, expect);
    check_typ(verdict, token, expect);
}

/// What a parameter holds.
enum Holds {
    Text,
    Texts,
    Object,
}

/// The parameters that everyone must understand, by what RFC 7515 says that they hold, and its section.
const HOLDS: [(&str, Holds, &str); 9] = [
    ("jku", Holds::Text, "§4.1.2"),
    ("jwk", Holds::Object, "§4.1.3"),
    ("kid", Holds::Text, "§4.1.4"),
    ("x5u", Holds::Text, "§4.1.5"),
    ("x5c", Holds::Texts, "§4.1.6"),
    ("x5t", Holds::Text, "§4.1.7"),
    ("x5t#S256", Holds::Text, "§4.1.8"),
    ("typ", Holds::Text, "§4.1.9"),
    ("cty", Holds::Text, "§4.1.10"),
];

/// A header is valid only if the syntax of what it says is (RFC 7515 §5.2 step 5), even of what is not used here.
fn check_types(verdict: &mut Verdict, token: &Token) {
    for (name, holds, section) in HOLDS {
        let Some(value) = token.parameter(name) else { continue };
        let is_text = |value: Value<'_>| value.kind() == Kind::String;
        let (fits, due) = match holds {
            Holds::Text => (is_text(value), "a string"),
            Holds::Object => (value.kind() == Kind::Object, "an object"),
            Holds::Texts => {
                (value.kind() == Kind::Array && value.children().all(is_text), "an array of strings")
            }
        };
        if !fits {
            verdict.fail(name, format!("{} is not {due} (RFC 7515 {section})", value.brief()));
        }
    }
}

/// Whether `crit` lists `b64`, the one extension that is understood. Another name, and whatever else is wrong with `crit`,
/// is a reason (RFC 7515 §4.1.11).
fn check_crit(verdict: &mut Verdict, token: &Token) -> bool {
    let Some(header) = token.header().object() else { return false };
    let faults = crit_faults(header);
    for fault in &faults {
        verdict.fail("crit", format!("{} (RFC 7515 §4.1.11)", fault.words()));
    }
    let wrong: HashSet<_> = faults.iter().map(|fault| fault.value().id()).collect();
    let names = header.get("crit").into_iter().flat_map(Value::children);
    let mut lists_b64 = false;
    for name in names.filter(|name| !wrong.contains(&name.id())) {
        match name.text() {
            Some(text) if text == "b64" => lists_b64 = true,
            Some(_) => verdict.fail(
                "crit",
                format!(
                    "{} must be understood, and jotkit knows no such extension (RFC 7515 §4.1.11)",
                    name.raw()
                ),
            ),
            None => {}
        }
    }
    lists_b64
}

fn check_b64(verdict: &mut Verdict, token: &Token, critical: bool, expect: &Expectations<'_>) {
    let Some(b64) = token.header().object().and_then(|header| header.get("b64")) else { return };
    if b64.kind() != Kind::Bool {
        return verdict.fail("b64", format!("is {}, not true or false (RFC 7797 §3)", b64.kind().words()));
    }
    if !token.is_unencoded() {
        return;
    }
    if !critical {
        verdict.fail("b64", "false, and crit does not list it (RFC 7797 §6)");
    } else if expect.signature_only {
        verdict.pass("b64", "false: the payload is signed as it is");
    } else {
        verdict
            .fail("b64", "false: a JWT encodes its payload (RFC 7797 §7); --jws checks the signature alone");
    }
}

/// Types are media types without `application/`, which may be written out (RFC 7515 §4.1.9).
fn check_typ(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    let of_profile = expect.profile.and_then(|profile| profile.demands().typ_due());
    let Some(wanted) = expect.typ.as_deref().or(of_profile) else { return };
    let typ = token.header().object().and_then(|header| header.get("typ"));
    let is_wanted =
        |typ: Value<'_>| typ.text().is_some_and(|typ| bare_typ(&typ).eq_ignore_ascii_case(bare_typ(wanted)));
    match typ {
        Some(typ) if is_wanted(typ) => verdict.pass("typ", typ.raw()),
        Some(typ) => verdict.fail("typ", format!("{}, where {wanted:?} is expected", typ.raw())),
        None => verdict.fail("typ", format!("missing, where {wanted:?} is expected")),
    }
}
