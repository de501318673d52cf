//! What a source is, told by its first bytes, and how it is cut into records that are judged whole.
//!
//! [`Carrier::recognize`] looks at the beginning. A [`Cutter`] is then fed a buffer that grows, and says of its beginning
//! what it is: a record, text to be looked through by lines, or too little to tell. It reads each byte once, holds
//! nothing but where it is, and never recurses, so that a source of any size can be cut while it is read.

use memchr::memmem;

/// What carries tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// Lines of text: logs, code, messages of HTTP, JSON Lines, and all else.
    Text,
    /// HTTP Archive 1.2; its entries are records.
    Har,
    /// Items of Burp in XML; each is a record.
    Burp,
    /// JSON documents, one after the other; each is a record.
    Json,
}

/// A record of more values is not read whole: each of them takes many times its bytes of memory.
pub(super) const MOST_VALUES: usize = 128 * 1024;

/// So many bytes tell what a source is.
pub const TELLING: usize = 64 * 1024;

impl Carrier {
    /// What a source is that begins so; [`TELLING`] bytes are enough.
    pub fn recognize(head: &[u8]) -> Carrier {
        let head = &head[..head.len().min(TELLING)];
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        match text.first() {
            Some(b'{') if is_har(text) => Carrier::Har,
            Some(b'{' | b'[') if !is_lines(text) => Carrier::Json,
            Some(b'<')
                if memmem::find(text, b"<items")
                    .is_some_and(|at| memmem::find(&text[at..], b"burpVersion").is_some()) =>
            {
                Carrier::Burp
            }
            _ => Carrier::Text,
        }
    }

    /// What one of its records is called, and how many of them have a number of their own.
    pub const fn record(self) -> &'static str {
        match self {
            Carrier::Text => "line",
            Carrier::Har => "HAR entry",
            Carrier::Burp => "Burp item",
            Carrier::Json => "JSON document",
        }
    }
}

/// Whether an object begins as HAR does: with `log`, which has one of the members that only that has.
fn is_har(text: &[u8]) -> bool {
    let first = text[1..].trim_ascii_start();
    let telling = [&b"\"entries\""[..], b"\"creator\"", b"\"pages\""];
    first.starts_with(b"\"log\"") && telling.iter().any(|member| memmem::find(first, member).is_some())
}

/// Whether the first line is an object by itself, and the next begins one.
fn is_lines(text: &[u8]) -> bool {
    let Some(end) = memchr::memchr(b'\n', text) else { return false };
    let next = text[end..].trim_ascii_start();
    let whole = |line: &[u8]| serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
    next.starts_with(b"{") && whole(&text[..end])
}

/// What the beginning of a buffer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// So many bytes of text between records, or of a record that is too large, to be looked through by lines.
    Text(usize),
    /// A record.
    Record(usize),
    /// What is left of a record that breaks off.
    Torn(usize),
    /// The beginning of a record larger than the limit; the rest of it follows as text.
    Large(usize),
    /// More bytes are needed; there is nothing more, if there are none.
    More,
}

/// Cuts a source into records.
pub struct Cutter {
    carrier: Carrier,
    limit: usize,
    /// How much of the buffer was read.
    read: usize,
    json: JsonState,
    /// How many values the record has, one or so less.
    values: usize,
    /// Inside a record, and whether it was given up on for its size.
    record: Option<bool>,
    /// Whether what a recording must end with was not yet seen.
    open: bool,
}

/// Where in JSON a reader is.
#[derive(Default)]
struct JsonState {
    depth: usize,
    in_string: bool,
    /// Whether the next byte of a string is meant as it is.
    escaped: bool,
    /// The name, or the text, that was read last at the first levels.
    word: Vec<u8>,
    in_log: bool,
    in_entries: bool,
}

/// No name that matters is longer.
const LONGEST_WORD: usize = 8;

impl Cutter {
    /// A cutter for a source, none of whose records may have more than `limit` bytes.
    pub fn new(carrier: Carrier, limit: usize) -> Cutter {
        Cutter {
            carrier,
            limit,
            read: 0,
            json: JsonState::default(),
            values: 0,
            record: None,
            open: carrier == Carrier::Har || carrier == Carrier::Burp,
        }
    }

    /// What the buffer begins with, which begins where the last cut ended; `last` if nothing follows on it.
    pub fn next(&mut self, buffer: &[u8], last: bool) -> Cut {
        let cut = match self.carrier {
            _ if buffer.is_empty() => Cut::More,
            Carrier::Text => Cut::Text(buffer.len()),
            Carrier::Har | Carrier::Json => self.next_json(buffer, last),
            Carrier::Burp => self.next_item(buffer, last),
        };
        match cut {
            Cut::Text(0) => Cut::More,
            Cut::More => cut,
            _ => {
                self.read = 0;
                cut
            }
        }
    }

