//! Messages of HTTP as text: raw, as `curl -v` and `curl -i` print them, and the commands that send them.

use super::place::{Setting, Side};
use super::text::Line;
use super::{cookie, log, url};
use ::url::Url;

/// What is known of the message that a header stands in.
#[derive(Clone, Default)]
pub(super) struct Message {
    pub(super) side: Option<Side>,
    method: Option<String>,
    url: Option<Url>,
    host: Option<String>,
    /// The path of the request, where its scheme is not known.
    path: Option<String>,
    at: Option<i64>,
    /// Whether it is printed by a log.
    log: bool,
    target: Option<String>,
    secure: Option<bool>,
}

/// A head has no more lines than this that are looked at, before and after one of them.
const MOST_LINES: usize = 64;

/// Nor more bytes.
const MOST_BYTES: usize = 16 * 1024;

/// Whether a line that begins so is one of a message's head.
pub(super) fn is_of_message(head: &str) -> bool {
    let (_, text) = unprefixed(head);
    is_header(text) || begins_request(text)
}

/// The message that a line of its head belongs to.
pub(super) fn message(line: &Line<'_>) -> Message {
    let mut message = Message::default();
    let own_end = line.end();
    // Of a line without end, what it begins with tells.
    let own = &line.bytes[line.start..own_end.min(line.start + super::text::LOOK)];
    let own = String::from_utf8_lossy(own);
    if message.begins(&own) {
        message.read_back(line, true);
    } else {
        message.read(&own);
        message.read_back(line, false);
    }
    message.read_on(line.bytes.get(own_end..).unwrap_or_default());
    message.conclude();
    message
}

/// Takes the mark off that `curl -v` puts before a line: `>` of what is sent, `<` of what is answered, `*` of the rest.
pub(super) fn unprefixed(line: &str) -> (Option<char>, &str) {
    let line = line.trim_end_matches(['\r', '\n']);
    match line.chars().next() {
        Some(mark @ ('>' | '<' | '*')) if matches!(line.as_bytes().get(1), None | Some(b' ')) => {
            (Some(mark), line.get(2..).unwrap_or_default())
        }
        _ => (None, line),
    }
}

