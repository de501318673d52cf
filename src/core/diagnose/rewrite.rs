//! JSON in the ways that serializers write it.

use crate::core::json::{Document, Kind, Value, quote};

/// How a serializer writes.
pub(super) struct Style {
    /// What a level is indented by; none for one line.
    indent: Option<&'static str>,
    comma: &'static str,
    colon: &'static str,
    sorted: bool,
    escape: Escape,
    final_newline: bool,
}

/// What is escaped in strings.
#[derive(Clone, Copy, PartialEq)]
enum Escape {
    /// As it stands.
    Kept,
    /// No more than JSON must.
    Least,
    /// All that is not ASCII, as Python does.
    NotAscii,
    /// Slashes and all that is not ASCII, as PHP does.
    SlashesToo,
    /// `<`, `>` and `&`, as Go does.
    Html,
}

const COMPACT: Style =
    Style { indent: None, comma: ",", colon: ":", sorted: false, escape: Escape::Kept, final_newline: false };
const PRETTY: Style = Style { indent: Some("  "), comma: ",", colon: ": ", ..COMPACT };

/// The styles with what to say of each.
pub(super) const STYLES: &[(Style, &str)] = &[
    (COMPACT, "without white space"),
    (Style { comma: ", ", colon: ": ", ..COMPACT }, "with a space after each comma and colon"),
    (PRETTY, "indented by two spaces"),
    (Style { indent: Some("    "), ..PRETTY }, "indented by four spaces"),
    (Style { indent: Some("\t"), ..PRETTY }, "indented by tabs"),
    (Style { final_newline: true, ..COMPACT }, "with a line feed at its end"),
    (Style { sorted: true, ..COMPACT }, "with its members sorted by name"),
    (
        Style { sorted: true, comma: ", ", colon: ": ", ..COMPACT },
        "sorted, with a space after each comma and colon",
    ),
    (Style { escape: Escape::Least, ..COMPACT }, "with its strings unescaped"),
    (Style { escape: Escape::NotAscii, ..COMPACT }, "with what is not ASCII escaped"),
    (Style { escape: Escape::NotAscii, comma: ", ", colon: ": ", ..COMPACT }, "as Python writes it"),
    (Style { escape: Escape::SlashesToo, ..COMPACT }, "with its slashes escaped, as PHP does"),
    (Style { escape: Escape::Html, ..COMPACT }, "with <, > and & escaped, as Go does"),
];

/// The document in that style; `None` for one that was not looked into to its depth.
pub(super) fn write(document: &Document, style: &Style) -> Option<String> {
    if !document.faults().is_empty() {
        return None;
    }
    let mut out = String::with_capacity(document.text().len() * 2);
    value(&mut out, document.root()?, style, 0);
    if style.final_newline {
        out.push('\n');
    }
    Some(out)
}

/// The depth is bounded by the document's.
fn value(out: &mut String, of: Value<'_>, style: &Style, depth: usize) {
    let (open, close) = match of.kind() {
        Kind::Object => ('{', '}'),
        Kind::Array => ('[', ']'),
        Kind::String => return string(out, of.raw(), style),
        _ => return out.push_str(of.raw()),
    };
    let mut children: Vec<_> = of.children().collect();
    if style.sorted {
        children.sort_by_cached_key(|child| child.name().map(|name| name.into_owned()));
    }
    out.push(open);
    for (index, child) in children.iter().enumerate() {
        if index > 0 {
            out.push_str(style.comma);
        }
        new_line(out, style, depth + 1);
        if let Some(name) = child.raw_name() {
            string(out, name, style);
            out.push_str(style.colon);
        }
        value(out, *child, style, depth + 1);
    }
    if !children.is_empty() {
        new_line(out, style, depth);
    }
    out.push(close);
}

fn new_line(out: &mut String, style: &Style, depth: usize) {
    if let Some(indent) = style.indent {
        out.push('\n');
        out.push_str(&indent.repeat(depth));
    }
}

fn string(out: &mut String, raw: &str, style: &Style) {
    if style.escape == Escape::Kept {
        return out.push_str(raw);
    }
    let text: String = serde_json::from_str(raw).unwrap_or_default();
    for c in quote(&text).chars() {
        match (style.escape, c) {
            (Escape::SlashesToo, '/') => out.push_str("\\/"),
            (Escape::Html, '<' | '>' | '&') => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            (Escape::NotAscii | Escape::SlashesToo, c) if !c.is_ascii() => {
                let mut units = [0; 2];
                c.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
            }
            (_, c) => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles() {
        let document = Document::parse(r#"{ "b": ["é/<", 1.0],"a":{} }"#.into());
        let written: Vec<_> = STYLES.iter().filter_map(|(style, _)| write(&document, style)).collect();
        assert_eq!(
            written,
            [
                r#"{"b":["é/<",1.0],"a":{}}"#,
                r#"{"b": ["é/<", 1.0], "a": {}}"#,
                "{\n  \"b\": [\n    \"é/<\",\n    1.0\n  ],\n  \"a\": {}\n}",
                "{\n    \"b\": [\n        \"é/<\",\n        1.0\n    ],\n    \"a\": {}\n}",
                "{\n\t\"b\": [\n\t\t\"é/<\",\n\t\t1.0\n\t],\n\t\"a\": {}\n}",
                "{\"b\":[\"é/<\",1.0],\"a\":{}}\n",
                r#"{"a":{},"b":["é/<",1.0]}"#,
                r#"{"a": {}, "b": ["é/<", 1.0]}"#,
                r#"{"b":["é/<",1.0],"a":{}}"#,
                r#"{"b":["\u00e9/<",1.0],"a":{}}"#,
                r#"{"b": ["\u00e9/<", 1.0], "a": {}}"#,
                r#"{"b":["\u00e9\/<",1.0],"a":{}}"#,
                r#"{"b":["é/\u003c",1.0],"a":{}}"#,
            ]
        );
    }
}
