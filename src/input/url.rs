//! Where in a URL a token stands.

use super::place::shown;
use super::{Place, PlaceKind, Setting};
use ::url::Url;
use std::borrow::Cow;

/// The place of a token that follows on `before`, if that ends inside a URL. A relative one is of `base`, where that is
/// known; `quoted` says that nothing else stands in the string, so that it may begin with its query or fragment.
pub(super) fn place(before: &str, base: Option<&Url>) -> Option<Place> {
    let word = word(before);
    let (word, url) = unescaped(word.text, word.follows_quote)?;
    let start = word.find("://").map_or(0, |at| scheme_start(&word, at));
    let word = &word[start..];
    let (kind, end) = match (word.find('#'), word.find('?')) {
        (Some(hash), query) => {
            // A shell and a `.env` file begin comments with it.
            let comment = hash == 0 && !url;
            let end = query.map_or(hash, |query| query.min(hash));
            (!comment).then_some((PlaceKind::Fragment, end))?
        }
        (None, Some(query)) => (PlaceKind::Query, query),
        (None, None) => (PlaceKind::Path, path_end(word)?),
    };
    let name = (kind != PlaceKind::Path).then(|| parameter(&word[end..])).flatten();
    let setting = Setting { url: bare(&word[..end], base), ..Setting::NONE };
    Some(Place::new(kind, name.as_deref()).within(setting))
}

/// The URL that a text is or begins with, without query, fragment and who logs in.
pub(super) fn bare(text: &str, base: Option<&Url>) -> Option<Url> {
    const LONGEST: usize = 2048;
    let text = text.split(['?', '#']).next().unwrap_or_default().trim();
    if text.len() > LONGEST {
        return None;
    }
    let mut url = match base {
        Some(base) if !text.contains("://") => base.join(text).ok()?,
        _ => Url::parse(text).ok()?,
    };
    url.set_query(None);
    url.set_fragment(None);
    // Only URLs that have a host have these.
    let _ = (url.set_username(""), url.set_password(None));
    let path = shown(url.path());
    if path != url.path() {
        url.set_path(&path);
    }
    url.has_host().then_some(url)
}

/// The end of `before` that can belong to one URL.
struct Word<'t> {
    text: &'t str,
    follows_quote: bool,
}

fn word(before: &str) -> Word<'_> {
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '`' | '<' | '>' | '(' | ')' | '{' | '}');
    let at = before.rfind(ends);
    let start = at.and_then(|at| Some(at + before[at..].chars().next()?.len_utf8())).unwrap_or_default();
    let follows_quote = at.is_some_and(|at| before[at..].starts_with(['"', '\'', '`']));
    Word { text: &before[start..], follows_quote }
}

/// The word without the escapes that JSON, HTML and forms put into URLs, if it then is what a URL can be; and whether a
/// URL is all that stands there.
fn unescaped(word: &str, follows_quote: bool) -> Option<(Cow<'_, str>, bool)> {
    let mut text = Cow::Borrowed(word);
    for (escape, says) in [("\\/", "/"), ("\\u0026", "&"), ("\\u003d", "="), ("\\u003D", "="), ("&amp;", "&")]
    {
        if text.contains(escape) {
            text = Cow::Owned(text.replace(escape, says));
        }
    }
    if !text.contains(['?', '#']) && text.contains('%') {
        // A URL within a form, or within another URL's parameter that is cut off.
        let decoded = percent_decoded(&text);
        if decoded.contains("://") {
            text = Cow::Owned(decoded);
        }
    }
    (!text.is_empty()).then_some((text, follows_quote))
}

/// Where the scheme begins that ends at `://`.
fn scheme_start(word: &str, end: usize) -> usize {
    let belongs = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-');
    word[..end]
        .rfind(|c| !belongs(c))
        .map_or(0, |at| at + word[at..].chars().next().map_or(1, char::len_utf8))
}

/// The end of a word that ends inside the path of a URL of the web.
fn path_end(word: &str) -> Option<usize> {
    let (scheme, rest) = word.split_once("://")?;
    let of_the_web = ["http", "https", "ws", "wss"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    (of_the_web && rest.contains('/')).then_some(word.len())
}

/// The parameter whose value a query or fragment ends in: of several inside each other, the outermost.
fn parameter(query: &str) -> Option<String> {
    let last = query.rsplit(['?', '#', '&', ';']).next().unwrap_or_default();
    let name = last.split('=').next().filter(|_| last.contains('='))?;
    let name = percent_decoded(name);
    (!name.is_empty()).then_some(name)
}

/// Text with each `%xx` as the byte it is.
pub fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let hex = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
        match (first, hex(others.first()), hex(others.get(1))) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &others[2..];
            }
            _ => {
                bytes.push(*first);
                rest = others;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_in_a_url() {
        let base = Url::parse("https://api.example.com/v1/").unwrap();
        for (before, said) in [
            ("https://x.example/cb?a=1&access_token=", "query access_token https://x.example/cb"),
            ("https://x.example/cb?a=1#id_token=", "fragment id_token https://x.example/cb"),
            ("https://x.example/cb#state=1&id_token=", "fragment id_token https://x.example/cb"),
            ("https://x.example/#/cb?token=", "fragment token https://x.example/"),
            ("see <https://ann:pw@x.example:8443/a/b?t=", "query t https://x.example:8443/a/b"),
            ("\"url\":\"https:\\/\\/x.example\\/cb?a=1\\u0026token=", "query token https://x.example/cb"),
            ("<a href='https://x.example/?a=1&amp;token=", "query token https://x.example/"),
            ("https://x.example/verify/", "path - https://x.example/verify/"),
            ("https://x.example/?next=https://y.example/?t=", "query t https://x.example/"),
            ("https://x.example/?next=https%3A%2F%2Fy.example%2F%3Ft%3D", "query next https://x.example/"),
            ("next=https%3A%2F%2Fy.example%2F%3Ft%3D", "query t https://y.example/"),
            ("GET /orders?access_token=", "query access_token https://api.example.com/orders"),
            ("url=wss://x.example/live?token=", "query token wss://x.example/live"),
            ("?token=", "query token https://api.example.com/v1/"),
            ("href=\"#access_token=", "fragment access_token https://api.example.com/v1/"),
        ] {
            let place = place(before, Some(&base)).unwrap();
            let url = place.setting().url.as_ref().map_or("-", Url::as_str);
            let name = place.name.as_deref().unwrap_or("-");
            assert_eq!(format!("{} {name} {url}", place.kind.name()), said, "{before}");
        }
        for before in [
            "",
            "#TOKEN=",
            "TOKEN=",
            "grant_type=x&refresh_token=",
            "Bearer ",
            "what? token=",
            "postgres://ann:",
            "https://ann:",
            "/var/log/",
        ] {
            assert_eq!(place(before, Some(&base)), None, "{before}");
        }
    }
}
