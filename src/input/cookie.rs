//! Cookies and their attributes, as servers, scripts and stores of cookies write them.

use super::json::is_small;
use super::place::{Cookie, CookieEnd, SameSite};
use super::{Place, PlaceKind, Setting};
use crate::core::json::{Kind, Value};
use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// The place of a token in the value of a `Set-Cookie` header, or of what a script assigns to `document.cookie`. An
/// attribute holds no token: what stands there is in none.
pub(super) fn set(before: &str, after: &str) -> Option<Place> {
    let name = before.split('=').next().filter(|_| before.contains('='))?;
    if before.contains(';') {
        return None;
    }
    let setting = Setting { cookie: Some(attributes(after)), ..Setting::NONE };
    Some(Place::new(PlaceKind::Cookie, Some(name.trim())).within(setting))
}

/// The name of the pair that a `Cookie` header's value ends in.
pub(super) fn sent(before: &str) -> Option<Place> {
    let pair = before.rsplit(';').next().unwrap_or_default();
    let (name, _) = pair.split_once('=')?;
    Some(Place::new(PlaceKind::Cookie, Some(name.trim())))
}

/// The attributes that follow on a cookie's value (RFC 6265 §5.2).
fn attributes(text: &str) -> Cookie {
    let missing = SameSite::Missing;
    let mut cookie =
        Cookie { http_only: Some(false), secure: Some(false), same_site: missing, ..Cookie::default() };
    let mut end = None;
    // The rest of the value, and where that is quoted, its quote.
    for attribute in text.split(';').skip(1) {
        let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
        let name = name.trim().to_ascii_lowercase();
        let value = value.trim().trim_matches(['"', '\'', '`']);
        // What several headers were made one of is parted by commas (RFC 9110 §5.3).
        let own = value.split(',').next().unwrap_or_default().trim_end();
        match name.split(',').next().unwrap_or_default().trim_end_matches(['"', '\'', '`', ')', ' ']) {
            "httponly" => cookie.http_only = Some(true),
            "secure" => cookie.secure = Some(true),
            "partitioned" => cookie.partitioned = true,
            "samesite" => cookie.same_site = SameSite::of(own),
            "domain" => cookie.domain = Some(super::place::shown(own)).filter(|domain| !domain.is_empty()),
            "path" => cookie.path = Some(super::place::shown(own)),
            // It wins over Expires.
            "max-age" => cookie.end = own.parse().ok().map(CookieEnd::After),
            "expires" => end = http_date(value).map(CookieEnd::At),
            _ => {}
        }
        let another = if name == "expires" { value.matches(',').count() > 1 } else { value.contains(',') };
        if another || name.contains(',') {
            break;
        }
    }
    cookie.end = cookie.end.or(end);
    cookie
}

/// A date as HTTP writes it (RFC 9110 §5.6.7), in Unix seconds; dashes in it are of the time before.
pub(super) fn http_date(text: &str) -> Option<i64> {
    const PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let text = text.split("GMT").next().unwrap_or_default().replace('-', " ");
    // The weekday tells nothing.
    let date = text.split_once(',').map_or(&*text, |(_, date)| date).trim();
    PARSER.parse_timestamp(format!("{date} +0000")).ok().map(Timestamp::as_second)
}

/// A date as RFC 3339 writes it, in Unix seconds.
pub(super) fn iso_date(text: &str) -> Option<i64> {
    text.parse::<Timestamp>().ok().map(Timestamp::as_second)
}

/// A cookie as an object of a store or a recording: Playwright, HAR, Chrome DevTools, EditThisCookie, Cookie-Editor.
/// `None` for objects that are none: beside name and value they have a member that only cookies have.
pub(super) fn object(object: Value<'_>) -> Option<Cookie> {
    let has = |name: &str| object.get(name).is_some();
    let telling = ["httpOnly", "secure", "domain", "sameSite"];
    if !(is_small(object) && has("name") && has("value") && telling.into_iter().any(has)) {
        return None;
    }
    let flag = |name: &str| match object.get(name) {
        Some(value) if value.kind() == Kind::Bool => Some(value.raw() == "true"),
        _ => None,
    };
    let domain = object.get_text("domain").unwrap_or_default();
    let host_only = flag("hostOnly").unwrap_or(!domain.starts_with('.'));
    let end = ["expires", "expirationDate"].into_iter().find_map(|name| {
        let value = object.get(name)?;
        match value.text() {
            Some(text) => iso_date(&text).or_else(|| http_date(&text)),
            None => value.raw().parse::<f64>().ok().filter(|end| *end > 0.0).map(|end| end as i64),
        }
    });
    Some(Cookie {
        http_only: flag("httpOnly"),
        secure: flag("secure"),
        same_site: object.get("sameSite").map_or(SameSite::Unknown, |value| {
            value.text().map_or(SameSite::Missing, |text| SameSite::of(&text))
        }),
        domain: (!host_only).then(|| super::place::shown(&domain)),
        host: (!domain.is_empty()).then(|| super::place::shown(domain.trim_start_matches('.'))),
        path: object.get_text("path").map(|path| super::place::shown(&path)),
        end: end.map(CookieEnd::At),
        partitioned: object.get_text("partitionKey").is_some() || flag("partitioned") == Some(true),
    })
}