    /// How a buffer is cut whose bytes were all read.
    fn exhausted(&mut self, buffer: &[u8], last: bool) -> Cut {
        self.read = buffer.len();
        let large = self.record == Some(true);
        match self.record {
            None if last && self.open => Cut::Torn(buffer.len()),
            None => Cut::Text(buffer.len()),
            Some(_) if large => Cut::Text(buffer.len()),
            Some(_) if buffer.len() > self.limit => {
                self.record = Some(true);
                Cut::Large(buffer.len())
            }
            Some(_) if last => Cut::Torn(buffer.len()),
            Some(_) => Cut::More,
        }
    }

    /// A record that ends at `end`.
    fn ended(&mut self, end: usize) -> Cut {
        match self.record.take() {
            Some(true) => Cut::Text(end),
            _ if end > self.limit || self.values > MOST_VALUES => Cut::Large(end),
            _ => Cut::Record(end),
        }
    }

    fn next_json(&mut self, buffer: &[u8], last: bool) -> Cut {
        while self.read < buffer.len() {
            if self.json.in_string {
                self.read_string(buffer);
                continue;
            }
            let byte = buffer[self.read];
            // What follows on a document that is none ends the structure: all the rest is text.
            if self.carrier == Carrier::Json && self.json.depth == 0 && !matches!(byte, b'{' | b'[') {
                if byte.is_ascii_whitespace() || self.read < 3 && matches!(byte, 0xef | 0xbb | 0xbf) {
                    self.read += 1;
                    continue;
                }
                self.carrier = Carrier::Text;
                return Cut::Text(buffer.len());
            }
            match byte {
                b'"' => {
                    self.json.in_string = true;
                    self.json.word.clear();
                }
                b'{' | b'[' => {
                    if self.begins_record(byte) && self.record.is_none() {
                        if self.read > 0 {
                            // The record begins the next buffer.
                            return Cut::Text(self.read);
                        }
                        (self.record, self.values) = (Some(false), 0);
                    }
                    self.json.open(byte);
                }
                b'}' | b']' => {
                    self.json.close();
                    self.read += 1;
                    if self.ends_record() {
                        let end = self.read;
                        return self.ended(end);
                    }
                    if self.json.depth == 0 {
                        self.open = false;
                    }
                    continue;
                }
                b',' => {
                    self.json.word.clear();
                    self.values += 1;
                }
                _ => {}
            }
            self.read += 1;
        }
        self.exhausted(buffer, last)
    }

    /// Reads on in a string to its end.
    fn read_string(&mut self, buffer: &[u8]) {
        if std::mem::take(&mut self.json.escaped) {
            self.read += 1;
            return;
        }
        let rest = &buffer[self.read..];
        let length = memchr::memchr2(b'"', b'\\', rest).unwrap_or(rest.len());
        if self.json.depth <= 2 {
            let room = LONGEST_WORD.saturating_sub(self.json.word.len());
            self.json.word.extend_from_slice(&rest[..length.min(room)]);
        }
        self.read += length;
        match buffer.get(self.read) {
            Some(b'"') => {
                self.json.in_string = false;
                self.read += 1;
            }
            // The byte that is escaped may be still to come.
            Some(_) => {
                self.json.escaped = true;
                self.read += 1;
            }
            None => {}
        }
    }

    fn begins_record(&self, byte: u8) -> bool {
        match self.carrier {
            Carrier::Har => byte == b'{' && self.json.in_entries && self.json.depth == 3,
            _ => self.json.depth == 0,
        }
    }

    fn ends_record(&self) -> bool {
        let level = if self.carrier == Carrier::Har { 3 } else { 0 };
        self.record.is_some() && self.json.depth == level
    }

    fn next_item(&mut self, buffer: &[u8], last: bool) -> Cut {
        const LONGEST_MARK: usize = 9;
        loop {
            let rest = &buffer[self.read.min(buffer.len())..];
            let Some(step) = memchr::memchr2(b'<', b']', rest) else { return self.exhausted(buffer, last) };
            let at = self.read + step;
            let mark = &buffer[at..];
            if mark.len() < LONGEST_MARK && !last {
                self.read = at;
                return if self.record.is_none() && at > 0 { Cut::Text(at) } else { Cut::More };
            }
            self.read = at + 1;
            match (self.record.is_some(), self.json.in_string) {
                // In CDATA nothing is markup.
                (_, true) => self.json.in_string = !mark.starts_with(b"]]>"),
                (_, false) if mark.starts_with(b"<![CDATA[") => self.json.in_string = true,
                (false, _) if mark.starts_with(b"<item>") => {
                    if at > 0 {
                        self.read = at;
                        return Cut::Text(at);
                    }
                    self.record = Some(false);
                }
                (true, _) if mark.starts_with(b"</item>") => return self.ended(at + b"</item>".len()),
                (false, _) if mark.starts_with(b"</items>") => self.open = false,
                _ => {}
            }
        }
    }
}