/// `Name: value`, and `:authority: value`, as HTTP/2 has it.
pub(super) fn is_header(text: &str) -> bool {
    let Some((name, _)) = text.strip_prefix(':').unwrap_or(text).split_once(':') else { return false };
    (2..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !text.starts_with("http")
}

const METHODS: [&str; 9] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE"];

/// `GET /orders`
fn begins_request(text: &str) -> bool {
    text.split_once(' ').is_some_and(|(method, target)| {
        METHODS.contains(&method) && (target.starts_with('/') || target.contains("://"))
    })
}

/// The status of `HTTP/1.1 200 OK`.
pub(super) fn status(text: &str) -> Option<u16> {
    let (_, status) = text.strip_prefix("HTTP/")?.split_once(' ')?;
    status.get(..3)?.parse().ok()
}

/// Whether a line is the first of a message and can be nothing else: it names its version of HTTP.
pub(super) fn is_first_line(line: &str) -> bool {
    let (_, text) = unprefixed(line);
    let of_request = || {
        let version = text.rsplit(' ').next().unwrap_or_default();
        begins_request(text) && version.starts_with("HTTP/") && text.split(' ').count() == 3
    };
    status(text).is_some() || of_request()
}

impl Message {
    /// What it says of all that is in it.
    pub(super) fn setting(self) -> Setting {
        let Message { side, method, url, host, path, at, log, .. } = self;
        Setting { side, method, url, host, path, at, log, ..Setting::NONE }
    }

    /// The URL that relative ones are of.
    pub(super) fn base(&self) -> Option<&Url> {
        self.url.as_ref()
    }

    /// Takes up what is known of the request that it answers.
    pub(super) fn answers(&mut self, request: &Message) {
        let Message { method, url, host, path, .. } = request.clone();
        (self.method, self.url, self.host, self.path) = (method, url, host, path);
    }

    /// Takes up the first line of a message; whether it was one.
    pub(super) fn begins(&mut self, line: &str) -> bool {
        let (_, text) = unprefixed(line);
        if begins_request(text) {
            let mut words = text.split_whitespace();
            self.method = words.next().map(str::to_string);
            self.target = words.next().map(str::to_string);
            // Without TLS next to nobody speaks it.
            if words.next().is_some_and(|version| matches!(version, "HTTP/2" | "HTTP/2.0" | "HTTP/3")) {
                self.secure = Some(true);
            }
            self.side.get_or_insert(Side::Request);
            return true;
        }
        let is_status = status(text).is_some();
        if is_status {
            self.side.get_or_insert(Side::Response);
        }
        is_status
    }

    /// Takes up a header, or what `curl -v` says beside them.
    pub(super) fn read(&mut self, line: &str) {
        let (mark, text) = unprefixed(line);
        match mark {
            Some('>') => drop(self.side.get_or_insert(Side::Request)),
            Some('<') => drop(self.side.get_or_insert(Side::Response)),
            // `* Connected to api.example.com (192.0.2.1) port 443`
            Some('*') if text.starts_with("Connected to ") => {
                let port = text.split(" port ").nth(1).and_then(|rest| rest.split([' ', '(']).next());
                self.secure = self.secure.or(match port {
                    Some("80") => Some(false),
                    Some("443") => Some(true),
                    _ => None,
                });
                return;
            }
            Some('*') if ["SSL ", "TLS", "https:"].iter().any(|says| text.contains(says)) => {
                self.secure = Some(true);
            }
            _ => {}
        }
        if let Some((name, value)) = text.strip_prefix(':').and_then(|text| text.split_once(": ")) {
            return self.read_pseudo(name, value.trim());
        }
        let Some((name, value)) = text.split_once(':') else { return };
        match name.to_ascii_lowercase().as_str() {
            "host" if self.host.is_none() => self.host = Some(super::place::shown(value.trim())),
            "date" if self.at.is_none() => self.at = cookie::http_date(value),
            _ => {}
        }
    }

    /// Takes up what HTTP/2 has instead of a first line (RFC 9113 §8.3.1).
    fn read_pseudo(&mut self, name: &str, value: &str) {
        match name {
            "authority" => self.host = Some(super::place::shown(value)),
            "method" if METHODS.contains(&value) => self.method = Some(value.to_string()),
            "path" => self.target = Some(value.to_string()),
            "scheme" => self.secure = Some(value == "https"),
            _ => return,
        }
        self.side.get_or_insert(Side::Request);
    }

    /// Reads the lines before one, up to the first of the message, and what `curl -v` says before that.
    fn read_back(&mut self, line: &Line<'_>, mut begun: bool) {
        let mut end = line.start;
        let floor = end.saturating_sub(MOST_BYTES);
        for _ in 0..MOST_LINES {
            if end <= floor {
                return;
            }
            let rest = &line.bytes[floor..end - 1];
            let start = memchr::memrchr(b'\n', rest).map_or(floor, |newline| floor + newline + 1);
            let text = String::from_utf8_lossy(&line.bytes[start..end - 1]);
            let (mark, bare) = unprefixed(&text);
            if !begun && self.begins(&text) {
                begun = true;
                // Before an answer, `curl -v` prints what was asked.
                if mark.is_none() {
                    return;
                }
            } else if mark.is_some() {
                if mark == Some('>') && self.method.is_none() && self.side == Some(Side::Response) {
                    self.begins(&text);
                }
                self.read(&text);
            } else if begun || !is_header(bare) {
                self.log = log::is_line(bare);
                return;
            } else {
                self.read(&text);
            }
            end = start;
        }
    }

    /// Reads the headers after one.
    fn read_on(&mut self, after: &[u8]) {
        let after = &after[..after.len().min(MOST_BYTES)];
        for line in after.split(|&byte| byte == b'\n').skip(1).take(MOST_LINES) {
            let text = String::from_utf8_lossy(line);
            if !is_header(unprefixed(&text).1) {
                return;
            }
            self.read(&text);
        }
    }

    /// Makes a URL of what is known: of a message without scheme only the host is.
    pub(super) fn conclude(&mut self) {
        let target = self.target.take().unwrap_or_default();
        self.url = if target.contains("://") {
            url::bare(&target, None)
        } else {
            let scheme = self.secure.map(|secure| if secure { "https" } else { "http" });
            scheme
                .zip(self.host.as_deref())
                .and_then(|(scheme, host)| url::bare(&format!("{scheme}://{host}{target}"), None))
        };
        let path = target.split(['?', '#']).next().filter(|path| path.starts_with('/'));
        self.path = path.filter(|_| self.url.is_none()).map(super::place::shown);
    }
}

/// Programs and functions that send what stands in the same command, and how their call begins.
const CLIENTS: [&str; 12] = [
    "curl ",
    "curl.exe ",
    "wget ",
    "http ",
    "https ",
    "xh ",
    "Invoke-RestMethod ",
    "Invoke-WebRequest ",
    "fetch(",
    "axios",
    "requests.",
    "httpx.",
];

/// The method and the URL of the command that a token is an argument of.
pub(super) fn command(line: &Line<'_>) -> Option<(Option<String>, Url)> {
    let (text, token) = whole_command(line)?;
    let before = text.get(..token).filter(|before| before.len() > 4)?;
    let (at, client) = CLIENTS
        .into_iter()
        .filter_map(|client| Some((rfind_word(before, client)?, client)))
        .max_by_key(|(at, _)| *at)?;
    // A statement that ended before the token sent something else.
    if before[at..].contains(");") || before[at..].contains("})") {
        return None;
    }
    let command = &text[at..];
    if client.ends_with(' ') {
        let (words, end) = words(command);
        if token - at > end {
            return None;
        }
        let method = words.windows(2).find(|pair| matches!(&*pair[0], "-X" | "--request" | "-Method"));
        let url = target(&words)?;
        return Some((
            method.map(|pair| pair[1].clone()).filter(|method| METHODS.contains(&method.as_str())),
            url,
        ));
    }
    let start = command.find("://").map(|at| &command[..at])?.rfind(['"', '\'', '`'])? + 1;
    let literal = command[start..].split(['"', '\'', '`']).next()?;
    Some((None, url::bare(literal, None).filter(is_of_the_web)?))
}

fn rfind_word(text: &str, word: &str) -> Option<usize> {
    let at = text.rfind(word)?;
    (!text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':'))
        || text[..at].ends_with("/bin/"))
    .then_some(at)
}

