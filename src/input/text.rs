//! Tells from the text around a token what it stood in.

use super::place::Cookie;
use super::{Place, PlaceKind, Setting, code, cookie, http, leaf, log, url};
use crate::core::source::Span;
use ::url::Url;
use std::borrow::Cow;

/// Nothing that tells of a token stands further before it, or after it, than this.
pub(super) const LOOK: usize = 4096;

/// What a line of a log begins with fits in here.
const HEAD: usize = 256;

/// A line, and a token in it.
pub(super) struct Line<'b> {
    /// All there is.
    pub(super) bytes: &'b [u8],
    /// Where the line begins, or as much of it as is looked at.
    pub(super) start: usize,
    /// Where the token stands.
    pub(super) span: Span,
}

/// Bytes as text, what is none replaced. That they are text is told many bytes at a time.
pub(super) fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

impl<'b> Line<'b> {
    /// The text before the token, as far back as anything is looked for.
    pub(super) fn before(&self) -> Cow<'b, str> {
        let from = self.start.max(self.span.start.saturating_sub(LOOK));
        as_text(&self.bytes[from..self.span.start])
    }

    /// The rest of the line after the token.
    pub(super) fn after(&self) -> Cow<'b, str> {
        as_text(&self.bytes[self.span.end..self.end()])
    }

    /// What the line begins with.
    pub(super) fn head(&self) -> Cow<'b, str> {
        as_text(&self.bytes[self.start..self.span.start.min(self.start + HEAD)])
    }

    /// The end of the line, or of what is looked at.
    pub(super) fn end(&self) -> usize {
        let rest = &self.bytes[self.span.end..self.bytes.len().min(self.span.end + LOOK)];
        self.span.end + memchr::memchr(b'\n', rest).unwrap_or(rest.len())
    }
}

/// The place of a token in a text that may be anything.
pub(super) fn place(line: &Line<'_>) -> Place {
    place_in(line, log::is_line(&line.head()))
}

/// The same, where it is known whether the line is one of a log.
pub(super) fn place_in(line: &Line<'_>, is_log: bool) -> Place {
    let head = line.head();
    let message = (!is_log && http::is_of_message(&head)).then(|| http::message(line));
    let mut place = in_line(line, message.as_ref().and_then(http::Message::base));
    if let Some(message) = message {
        let setting = leaf::united(&message.setting(), place.setting());
        place = place.within(setting);
    } else if matches!(
        place.kind,
        PlaceKind::Header | PlaceKind::Cookie | PlaceKind::Form | PlaceKind::Json | PlaceKind::Text
    ) && !is_log
        && let Some((method, url)) = http::command(line)
    {
        let own = place.setting_mut();
        (own.side, own.method, own.url) = (Some(super::Side::Request), method, Some(url));
    }
    if is_log {
        place.setting_mut().log = true;
    }
    if code::is_history(&head) {
        place.setting_mut().history = true;
    }
    if place.setting().log
        && matches!(
            place.kind,
            PlaceKind::Text | PlaceKind::Json | PlaceKind::Header | PlaceKind::Form | PlaceKind::Env
        )
    {
        place.kind = PlaceKind::Log;
    }
    place
}

/// The place of a token by what stands in its line; a relative URL is of `base`.
pub(super) fn in_line(line: &Line<'_>, base: Option<&Url>) -> Place {
    let (before, after) = (without_carets(line.before()), without_carets(line.after()));
    let in_code =
        || code::storage(&as_text(&line.bytes[line.span.start.saturating_sub(512)..line.span.start]));
    // Of a token that begins its line, the line tells nothing.
    if before.is_empty() {
        return in_code().unwrap_or_else(|| Place::new(PlaceKind::Text, None));
    }
    // Most lines mention none of the headers that have a meaning of their own.
    let lower = before.to_ascii_lowercase();
    let mentions = |word: &str| memchr::memmem::find(lower.as_bytes(), word.as_bytes()).is_some();
    // An option may have a line of its own.
    let own_line = || {
        ["-b ", "--cookie ", "-e ", "--referer "].iter().any(|option| lower.trim_start().starts_with(option))
    };
    let curl = mentions("curl ") || own_line();
    let by_name = || {
        let cookie = (curl || mentions("cookie"))
            .then(|| of_set_cookie(&before, &lower, &after).or_else(|| of_cookie(&before, &lower, curl)));
        let referer =
            || (curl || mentions("referer")).then(|| of_referer(&before, &lower, curl, base)).flatten();
        cookie.flatten().or_else(referer)
    };
    cookie::stored(&before)
        .or_else(|| cookie::of_table(&before, &after))
        .or_else(by_name)
        .or_else(|| cookie::listed(&before, &after))
        .or_else(|| url::place(&before, base))
        .or_else(in_code)
        .unwrap_or_else(|| named(&before))
}

/// Text without the marks that `cmd` wants before quotes and brackets, as browsers write commands for it.
pub(super) fn without_carets(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains("^\"") { Cow::Owned(text.replace('^', "")) } else { text }
}