impl JsonState {
    fn open(&mut self, byte: u8) {
        match self.depth {
            1 => self.in_log = byte == b'{' && self.word == b"log",
            2 => self.in_entries = self.in_log && byte == b'[' && self.word == b"entries",
            _ => {}
        }
        self.depth += 1;
        self.word.clear();
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        if self.depth < 3 {
            self.in_entries = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cuts of a source that is read so many bytes at a time.
    fn cuts(text: &[u8], limit: usize, step: usize) -> Vec<(Cut, String)> {
        let mut cutter = Cutter::new(Carrier::recognize(text), limit);
        let (mut start, mut end, mut cuts) = (0, 0, Vec::<(Cut, String)>::new());
        loop {
            match cutter.next(&text[start..end], end == text.len()) {
                Cut::More if end == text.len() => return cuts,
                Cut::More => end = (end + step).min(text.len()),
                cut @ (Cut::Text(length) | Cut::Record(length) | Cut::Torn(length) | Cut::Large(length)) => {
                    let said = String::from_utf8_lossy(&text[start..start + length]).into_owned();
                    match cuts.last_mut() {
                        Some((Cut::Text(_), before)) if matches!(cut, Cut::Text(_)) => before.push_str(&said),
                        _ => cuts.push((cut, said)),
                    }
                    start += length;
                }
            }
        }
    }

    fn said(text: &str, limit: usize, step: usize) -> Vec<String> {
        let name = |cut: Cut| match cut {
            Cut::Text(_) => "text",
            Cut::Record(_) => "record",
            Cut::Torn(_) => "torn",
            Cut::Large(_) => "large",
            Cut::More => "more",
        };
        cuts(text.as_bytes(), limit, step)
            .into_iter()
            .map(|(cut, text)| format!("{}: {text}", name(cut)))
            .collect()
    }

    const HAR: &str = r#"{"log":{"version":"1.2","comment":"\"entries\":[{","pages":[{"id":"{"}],"entries":[{"a":[{"}":"]"}]}, {"b":"\\"}],"x":[{}]}}
"#;

    #[test]
    fn entries_are_records_however_they_are_read() {
        let whole = said(HAR, 1000, 1000);
        assert_eq!(whole[1..4], [r#"record: {"a":[{"}":"]"}]}"#, "text: , ", r#"record: {"b":"\\"}"#]);
        assert_eq!(whole.len(), 5);
        for step in 1..30 {
            assert_eq!(said(HAR, 1000, step), whole, "{step}");
        }
    }

    #[test]
    fn what_breaks_off_is_said() {
        let end = HAR.find("\\\\").unwrap();
        assert_eq!(said(&HAR[..end], 1000, 7).last().unwrap(), r#"torn: {"b":""#);
        let between = HAR.find(", {\"b").unwrap() + 1;
        assert_eq!(said(&HAR[..between], 1000, 1000).last().unwrap(), "torn: ,");
        assert!(!said(HAR, 1000, 7).iter().any(|cut| cut.starts_with("torn")));
    }

    #[test]
    fn too_large_a_record_is_text() {
        let all = said(HAR, 12, 1000);
        assert_eq!(all[1], r#"large: {"a":[{"}":"]"}]}"#);
        assert_eq!(all[3], r#"record: {"b":"\\"}"#);
        let slowly: String = said(HAR, 12, 3).iter().map(|cut| cut.split_once(": ").unwrap().1).collect();
        assert_eq!(slowly, HAR);
    }

    const BURP: &str = "<?xml version=\"1.0\"?><!DOCTYPE items [<!ELEMENT items (item*)>]>\n<items burpVersion=\"2026.1\">\n<item><request><![CDATA[a</item>]]></request></item> <item>b</item></items>\n";

    #[test]
    fn items_are_records_however_they_are_read() {
        let whole = said(BURP, 1000, 1000);
        assert_eq!(whole[1], "record: <item><request><![CDATA[a</item>]]></request></item>");
        assert_eq!(whole[3], "record: <item>b</item>");
        for step in 1..30 {
            assert_eq!(said(BURP, 1000, step), whole, "{step}");
        }
        let end = BURP.find("</item></items>").unwrap() + 3;
        assert_eq!(said(&BURP[..end], 1000, 9).last().unwrap(), "torn: <item>b</i");
    }

    #[test]
    fn what_a_source_is() {
        for (text, carrier) in [
            (HAR, Carrier::Har),
            (BURP, Carrier::Burp),
            ("{\"log\": \"x\"}", Carrier::Json),
            ("\u{feff} {\n\"cookies\": []}", Carrier::Json),
            ("[{\"a\":1}]", Carrier::Json),
            ("{\"a\":1}\n{\"a\":2}\n", Carrier::Text),
            ("<html>", Carrier::Text),
            ("", Carrier::Text),
        ] {
            assert_eq!(Carrier::recognize(text.as_bytes()), carrier, "{text}");
        }
        assert_eq!(
            said("{\"a\":\n1} [2]\nrest {", 100, 4),
            ["record: {\"a\":\n1}", "text:  ", "record: [2]", "text: \nrest {"]
        );
        assert_eq!(said("{\"a\":", 100, 4), ["torn: {\"a\":"]);
    }
}
