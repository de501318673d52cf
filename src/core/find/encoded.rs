//! Tokens in base64: what Kubernetes keeps in a Secret, the password of Basic credentials, the JSON of a session cookie.

use super::{Found, is_standard_symbol, plausible_header, run};
use crate::core::b64;
use crate::core::source::Span;

/// How a token begins in base64. That takes bytes by threes, so that it hangs on what stands before a token how it is spelled.
struct Spelling {
    text: &'static [u8],
    /// Characters of its first group of four that stand before the text.
    lead: usize,
    /// Bytes of that group that stand before the token.
    skip: usize,
}

const fn spelling(text: &'static [u8], skip: usize) -> Spelling {
    Spelling { text, lead: if skip == 0 { 0 } else { skip + 1 }, skip }
}

/// The spellings of `eyJ`, and as much of the next character as tells it from other text: headers begin with `alg`, `typ` or
/// `kid`, nearly all of them, and programs write them without white space.
const SPELLINGS: [Spelling; 7] = [
    spelling(b"ZXlK", 0),
    spelling(b"V5Sm", 1),
    spelling(b"V5Sj", 1),
    spelling(b"V5Sn", 1),
    spelling(b"leUpo", 2),
    spelling(b"leUow", 2),
    spelling(b"leUpy", 2),
];

/// The same, for a search.
pub(super) const BEGINNINGS: [&[u8]; SPELLINGS.len()] = {
    let mut texts: [&[u8]; SPELLINGS.len()] = [b""; SPELLINGS.len()];
    let mut at = 0;
    while at < texts.len() {
        texts[at] = SPELLINGS[at].text;
        at += 1;
    }
    texts
};

/// At most so many characters are decoded of a token.
const LONGEST: usize = 64 * 1024;

/// So many are, and more if the token goes on behind them: much may look like a beginning.
const LENGTHS: [usize; 3] = [1024, 8 * 1024, LONGEST];

/// As many characters show whether there is a header at all.
const HEAD: usize = 24;

/// Nobody breaks lines of base64 shorter than this, nor inside a group of four.
const NARROWEST_FOLD: usize = 32;

/// The first place from `from` on at which base64 of a token may begin.
pub(super) fn next_start(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let begins = |at: &usize| BEGINNINGS.iter().any(|beginning| rest[*at..].starts_with(beginning));
    memchr::memchr3_iter(b'Z', b'V', b'l', rest).find(begins).map(|at| from + at)
}

/// The token whose base64 begins at `start`, or the offset at which to look on. It stands where its base64 does, back to `from`.
pub(super) fn token_at(bytes: &[u8], from: usize, start: usize) -> Result<Found, usize> {
    let next = start + 1;
    let spelling = SPELLINGS.iter().find(|spelling| bytes[start..].starts_with(spelling.text)).ok_or(next)?;
    let group = start.checked_sub(spelling.lead).ok_or(next)?;
    let head = run(&bytes[..bytes.len().min(group + HEAD)], group, is_standard_symbol);
    if !b64::decode(&bytes[group..head]).bytes.get(spelling.skip..).is_some_and(plausible_header) {
        return Err(next);
    }
    for most in LENGTHS {
        let text = Text::read(bytes, group, most);
        let said = b64::decode(&text.symbols).bytes;
        let found = super::token_at(&said, spelling.skip);
        let end = found.as_ref().map_or_else(|end| *end, |found| found.span.end);
        if end >= said.len() && !text.ends && most < LONGEST {
            continue;
        }
        let Ok(found) = found else { return Err(next.max(text.offset(end / 3 * 4))) };
        // The last token may end inside the group that this one begins in.
        let before = bytes.get(from..group).unwrap_or_default();
        let fence = before.iter().rposition(|&byte| !is_standard_symbol(byte));
        let span = Span::new(fence.map_or(from, |at| from + at + 1), text.end(bytes, &said, end));
        return Ok(Found { span, token: found.token });
    }
    Err(next)
}

/// Base64 as it stands in a text, perhaps broken over lines.
struct Text {
    symbols: Vec<u8>,
    /// Where its lines begin, among the symbols and in the text.
    lines: Vec<(usize, usize)>,
    /// Whether it does not go on behind.
    ends: bool,
}

impl Text {
    /// What goes on from `start`, at most so many symbols.
    fn read(bytes: &[u8], start: usize, most: usize) -> Text {
        let mut text = Text { symbols: Vec::new(), lines: Vec::new(), ends: false };
        let mut at = start;
        loop {
            let bound = bytes.len().min(at + most - text.symbols.len());
            let end = run(&bytes[..bound], at, is_standard_symbol);
            text.lines.push((text.symbols.len(), at));
            text.symbols.extend_from_slice(&bytes[at..end]);
            if end == bound && bound < bytes.len() {
                return text;
            }
            let folds = (end - at).is_multiple_of(4) && (at == start || end - at >= NARROWEST_FOLD);
            match next_line(bytes, end).filter(|_| folds) {
                Some(line) => at = line,
                None => {
                    text.ends = true;
                    return text;
                }
            }
        }
    }

    /// Where a symbol stands in the text.
    fn offset(&self, symbol: usize) -> usize {
        let line = self.lines.partition_point(|(first, _)| *first <= symbol).saturating_sub(1);
        let (first, at) = self.lines[line];
        at + symbol - first
    }

