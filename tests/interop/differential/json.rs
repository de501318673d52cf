//! Headers and claims as their text, so that they can be wrong in any way that text can be.

use jotkit::core::b64;
use std::fmt::Write;

/// The members of an object: each name, and its value as it is written.
#[derive(Clone)]
pub(super) struct Members(pub(super) Vec<(String, String)>);

impl Members {
    /// With the value in place of the one under that name, or after all others.
    pub(super) fn with(&self, name: &str, value: &str) -> Members {
        let mut members = self.clone();
        match members.0.iter_mut().find(|(own, _)| own == name) {
            Some((_, own)) => *own = value.to_string(),
            None => members.0.push((name.to_string(), value.to_string())),
        }
        members
    }

    pub(super) fn without(&self, name: &str) -> Members {
        Members(self.0.iter().filter(|(own, _)| own != name).cloned().collect())
    }

    /// With one more, whatever is there.
    pub(super) fn and(&self, name: &str, value: &str) -> Members {
        let mut members = self.clone();
        members.0.push((name.to_string(), value.to_string()));
        members
    }

    pub(super) fn first(&self, name: &str, value: &str) -> Members {
        let mut members = self.clone();
        members.0.insert(0, (name.to_string(), value.to_string()));
        members
    }

    pub(super) fn text(&self) -> String {
        let mut text = String::from("{");
        for (at, (name, value)) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            write!(text, "{comma}\"{name}\":{value}").unwrap();
        }
        text + "}"
    }
}

/// JSON that nobody need have seen: the object written in ways that a standard forbids, or that parsers disagree about.
pub(super) fn documents(members: &Members) -> Vec<(&'static str, Vec<u8>)> {
    let text = members.text();
    let inside = text[1..text.len() - 1].to_string();
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let nested = |open: &str, close: &str, depth: usize| {
        members.and("deep", &format!("{}0{}", open.repeat(depth), close.repeat(depth))).text()
    };
    let value = |value: &str| members.and("extra", value).text();
    let marked = |mark: &[u8]| [mark, text.as_bytes()].concat();
    let raw = |bytes: &[u8]| {
        let (before, after) = text.split_at(text.len() - 1);
        [before.as_bytes(), b",\"extra\":\"", bytes, b"\"", after.as_bytes()].concat()
    };
    let texts = [
        ("white-space", format!(" {{ \t{}\r\n}} \n", inside.replace(',', " ,\n"))),
        ("comment-block", format!("/* so */{text}")),
        ("comment-line", format!("{text}// so")),
        ("comment-inside", format!("{{/**/{inside}}}")),
        ("trailing-comma", format!("{{{inside},}}")),
        ("leading-comma", format!("{{,{inside}}}")),
        ("double-comma", format!("{{{},,\"extra\":1}}", inside)),
        ("single-quotes", text.replace('"', "'")),
        ("bare-name", format!("{{{inside},extra:1}}")),
        ("nan", value("NaN")),
        ("infinity", value("Infinity")),
        ("minus-infinity", value("-Infinity")),
        ("undefined", value("undefined")),
        ("capital-true", value("True")),
        ("hexadecimal", value("0x10")),
        ("leading-zero", value("01")),
        ("plus", value("+1")),
        ("leading-dot", value(".5")),
        ("trailing-dot", value("5.")),
        ("bare-exponent", value("1e")),
        ("minus-alone", value("-")),
        ("minus-zero", value("-0")),
        ("number-huge", value("1e999")),
        ("number-tiny", value("1e-999")),
        ("number-long", value(&"9".repeat(400))),
        ("number-very-long", value(&"9".repeat(5000))),
        ("text-long", value(&format!("\"{}\"", "x".repeat(20_000)))),
        ("in-array", format!("[{text}]")),
        ("in-string", serde_json::to_string(&text).unwrap()),
        ("number", "7".to_string()),
        ("null", "null".to_string()),
        ("true", "true".to_string()),
        ("no-text", String::new()),
        ("white-space-alone", " ".to_string()),
        ("empty-object", "{}".to_string()),
        ("cut-off", text[..text.len() - 1].to_string()),
        ("brace-more", format!("{text}}}")),
        ("text-behind", format!("{text}x")),
        ("two-documents", format!("{text}{text}")),
        ("member-twice", members.and("extra", "1").and("extra", "1").text()),
        ("member-twice-escaped", members.and("extra", "1").and("\\u0065xtra", "2").text()),
        ("member-twice-deep", value("{\"a\":1,\"a\":2}")),
        ("name-empty", members.and("", "1").text()),
        ("name-proto", members.and("__proto__", "{\"alg\":\"none\",\"exp\":9}").text()),
        ("name-constructor", members.and("constructor", "{\"prototype\":1}").text()),
        ("name-surrogate", members.and("\\ud800", "1").text()),
        ("surrogate", value("\"a\\ud800b\"")),
        ("surrogate-low", value("\"\\udc00\"")),
        ("surrogates-swapped", value("\"\\udc00\\ud800\"")),
        ("surrogate-pair", value("\"\\ud83d\\udd11\"")),
        ("escape-nul", value("\"\\u0000\"")),
        ("escape-unknown", value("\"\\x\"")),
        ("escape-short", value("\"\\u12\"")),
        ("escape-solidus", value("\"\\/\"")),
        ("escape-open", value("\"\\")),
        ("character-astral", value("\"\u{1f511}\"")),
        ("character-separator", value("\"\u{2028}\u{7f}\"")),
        ("form-feed", format!("{{\u{c}{inside}}}")),
        ("vertical-tab", format!("\u{b}{text}")),
        ("no-break-space", format!("{text}\u{a0}")),
        ("deep-arrays-20", nested("[", "]", 20)),
        ("deep-arrays-62", nested("[", "]", 62)),
        ("deep-arrays-70", nested("[", "]", 70)),
        ("deep-arrays-126", nested("[", "]", 126)),
        ("deep-arrays-200", nested("[", "]", 200)),
        ("deep-arrays-5000", nested("[", "]", 5000)),
        ("deep-objects-20", nested("{\"a\":", "}", 20)),
        ("deep-objects-200", nested("{\"a\":", "}", 200)),
    ];
    let bytes = [
        ("byte-order-mark", marked(b"\xef\xbb\xbf")),
        ("nul-behind", [text.as_bytes(), b"\0"].concat()),
        ("nul-inside", raw(b"a\0b")),
        ("tab-inside", raw(b"a\tb")),
        ("newline-inside", raw(b"a\nb")),
        ("utf8-broken", raw(b"a\xffb")),
        ("utf8-cut", raw(b"a\xe2\x82")),
        ("utf8-overlong", raw(b"a\xc0\x80b")),
        ("utf8-surrogate", raw(b"a\xed\xa0\x80b")),
        ("utf16-little", wide(u16::to_le_bytes)),
        ("utf16-little-marked", [&b"\xff\xfe"[..], &wide(u16::to_le_bytes)].concat()),
        ("utf16-big", wide(u16::to_be_bytes)),
        ("latin-1", raw(b"\xe4")),
    ];
    let texts = texts.into_iter().map(|(kind, text)| (kind, text.into_bytes()));
    texts.chain(bytes).collect()
}

