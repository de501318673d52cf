//! Tokens inside any bytes: the one finder that every judge uses.
//!
//! A token begins where base64url begins to say `{"` or `{` and white space, and is believed when its
//! header is a JSON object that names an algorithm. No token is believed for its dots alone. Text that is
//! nothing but one candidate, as a person pastes it, is believed more easily than a run inside a log. What is base64 of a token is
//! read as that.

mod beginning;
mod cuts;
mod encoded;
mod lines;
mod pasted;
mod quoted;
mod serialization;

pub use cuts::{cut_within_line, last_cut, may_be_whole};

use super::alg::Alg;
use super::source::Span;
use super::token::{Form, Kind, Part, Token};
use beginning::{begins_object, next_start};
use lines::joined_at;
use memchr::{memchr, memmem};
use pasted::{health_card, lone_candidate};
use std::ops::Range;

/// A header inside other text may have this many characters. It bounds the work that bytes made to look
/// like many beginnings can cause.
const MAX_HEADER: usize = 16 * 1024;

/// A run inside other text is followed over this many segments: one more than any token has.
const MAX_SEGMENTS: usize = 6;

/// A token and where it stands.
pub struct Found {
    /// The bytes it was read from.
    pub span: Span,
    /// The token, joined if it was broken over lines.
    pub token: Token,
}

/// Every token in `bytes`, in order, none inside another.
pub fn tokens(bytes: &[u8]) -> impl Iterator<Item = Found> {
    let whole = as_a_whole(bytes);
    let others = if whole.is_empty() { 0..bytes.len() } else { 0..0 };
    whole.into_iter().chain(tokens_in(bytes, others))
}

/// The tokens of bytes that are nothing else: a JSON serialization, or one candidate as it was pasted.
pub fn as_a_whole(bytes: &[u8]) -> Vec<Found> {
    let mut whole = serialization::tokens(bytes);
    if whole.is_empty() {
        whole.extend(health_card(bytes).or_else(|| lone_candidate(bytes)));
    }
    whole
}

/// Whether bytes have anything with which a token could begin, told at the speed of a search.
pub fn may_begin(bytes: &[u8]) -> bool {
    next_start(bytes, 0).is_some()
}

/// Whether neither a token nor a key of a text begins in the bytes, so that nobody need look at them.
pub fn is_barren(bytes: &[u8]) -> bool {
    beginning::is_barren(bytes)
}

/// The tokens of a part of bytes that are a text of many things.
pub fn tokens_in(bytes: &[u8], part: Range<usize>) -> impl Iterator<Item = Found> {
    Finder { bytes: &bytes[..part.end], at: part.start, spent: part.start, told: part.start }
}

/// Whether what is written somewhere is base64 of the token that was found in it.
pub fn is_encoded(written: &[u8], token: &Token) -> bool {
    let begins = &written[..run(&written[..written.len().min(64)], 0, is_standard_symbol)];
    // The text of a QR code begins with a word of three.
    token.form() == Form::Compact && begins.len() >= 8 && !token.text().as_bytes().starts_with(begins)
}

struct Finder<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Up to here nothing but base64 of a token can begin.
    spent: usize,
    /// Where the last token ends.
    told: usize,
}

impl Finder<'_> {
    fn next_start(&self) -> Option<usize> {
        let inside = encoded::next_start(&self.bytes[..self.spent], self.at);
        inside.or_else(|| next_start(self.bytes, self.at.max(self.spent)))
    }
}

impl Iterator for Finder<'_> {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        while let Some(start) = self.next_start() {
            let is_plain = begins_object(&self.bytes[start..]);
            let found = if is_plain {
                token_at(self.bytes, start)
            } else {
                encoded::token_at(self.bytes, self.told, start)
            };
            match found {
                Ok(found) => {
                    (self.at, self.told) = (found.span.end, found.span.end);
                    return Some(found);
                }
                // JSON that begins as a header does may hold a token as well.
                Err(resume) if is_plain => (self.at, self.spent) = (start + 1, resume),
                Err(resume) => self.at = resume,
            }
        }
        self.at = self.bytes.len();
        None
    }
}

/// Whether a byte is of the alphabet of base64url, asked without a branch so that many can be asked at once.
fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() | (byte == b'-') | (byte == b'_')
}

/// Whether it is of that or of the standard alphabet.
fn is_standard_symbol(byte: u8) -> bool {
    is_symbol(byte) | (byte == b'+') | (byte == b'/')
}

