//! An entry of an HTTP Archive 1.2: what one request and its response say, each of it once, for HAR tells most of it twice.

use super::json::{self, Hit, Walk};
use super::leaf::{self, Leaf, Role};
use super::place::{Recording, Setting, Side};
use super::{PlaceKind, cookie, storage, text, url};
use crate::core::json::{Document, Kind, Value};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The tokens of an entry, which is the `number`th; `None` if it is no JSON.
pub(super) fn hits(bytes: &[u8], number: usize) -> Option<Vec<Hit>> {
    let known = OnceCell::new();
    let hits = json::hits(bytes, 0, &|document, walk, value| {
        let base = known.get_or_init(|| setting(document, number));
        leaf(base, walk, value)
    })?;
    Some(once_each(hits))
}

/// What is known of the whole entry.
fn setting(document: &Document, number: usize) -> Setting {
    let entry = Some((Recording::Har, number));
    let Some(root) = document.object() else { return Setting { entry, ..Setting::NONE } };
    let request = root.get("request").filter(|request| request.kind() == Kind::Object);
    let mut target = request.and_then(|request| url::bare(&request.get_text("url")?, None));
    if is_upgraded(root)
        && let Some(target) = &mut target
    {
        // Chrome made it https before anything was sent, and wrote down both.
        let _ = target.set_scheme("https");
    }
    Setting {
        entry,
        method: request
            .and_then(|request| request.get_text("method"))
            .map(|method| super::place::shown(&method)),
        url: target,
        at: root.get_text("startedDateTime").and_then(|at| cookie::iso_date(&at)),
        ..Setting::NONE
    }
}

/// Whether a response is Chrome's own, which sends an http URL to https without asking the server.
fn is_upgraded(root: Value<'_>) -> bool {
    let headers = root.get("response").and_then(|response| response.get("headers"));
    headers.into_iter().flat_map(Value::children).take(64).any(|header| {
        header.get_text("name").is_some_and(|name| name.eq_ignore_ascii_case("Non-Authoritative-Reason"))
    })
}

/// What a string of an entry is for.
fn leaf(base: &Setting, walk: &Walk<'_>, value: Value<'_>) -> Leaf {
    let steps = walk.steps(value);
    let steps: Vec<&str> = steps.iter().map(Cow::as_ref).collect();
    let setting = Setting { side: steps.first().and_then(|name| leaf::side(name)), ..base.clone() };
    let name = || walk.beside("name").map(Cow::into_owned).unwrap_or_default();
    let role = match steps[..] {
        ["request", "url"] => Role::Url,
        ["response", "redirectURL"] => Role::Url,
        ["request" | "response", "headers", "*", "value"] => {
            let name = name();
            if name.eq_ignore_ascii_case("set-cookie") {
                let beside = header_beside(walk, value);
                return Leaf::new(Role::Header(name), Setting { beside, ..setting });
            }
            Role::Header(name)
        }
        ["request" | "response", "cookies", "*", "value"] => {
            let found = walk.parent().and_then(cookie::object);
            // A request says nothing of them; Chrome looks them up.
            let found =
                found.filter(|found| setting.side == Some(Side::Response) || found.http_only.is_some());
            return Leaf::new(Role::Cookie(name()), Setting { cookie: found, ..setting });
        }
        ["request", "queryString", "*", "value"] => Role::Query(url::percent_decoded(&name())),
        ["request", "postData", "params", "*", "value"] => Role::Form(name()),
        ["request", "postData", "text"] | ["response", "content", "text"] => {
            let encoded = walk.beside("encoding").is_some_and(|encoding| encoding == "base64");
            return Leaf { encoded, ..Leaf::new(Role::Body, setting) };
        }
        ["_webSocketMessages" | "_eventSourceMessages", "*", "data"] => {
            let sent =
                walk.beside("type").map(|kind| if kind == "send" { Side::Request } else { Side::Response });
            // What is not text is written in base64.
            let encoded = walk
                .parent()
                .and_then(|message| message.get("opcode"))
                .is_some_and(|opcode| opcode.raw() == "2");
            let role = if steps[0] == "_webSocketMessages" { Role::WebSocket } else { Role::Body };
            return Leaf { encoded, ..Leaf::new(role, Setting { side: sent, ..setting }) };
        }
        _ => Role::View(steps.last().map(|name| name.to_string())),
    };
    Leaf::new(role, setting)
}

/// A refresh token that scripts can read in another `Set-Cookie` of the same response.
fn header_beside(walk: &Walk<'_>, value: Value<'_>) -> Option<String> {
    let name_of = |cookie: &str| cookie.split('=').next().unwrap_or_default().trim().to_string();
    let is_readable = |cookie: &str| !cookie.to_ascii_lowercase().contains("httponly");
    let own = value.text()?;
    if !is_readable(&own) || storage::says_refresh(&name_of(&own)) {
        return None;
    }
    let others =
        walk.ancestor(1)?.children().take(64).filter(|header| {
            header.get_text("name").is_some_and(|name| name.eq_ignore_ascii_case("set-cookie"))
        });
    let mut cookies =
        others.filter_map(|header| header.get_text("value")).filter(|cookie| cookie.len() >= 30);
    let found = cookies.find(|cookie| is_readable(cookie) && storage::says_refresh(&name_of(cookie)))?;
    Some(super::place::shown(&name_of(&found)))
}

/// What makes two views of a token the same fact: where in the exchange it stood and what it was called.
type Fact = (Option<Side>, PlaceKind, String, String);

/// The hits without those that say again what another says, in the order of the text.
pub(super) fn once_each(hits: Vec<Hit>) -> Vec<Hit> {
    let mut facts: HashMap<Fact, usize> = HashMap::new();
    let mut told: Vec<Hit> = Vec::new();
    for hit in hits {
        let name = hit.place.name.as_deref().unwrap_or_default().to_ascii_lowercase();
        // Of one JSON body each member counts.
        let pointer = hit.place.setting().pointer.clone().unwrap_or_default();
        let token = hit.token.text().to_string();
        let fact = (hit.place.setting().side, hit.place.kind, name + &pointer, token);
        match facts.get(&fact) {
            Some(&first) => {
                let other = hit.place.setting().cookie.clone();
                let known = &mut told[first].place.setting_mut().cookie;
                text::complete(known, other.as_ref());
            }
            None => {
                facts.insert(fact, told.len());
                told.push(hit);
            }
        }
    }
    // What stands outside of request and response only repeats what stands inside.
    let inside: std::collections::HashSet<String> = told
        .iter()
        .filter(|hit| hit.place.setting().side.is_some())
        .map(|hit| hit.token.text().to_string())
        .collect();
    told.retain(|hit| hit.place.setting().side.is_some() || !inside.contains(hit.token.text()));
    told.sort_by_key(|hit| hit.span.start);
    told
}
