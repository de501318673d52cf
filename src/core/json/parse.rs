//! From text to nodes: serde_json reads, this keeps where.

use super::literal::has_escape;
use super::{Fault, Kind, MAX_DEPTH, Node};
use crate::core::source::Span;
use serde::de::{Deserializer as _, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// What came out of a text.
pub(super) struct Parsed {
    pub(super) nodes: Vec<Node>,
    pub(super) faults: Vec<Fault>,
}

/// Parses `text` from the byte `from` on; spans count from the start of `text`.
pub(super) fn parse(text: &str, from: usize) -> Parsed {
    let json = &text[from..];
    let has_escapes = has_escape(json);
    let mut faults = Vec::new();
    let mut builder = Builder {
        text,
        has_escapes,
        nodes: Vec::with_capacity((text.len() / 16 + 2).min(64)),
        too_deep: None,
    };
    if !builder.sound_object(json) {
        (builder.nodes, builder.too_deep) = (Vec::new(), None);
        match serde_json::from_str::<&RawValue>(json) {
            Ok(root) => builder.add(None, root.get(), 0),
            Err(error) => {
                let at = from + offset_of(json, error.line(), error.column());
                faults.push(Fault::Syntax { at, message: bare_message(&error) });
                builder.salvage(json);
            }
        }
    }
    faults.extend(builder.too_deep.map(|at| Fault::TooDeep { at }));
    Parsed { nodes: builder.nodes, faults }
}

struct Builder<'t> {
    text: &'t str,
    /// Whether any of its literals has: most texts have none, and each literal need not be asked.
    has_escapes: bool,
    nodes: Vec<Node>,
    too_deep: Option<usize>,
}

impl<'t> Builder<'t> {
    /// `part` is a slice of `text`, so the distance of the two pointers is its offset.
    fn span_of(&self, part: &str) -> Span {
        let start = part.as_ptr().addr() - self.text.as_ptr().addr();
        Span::new(start, start + part.len())
    }

    fn add(&mut self, name: Option<&'t str>, raw: &'t str, depth: usize) {
        let kind = match raw.as_bytes().first() {
            Some(b'{') => Kind::Object,
            Some(b'[') => Kind::Array,
            Some(b'"') => Kind::String,
            Some(b't' | b'f') => Kind::Bool,
            Some(b'n') => Kind::Null,
            _ => Kind::Number,
        };
        let has_escaped_name = self.has_escapes && name.is_some_and(has_escape);
        let is_escaped = self.has_escapes && kind == Kind::String && has_escape(raw);
        let (span, name) = (self.span_of(raw), name.map(|name| self.span_of(name)));
        let at = self.nodes.len();
        self.nodes.push(Node { has_escaped_name, is_escaped, ..Node::new(span, name, kind, at) });
        if matches!(kind, Kind::Object | Kind::Array) {
            if depth < MAX_DEPTH {
                // The outermost value was read to its end before, so that this one cannot fail.
                let _ = self.descend(raw, depth);
            } else {
                self.too_deep.get_or_insert(span.start);
            }
        }
        self.nodes[at].end = self.nodes.len() as u32;
    }

    /// Reads the common case, an object without a fault, in one pass; whether it was one.
    fn sound_object(&mut self, json: &'t str) -> bool {
        let object = json.trim_matches([' ', '\t', '\n', '\r']);
        if !object.starts_with('{') {
            return false;
        }
        self.nodes.push(Node::new(self.span_of(object), None, Kind::Object, 0));
        let mut reader = serde_json::Deserializer::from_str(object);
        let inside = Inside { builder: self, depth: 1 };
        let sound = reader.deserialize_any(inside).is_ok() && reader.end().is_ok();
        self.nodes[0].end = self.nodes.len() as u32;
        sound
    }

    fn descend(&mut self, raw: &'t str, depth: usize) -> serde_json::Result<()> {
        let mut json = serde_json::Deserializer::from_str(raw);
        json.deserialize_any(Inside { builder: self, depth: depth + 1 })
    }

    /// Keeps the members of a broken object that come before the fault.
    fn salvage(&mut self, json: &'t str) {
        let json = json.trim_start();
        if json.starts_with('{') {
            self.nodes.push(Node::new(self.span_of(json), None, Kind::Object, 0));
            let _ = self.descend(json, 0);
            self.nodes[0].end = self.nodes.len() as u32;
        }
    }
}

struct Inside<'b, 't> {
    builder: &'b mut Builder<'t>,
    depth: usize,
}

impl<'t> Visitor<'t> for Inside<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        while let Some(item) = items.next_element::<&'t RawValue>()? {
            self.builder.add(None, item.get(), self.depth);
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some((name, value)) = members.next_entry::<&'t RawValue, &'t RawValue>()? {
            if !name.get().starts_with('"') {
                return Err(A::Error::custom("a member name must be a string"));
            }
            self.builder.add(Some(name.get()), value.get(), self.depth);
        }
        Ok(())
    }
}

/// Byte offset of serde_json's line and column, which count from 1 and in bytes.
fn offset_of(text: &str, line: usize, column: usize) -> usize {
    let line_start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    (line_start + column.saturating_sub(1)).min(text.len())
}

/// The message without ` at line 1 column 7`, which we say as an offset.
fn bare_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(bare, _)| bare.to_string())
}