/// One past the last of the bytes from `from` on that belong to an alphabet.
#[inline]
fn run(bytes: &[u8], from: usize, belongs: impl Fn(u8) -> bool) -> usize {
    const AT_ONCE: usize = 32;
    let all = |chunk: &&[u8]| chunk.iter().fold(true, |all, &byte| all & belongs(byte));
    let whole = bytes[from..].chunks_exact(AT_ONCE).take_while(all).count() * AT_ONCE;
    let rest = &bytes[from + whole..];
    from + whole + rest.iter().position(|&byte| !belongs(byte)).unwrap_or(rest.len())
}

/// The token that begins at `start`, or the offset at which to look on.
fn token_at(bytes: &[u8], start: usize) -> Result<Found, usize> {
    if !plausible_header(&bytes[start..]) {
        return Err(start + 1);
    }
    if let Some(found) = quoted::token_at(bytes, start) {
        return Ok(found);
    }
    let header = segment_end(&bytes[..bytes.len().min(start + MAX_HEADER)], start, true);
    if bytes.get(header) != Some(&b'.') {
        return joined_at(bytes, start).ok_or(header);
    }
    let found = accept(bytes, start, run_end(bytes, start)).or_else(|| unencoded_at(bytes, start, header));
    let whole = found.as_ref().is_some_and(|found| is_whole(&found.token));
    let joined = if whole { None } else { joined_at(bytes, start) };
    joined.or(found).ok_or(header)
}

/// One past the last character of the segment that begins at `start`, padding included. `+` and `/` belong
/// to it only if a dot follows what they begin, for else they are the text around a token, such as the
/// rest of a path.
fn segment_end(bytes: &[u8], start: usize, dot_must_follow: bool) -> usize {
    let padded = |end: usize| end + bytes[end..].iter().take(2).take_while(|&&byte| byte == b'=').count();
    let strict = run(bytes, start, is_symbol);
    let end = padded(strict);
    if bytes.get(end) != Some(&b'.') && matches!(bytes.get(strict), Some(b'+' | b'/')) {
        let standard = padded(run(bytes, strict, is_standard_symbol));
        if bytes.get(standard) == Some(&b'.') {
            return standard;
        }
    }
    // `=` inside text is padding only where the segment ends with it.
    let ends = !matches!(bytes.get(end), Some(byte) if is_symbol(*byte) || *byte == b'=');
    if dot_must_follow || ends { end } else { strict }
}

/// Cheap proof that a header may begin here: the first characters decode to the beginning of a JSON
/// object. It looks at a few of them and then at some more, so that beginnings without end cost little.
fn plausible_header(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(128)];
    let end = head.iter().position(|&byte| !is_standard_symbol(byte)).unwrap_or(head.len());
    // A short header is parsed next, which tells as much.
    let looks: &[usize] = if end < head.len() { &[12] } else { &[12, 128] };
    looks.iter().all(|&length| {
        let head = &head[..end.min(length)];
        begins_json(head) || memmem::find(&super::b64::decode(head).bytes, b"\"alg\"").is_some()
    })
}

/// Whether base64url decodes to JSON, or to JSON that is cut off, be it inside a character.
fn begins_json(segment: &[u8]) -> bool {
    let bytes = super::b64::decode(segment).bytes;
    let json = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let is_text = std::str::from_utf8(json).map_or_else(|error| error.error_len().is_none(), |_| true);
    is_text
        && serde_json::from_slice::<serde::de::IgnoredAny>(json).map_or_else(|error| error.is_eof(), |_| true)
}

/// The end of the dotted run of segments that begins at `start`, disclosures included.
fn run_end(bytes: &[u8], start: usize) -> usize {
    let mut end = segment_end(bytes, start, true);
    let mut segments = 1;
    while bytes.get(end) == Some(&b'.') && segments < MAX_SEGMENTS {
        end = segment_end(bytes, end + 1, false);
        segments += 1;
    }
    while bytes.get(end) == Some(&b'~') {
        end += 1;
        end += bytes[end..].iter().take_while(|&&byte| is_symbol(byte) || byte == b'.').count();
    }
    end
}

/// Believes the run `start..end`, or as much of it as is a token, if its header is one.
fn accept(bytes: &[u8], start: usize, end: usize) -> Option<Found> {
    let text = std::str::from_utf8(&bytes[start..end]).ok()?;
    let token = Token::parse(text);
    let (text, token) = match without_trailing_text(text, &token) {
        Some(shorter) => (shorter, Token::parse(shorter)),
        None => (text, token),
    };
    is_token(&token).then(|| Found { span: Span::new(start, start + text.len()), token })
}

