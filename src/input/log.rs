//! Which lines are those of a log.

use crate::core::json::{Kind, Value};

/// Whether a line that begins so is one of a log: a time of day or a level stands before what is said.
pub(super) fn is_line(head: &str) -> bool {
    let head = head.trim_start_matches('\u{feff}').trim_start();
    // Docker Compose and Kubernetes write before it whose line it is.
    let head = match head.split_once(" | ") {
        Some((name, rest)) if name.len() <= 64 && !name.trim_end().contains(' ') => rest.trim_start(),
        _ => head,
    };
    if head.is_empty() {
        return false;
    }
    let bare = head.trim_start_matches(['[', '(', '<', '"']);
    begins_with_time(bare)
        || begins_with_level(head)
        || begins_with_day(bare)
        || is_access_line(head)
        || is_key_value(head)
        // RFC 5424 and RFC 3164 put the priority before the time.
        || bare.split_once('>').is_some_and(|(priority, rest)| {
            priority.parse::<u16>().is_ok() && begins_with_time(rest.trim_start_matches(['1', ' ']))
        })
}

/// The shapes of a time, a digit as `0` and a letter as `a`.
const TIMES: [&str; 9] = [
    "0000-00-00T00:00",
    "0000-00-00 00:00",
    "0000/00/00 00:00",
    "00/aaa/0000:00:00",
    "aaa 00 00:00:00",
    "aaa  0 00:00:00",
    "aaa 0 00:00:00",
    "00:00:00",
    "00-00 00:00:00",
];