/// A line of a Netscape `cookies.txt`: domain, whether its hosts get it, path, secure, end, name, value.
pub(super) fn stored(before: &str) -> Option<Place> {
    let mut columns = before.split('\t');
    let first = columns.next()?;
    let (domain, http_only) = match first.strip_prefix("#HttpOnly_") {
        Some(domain) => (domain, true),
        None => (first, false),
    };
    let flag = |text: &str| match text {
        "TRUE" => Some(true),
        "FALSE" => Some(false),
        _ => None,
    };
    let below = flag(columns.next()?)?;
    let path = columns.next().filter(|path| path.starts_with('/'))?;
    let secure = flag(columns.next()?)?;
    let end: i64 = columns.next()?.parse().ok()?;
    let name = columns.next()?;
    columns.next()?;
    let host = domain.trim_start_matches('.');
    let cookie = Cookie {
        http_only: Some(http_only),
        secure: Some(secure),
        same_site: SameSite::Unknown,
        domain: below.then(|| super::place::shown(host)),
        host: Some(super::place::shown(host)),
        path: Some(super::place::shown(path)),
        end: (end > 0).then_some(CookieEnd::At(end)),
        partitioned: false,
    };
    let setting = Setting { cookie: Some(cookie), ..Setting::NONE };
    Some(Place::new(PlaceKind::Cookie, Some(name)).within(setting))
}

/// A row of the table of cookies in a browser's tools, as it is copied: name, value, domain, path, end, size, HttpOnly,
/// Secure, SameSite.
pub(super) fn of_table(before: &str, after: &str) -> Option<Place> {
    let name = before.strip_suffix('\t').filter(|name| !name.contains(char::is_whitespace))?;
    let columns: Vec<&str> = after.trim_end_matches(['\r', '\n']).split('\t').collect();
    let ["", domain, path, end, size, http_only, secure, rest @ ..] = &columns[..] else { return None };
    let flag = |text: &str| match text {
        "✓" | "true" => Some(true),
        "" | "false" => Some(false),
        _ => None,
    };
    let (http_only, secure) = (flag(http_only)?, flag(secure)?);
    if !path.starts_with('/') || size.is_empty() || !size.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let host = domain.trim_start_matches('.');
    let cookie = Cookie {
        http_only: Some(http_only),
        secure: Some(secure),
        same_site: rest.first().map_or(SameSite::Unknown, |text| SameSite::of(text)),
        domain: domain.starts_with('.').then(|| super::place::shown(host)),
        host: Some(super::place::shown(host)),
        path: Some(super::place::shown(path)),
        end: iso_date(end).or_else(|| http_date(end)).map(CookieEnd::At),
        partitioned: false,
    };
    let setting = Setting { cookie: Some(cookie), ..Setting::NONE };
    Some(Place::new(PlaceKind::Cookie, Some(name)).within(setting))
}