/// What follows on the last mention of a header, if the token may stand in its value.
fn value_of<'t>(before: &'t str, lower: &str, header: &str) -> Option<(&'t str, Option<char>)> {
    let at = lower.rfind(header)?;
    let whole = !lower[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let rest = &before[at + header.len()..];
    let value = rest.trim_start_matches([' ', ':', '=', ',', '"', '\'', '`', '[', '\\']);
    let between = &rest[..rest.len() - value.len()];
    let quote = between.chars().rev().find(|c| matches!(c, '"' | '\'' | '`'));
    // The value itself may be in quotes.
    let unquoted = value.strip_suffix('"').unwrap_or(value);
    (whole && between.contains([':', '=', '\'', '"']) && !unquoted.contains(['"', '\'', '`']))
        .then_some((value, quote))
}

fn of_set_cookie(before: &str, lower: &str, after: &str) -> Option<Place> {
    let by_script = value_of(before, lower, "document.cookie");
    let (value, quote) = by_script.or_else(|| value_of(before, lower, "set-cookie"))?;
    let after = quote.and_then(|quote| after.split(quote).next()).unwrap_or(after);
    let mut place = cookie::set(value, after)?;
    if by_script.is_some()
        && let Some(cookie) = &mut place.setting_mut().cookie
    {
        // What a script sets, scripts can read.
        cookie.http_only = Some(false);
    }
    Some(place)
}

fn of_cookie(before: &str, lower: &str, curl: bool) -> Option<Place> {
    let curls = |name| curl.then(|| value_of(before, lower, name)).flatten();
    let option = || curls("-b").or_else(|| curls("--cookie"));
    let (value, _) = value_of(before, lower, "cookie").or_else(option)?;
    cookie::sent(value)
}

fn of_referer(before: &str, lower: &str, curl: bool, base: Option<&Url>) -> Option<Place> {
    let option = || curl.then(|| value_of(before, lower, "-e")).flatten();
    let (value, _) = value_of(before, lower, "referer").or_else(option)?;
    referer(value, base)
}

/// The place of a token in a Referer that begins so.
pub(super) fn referer(value: &str, base: Option<&Url>) -> Option<Place> {
    let inside = url::place(value, base).filter(|_| !value.contains(char::is_whitespace))?;
    let parameter = inside.name.clone();
    let setting = Setting { referer: inside.setting().url.clone(), parameter, ..Setting::NONE };
    Some(Place::new(PlaceKind::Header, Some("Referer")).within(setting))
}

/// What the token is called by the text right before it.
pub(super) fn named(line: &str) -> Place {
    let quoted = line.ends_with(['"', '\'', '`']);
    let rest = line.trim_end_matches(['"', '\'', '`', '\\']).trim_end();
    if let Some(scheme) = ["Bearer", "DPoP", "Basic"].iter().find(|scheme| ends_with_word(rest, scheme)) {
        let rest = rest[..rest.len() - scheme.len()].trim_end();
        let before = rest.trim_end_matches(['"', '\'', '\\', ' ', ':', '=']);
        let name = name_before(before).filter(|_| before.len() < rest.len());
        return Place::new(PlaceKind::Header, Some(name.unwrap_or("Authorization")));
    }
    if let Some(rest) = rest.strip_suffix(':') {
        let name = name_before(rest.trim_end_matches(['"', '\'', '\\', ' ']));
        let is_member = quoted || name.is_some_and(|name| is_indented_member(line, name));
        let kind = if is_member { PlaceKind::Json } else { PlaceKind::Header };
        return Place::new(if name.is_some() { kind } else { PlaceKind::Text }, name);
    }
    let in_table =
        || line.strip_suffix('\t').filter(|name| !name.is_empty() && name_before(name) == Some(*name));
    match rest.strip_suffix('=') {
        Some(rest) => assigned(rest.trim_end()),
        None => Place::new(PlaceKind::Text, in_table()),
    }
}

/// Whether a line begins as one of YAML does that is inside of something; headers of messages are not indented, and those that are
/// in what people paste begin with a capital letter.
fn is_indented_member(line: &str, name: &str) -> bool {
    const HEADERS: [&str; 3] = ["authorization", "cookie", "dpop"];
    let indented = line.starts_with([' ', '\t']) && line.trim_start().starts_with(name);
    indented
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && !name.contains('-')
        && !HEADERS.contains(&name)
}

/// `name=` in a form, in a file of variables, or in code.
fn assigned(before_equals: &str) -> Place {
    let name = name_before(before_equals);
    let before_name = &before_equals[..before_equals.len() - name.map_or(0, str::len)];
    let variable = name.is_some_and(|name| {
        !name.starts_with(|c: char| c.is_ascii_digit()) && !name.contains(['-', '.']) && {
            let exported = ["export", "set", "ENV", "$env:"].contains(&before_name.trim());
            exported || before_name.trim().is_empty() && !name.contains(|c: char| c.is_ascii_lowercase())
        }
    });
    let kind = match before_name.chars().last() {
        Some('&') => PlaceKind::Form,
        _ if variable => PlaceKind::Env,
        _ => PlaceKind::Text,
    };
    Place::new(kind, name)
}

fn ends_with_word(text: &str, word: &str) -> bool {
    let Some(at) = text.len().checked_sub(word.len()) else { return false };
    text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(word))
        && !text[..at].ends_with(|c: char| c.is_alphanumeric())
}

