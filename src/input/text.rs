//! Tells from the text before a token what it stood in.

use super::{Place, PlaceKind};

/// No name stands further before its token than this.
const LOOK_BACK: usize = 4096;

/// The place of a token that `before` leads up to.
pub(super) fn place(before: &[u8]) -> Place {
    let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
    let line = String::from_utf8_lossy(&before[line_start.max(before.len().saturating_sub(LOOK_BACK))..]);
    let quoted = line.ends_with(['"', '\'', '`']);
    let rest = line.trim_end_matches(['"', '\'', '`', '\\']).trim_end();
    if let Some(scheme) = ["Bearer", "DPoP"].iter().find(|scheme| ends_with_word(rest, scheme)) {
        let rest = rest[..rest.len() - scheme.len()].trim_end();
        let name = name_before(rest.trim_end_matches(['"', '\'', '\\', ' ', ':']));
        return Place { kind: PlaceKind::Header, name: Some(name.unwrap_or("Authorization").to_string()) };
    }
    if let Some(rest) = rest.strip_suffix(':') {
        let kind = if quoted { PlaceKind::Json } else { PlaceKind::Header };
        let name = name_before(rest.trim_end_matches(['"', '\'', '\\', ' ']));
        return match name {
            Some(name) => Place { kind, name: Some(name.to_string()) },
            None => Place { kind: PlaceKind::Text, name: None },
        };
    }
    if let Some(rest) = rest.strip_suffix('=') {
        return assigned(&line, rest.trim_end());
    }
    Place { kind: PlaceKind::Text, name: None }
}

/// `name=` in a cookie, a URL, or code.
fn assigned(line: &str, before_equals: &str) -> Place {
    let name = name_before(before_equals);
    let before_name = before_equals[..before_equals.len() - name.map_or(0, str::len)].chars().last();
    let is_cookie = line.get(..8).is_some_and(|head| head.eq_ignore_ascii_case("cookie: "))
        || line.to_ascii_lowercase().contains("set-cookie:");
    let fragment_starts = before_equals.rfind('#');
    let kind = match before_name {
        _ if is_cookie => PlaceKind::Cookie,
        Some('#') => PlaceKind::Fragment,
        Some('&') if fragment_starts > before_equals.rfind('?') => PlaceKind::Fragment,
        Some('?' | '&') => PlaceKind::Query,
        _ => PlaceKind::Text,
    };
    Place { kind, name: name.map(str::to_string) }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_names() {
        for (before, kind, name) in [
            ("", PlaceKind::Text, None),
            ("{\"access_token\" : \"", PlaceKind::Json, Some("access_token")),
            ("x\n  id_token: '", PlaceKind::Json, Some("id_token")),
            ("Authorization: Bearer ", PlaceKind::Header, Some("Authorization")),
            ("\"authorization\": \"Bearer ", PlaceKind::Header, Some("authorization")),
            ("X-Amzn-Oidc-Data: ", PlaceKind::Header, Some("X-Amzn-Oidc-Data")),
            ("Set-Cookie: __Host-session=", PlaceKind::Cookie, Some("__Host-session")),
            ("Cookie: a=b; session=", PlaceKind::Cookie, Some("session")),
            ("https://x.example/cb?a=1&access_token=", PlaceKind::Query, Some("access_token")),
            ("https://x.example/cb?a=1#id_token=", PlaceKind::Fragment, Some("id_token")),
            ("https://x.example/cb#state=1&id_token=", PlaceKind::Fragment, Some("id_token")),
            ("export TOKEN=", PlaceKind::Text, Some("TOKEN")),
            ("the token is ", PlaceKind::Text, None),
        ] {
            assert_eq!(place(before.as_bytes()), Place { kind, name: name.map(str::to_string) }, "{before}");
        }
    }
}
