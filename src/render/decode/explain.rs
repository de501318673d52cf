//! What stands beside a member: what its name means, and what its value does.

use super::Page;
use crate::core::alg::Alg;
use crate::core::json::Value;
use crate::core::registry;
use crate::core::time::NumericDate;
use crate::core::token::{Kind, Part, Token};
use std::borrow::Cow;

/// An explanation, and whether it is a warning.
pub(super) struct Explained {
    pub(super) text: Cow<'static, str>,
    pub(super) warns: bool,
}

/// Explains a member of the outermost object of the header or of the payload.
pub(super) fn explain(token: &Token, part: Part, member: Value<'_>, page: &Page) -> Option<Explained> {
    let name = member.name()?;
    let plain = |text: Cow<'static, str>| Some(Explained { text, warns: false });
    if registry::TIMES.contains(&&*name)
        && let Some(date) = NumericDate::of(member)
    {
        return Some(time(&name, date, page));
    }
    if part == Part::Payload {
        return plain(registry::claim(&name).or_else(|| habitual(&name))?.into());
    }
    let value = member.text().unwrap_or_default();
    match (&*name, token.kind()) {
        ("alg", Kind::Jwe) => plain(registry::key_management(&value).unwrap_or("key management").into()),
        ("enc", _) => plain(registry::content_encryption(&value).unwrap_or("content encryption").into()),
        ("alg", Kind::Unsecured) => plain("nobody signed this token".into()),
        ("alg", Kind::Jws) => {
            let known = Alg::from_name(&value);
            plain(known.map_or("unknown algorithm".into(), |alg| alg.words().into()))
        }
        _ => plain(registry::header(&name)?.into()),
    }
}

/// Claims that are in no registry and in many tokens.
fn habitual(name: &str) -> Option<&'static str> {
    Some(match name {
        "scp" => "scope",
        "cid" | "appid" => "client",
        "tid" => "tenant",
        "oid" => "object ID of the user",
        "htm" => "HTTP method",
        _ => return None,
    })
}

/// A point in time, and how far away it is.
fn time(name: &str, date: NumericDate, page: &Page) -> Explained {
    if let Some(power) = date.excess_thousands() {
        let meant = NumericDate(date.0 / 1000f64.powi(power)).in_zone(&page.zone);
        let unit = ["", "milliseconds", "microseconds", "nanoseconds"][power as usize];
        return Explained { text: format!("{unit}, not seconds: {meant} is meant").into(), warns: true };
    }
    let ahead = date.0 > page.now as f64;
    let relative = date.relative_to(page.now);
    let (said, warns) = match (name, ahead) {
        ("exp", true) => (format!("valid for {}", relative.trim_start_matches("in ")), false),
        ("exp", false) => (format!("expired {relative}"), true),
        ("nbf", true) => (format!("not valid yet, {relative}"), true),
        _ => (relative, false),
    };
    Explained { text: format!("{}, {said}", date.in_zone(&page.zone)).into(), warns }
}
