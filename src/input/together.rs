//! Which tokens came in one message: members of one JSON object, headers of one request, parameters of one URL or form.
//! What merely stands near is no message: in a log it belongs to somebody else.

use super::{Place, PlaceKind};
use crate::core::source::Span;
use memchr::memmem;
use std::borrow::Cow;

/// Tokens of one message do not stand further apart.
const FURTHEST: usize = 16 * 1024;

/// Finds out which tokens, asked for one after another, came in one message.
#[derive(Default)]
pub(super) struct Together {
    before: Option<(usize, Place)>,
    message: usize,
}

impl Together {
    /// The number of the message of the next token, and what came with it and is no JWT.
    pub(super) fn take(
        &mut self,
        bytes: &[u8],
        span: Span,
        place: &Place,
    ) -> (usize, Vec<(&'static str, String)>) {
        let before = self.before.as_ref();
        let came_with =
            before.is_some_and(|(end, before)| together(bytes, (*end, before), (span.start, place)));
        self.message += usize::from(!came_with);
        self.before = Some((span.end, place.clone()));
        (self.message, others(bytes, span, place))
    }
}

/// Whether a token that begins at `next` came with the one that ended at `before`.
fn together(bytes: &[u8], before: (usize, &Place), next: (usize, &Place)) -> bool {
    let ((end, before), (start, next)) = (before, next);
    if before.setting().entry.is_some() || next.setting().entry.is_some() {
        return in_one_entry(before, next);
    }
    let Some(gap) = bytes.get(end..start).filter(|gap| gap.len() <= FURTHEST) else { return false };
    match (before.kind, next.kind) {
        (PlaceKind::Json, PlaceKind::Json) => before.name != next.name && in_one_object(gap),
        // What a log says in JSON ends with its quote.
        (PlaceKind::Log, PlaceKind::Log) if gap.starts_with(b"\"") || gap.starts_with(b"\\\"") => {
            before.name != next.name && in_one_object(gap)
        }
        (PlaceKind::Header | PlaceKind::Cookie, PlaceKind::Header | PlaceKind::Cookie) => {
            before.name != next.name && in_one_head(bytes, end, start)
        }
        (PlaceKind::Query, PlaceKind::Query)
        | (PlaceKind::Fragment, PlaceKind::Fragment)
        | (PlaceKind::Form, PlaceKind::Form) => {
            !gap.iter().any(|byte| byte.is_ascii_whitespace() || matches!(byte, b'?' | b'#' | b'"' | b'<'))
        }
        _ => false,
    }
}

/// The same in a recording, which says what each is.
fn in_one_entry(before: &Place, next: &Place) -> bool {
    let (one, other) = (before.setting(), next.setting());
    let around = |pointer: &Option<String>| {
        pointer.as_deref().and_then(|pointer| Some(pointer.rsplit_once('/')?.0.to_string()))
    };
    let are_of_one_kind = match (before.kind, next.kind) {
        (PlaceKind::Json, PlaceKind::Json) => around(&one.pointer) == around(&other.pointer),
        (PlaceKind::Header | PlaceKind::Cookie, PlaceKind::Header | PlaceKind::Cookie) => true,
        (PlaceKind::Query, PlaceKind::Query) | (PlaceKind::Fragment, PlaceKind::Fragment) => {
            one.url == other.url
        }
        (PlaceKind::Form, PlaceKind::Form) => true,
        _ => false,
    };
    are_of_one_kind && one.entry == other.entry && one.side == other.side && before.name != next.name
}

/// What came with an ID token or a DPoP proof and is no JWT: an access token, a code.
fn others(bytes: &[u8], token: Span, place: &Place) -> Vec<(&'static str, String)> {
    let is = |name: &str| place.name.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(name));
    match place.kind {
        PlaceKind::Json if is("id_token") => {
            let of = |name: &'static str| Some((name, member(bytes, token, name)?));
            ["access_token", "code"].into_iter().filter_map(of).collect()
        }
        PlaceKind::Query | PlaceKind::Fragment if is("id_token") => parameters(bytes, token),
        PlaceKind::Header if is("dpop") => {
            authorization(bytes, token).map(|text| ("access_token", text)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What is no token is looked for at each token anew, so that it is not looked for as far, nor among as many.
const NEAR: usize = 4 * 1024;
const MOST: usize = 4;

/// What stands near a token, and where it begins.
fn near(bytes: &[u8], token: Span) -> (usize, &[u8]) {
    let start = token.start.saturating_sub(NEAR);
    (start, &bytes[start..bytes.len().min(token.end + NEAR)])
}

/// Text that may be a code or an access token, and is no JWT, which would have been found as such.
fn opaque(text: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(text).ok()?;
    let belongs = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\' | b'<' | b'>');
    (text.len() >= 4 && text.bytes().all(belongs) && !text.starts_with("ey")).then(|| text.to_string())
}

/// The only member of that name, a string, in the object that the token is a member of.
fn member(bytes: &[u8], token: Span, name: &str) -> Option<String> {
    let (start, near) = near(bytes, token);
    let key = format!("\"{name}\"");
    let mut found = memmem::find_iter(near, &key).take(MOST).filter_map(|at| {
        let value = near[at + key.len()..].trim_ascii_start().strip_prefix(b":")?;
        let value = value.trim_ascii_start().strip_prefix(b"\"")?;
        let begin = start + near.len() - value.len();
        let end = begin + memchr::memchr(b'"', value)?;
        let gap = if begin > token.end { bytes.get(token.end..begin) } else { bytes.get(end..token.start) };
        opaque(&bytes[begin..end]).filter(|_| gap.is_some_and(in_one_object))
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// The parameters beside the token, in the query or fragment that it stands in.
fn parameters(bytes: &[u8], token: Span) -> Vec<(&'static str, String)> {
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"?#\"'<>`".contains(byte);
    let (start, near) = near(bytes, token);
    let begin = near[..token.start - start].iter().rposition(ends).map_or(0, |at| at + 1);
    let rest = &near[token.end - start..];
    let end = token.end - start + rest.iter().position(ends).unwrap_or(rest.len());
    let pairs = url::form_urlencoded::parse(&near[begin..end]);
    let known = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
        let name = ["access_token", "code"].into_iter().find(|known| *known == name)?;
        Some((name, opaque(value.as_bytes())?))
    };
    pairs.filter_map(known).collect()
}

/// The access token of the request whose head has the proof.
fn authorization(bytes: &[u8], proof: Span) -> Option<String> {
    const HEADER: &[u8] = b"authorization: dpop ";
    let (start, near) = near(bytes, proof);
    let lower = near.to_ascii_lowercase();
    let mut found = memmem::find_iter(&lower, HEADER).take(MOST).filter_map(|at| {
        let begin = start + at + HEADER.len();
        let rest = bytes.get(begin..)?;
        let end = begin + rest.iter().position(|byte| byte.is_ascii_whitespace() || b"'\"".contains(byte))?;
        let one_head = if begin > proof.end {
            in_one_head(bytes, proof.end, begin)
        } else {
            end <= proof.start && in_one_head(bytes, end, proof.start)
        };
        opaque(&bytes[begin..end]).filter(|_| one_head)
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// Whether what stands between two members belongs to the object of both: whole values, and no end of the object. The gap
/// begins inside the string of the one and ends inside that of the other.
fn in_one_object(gap: &[u8]) -> bool {
    // JSON that is itself written in a string has a backslash before each quote.
    let quoted = gap.starts_with(b"\\");
    let (mut depth, mut in_string, mut escaped) = (0_usize, true, false);
    for &byte in gap.iter().filter(|byte| !quoted || **byte != b'\\') {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth == 0 => return false,
            b'}' | b']' => depth -= 1,
            // Two objects of JSON Lines have a line end between them, and braces as well; text has neither.
            _ => {}
        }
    }
    depth == 0 && in_string
}

/// Whether two tokens stand in headers of one head: each line from the one to the other is a header, or an option of curl
/// that is one.
fn in_one_head(bytes: &[u8], end: usize, start: usize) -> bool {
    // Both in one line: of a command, or of a log that tells a request a line.
    if memchr::memchr(b'\n', &bytes[end..start]).is_none() {
        return true;
    }
    let line_start = memchr::memrchr(b'\n', &bytes[..end]).map_or(0, |newline| newline + 1);
    bytes[line_start..start].split(|byte| *byte == b'\n').all(is_header)
}

/// `Name: …`, with what curl and terminals write before it.
fn is_header(line: &[u8]) -> bool {
    let mut line = line.trim_ascii_start();
    for before in [&b"> "[..], b"< ", b"curl ", b"-H ", b"--header ", b"'", b"\""] {
        line = line.strip_prefix(before).unwrap_or(line).trim_ascii_start();
    }
    let name = line.iter().take_while(|byte| byte.is_ascii_alphabetic() || **byte == b'-').count();
    name > 0 && line.get(name) == Some(&b':') && line.get(name + 1).is_none_or(|byte| *byte == b' ')
}

#[cfg(test)]
mod tests {
    use crate::input::tokens;

    /// The numbers of the messages of the tokens, each `@` of the text being one.
    fn messages(text: &str) -> Vec<usize> {
        let text = text.replace('@', "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.");
        tokens("test", text.into_bytes()).iter().map(|found| found.message).collect()
    }

    #[test]
    fn members_of_one_object_came_together() {
        assert_eq!(messages(r#"{"access_token":"@","expires_in":300,"id_token":"@"}"#), [1, 1]);
        assert_eq!(
            messages("{\n \"access_token\": \"@\",\n \"x\": {\"y\": [1]},\n \"refresh_token\": \"@\"\n}"),
            [1, 1]
        );
        assert_eq!(messages(r#"{"access_token":"@","s":"a\"}{","id_token":"@"}"#), [1, 1]);
        assert_eq!(messages(r#"INFO got "{\"access_token\":\"@\",\"id_token\":\"@\"}""#), [1, 1]);
    }

    #[test]
    fn members_of_others_did_not() {
        assert_eq!(messages("{\"access_token\":\"@\"}\n{\"id_token\":\"@\"}"), [1, 2]);
        assert_eq!(messages(r#"[{"access_token":"@"},{"id_token":"@"}]"#), [1, 2]);
        assert_eq!(messages(r#"{"a":{"access_token":"@"},"id_token":"@"}"#), [1, 2]);
        assert_eq!(messages(r#"{"id_token":"@","a":{"access_token":"@"}}"#), [1, 2]);
        assert_eq!(messages("@\n@\n@"), [1, 2, 3]);
        let logged = r#"{\"access_token\":\"@\"},{\"id_token\":\"@\"}"#;
        assert_eq!(messages(logged), [1, 2]);
    }

    #[test]
    fn headers_of_one_request_came_together() {
        assert_eq!(messages("GET /x HTTP/1.1\r\nAuthorization: DPoP @\r\nHost: a\r\nDPoP: @\r\n"), [1, 1]);
        assert_eq!(messages("curl -H 'Authorization: DPoP @' -H 'DPoP: @' https://a.example"), [1, 1]);
        assert_eq!(
            messages("curl https://a.example \\\n -H 'Authorization: DPoP @' \\\n -H 'DPoP: @'"),
            [1, 1]
        );
        assert_eq!(messages("> Authorization: DPoP @\n> DPoP: @\n"), [1, 1]);
    }

    #[test]
    fn a_recording_says_what_came_together() {
        let har = |entries: &str| {
            format!(r#"{{"log":{{"version":"1.2","creator":{{"name":"x"}},"entries":[{entries}]}}}}"#)
        };
        let header = |name: &str| format!("{{\n\"name\":\"{name}\",\n\"value\":\"x=@\"}}");
        let head = ["Authorization", "Cookie", "DPoP"].map(header).join(",");
        let body = r#"{\"access_token\":\"@\",\"x\":{\"id_token\":\"@\"}}"#;
        let entry = format!(
            r#"{{"request":{{"method":"GET","url":"https://a.example/","headers":[{head}]}},"response":{{"headers":[{}],"content":{{"text":"{body}"}}}}}}"#,
            header("X-Token")
        );
        assert_eq!(messages(&har(&entry)), [1, 1, 1, 2, 3, 4]);
        assert_eq!(messages(&har(&format!("{entry},{entry}")))[6..], [1, 1, 1, 2, 3, 4]);
        let body = r#"{\"access_token\":\"@\",\"id_token\":\"@\"}"#;
        let answer = format!(r#"{{"response":{{"content":{{"text":"{body}"}}}}}}"#);
        assert_eq!(messages(&har(&answer)), [1, 1]);
    }

    #[test]
    fn headers_of_others_did_not() {
        assert_eq!(messages("Authorization: DPoP @\n\nDPoP: @\n"), [1, 2]);
        assert_eq!(messages("Authorization: DPoP @\n\nGET / HTTP/1.1\nDPoP: @\n"), [1, 2]);
        assert_eq!(messages("Authorization: Bearer @\nAuthorization: Bearer @\n"), [1, 2]);
        let log = "2026-11-21T20:25:40Z INFO Authorization: DPoP @\n2026-11-21T20:25:41Z INFO DPoP: @\n";
        assert_eq!(messages(log), [1, 2]);
    }

    fn others(text: &str) -> Vec<(&'static str, String)> {
        let text = text.replace('@', "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.");
        tokens("test", text.into_bytes()).into_iter().flat_map(|found| found.others).collect()
    }

    #[test]
    fn what_is_no_jwt_came_with_it_too() {
        let access = |text: &str| vec![("access_token", text.to_string())];
        assert_eq!(others(r#"{"access_token":"ya29.a0","id_token":"@"}"#), access("ya29.a0"));
        assert_eq!(
            others(r#"{"id_token":"@","x":{"y":1}, "access_token": "SlAV32hkKG"}"#),
            access("SlAV32hkKG")
        );
        assert_eq!(others(r#"[{"access_token":"ya29.a0"},{"id_token":"@"}]"#), []);
        assert_eq!(others(r#"{"access_token":"@","id_token":"@"}"#), []);
        assert_eq!(
            others("https://a.example/cb#code=Qcb0%2FO&id_token=@&access_token=jHkW&state=x"),
            [("code", "Qcb0/O".to_string()), ("access_token", "jHkW".to_string())]
        );
        assert_eq!(others("Authorization: DPoP Kz~8mXK1\r\nDPoP: @\r\n\r\n"), access("Kz~8mXK1"));
        assert_eq!(others("DPoP: @\nAuthorization: DPoP Kz~8mXK1\n"), access("Kz~8mXK1"));
        assert_eq!(others("Authorization: DPoP Kz~8mXK1\n\nDPoP: @\n"), []);
        // The name before the token is taken for a header, and the token for a proof, in its own value.
        assert_eq!(others("Authorization: DPoP :@\n"), []);
        assert_eq!(others("Authorization: DPoP x DPoP: @ y\n"), []);
    }

    #[test]
    fn parameters_of_one_url_came_together() {
        assert_eq!(messages("https://a.example/cb#access_token=@&id_token=@&state=x"), [1, 1]);
        assert_eq!(messages("POST / HTTP/1.1\nHost: a\n\na=b&access_token=@&id_token=@"), [1, 1]);
        assert_eq!(messages("https://a.example/cb#id_token=@\nhttps://a.example/cb#id_token=@"), [1, 2]);
    }
}