fn name_before(text: &str) -> Option<&str> {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let start =
        text.rfind(|c| !belongs(c)).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (start < text.len()).then(|| &text[start..])
}

/// The place of a token in the value of a header whose name is known; `None` where that tells nothing more.
pub(super) fn in_header(name: &str, before: &str, after: &str, base: Option<&Url>) -> Option<Place> {
    match name.to_ascii_lowercase().as_str() {
        "set-cookie" => {
            // Several are joined by line ends.
            let before = before.rsplit('\n').next().unwrap_or_default();
            cookie::set(before, after.split('\n').next().unwrap_or_default())
        }
        "cookie" => cookie::sent(before),
        "referer" => referer(before, base),
        "location" | "content-location" | ":path" | "refresh" | "link" | "origin" => {
            let word = before.rsplit(['<', ' ', ';']).next().unwrap_or_default();
            let word = word.trim_start_matches("url=").trim_start_matches("URL=");
            url::place(word, base)
        }
        _ => None,
    }
}

/// Attributes that a second view of the same cookie tells, where the first did not.
pub(super) fn complete(known: &mut Option<Cookie>, other: Option<&Cookie>) {
    if known.is_none() {
        *known = other.cloned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(before: &str, after: &str) -> Place {
        let bytes = [before, "TOKEN", after].concat().into_bytes();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        place(&Line { bytes: &bytes, start, span: Span::new(before.len(), before.len() + 5) })
    }

    #[test]
    fn places_and_names() {
        for (before, kind, name) in [
            ("", PlaceKind::Text, None),
            ("{\"access_token\" : \"", PlaceKind::Json, Some("access_token")),
            ("x\n  id_token: '", PlaceKind::Json, Some("id_token")),
            ("data:\n  token: ", PlaceKind::Json, Some("token")),
            ("GET /\n    DPoP: ", PlaceKind::Header, Some("DPoP")),
            (" -H 'DPoP: ", PlaceKind::Header, Some("DPoP")),
            ("Authorization: Basic ", PlaceKind::Header, Some("Authorization")),
            ("Authorization: Bearer ", PlaceKind::Header, Some("Authorization")),
            ("\"authorization\": \"Bearer ", PlaceKind::Header, Some("authorization")),
            ("X-Amzn-Oidc-Data: ", PlaceKind::Header, Some("X-Amzn-Oidc-Data")),
            ("Set-Cookie: __Host-session=", PlaceKind::Cookie, Some("__Host-session")),
            ("Cookie: a=b; session=", PlaceKind::Cookie, Some("session")),
            ("curl -b 'session=", PlaceKind::Cookie, Some("session")),
            ("document.cookie = \"session=", PlaceKind::Cookie, Some("session")),
            ("https://x.example/cb?a=1&access_token=", PlaceKind::Query, Some("access_token")),
            ("https://x.example/cb?a=1#id_token=", PlaceKind::Fragment, Some("id_token")),
            ("https://x.example/cb#state=1&id_token=", PlaceKind::Fragment, Some("id_token")),
            ("Referer: https://x.example/cb?id_token=", PlaceKind::Header, Some("Referer")),
            ("export token=", PlaceKind::Env, Some("token")),
            ("TOKEN=\"", PlaceKind::Env, Some("TOKEN")),
            ("token = '", PlaceKind::Text, Some("token")),
            ("grant_type=refresh_token&refresh_token=", PlaceKind::Form, Some("refresh_token")),
            ("localStorage.setItem('token', '", PlaceKind::Storage, Some("token")),
            ("2026-11-21T20:44:23Z INFO header=\"Bearer ", PlaceKind::Log, Some("header")),
            ("the token is ", PlaceKind::Text, None),
        ] {
            let place = of(before, "");
            assert_eq!((place.kind, place.name.as_deref()), (kind, name), "{before}");
        }
    }

    #[test]
    fn attributes_are_those_of_this_cookie() {
        let secure = |before: &str, after: &str| of(before, after).setting().cookie.clone().unwrap().secure;
        assert_eq!(secure("Set-Cookie: a=", "; Path=/; Secure"), Some(true));
        assert_eq!(secure("\"set-cookie\": [\"a=", "; Path=/\", \"b=c; Secure\"]"), Some(false));
        assert_eq!(secure("document.cookie = 'a=", "; Path=/; Secure'"), Some(true));
        assert_eq!(of("Cookie: a=", "; Secure").setting().cookie, None);
    }
}