/// Cookies as `document.cookie` says them, and nothing else in their line: `theme=dark; sid=…; lang=en`.
pub(super) fn listed(before: &str, after: &str) -> Option<Place> {
    let before = before.trim_start_matches(['<', '>', ' ', '\'', '"']);
    let after = after.trim_end_matches(['\'', '"', '\r', ' ']);
    let (others, name) = before.rsplit_once("; ").map_or((None, before), |(others, own)| (Some(others), own));
    let name = name.strip_suffix('=')?;
    // Shells have variables in a row, in capitals.
    let is_name = |name: &str| {
        !name.is_empty()
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
            && name.bytes().any(|byte| byte.is_ascii_lowercase())
    };
    let is_pair = |pair: &str| {
        pair.split_once('=').is_some_and(|(name, value)| {
            is_name(name) && !value.contains(|c: char| c.is_whitespace() || "\"'`()".contains(c))
        })
    };
    let rest = after.strip_prefix("; ");
    let is_list = others.or(rest).is_some() && (after.is_empty() || rest.is_some());
    let mut pairs = others.into_iter().chain(rest).flat_map(|pairs| pairs.split("; "));
    (is_list && is_name(name) && pairs.all(is_pair)).then(|| Place::new(PlaceKind::Cookie, Some(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Document;

    #[test]
    fn attributes_as_servers_write_them() {
        let whole = attributes(
            "; Path=/; Domain=.x.example; max-age=60; Expires=Wed, 21 Oct 2026 07:28:00 GMT; SECURE;HttpOnly; samesite=lax; Partitioned\r",
        );
        assert_eq!((whole.http_only, whole.secure, whole.same_site), (Some(true), Some(true), SameSite::Lax));
        assert_eq!((whole.domain.as_deref(), whole.path.as_deref()), (Some(".x.example"), Some("/")));
        assert_eq!((whole.end, whole.partitioned), (Some(CookieEnd::After(60)), true));
        let none = attributes("");
        assert_eq!(
            (none.http_only, none.secure, none.same_site),
            (Some(false), Some(false), SameSite::Missing)
        );
        let two = attributes("; Path=/, b=1; HttpOnly");
        assert_eq!((two.http_only, two.path.as_deref()), (Some(false), Some("/")));
        let dated = attributes("; expires=Wed, 21-Oct-2026 07:28:00 GMT, b=1; HttpOnly");
        assert_eq!((dated.http_only, dated.end), (Some(false), Some(CookieEnd::At(1_792_567_680))));
        assert_eq!(attributes("'; secure'").secure, Some(true));
        assert_eq!(http_date("Wed, 21 Oct 2026 07:28:00 GMT"), Some(1_792_567_680));
    }

    #[test]
    fn cookies_of_stores() {
        let of = |text: &str| object(Document::parse(text.as_bytes().to_vec()).root().unwrap());
        let editor = of(r#"{"domain":".x.example","expirationDate":1792567680.5,"hostOnly":false,"httpOnly":true,"name":"a","path":"/","sameSite":"no_restriction","secure":true,"value":"v"}"#).unwrap();
        assert_eq!((editor.same_site, editor.domain.as_deref()), (SameSite::None, Some(".x.example")));
        assert_eq!(editor.end, Some(CookieEnd::At(1_792_567_680)));
        let har = of(r#"{"name":"a","value":"v","httpOnly":false,"secure":false}"#).unwrap();
        assert_eq!((har.http_only, har.same_site), (Some(false), SameSite::Unknown));
        assert_eq!(of(r#"{"name":"a","value":"v"}"#), None);
        let line = stored("#HttpOnly_.x.example\tTRUE\t/\tFALSE\t0\tsid\t").unwrap();
        let cookie = line.setting().cookie.as_ref().unwrap();
        assert_eq!((cookie.http_only, cookie.secure, cookie.end), (Some(true), Some(false), None));
        assert_eq!(line.name.as_deref(), Some("sid"));
        assert_eq!(stored("a\tb\tc\t"), None);
    }

    #[test]
    fn cookies_as_they_are_copied() {
        let row = "\t.x.example\t/\t2026-10-21T07:28:00.000Z\t512\t✓\t\tLax\t\t\tMedium\t";
        let place = of_table("sid\t", row).unwrap();
        let cookie = place.setting().cookie.as_ref().unwrap();
        assert_eq!(
            (cookie.http_only, cookie.secure, cookie.same_site),
            (Some(true), Some(false), SameSite::Lax)
        );
        assert_eq!(
            (cookie.end, cookie.domain.as_deref()),
            (Some(CookieEnd::At(1_792_567_680)), Some("x.example"))
        );
        assert_eq!(of_table("sid\t", "\tone\ttwo"), None);
        assert_eq!(of_table("sid\t", "\ta\t/b\tc\t12\tyes\tno"), None);
        for (before, after) in [("a=1; sid=", ""), ("sid=", "; lang=en"), ("> 'a=1; sid=", "; lang=en'")] {
            assert_eq!(listed(before, after).unwrap().name.as_deref(), Some("sid"), "{before}");
        }
        for (before, after) in [
            ("sid=", ""),
            ("A=1; TOKEN=", ""),
            ("x = 1; sid=", ""),
            ("a=1; sid=", " and more"),
            ("if (a=b); t=", ""),
        ] {
            assert_eq!(listed(before, after), None, "{before}");
        }
    }
}