/// What the claims of times are written as, and whether it counts what the clock says to the second.
pub(super) fn times(now: i64) -> Vec<(&'static str, String, bool)> {
    let far = [
        ("past", "1000000000".to_string()),
        ("future", "4102444800".to_string()),
        ("past-text", "\"1000000000\"".to_string()),
        ("future-text", "\"4102444800\"".to_string()),
        ("date-text", "\"2099-01-01T00:00:00Z\"".to_string()),
        ("text-empty", "\"\"".to_string()),
        ("past-fraction", "1000000000.5".to_string()),
        ("future-fraction", "4102444800.25".to_string()),
        ("past-exponent", "1e9".to_string()),
        ("future-exponent", "4.1024448E9".to_string()),
        ("milliseconds", "4102444800000".to_string()),
        ("negative", "-1".to_string()),
        ("negative-fraction", "-0.5".to_string()),
        ("negative-huge", "-1e300".to_string()),
        ("zero", "0".to_string()),
        ("zero-minus", "-0".to_string()),
        ("zero-fraction", "0.0".to_string()),
        ("fraction-small", "0.4".to_string()),
        ("year-10000", "253402300800".to_string()),
        ("2^53", "9007199254740993".to_string()),
        ("2^63", "9223372036854775808".to_string()),
        ("2^64", "18446744073709551616".to_string()),
        ("huge", "1e300".to_string()),
        ("too-huge", "1e999".to_string()),
        ("too-huge-minus", "-1e999".to_string()),
        ("digits-400", "9".repeat(400)),
        ("nan", "NaN".to_string()),
        ("infinity", "Infinity".to_string()),
        ("null", "null".to_string()),
        ("true", "true".to_string()),
        ("false", "false".to_string()),
        ("array", "[4102444800]".to_string()),
        ("object", "{}".to_string()),
    ];
    let near = [
        ("now", now.to_string()),
        ("now-before", (now - 1).to_string()),
        ("now-after", (now + 1).to_string()),
        ("now-half-before", format!("{}.5", now - 1)),
        ("now-half-after", format!("{now}.5")),
    ];
    let far = far.into_iter().map(|(kind, value)| (kind, value, false));
    far.chain(near.into_iter().map(|(kind, value)| (kind, value, true))).collect()
}

/// What is compressed (RFC 1951), in base64url.
pub(super) fn deflated(text: &str) -> String {
    b64::encode(&miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 6))
}
