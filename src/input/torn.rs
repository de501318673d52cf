//! JSON that breaks off, ended where it does, so that what could be read has its place.

/// What was read last, outside of strings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing, or what begins an object or a list.
    Opening,
    Comma,
    Name,
    Colon,
    Value,
    /// A number or a word, as far as it was there.
    Literal,
}

/// The same text as one whole document: with the string, the member and all brackets closed in which it breaks off. The
/// offsets of all that was there stay as they are. `None` if it is none even so.
pub(super) fn mended(bytes: &[u8]) -> Option<Vec<u8>> {
    let (mut open, mut last, mut in_string, mut is_name) = (Vec::new(), Last::Opening, false, false);
    // Where the last escape begins, and where the last literal does.
    let (mut escape, mut literal) = (None, 0);
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        if in_string {
            match byte {
                b'\\' => {
                    escape = Some(at);
                    at += 1;
                }
                b'"' => {
                    in_string = false;
                    last = if is_name { Last::Name } else { Last::Value };
                }
                _ => {}
            }
            at += 1;
            continue;
        }
        match byte {
            b'"' => {
                in_string = true;
                is_name = open.last() == Some(&b'}') && matches!(last, Last::Opening | Last::Comma);
            }
            b'{' | b'[' => {
                open.push(if byte == b'{' { b'}' } else { b']' });
                last = Last::Opening;
            }
            b'}' | b']' => {
                open.pop();
                last = Last::Value;
            }
            b':' => last = Last::Colon,
            b',' => last = Last::Comma,
            _ if byte.is_ascii_whitespace() => {}
            _ if last == Last::Literal => {}
            _ => (last, literal) = (Last::Literal, at),
        }
        at += 1;
    }
    let mut text = bytes.to_vec();
    if in_string {
        let cut = escape.filter(|&escape| {
            let length = if bytes.get(escape + 1) == Some(&b'u') { 6 } else { 2 };
            bytes.len() - escape < length
        });
        text.truncate(cut.unwrap_or(bytes.len()));
        text.push(b'"');
        last = if is_name { Last::Name } else { Last::Value };
    }
    if last == Last::Literal {
        text.truncate(literal);
    }
    text.extend_from_slice(match last {
        Last::Name => b":null",
        Last::Colon => b"null",
        Last::Comma if open.last() == Some(&b'}') => b"\"\":null",
        Last::Comma => b"null",
        Last::Literal => b"null",
        Last::Opening | Last::Value => b"",
    });
    text.extend(open.iter().rev());
    serde_json::from_slice::<serde::de::IgnoredAny>(&text).is_ok().then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wherever_it_breaks_off_it_is_a_document() {
        let text = r#"{"a":"x\\\"é\u00e9y","b":[1,-2.5e3,true,null,{"c":{}},[]],"d" : {"e" : "f"} }"#;
        for end in (1..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let whole = mended(&text.as_bytes()[..end]).unwrap_or_else(|| panic!("{}", &text[..end]));
            assert!(serde_json::from_slice::<serde_json::Value>(&whole).is_ok(), "{}", &text[..end]);
        }
        let said = |text: &str| mended(text.as_bytes()).map(|whole| String::from_utf8(whole).unwrap());
        assert_eq!(said(r#"{"a":"b\u00"#).unwrap(), r#"{"a":"b"}"#);
        assert_eq!(said(r#"{"a":"b\\u00"#).unwrap(), r#"{"a":"b\\u00"}"#);
        assert_eq!(said("{ const a = 1"), None);
    }
}