/// A token whose payload is not base64url but any text without dots (RFC 7797 §5.2), on one line.
fn unencoded_at(bytes: &[u8], start: usize, header_end: usize) -> Option<Found> {
    let header = super::b64::decode(&bytes[start..header_end]).bytes;
    memmem::find(&header, b"\"b64\"")?;
    let line_end = memchr(b'\n', &bytes[header_end..]).map_or(bytes.len(), |length| header_end + length);
    let payload_end = header_end + 1 + memchr(b'.', &bytes[header_end + 1..line_end])?;
    let end = segment_end(bytes, payload_end + 1, false);
    let token = Token::parse(std::str::from_utf8(&bytes[start..end]).ok()?);
    (token.is_unencoded() && token.segment_count() == 3).then(|| Found { span: Span::new(start, end), token })
}

/// A run inside a sentence or a file name goes on after the token: `….sig.`, `….sig.Then`, `….sig.png`.
fn without_trailing_text<'t>(text: &'t str, token: &Token) -> Option<&'t str> {
    if token.kind() == Kind::Jwe || token.segment_count() < 4 || token.disclosures().is_some() {
        return None;
    }
    let third_dot = memchr::memchr_iter(b'.', text.as_bytes()).nth(2)?;
    let sentence_ends = third_dot + 1 == text.len();
    (sentence_ends || signature_is_whole(token)).then(|| &text[..third_dot])
}

fn is_token(token: &Token) -> bool {
    if token.segment_count() < 3 {
        return false;
    }
    match token.header().object() {
        Some(header) if token.header().is_json() => {
            header.get("alg").is_some() || header.get("enc").is_some() || token.claims().is_some()
        }
        _ => token.header().text().contains("\"alg\""),
    }
}

/// Whether the signature is as long as the algorithm says, so that nothing can be missing from it.
fn signature_is_whole(token: &Token) -> bool {
    let length = token.bytes(Part::Signature).len();
    match token.alg().as_deref().map(Alg::from_name) {
        Some(Some(alg)) => match alg.signature_bytes() {
            Some(bytes) => length == bytes,
            None => length >= 128 && length.is_multiple_of(64),
        },
        Some(None) => token.kind() == Kind::Unsecured && length == 0,
        None => false,
    }
}

