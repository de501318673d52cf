//! Characters that a reader would not see, or would see elsewhere than they are.

use crate::core::token::{Part, Problem, Token};
use crate::term::is_unsafe;
use memchr::memmem;

/// So many values are named.
const MOST: usize = 5;

/// The values and names that hold such characters, escaped or not.
pub(super) fn characters(token: &Token) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut more = 0;
    for part in [Part::Header, Part::Payload] {
        let Some(document) = token.document(part) else { continue };
        // Nearly all documents have neither such a character nor an escape that could stand for one.
        let text = document.text();
        let is_plain = text.bytes().fold(true, |plain, byte| {
            plain & (byte.is_ascii() & !byte.is_ascii_control() | matches!(byte, b'\n' | b'\r' | b'\t'))
        });
        let escapes = memmem::find(text.as_bytes(), b"\\u").is_some();
        if !escapes && (is_plain || !text.contains(hides)) {
            continue;
        }
        for value in document.values() {
            let name = value.name().unwrap_or_default();
            let said = value.text().unwrap_or_default();
            let Some(hidden) = name.chars().chain(said.chars()).find(|&c| hides(c)) else { continue };
            if problems.len() == MOST {
                more += 1;
                continue;
            }
            let where_it_is = if said.contains(hidden) { "the value of" } else { "the name of" };
            let message = format!(
                "{where_it_is} {} holds U+{:04X}, which cannot be seen or deceives",
                value.pointer(),
                u32::from(hidden)
            );
            problems.push(Problem { part, message });
        }
    }
    if let Some(last) = problems.last_mut().filter(|_| more > 0) {
        last.message.push_str(&format!(" ({more} more like it)"));
    }
    problems
}

/// Whether a character is meant not to be seen, as those that lay text out are not.
fn hides(c: char) -> bool {
    is_unsafe(c) && !matches!(c, '\n' | '\r' | '\t')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;

    fn told(claims: &str) -> usize {
        let header = b64::encode(br#"{"alg":"HS256"}"#);
        characters(&Token::parse(format!("{header}.{}.AA", b64::encode(claims.as_bytes())))).len()
    }

    #[test]
    fn the_layout_of_text_is_no_deceit() {
        assert_eq!(told(r#"{"a":"caf\u00e9","text":"one\ntwo\tthree\r\n"}"#), 0);
        assert_eq!(told("{\n\t\"a\": \"b\"\r\n}"), 0);
        assert_eq!(told(r#"{"a":"\u202e","b\u0000":1,"c":"\n"}"#), 2);
    }
}