fn begins_with_time(text: &str) -> bool {
    let shape: String = text.chars().take(20).map(shape).collect();
    // A log of Kubernetes' own: I1121 20:44:23.101234
    let klog = matches!(text.as_bytes().first(), Some(b'I' | b'W' | b'E' | b'F'))
        && shape.get(1..).is_some_and(|rest| rest.starts_with("0000 00:00:00"));
    let unix = || {
        let number = text.split([' ', ']', ',']).next().unwrap_or_default();
        let whole = number.split('.').next().unwrap_or_default();
        matches!(whole.len(), 10 | 13)
            && whole.starts_with("1")
            && number.bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    let named_month = |time: &&&str| !time.starts_with("aaa") || is_month(text);
    TIMES.iter().filter(named_month).any(|time| shape.starts_with(time)) || klog || text.len() > 14 && unix()
}

/// `2026-11-21 INFO text`, where the day is enough.
fn begins_with_day(text: &str) -> bool {
    let (day, rest) = text.split_at_checked("0000-00-00".len()).unwrap_or_default();
    let shape: String = day.chars().map(shape).collect();
    matches!(&*shape, "0000-00-00" | "0000/00/00")
        && begins_with_level(rest.trim_start_matches([' ', ']', ',', '|', '\t']))
}

fn shape(c: char) -> char {
    match c {
        '0'..='9' => '0',
        'a'..='z' | 'A'..='Z' if c != 'T' => 'a',
        other => other,
    }
}

fn is_month(text: &str) -> bool {
    const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
    text.get(..3).is_some_and(|month| MONTHS.find(month).is_some_and(|at| at % 3 == 0))
}

const LEVELS: [&str; 11] =
    ["TRACE", "DEBUG", "INFO", "NOTICE", "WARN", "WARNING", "ERROR", "ERR", "CRITICAL", "FATAL", "SEVERE"];

/// `INFO  text`, `[info] text`, `DEBUG:root:text`, `D/OkHttp: text`
fn begins_with_level(head: &str) -> bool {
    let bracketed = head.starts_with('[');
    let text = head.trim_start_matches('[');
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let is_level = |word: &str| {
        LEVELS.contains(&word) || bracketed && LEVELS.iter().any(|level| level.eq_ignore_ascii_case(word))
    };
    let android = matches!(word, "V" | "D" | "I" | "W" | "E") && rest.starts_with('/') && {
        let tag = rest.split([':', '(']).next().unwrap_or_default();
        tag.len() > 1 && tag.len() < rest.len() && !tag.contains(' ')
    };
    // A word in capitals may be a header or a variable.
    let goes_on = match rest.as_bytes() {
        [b']' | b'[' | b'|' | b' ' | b'\t', ..] => true,
        [b':', next, ..] => *next != b'=',
        _ => false,
    };
    is_level(word) && goes_on || android
}

/// The Common Log Format: who, and the time in brackets.
fn is_access_line(head: &str) -> bool {
    let Some((who, rest)) = head.split_once(" [") else { return false };
    who.len() <= 256 && who.split(' ').count() >= 3 && begins_with_time(rest)
}

/// `time="…" level=info msg=…`, in any order.
fn is_key_value(head: &str) -> bool {
    let starts = |names: &[&str]| {
        names.iter().any(|name| {
            head.match_indices(name).any(|(at, _)| {
                (at == 0 || head[..at].ends_with([' ', '\t'])) && head[at + name.len()..].starts_with('=')
            })
        })
    };
    let is_pair = |word: &str| {
        word.split_once('=').is_some_and(|(name, _)| {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_.-@".contains(&byte))
        })
    };
    let level = || starts(&["level", "lvl", "severity"]);
    let more = || starts(&["time", "ts", "timestamp", "t", "date", "msg", "message"]);
    head.split(' ').next().is_some_and(is_pair)
        && (level() && more() || head.starts_with("at=") && level_value(head))
}

/// Heroku's and others' `at=info`.
fn level_value(head: &str) -> bool {
    let value = head[3..].split(' ').next().unwrap_or_default();
    LEVELS.iter().any(|level| level.eq_ignore_ascii_case(value))
}

/// Whether an object is a record of a log: it has a time, and a level or a message; where nothing else says that there
/// are records, all three.
pub(super) fn is_record(object: Value<'_>, alone: bool) -> bool {
    const TIMES: [&str; 14] = [
        "time",
        "timestamp",
        "@timestamp",
        "ts",
        "t",
        "asctime",
        "datetime",
        "date",
        "eventtime",
        "event_time",
        "@t",
        "time_local",
        "time_iso8601",
        "__realtime_timestamp",
    ];
    const LEVELS: [&str; 10] = [
        "level",
        "severity",
        "lvl",
        "loglevel",
        "log.level",
        "levelname",
        "log_level",
        "@l",
        "severitytext",
        "priority",
    ];
    const MESSAGES: [&str; 11] =
        ["msg", "message", "log", "@message", "event", "@m", "@mt", "body", "text", "request", "textpayload"];
    if object.kind() != Kind::Object {
        return false;
    }
    let (mut time, mut level, mut message) = (false, false, false);
    for member in object.children().take(64) {
        let name = member.name().unwrap_or_default().to_ascii_lowercase();
        time |= TIMES.contains(&&*name);
        level |= LEVELS.contains(&&*name) || name == "log" && member.get("level").is_some();
        message |= MESSAGES.contains(&&*name);
    }
    time && if alone { level && message } else { level || message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Document;

    #[test]
    fn lines_of_logs_and_others() {
        for line in [
            "2026-11-21T20:44:23.101Z INFO  orders.http request",
            "2026-11-21 20:44:23,101 DEBUG requests",
            "[2026-11-21 20:44:23] local.INFO: login",
            "2026/11/21 20:44:23 [error] 12#12: *1",
            "203.0.113.9 - ann [21/Nov/2026:20:44:23 +0000] \"GET / HTTP/1.1\" 200",
            "Nov 21 20:44:23 web sshd[1]: x",
            "<34>1 2026-11-21T20:44:23Z web app",
            "<34>Nov 21 20:44:23 web app",
            "I1121 20:44:23.101234       1 server.go:12] x",
            "20:44:23.101 [main] DEBUG c.e.Http - x",
            "DEBUG:urllib3.connectionpool:x",
            "[INFO] x",
            "INFO  [http] x",
            "[debug] x",
            "time=\"2026-11-21T20:44:23Z\" level=info msg=x",
            "level=debug ts=2026-11-21T20:44:23Z caller=x",
            "at=info method=GET path=\"/x\"",
            "web_1  | 2026-11-21 20:44:23 x",
            "11-21 20:44:23.101  1234  1234 D OkHttp: x",
            "D/OkHttp: Authorization: Bearer",
            "1795292800.101 x info",
            "[1795292800123] x info",
            "2026-11-21 INFO x",
            "[2026-11-21] ERROR x",
        ] {
            assert!(is_line(line), "{line}");
        }
        for line in [
            "",
            "Authorization: Bearer",
            "Set-Cookie: a=b",
            "curl -H 'Authorization: Bearer",
            "TOKEN=x",
            "export LEVEL=info",
            "ERROR=x",
            "level=1",
            "const token = 'x'",
            "May I have a token",
            "2026-11-21 is the date",
            "{\"time\":1}",
            "time=now",
            "1795292800",
            "GET /orders HTTP/1.1",
            "I/O is slow: x",
            "info about tokens",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }

    #[test]
    fn records_of_logs_and_others() {
        let is =
            |text: &str, alone| is_record(Document::parse(text.as_bytes().to_vec()).root().unwrap(), alone);
        assert!(is(r#"{"time":"2026","level":30,"msg":"x"}"#, true));
        assert!(is(r#"{"@timestamp":"2026","message":"x"}"#, false));
        assert!(!is(r#"{"timestamp":1,"message":"Unauthorized","status":401}"#, true));
        assert!(!is(r#"{"access_token":"x","expires_in":1}"#, false));
    }
}