fn is_of_the_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https" | "ws" | "wss")
}

/// Options whose argument is no URL that is fetched.
const WITH_ARGUMENT: [&str; 18] = [
    "-H",
    "--header",
    "-e",
    "--referer",
    "-x",
    "--proxy",
    "-A",
    "--user-agent",
    "-d",
    "--data",
    "--data-raw",
    "--data-binary",
    "--data-urlencode",
    "-b",
    "--cookie",
    "-F",
    "-o",
    "-Headers",
];

/// The URL among the words of a command.
fn target(words: &[String]) -> Option<Url> {
    let mut is_argument = false;
    words.iter().skip(1).find_map(|word| {
        let skip = std::mem::replace(&mut is_argument, WITH_ARGUMENT.contains(&word.as_str()));
        if skip || !word.contains("://") { None } else { url::bare(word, None).filter(is_of_the_web) }
    })
}

/// The words of a command as a shell takes them, and where the command ends.
fn words(command: &str) -> (Vec<String>, usize) {
    let (mut words, mut word, mut begun) = (Vec::new(), String::new(), false);
    let mut quote = None;
    let mut end = command.len();
    let mut chars = command.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some('"') | None, '\\' | '^') => match chars.next() {
                Some((_, '\n' | '\r')) | None => {}
                Some((_, escaped)) => word.push(escaped),
            },
            (None, '`') if matches!(chars.peek(), Some((_, '\n' | '\r'))) => {}
            (Some(_), _) => word.push(c),
            (None, '"' | '\'') => (quote, begun) = (Some(c), true),
            (None, ';' | '|' | '&' | ')' | '`') => {
                end = at;
                break;
            }
            (None, _) if c.is_whitespace() => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            (None, _) => word.push(c),
        }
    }
    if begun || !word.is_empty() {
        words.push(word);
    }
    (words, end)
}

