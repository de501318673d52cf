//! Where a token was found: for programs as an object, for people in words.

use crate::input::{self, CookieEnd, PlaceKind, SameSite, Setting};
use serde::Serialize;

/// A place for programs. `kind` is one of the words of [`PlaceKind::name`]; other members are there where they are known.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recording: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    referer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attributes: Option<Attributes<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    storage: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    log: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    history: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    tracked: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    base64: bool,
}

/// The attributes of a cookie, where they are known; `null` for one that is not set, nothing for one that is not told.
#[derive(Serialize)]
struct Attributes<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    http_only: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    secure: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    same_site: Option<Option<&'static str>>,
    domain: Option<&'a str>,
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_age: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<i64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    partitioned: bool,
}

impl<'a> Attributes<'a> {
    fn of(cookie: &'a input::Cookie) -> Attributes<'a> {
        Attributes {
            http_only: cookie.http_only,
            secure: cookie.secure,
            same_site: (cookie.same_site != SameSite::Unknown).then(|| cookie.same_site.name()),
            domain: cookie.domain.as_deref(),
            path: cookie.path.as_deref(),
            max_age: match cookie.end {
                Some(CookieEnd::After(seconds)) => Some(seconds),
                _ => None,
            },
            expires: match cookie.end {
                Some(CookieEnd::At(end)) => Some(end),
                _ => None,
            },
            partitioned: cookie.partitioned,
        }
    }
}

impl<'a> Place<'a> {
    pub(super) fn of(place: &'a input::Place) -> Place<'a> {
        let setting = place.setting();
        Place {
            kind: place.kind.name(),
            name: place.name.as_deref(),
            recording: setting.entry.map(|(recording, _)| recording.name()),
            entry: setting.entry.map(|(_, number)| number),
            side: setting.side.map(input::Side::name),
            method: setting.method.as_deref(),
            url: setting.url.as_ref().map(url::Url::as_str),
            host: setting.host.as_deref(),
            path: setting.path.as_deref(),
            referer: setting.referer.as_ref().map(url::Url::as_str),
            attributes: setting.cookie.as_ref().map(Attributes::of),
            storage: setting.storage.map(input::Storage::name),
            origin: setting.origin.as_deref(),
            pointer: setting.pointer.as_deref().filter(|pointer| !pointer.is_empty()),
            log: setting.log,
            history: setting.history,
            tracked: setting.tracked,
            base64: setting.base64,
        }
    }
}

/// A place in words, to follow on its position: `, HAR entry 12, GET https://api.example.com/orders, cookie "sid"`. Nothing of
/// a place that says no more than where in the text it is.
pub(super) fn words(place: &input::Place) -> String {
    let setting = place.setting();
    let own = own_words(place, setting);
    let mut words = Vec::new();
    words.extend(setting.entry.map(|(recording, number)| format!("{} {number}", recording.entry())));
    words.extend(exchange(setting, setting.entry.is_some() || setting.side.is_some()));
    words.extend(own);
    words.extend(setting.base64.then(|| "in base64".to_string()));
    words.iter().map(|words| format!(", {words}")).collect()
}

/// `GET https://api.example.com/orders`, `response to GET https://api.example.com/orders`
fn exchange(setting: &Setting, in_exchange: bool) -> Option<String> {
    let where_to = match (&setting.url, &setting.host) {
        (Some(url), _) => url.to_string(),
        (None, Some(host)) => format!("{host}{}", setting.path.as_deref().unwrap_or_default()),
        (None, None) => return None,
    };
    let answered = in_exchange && setting.side == Some(input::Side::Response);
    Some(match (&setting.method, answered) {
        (Some(method), true) => format!("response to {method} {where_to}"),
        (Some(method), false) => format!("{method} {where_to}"),
        // A URL that stands in the answer.
        (None, true) => format!("response, {where_to}"),
        (None, false) => where_to,
    })
}

fn own_words(place: &input::Place, setting: &Setting) -> Option<String> {
    let name = place.name.as_deref().map(|name| format!(" {name:?}")).unwrap_or_default();
    let pointer = setting.pointer.as_deref().filter(|pointer| !pointer.is_empty());
    let at = pointer.map(|pointer| format!(" {pointer}"));
    let known = ![Setting::NONE, Setting { base64: true, ..Setting::NONE }].contains(setting);
    Some(match place.kind {
        PlaceKind::Nested | PlaceKind::KeyBinding | PlaceKind::Key => return None,
        PlaceKind::Text | PlaceKind::Json => format!("member{}", at?),
        PlaceKind::Header if !known => return None,
        PlaceKind::Header => format!("header{name}"),
        PlaceKind::Cookie => format!("cookie{name}"),
        PlaceKind::Path => "path of the URL".to_string(),
        PlaceKind::Query => format!("query parameter{name}"),
        PlaceKind::Fragment => format!("fragment parameter{name}"),
        PlaceKind::Form => format!("form field{name}"),
        PlaceKind::WebSocket => format!("message of a WebSocket{}", at.unwrap_or_default()),
        PlaceKind::Storage => {
            let storage = setting.storage.map(input::Storage::name).unwrap_or("storage");
            let origin = setting.origin.as_deref().map(|origin| format!(" of {origin}")).unwrap_or_default();
            format!("{storage}{name}{}{origin}", at.unwrap_or_default())
        }
        PlaceKind::Log => format!("line of a log{}", at.map(|at| format!(",{at}")).unwrap_or_default()),
        PlaceKind::Env => format!("variable{name}"),
    })
}
