//! Decoded JSON laid out for people, a member a line, and where in it each value stands.

use crate::core::json::{Document, Kind, NodeId, Value};
use crate::term;
use std::borrow::Cow;
use std::ops::Range;

/// An array of scalars stays on one line up to this many bytes.
const INLINE: usize = 60;

/// What a level is indented by.
pub const INDENT: &str = "  ";

/// A line of laid-out JSON, foreign text made harmless.
#[derive(Default)]
pub struct Line {
    /// The line, indented.
    pub text: String,
    /// The values that begin on it.
    pub nodes: Vec<Shown>,
}

/// A value and where it stands in its line, in bytes.
pub struct Shown {
    /// The value.
    pub id: NodeId,
    /// Where its member name begins, or the value itself if it has none.
    pub member_start: usize,
    /// The value; of an array or object that is spread over lines, its bracket.
    pub value: Range<usize>,
}

/// Lays out a document; `show` gives the text of a scalar, `name` that of a member's name with its quotes. Of broken JSON it shows what could be read. Each line is given as
/// it comes: those of a large document would fill the memory.
pub fn each_line<'a>(
    document: &'a Document,
    show: impl Fn(Value<'a>) -> Cow<'a, str>,
    name: impl Fn(Value<'a>) -> Option<Cow<'a, str>>,
    line: impl FnMut(Line),
) {
    each_wanted_line(document, |_| true, show, name, line);
}

/// The same, where lines on which no wanted value begins are given empty: laying them out takes as long as the others.
pub fn each_wanted_line<'a>(
    document: &'a Document,
    is_wanted: impl Fn(Value<'a>) -> bool,
    show: impl Fn(Value<'a>) -> Cow<'a, str>,
    name: impl Fn(Value<'a>) -> Option<Cow<'a, str>>,
    line: impl FnMut(Line),
) {
    if let Some(root) = document.root() {
        Layout { line, is_wanted, show, name }.value(root, 0, "");
    }
}

/// Lays out one value of a document.
pub fn each_line_of<'a>(
    value: Value<'a>,
    show: impl Fn(Value<'a>) -> Cow<'a, str>,
    name: impl Fn(Value<'a>) -> Option<Cow<'a, str>>,
    line: impl FnMut(Line),
) {
    Layout { line, is_wanted: |_| true, show, name }.value(value, 0, "");
}

struct Layout<L, W, F, N> {
    line: L,
    is_wanted: W,
    show: F,
    name: N,
}

impl<'a, L, W, F, N> Layout<L, W, F, N>
where
    L: FnMut(Line),
    W: Fn(Value<'a>) -> bool,
    F: Fn(Value<'a>) -> Cow<'a, str>,
    N: Fn(Value<'a>) -> Option<Cow<'a, str>>,
{
    fn value(&mut self, value: Value<'a>, depth: usize, comma: &str) {
        let (open, close) = match value.kind() {
            Kind::Object => ("{", "}"),
            Kind::Array => ("[", "]"),
            _ => return self.leaf(value, depth, comma),
        };
        if value.children().next().is_none() {
            return self.leaf(value, depth, comma);
        }
        if value.kind() == Kind::Array && self.inline(value, depth, comma) {
            return;
        }
        let is_wanted = (self.is_wanted)(value);
        let mut line = Line::default();
        if is_wanted {
            line = self.begin(value, depth);
            finish(&mut line, value, open, "");
        }
        (self.line)(line);
        let mut children = value.children().peekable();
        while let Some(child) = children.next() {
            let comma = if children.peek().is_some() { "," } else { "" };
            self.value(child, depth + 1, comma);
        }
        let text = if is_wanted { format!("{}{close}{comma}", indent(depth)) } else { String::new() };
        (self.line)(Line { text, nodes: Vec::new() });
    }

    fn leaf(&mut self, value: Value<'a>, depth: usize, comma: &str) {
        let mut line = Line::default();
        if (self.is_wanted)(value) {
            line = self.begin(value, depth);
            let shown = self.shown(value);
            finish(&mut line, value, &shown, comma);
        }
        (self.line)(line);
    }

    /// Puts an array of scalars on one line, if it is short enough.
    fn inline(&mut self, array: Value<'a>, depth: usize, comma: &str) -> bool {
        let scalar = |item: Value<'_>| !matches!(item.kind(), Kind::Array | Kind::Object);
        if array.span().len() > INLINE || !array.children().all(scalar) {
            return false;
        }
        if !(self.is_wanted)(array) && !array.children().any(&self.is_wanted) {
            (self.line)(Line::default());
            return true;
        }
        let mut line = self.begin(array, depth);
        let start = line.text.len();
        line.text.push('[');
        for (index, item) in array.children().enumerate() {
            if index > 0 {
                line.text.push_str(", ");
            }
            let shown = self.shown(item);
            let at = line.text.len();
            line.text.push_str(&shown);
            line.nodes.push(Shown { id: item.id(), member_start: at, value: at..line.text.len() });
        }
        line.text.push(']');
        if let Some(own) = line.nodes.first_mut() {
            own.value = start..line.text.len();
        }
        line.text.push_str(comma);
        (self.line)(line);
        true
    }

    /// Indentation and member name; the value's range is still to come.
    fn begin(&self, value: Value<'a>, depth: usize) -> Line {
        let mut text = indent(depth);
        let member_start = text.len();
        if let Some(name) = (self.name)(value) {
            text.push_str(&term::escape(&name));
            text.push_str(": ");
        }
        let at = text.len();
        Line { text, nodes: vec![Shown { id: value.id(), member_start, value: at..at }] }
    }

    fn shown(&self, value: Value<'a>) -> String {
        term::escape(&(self.show)(value)).into_owned()
    }
}

fn finish(line: &mut Line, value: Value<'_>, shown: &str, comma: &str) {
    line.text.push_str(shown);
    let end = line.text.len();
    if let Some(own) = line.nodes.iter_mut().find(|node| node.id == value.id()) {
        own.value.end = end;
    }
    line.text.push_str(comma);
}

fn indent(depth: usize) -> String {
    INDENT.repeat(depth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lays_out_as_written() {
        let document = Document::parse(br#"{"b":1.0,"a":[1,"x"],"o":{"e":{}},"b":"\u202e"}"#.to_vec());
        let mut lines = Vec::new();
        each_line(
            &document,
            |value| value.raw().into(),
            |value| value.raw_name().map(Cow::Borrowed),
            |line| lines.push(line),
        );
        let text: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(
            text,
            [
                "{",
                "  \"b\": 1.0,",
                "  \"a\": [1, \"x\"],",
                "  \"o\": {",
                "    \"e\": {}",
                "  },",
                "  \"b\": \"\\u202e\"",
                "}",
            ]
        );
        for line in &lines {
            for node in &line.nodes {
                let shown = &line.text[node.value.clone()];
                let raw = document.value(node.id).unwrap().raw();
                assert!(raw.starts_with(shown) || shown.starts_with('['), "{shown} for {raw}");
            }
        }
    }
}