    /// One past the last symbol of what was said up to `end`; where nothing else is said, the end of the base64.
    fn end(&self, bytes: &[u8], said: &[u8], end: usize) -> usize {
        if !self.ends || !said[end..].trim_ascii().is_empty() {
            return self.offset((end * 4).div_ceil(3).saturating_sub(1)) + 1;
        }
        let end = self.offset(self.symbols.len().saturating_sub(1)) + 1;
        end + bytes[end..].iter().take(2).take_while(|&&byte| byte == b'=').count()
    }
}

/// Where the next line begins, if the line ends at `at` and the next holds base64 and nothing else.
fn next_line(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let rest = rest.strip_prefix(b"\r").unwrap_or(rest).strip_prefix(b"\n")?.trim_ascii_start();
    let line = bytes.len() - rest.len();
    let end = run(bytes, line, is_standard_symbol);
    let padding = bytes[end..].iter().take(2).take_while(|&&byte| byte == b'=').count();
    let ends = bytes.get(end + padding).is_none_or(|byte| b"\r\n\"'`".contains(byte));
    (end > line && ends).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::super::tokens;
    use base64::Engine;
    use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
    use proptest::prelude::*;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";

    /// The tokens of a text, each with the text that it stands in.
    fn found(text: &str) -> Vec<(String, &str)> {
        let found = tokens(text.as_bytes());
        found.map(|found| (found.token.text().to_string(), &text[found.span.range()])).collect()
    }

    #[test]
    fn what_a_secret_holds() {
        let secret = STANDARD.encode(TOKEN);
        let manifest = format!("apiVersion: v1\nkind: Secret\ndata:\n  token: {secret}\n  name: eA==\n");
        for text in [&manifest, &secret, &format!("\"{secret}\""), &format!("{secret}\n")] {
            assert_eq!(found(text), [(TOKEN.to_string(), &*secret)], "{text}");
        }
    }

    #[test]
    fn lines_of_base64_are_one_text() {
        let secret = STANDARD.encode(format!("{TOKEN}\n"));
        for (width, gap) in [(76, "\n"), (64, "\r\n"), (76, "\n    ")] {
            let lines: Vec<_> = secret.as_bytes().chunks(width).map(String::from_utf8_lossy).collect();
            let folded = lines.join(gap);
            assert_eq!(found(&folded), [(TOKEN.to_string(), &*folded)]);
            let text = format!("token: |\n  {folded}\nname: x\n");
            assert_eq!(found(&text), [(TOKEN.to_string(), &*folded)]);
        }
    }

    #[test]
    fn several_in_one_text() {
        let session = STANDARD.encode(format!(r#"{{"access_token":"{TOKEN}","refresh_token":"{TOKEN}"}}"#));
        let text = format!("session={session}; Path=/");
        let found = found(&text);
        assert_eq!(found.len(), 2);
        assert!(found.iter().all(|(token, _)| token == TOKEN));
        assert!(session.starts_with(found[0].1) && session[found[0].1.len()..].starts_with(found[1].1));
    }

    #[test]
    fn close_together() {
        for before in ["", "x", "xx"] {
            for between in [" ", "\n\n", "\",\""] {
                let encoded = STANDARD.encode(format!("{before}{TOKEN}{between}{TOKEN}{between}{TOKEN}"));
                let found = found(&encoded);
                assert_eq!(found.len(), 3, "{before}{between}");
                assert!(found.iter().all(|(token, _)| token == TOKEN));
            }
        }
    }

    /// It begins as a header does.
    #[test]
    fn a_token_in_encoded_json() {
        for json in
            [format!(r#"{{"access_token":"{TOKEN}"}}"#), format!(r#"{{"a":{{"b":1,"t":"{TOKEN}"}},"c":2}}"#)]
        {
            let session = STANDARD.encode(json);
            for text in [
                &session,
                &format!("Set-Cookie: session={session}; Path=/"),
                &format!("{session}.ZWcXqA.c2lnbmVk"),
            ] {
                let found = found(text);
                assert_eq!(found.len(), 1, "{text}");
                assert_eq!(found[0].0, TOKEN);
                assert!(session.starts_with(found[0].1));
            }
        }
    }

    #[test]
    fn what_is_no_token_is_passed_over() {
        for text in [
            STANDARD.encode("eyJhbGciOiJIUzI1NiJ9"),
            STANDARD.encode("eyJhbGciOiJIUzI1NiJ9.x"),
            STANDARD.encode("eyJpcyI6Im5vIGhlYWRlciJ9.a.b"),
            "ZXlK".repeat(10_000),
            STANDARD.encode("eyJhbGciOiJIUzI1NiJ9".repeat(10_000)),
            "V5Sm leUpo".to_string(),
        ] {
            assert_eq!(found(&text), [], "{text:.80}");
        }
    }

    proptest! {
        #[test]
        fn a_token_is_found_whatever_stands_around_it(
            before in "[ -~]{0,80}", after in "[ \"',;}&]?[ -~]{0,80}", url_safe in any::<bool>(), padding in 0usize..9000,
        ) {
            prop_assume!(!after.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_.~=+/".contains(c)));
            let said = format!("{before}{}\n{TOKEN}{after}", " ".repeat(padding));
            let encoded = if url_safe { URL_SAFE_NO_PAD.encode(said) } else { STANDARD.encode(said) };
            let text = format!("x: {encoded}");
            let found = found(&text);
            prop_assert_eq!(found.len(), 1);
            prop_assert_eq!(&found[0].0, TOKEN);
            prop_assert!(encoded.contains(found[0].1));
        }
    }
}