fn is_whole(token: &Token) -> bool {
    match token.kind() {
        Kind::Jwe => token.segment_count() == 5,
        _ => token.claims().is_some() && (signature_is_whole(token) || token.segment_count() > 3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::token::Form;
    use proptest::prelude::*;

    const HS256: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";
    const NONE: &str = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm4ifQ.";

    fn found(text: &str) -> Vec<String> {
        tokens(text.as_bytes()).map(|found| found.token.text().to_string()).collect()
    }

    #[test]
    fn as_people_paste() {
        for text in [
            HS256.to_string(),
            format!("  {HS256}\r\n"),
            format!("Bearer {HS256}"),
            format!("authorization: bearer {HS256}"),
            format!("\"{HS256}\","),
            format!("https://x.example/cb?a=1&access_token={HS256}&b=2#frag"),
            format!("https://x.example/cb#id_token={HS256}&state=x"),
            format!("https://x.example/t/{HS256}/next"),
            format!("Cookie: a=b; session={HS256}; c=d"),
            format!("{{\"access_token\":\"{HS256}\",\"expires_in\":300}}"),
            format!("token%3D{HS256}%26x"),
            format!("\"{{\\\"t\\\":\\\"{HS256}\\\"}}\""),
            format!("The token is {HS256}."),
            format!("saved to {HS256}.txt"),
            format!("x\\n{HS256}\\n"),
        ] {
            assert_eq!(found(&text), [HS256], "{text}");
        }
    }

    #[test]
    fn a_health_card_as_its_qr_code_says_it() {
        let digits: String = HS256.bytes().map(|byte| format!("{:02}", byte - 45)).collect();
        assert_eq!(found(&format!(" shc:/{digits}\n")), [HS256]);
        assert_eq!(found(&format!("shc:/{digits}5")), [""; 0]);
        assert_eq!(found("shc:/5676"), [""; 0]);
        assert_eq!(found("shc:/xx"), [""; 0]);
    }

    #[test]
    fn several_in_one_text() {
        let text = format!("{{\"access_token\":\"{HS256}\",\"id_token\":\"{NONE}\"}}\n{HS256}\n{HS256}");
        assert_eq!(found(&text), [HS256, NONE, HS256, HS256]);
    }

    #[test]
    fn broken_over_lines_and_indented() {
        for (width, indent) in [(20, ""), (40, "    "), (76, "\t")] {
            let lines: Vec<_> = HS256
                .as_bytes()
                .chunks(width)
                .map(|line| String::from_utf8_lossy(line).into_owned())
                .collect();
            for newline in ["\n", "\r\n"] {
                let text = format!("token:\n{indent}{}\ndone\n", lines.join(&format!("{newline}{indent}")));
                assert_eq!(found(&text), [HS256], "{text}");
            }
        }
        assert_eq!(found(&HS256.replace('.', "\n.")), [HS256]);
        assert_eq!(found(&HS256.replace('.', ".\n")), [HS256]);
    }

    #[test]
    fn what_follows_a_whole_token_is_not_joined() {
        assert_eq!(found(&format!("{HS256}\ndone\n")), [HS256]);
        assert_eq!(found(&format!("a {HS256}\nb {NONE}\nc")), [HS256, NONE]);
    }

    #[test]
    fn broken_tokens_are_believed_when_alone() {
        for text in [
            "eyJhbGciOiJIUzI1NiJ9",
            "eyJhbGciOiJIUzI1NiJ9.e30",
            "eyJhbGciOiJIUzI1.e30.AA",
            "eyJhbGci.a.b.c.d.e",
        ] {
            assert_eq!(found(text), [text]);
        }
    }

    #[test]
    fn a_byte_order_mark_may_come_first() {
        let marked = format!("77u_{HS256}");
        assert_eq!(found(&marked), [marked.as_str()]);
        assert_eq!(found(&format!("token: {marked} done")), [marked]);
    }

    #[test]
    fn spaces_inside_are_taken_out() {
        let (start, end) = HS256.split_at(30);
        assert_eq!(found(&format!("{start} {end}")), [HS256]);
    }

    #[test]
    fn json_serializations() {
        let parts: Vec<_> = HS256.split('.').collect();
        let (header, payload, signature) = (parts[0], parts[1], parts[2]);
        let one = format!(r#""protected":"{header}","signature":"{signature}""#);
        assert_eq!(found(&format!(r#" {{"payload":"{payload}",{one}}} "#)), [HS256]);
        let two =
            format!(r#"{{"payload":"{payload}","signatures":[{{{one}}},{{{one},"header":{{"kid":"k"}}}}]}}"#);
        assert_eq!(found(&two), [HS256, HS256]);
        let second = tokens(two.as_bytes()).nth(1).unwrap().token;
        assert_eq!(second.kid().unwrap(), "k");
        assert_eq!(second.form(), Form::General { number: 2, of: 2 });
        assert_eq!(found(r#"{"payload":"x","signature":7}"#), [""; 0]);
    }

    #[test]
    fn dots_alone_are_not_believed() {
        for text in [
            "",
            ".",
            "...",
            "a.b.c",
            "www.example.com",
            "eyJ7S_zG.eyJH0-Z.HX4w-7v and more",
            "eyJ7S_zG.eyJH0-Z.HX4w-7v",
            "nonce=eyJ7S_zG.eyJH0-Z.HX4w-7v",
            "see eyJhbGciOiJIUzI1NiJ9 alone",
            "session=eyJ1c2VyIjoxfQ.X8Zk1w.q2Yk3rTqXGx8M0yQb1Yc0a1b2c3; flask",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn standard_alphabet_and_padding_are_read() {
        let text = "x eyJhbGciOiJIUzI1NiJ9.eyJhIjoiPz8/Pj4+fn5+w7/Dv8O/In0=.AAAA";
        assert_eq!(found(text), [&text[2..]]);
    }

    #[test]
    fn many_beginnings_cost_little() {
        for noise in [
            "eyJ".repeat(1_000_000),
            "x ".to_string() + &"eyJ".repeat(1_000_000) + "..",
            "x ".to_string() + &"eyJhbGciOi.".repeat(300_000),
            "x\n".to_string() + &format!("eyJhbGciOi{}\n", "a".repeat(70)).repeat(50_000),
            "x ".to_string() + &"eyJhbGciOiJIUzI1NiJ9.".repeat(300_000),
        ] {
            let count = tokens(noise.as_bytes()).count();
            assert!(count <= noise.len() / 40, "{count} in {}", &noise[..40]);
        }
    }

    proptest! {
        #[test]
        fn planted_tokens_are_found(noise in "[ a-z=&\"{}:;,]{0,40}", tail in "[ &\"';,\n][ a-z]{0,20}") {
            prop_assert_eq!(found(&format!("{noise} {HS256}{tail}")), [HS256]);
        }

        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>) {
            tokens(&bytes).count();
        }
    }
}
