//! Which tokens of plain text came in one message: members of one JSON object, headers of one request, parameters of one
//! URL. What merely stands near is no message: in a log it belongs to somebody else.

use super::{Place, PlaceKind};

/// Tokens of one message do not stand further apart.
const FURTHEST: usize = 16 * 1024;

/// Whether a token that begins at `next` came with the one that ended at `before`.
pub(super) fn together(bytes: &[u8], before: (usize, &Place), next: (usize, &Place)) -> bool {
    let ((end, before), (start, next)) = (before, next);
    let Some(gap) = bytes.get(end..start).filter(|gap| gap.len() <= FURTHEST) else { return false };
    match (before.kind, next.kind) {
        (PlaceKind::Json, PlaceKind::Json) => before.name != next.name && in_one_object(gap),
        (PlaceKind::Header, PlaceKind::Header) => before.name != next.name && in_one_head(bytes, end, start),
        (PlaceKind::Query, PlaceKind::Query) | (PlaceKind::Fragment, PlaceKind::Fragment) => {
            !gap.iter().any(|byte| byte.is_ascii_whitespace() || matches!(byte, b'?' | b'#' | b'"' | b'<'))
        }
        _ => false,
    }
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
    let line_start = memchr::memrchr(b'\n', &bytes[..end]).map_or(0, |newline| newline + 1);
    // Both in one line: of a command, or of a log that tells a request a line.
    let lines = &bytes[line_start..start];
    if memchr::memchr(b'\n', lines).is_none() {
        return true;
    }
    lines.split(|byte| *byte == b'\n').all(is_header)
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
    use crate::core::source::Source;
    use crate::input::tokens;

    /// The numbers of the messages of the tokens, each `@` of the text being one.
    fn messages(text: &str) -> Vec<usize> {
        let text = text.replace('@', "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.");
        tokens(&Source::new("test", text.into_bytes())).map(|found| found.message).collect()
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
    fn headers_of_others_did_not() {
        assert_eq!(messages("Authorization: DPoP @\n\nDPoP: @\n"), [1, 2]);
        assert_eq!(messages("Authorization: DPoP @\n\nGET / HTTP/1.1\nDPoP: @\n"), [1, 2]);
        assert_eq!(messages("Authorization: Bearer @\nAuthorization: Bearer @\n"), [1, 2]);
        let log = "2026-11-21T20:25:40Z INFO Authorization: DPoP @\n2026-11-21T20:25:41Z INFO DPoP: @\n";
        assert_eq!(messages(log), [1, 2]);
    }

    #[test]
    fn parameters_of_one_url_came_together() {
        assert_eq!(messages("https://a.example/cb#access_token=@&id_token=@&state=x"), [1, 1]);
        assert_eq!(messages("https://a.example/cb#id_token=@\nhttps://a.example/cb#id_token=@"), [1, 2]);
    }
}
