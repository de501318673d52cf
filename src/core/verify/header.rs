//! The header: what it makes critical, how the payload is encoded, and the type.

use super::{Expectations, Verdict};
use crate::core::json::{Kind, Value};
use crate::core::profile::bare_typ;
use crate::core::token::Token;

/// Parameters that `crit` must not name, since every implementation knows them (RFC 7515 §4.1.11).
const REGISTERED: [&str; 11] =
    ["alg", "jku", "jwk", "kid", "x5u", "x5c", "x5t", "x5t#S256", "typ", "cty", "crit"];

pub(super) fn check(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    let unprotected = |name: &str| token.unprotected()?.object()?.get(name);
    for name in ["crit", "b64"] {
        if unprotected(name).is_some() {
            verdict.fail(name, "stands in the unprotected header, where anyone can change it");
        }
    }
    let critical = check_crit(verdict, token);
    check_b64(verdict, token, &critical, expect);
    check_typ(verdict, token, expect);
}

/// The names that `crit` lists. One that is not understood, or that may not be there, is a reason (RFC 7515 §4.1.11).
fn check_crit(verdict: &mut Verdict, token: &Token) -> Vec<String> {
    let Some(header) = token.header().object() else { return Vec::new() };
    let Some(crit) = header.get("crit") else { return Vec::new() };
    let names: Option<Vec<String>> =
        crit.children().map(|name| name.text().map(std::borrow::Cow::into_owned)).collect();
    let names = match names {
        Some(names) if crit.kind() == Kind::Array && !names.is_empty() => names,
        Some(_) if crit.kind() == Kind::Array => {
            verdict.fail("crit", "lists nothing, where it must name an extension (RFC 7515 §4.1.11)");
            return Vec::new();
        }
        _ => {
            verdict.fail("crit", format!("{} is no array of names (RFC 7515 §4.1.11)", crit.raw()));
            return Vec::new();
        }
    };
    for (at, name) in names.iter().enumerate() {
        let problem = if names[..at].contains(name) {
            "is listed twice"
        } else if REGISTERED.contains(&name.as_str()) {
            "is no extension, and must not be listed"
        } else if header.get(name).is_none() {
            "is listed, and is not in the header"
        } else if name != "b64" {
            "must be understood, and jotkit knows no such extension"
        } else {
            continue;
        };
        verdict.fail("crit", format!("{name:?} {problem} (RFC 7515 §4.1.11)"));
    }
    names
}

fn check_b64(verdict: &mut Verdict, token: &Token, critical: &[String], expect: &Expectations<'_>) {
    let Some(b64) = token.header().object().and_then(|header| header.get("b64")) else { return };
    if b64.kind() != Kind::Bool {
        return verdict.fail("b64", format!("is {}, not true or false (RFC 7797 §3)", b64.kind().words()));
    }
    if !token.is_unencoded() {
        return;
    }
    if !critical.iter().any(|name| name == "b64") {
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
    let of_profile = expect.profile.and_then(|profile| profile.demands().typ);
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