/// The line of a token with those that it continues and that continue it, and where the token stands in that; `None` if
/// there is nothing before it.
fn whole_command(line: &Line<'_>) -> Option<(String, usize)> {
    let goes_on = |text: &[u8]| {
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        // Shells end such a line with a mark, scripts with what must go on.
        text.ends_with(b"\\")
            || text.ends_with(b"^")
            || text.ends_with(b"`")
            || matches!(text.trim_ascii_end().last(), Some(b',' | b'{' | b'('))
    };
    let floor = line.start.saturating_sub(super::text::LOOK);
    let mut start = line.start;
    while start > floor {
        let before = &line.bytes[floor..start - 1];
        let previous = memchr::memrchr(b'\n', before).map_or(floor, |newline| floor + newline + 1);
        // Nor has what closes something begun anything.
        let closes = matches!(line.bytes[start..].trim_ascii_start().first(), Some(b'}' | b']' | b')'));
        if !closes && !goes_on(&line.bytes[previous..start - 1]) {
            break;
        }
        start = previous;
    }
    if start == line.span.start {
        return None;
    }
    let mut end = line.end();
    let ceiling = line.bytes.len().min(end + super::text::LOOK);
    while end < ceiling && goes_on(&line.bytes[line.span.end..end]) {
        let rest = &line.bytes[end + 1..ceiling];
        end += 1 + memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    }
    // A line without end is looked at around the token.
    start = start.max(line.span.start.saturating_sub(2 * super::text::LOOK));
    let text = |range| super::text::without_carets(super::text::as_text(&line.bytes[range]));
    let before = text(start..line.span.start).into_owned();
    let at = before.len();
    Some((before + &text(line.span.start..end), at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::source::Span;

    fn line(text: &str) -> (Vec<u8>, usize, Span) {
        let at = text.find("TOKEN").unwrap();
        let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
        (text.as_bytes().to_vec(), start, Span::new(at, at + 5))
    }

    #[test]
    fn where_commands_send() {
        for (text, url) in [
            (
                "curl -H 'Authorization: Bearer TOKEN' http://api.example.com/v1",
                Some("http://api.example.com/v1"),
            ),
            (
                "$ curl -s https://api.example.com/v1?x=1 \\\n  -H 'Authorization: Bearer TOKEN' \\\n  -X POST",
                Some("https://api.example.com/v1"),
            ),
            (
                "curl \\\n -H \"Authorization: Bearer TOKEN\" \\\n -e http://other.example/ \\\n http://api.example.com/",
                Some("http://api.example.com/"),
            ),
            (
                "fetch(\"http://api.example.com/v1\", {\n  \"headers\": {\n    \"authorization\": \"Bearer TOKEN\"",
                Some("http://api.example.com/v1"),
            ),
            (
                "requests.get('http://api.example.com/', headers={'Authorization': 'Bearer TOKEN'})",
                Some("http://api.example.com/"),
            ),
            (
                "Invoke-WebRequest -Uri \"http://api.example.com/\" `\n-Headers @{ \"authorization\"=\"Bearer TOKEN\" }",
                Some("http://api.example.com/"),
            ),
            (
                "http GET http://api.example.com/ 'Authorization: Bearer TOKEN'",
                Some("http://api.example.com/"),
            ),
            (
                "curl ^\"http://api.example.com/^\" ^\r\n  -H ^\"accept: */*^\" ^\r\n  -H ^\"authorization: Bearer TOKEN^\"",
                Some("http://api.example.com/"),
            ),
            (
                "fetch(\"http://api.example.com/\", {\n  \"headers\": {\n    \"a\": \"b\"\n  },\n  \"body\": \"{\\\"token\\\":\\\"TOKEN\\\"}\"",
                Some("http://api.example.com/"),
            ),
            ("curl https://a.example/ ; echo TOKEN http://b.example/", None),
            ("fetch('http://a.example/'); const token = 'TOKEN'", None),
            ("see http://a.example/ for TOKEN", None),
            (
                "curl -H 'Authorization: Bearer TOKEN' -H 'Origin: http://app.example.com' https://api.example.com/",
                Some("https://api.example.com/"),
            ),
        ] {
            let (bytes, start, span) = line(text);
            let found = command(&Line { bytes: &bytes, start, span }).map(|(_, url)| url.to_string());
            assert_eq!(found.as_deref(), url, "{text}");
        }
    }

    #[test]
    fn messages() {
        for (text, said) in [
            (
                "GET /v1 HTTP/1.1\r\nHost: api.example.com\r\nAuthorization: Bearer TOKEN\r\n\r\n",
                "Request GET api.example.com -",
            ),
            (
                "POST /v1 HTTP/1.1\nAuthorization: Bearer TOKEN\nHost: api.example.com\n\nHost: other",
                "Request POST api.example.com -",
            ),
            (
                "* Connected to api.example.com (192.0.2.1) port 80 (#0)\n> GET /v1 HTTP/1.1\n> Host: api.example.com\n> Authorization: Bearer TOKEN\n",
                "Request GET api.example.com http://api.example.com/v1",
            ),
            (
                "> GET /v1 HTTP/2\n> Host: api.example.com\n>\n< HTTP/2 200\n< set-cookie: a=TOKEN\n",
                "Response GET api.example.com https://api.example.com/v1",
            ),
            ("HTTP/1.1 200 OK\nDate: Sat, 21 Nov 2026 20:26:40 GMT\nSet-Cookie: a=TOKEN\n", "Response - - -"),
            (
                "GET http://api.example.com/v1\nAuthorization: Bearer TOKEN\n",
                "Request GET - http://api.example.com/v1",
            ),
        ] {
            let (bytes, start, span) = line(text);
            let message = message(&Line { bytes: &bytes, start, span });
            let side = message.side.map_or("-".to_string(), |side| format!("{side:?}"));
            let (method, host) =
                (message.method.as_deref().unwrap_or("-"), message.host.as_deref().unwrap_or("-"));
            assert_eq!(
                format!("{side} {method} {host} {}", message.url.map_or("-".into(), String::from)),
                said,
                "{text}"
            );
        }
    }
}
