//! JSON as it was written: the order of members, members that occur twice, numbers to the last digit,
//! and where in the text each of them stands.
//!
//! The syntax is serde_json's; this module keeps what a `serde_json::Value` would throw away. A text is
//! held as a flat list of nodes in the order of the text, so that a token costs two allocations and a
//! walk over it none.

mod fault;
mod literal;
mod names;
mod parse;

pub use fault::Fault;
pub use literal::{pointer_step, quote};

use super::source::Span;
use literal::{said, said_plainly};
use names::{Names, Seat};
use std::borrow::Cow;
use std::collections::HashMap;

/// Arrays and objects nested deeper than this are kept as text and not looked into.
pub const MAX_DEPTH: usize = 64;

/// A text that is, or was meant to be, JSON (RFC 8259).
#[derive(Debug, Default)]
pub struct Document {
    text: String,
    /// The bytes before invalid UTF-8 was replaced in `text`.
    original: Option<Vec<u8>>,
    nodes: Vec<Node>,
    /// Which names the members of the outermost object may have.
    names: Names,
    faults: Vec<Fault>,
}

/// The kinds of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number, as exact text.
    Number,
    /// A string.
    String,
    /// An array.
    Array,
    /// An object.
    Object,
}

impl Kind {
    /// The word for it, with its article.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Null => "null",
            Kind::Bool => "a boolean",
            Kind::Number => "a number",
            Kind::String => "a string",
            Kind::Array => "an array",
            Kind::Object => "an object",
        }
    }
}

/// A value and where it stands, in half the room of two spans: a document can have a node for every second byte.
#[derive(Debug)]
struct Node {
    start: u32,
    length: u32,
    /// The quoted member name, where the node is a member's value; else both are 0.
    name_start: u32,
    name_length: u32,
    /// Index one past the last node inside this one.
    end: u32,
    kind: Kind,
    /// Whether the name is written with an escape, so that its length tells nothing.
    has_escaped_name: bool,
    /// Whether a string is.
    is_escaped: bool,
}

impl Node {
    /// A node that nothing is known to be inside of, at that index. No document is longer than 32 bits count.
    fn new(span: Span, name: Option<Span>, kind: Kind, index: usize) -> Node {
        let name = name.unwrap_or(Span::new(0, 0));
        Node {
            has_escaped_name: false,
            is_escaped: false,
            start: span.start as u32,
            length: span.len() as u32,
            name_start: name.start as u32,
            name_length: name.len() as u32,
            end: index as u32 + 1,
            kind,
        }
    }

    fn span(&self) -> Span {
        Span::new(self.start as usize, self.start as usize + self.length as usize)
    }

    fn name(&self) -> Option<Span> {
        let start = self.name_start as usize;
        (self.name_length > 0).then(|| Span::new(start, start + self.name_length as usize))
    }
}

/// Names a node of one [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(usize);

impl NodeId {
    /// Position among the document's nodes, in the order of the text.
    pub const fn index(self) -> usize {
        self.0
    }
}

impl Document {
    /// Reads bytes as JSON. Never refuses: what is wrong is in [`Document::faults`].
    pub fn parse(bytes: Vec<u8>) -> Document {
        let mut faults = Vec::new();
        let (text, original) = match String::from_utf8(bytes) {
            Ok(text) => (text, None),
            Err(error) => {
                faults.push(Fault::NotUtf8 { at: error.utf8_error().valid_up_to() });
                let bytes = error.into_bytes();
                (String::from_utf8_lossy(&bytes).into_owned(), Some(bytes))
            }
        };
        let mut document = Document { text, original, nodes: Vec::new(), names: Names::default(), faults };
        document.build();
        document
    }

    fn build(&mut self) {
        let json = self.text.strip_prefix('\u{feff}').unwrap_or(&self.text);
        let skipped = self.text.len() - json.len();
        if skipped > 0 {
            self.faults.push(Fault::ByteOrderMark);
        }
        if u32::try_from(self.text.len()).is_err() {
            self.faults.push(Fault::Syntax { at: 0, message: "longer than 4 GiB".to_string() });
            return;
        }
        let parsed = parse::parse(&self.text, skipped);
        self.faults.extend(parsed.faults);
        self.nodes = parsed.nodes;
        let mut names = Names::default();
        for member in self.root().into_iter().flat_map(Value::children) {
            match member.raw_name() {
                Some(_) if member.node().has_escaped_name => names = Names::ANY,
                Some(name) => names.add(said_plainly(name), member.id.0),
                None => {}
            }
        }
        self.names = names;
    }

    /// The text as written, invalid UTF-8 replaced.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes as written.
    pub fn bytes(&self) -> &[u8] {
        self.original.as_deref().unwrap_or(self.text.as_bytes())
    }

    /// What keeps the text from being JSON; empty when it is.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Whether the text is JSON to its end, in UTF-8.
    pub fn is_json(&self) -> bool {
        !self.nodes.is_empty()
            && !self.faults.iter().any(|fault| matches!(fault, Fault::NotUtf8 { .. } | Fault::Syntax { .. }))
    }

    /// The outermost value. Of broken JSON, the object as far as it could be read.
    pub fn root(&self) -> Option<Value<'_>> {
        self.value(NodeId(0))
    }

    /// The outermost value if it is an object.
    pub fn object(&self) -> Option<Value<'_>> {
        self.root().filter(|root| root.kind() == Kind::Object)
    }

    /// The node with that name.
    pub fn value(&self, id: NodeId) -> Option<Value<'_>> {
        (id.0 < self.nodes.len()).then_some(Value { document: self, id })
    }

    /// Every value in the order of the text, the outermost first.
    pub fn values(&self) -> impl Iterator<Item = Value<'_>> {
        (0..self.nodes.len()).map(|at| Value { document: self, id: NodeId(at) })
    }

    /// Members whose name already occurred in the same object, compared after unescaping (RFC 7519 §4: claim names
    /// MUST be unique). Of a name that occurs many times, the second member.
    pub fn duplicates(&self) -> Vec<Value<'_>> {
        let mut duplicates = Vec::new();
        for object in self.values().filter(|value| value.kind() == Kind::Object) {
            if object.has_few_members_all_different() {
                continue;
            }
            let mut seen = HashMap::new();
            for member in object.children() {
                let times = seen.entry(member.name()).or_insert(0);
                *times += 1;
                if *times == 2 {
                    duplicates.push(member);
                }
            }
        }
        duplicates
    }
}

/// One value of a [`Document`].
#[derive(Clone, Copy)]
pub struct Value<'a> {
    document: &'a Document,
    id: NodeId,
}

impl<'a> Value<'a> {
    fn node(self) -> &'a Node {
        &self.document.nodes[self.id.0]
    }

    /// Its name within the document.
    pub fn id(self) -> NodeId {
        self.id
    }

    /// What kind of value it is.
    pub fn kind(self) -> Kind {
        self.node().kind
    }

    /// Where its text stands in the document's text.
    pub fn span(self) -> Span {
        self.node().span()
    }

    /// Its text exactly as written, quotes and escapes included.
    pub fn raw(self) -> &'a str {
        &self.document.text[self.node().span().range()]
    }

    /// Its text as written, cut to what a message can hold.
    pub fn brief(self) -> Cow<'a, str> {
        const LONGEST: usize = 60;
        match self.raw().char_indices().nth(LONGEST) {
            None => Cow::Borrowed(self.raw()),
            Some((end, _)) => Cow::Owned(format!("{}…", &self.raw()[..end])),
        }
    }

    /// The member name it stands under, unescaped.
    pub fn name(self) -> Option<Cow<'a, str>> {
        self.raw_name().map(|literal| said(literal, self.node().has_escaped_name))
    }

    /// The member name as written, with its quotes.
    pub fn raw_name(self) -> Option<&'a str> {
        self.node().name().map(|span| &self.document.text[span.range()])
    }

    /// What a string says; `None` for other kinds. A lone surrogate becomes U+FFFD.
    pub fn text(self) -> Option<Cow<'a, str>> {
        (self.kind() == Kind::String).then(|| said(self.raw(), self.node().is_escaped))
    }

    /// The members of an object or items of an array, in order.
    pub fn children(self) -> Children<'a> {
        Children { document: self.document, next: self.id.0 + 1, end: self.node().end as usize }
    }

    /// The member of that name; of several, the last, as RFC 7519 §4 has lenient parsers do.
    #[inline(always)] // so that the filter is all that most of the questions come to
    pub fn get(self, name: &str) -> Option<Value<'a>> {
        if self.id != NodeId(0) {
            return self.search(name);
        }
        match self.document.names.seat(name) {
            Seat::Empty => None,
            Seat::Perhaps(node) => {
                let member = Value { document: self.document, id: NodeId(node) };
                member.is_named(name).then_some(member)
            }
            Seat::Several => self.search(name),
        }
    }

    fn search(self, name: &str) -> Option<Value<'a>> {
        if self.kind() != Kind::Object {
            return None;
        }
        // Rules ask for members hundreds of times a token.
        let members = self.document.nodes.get(..self.node().end as usize).unwrap_or_default();
        let (mut at, mut found) = (self.id.0 + 1, None);
        while let Some(node) = members.get(at) {
            if (Value { document: self.document, id: NodeId(at) }).is_named(name) {
                found = Some(at);
            }
            at = node.end as usize;
        }
        found.map(|at| Value { document: self.document, id: NodeId(at) })
    }

    #[inline(always)]
    fn is_named(self, name: &str) -> bool {
        let node = self.node();
        if node.has_escaped_name {
            return self.name().is_some_and(|own| own == name);
        }
        let start = node.name_start as usize + 1;
        // Most names are told from one another by their length.
        node.name_length as usize == name.len() + 2
            && self.document.text.as_bytes().get(start..start + name.len()) == Some(name.as_bytes())
    }

    /// The common case, told without a table: a few members, no escape in their names, and no two alike.
    fn has_few_members_all_different(self) -> bool {
        const FEW: usize = 16;
        let mut names = [""; FEW];
        let mut places = 0u128;
        for (count, member) in self.children().enumerate() {
            let name = member.raw_name().map_or("", |literal| said_plainly(literal));
            let place = 1 << names::place(name.as_bytes());
            // Names of different places are different.
            let is_new = places & place == 0 || !names[..count.min(FEW)].contains(&name);
            if count == FEW || member.node().has_escaped_name || !is_new {
                return false;
            }
            (names[count], places) = (name, places | place);
        }
        true
    }

    /// The string under that name.
    pub fn get_text(self, name: &str) -> Option<Cow<'a, str>> {
        self.get(name)?.text()
    }

    /// Where a JSON Pointer (RFC 6901) leads from here.
    pub fn pointed(self, pointer: &str) -> Option<Value<'a>> {
        if pointer.is_empty() {
            return Some(self);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(self, |value, step| {
            let step = step.replace("~1", "/").replace("~0", "~");
            match value.kind() {
                Kind::Object => value.get(&step),
                Kind::Array => value.children().nth(step.parse().ok()?),
                _ => None,
            }
        })
    }

    /// The JSON Pointer (RFC 6901) that leads here from the root; empty for the root.
    pub fn pointer(self) -> String {
        self.pointer_as(|member| member.name().unwrap_or_default())
    }

    /// The same, with other names for the members it leads through.
    pub fn pointer_as(self, name: impl Fn(Value<'a>) -> Cow<'a, str>) -> String {
        let mut pointer = String::new();
        let Some(mut at) = self.document.root() else { return pointer };
        while at.id != self.id {
            let Some((index, child)) = at
                .children()
                .enumerate()
                .find(|(_, child)| self.id.0 < child.node().end as usize && child.id <= self.id)
            else {
                break;
            };
            pointer.push('/');
            match child.raw_name() {
                Some(_) => pointer.push_str(&pointer_step(&name(child))),
                None => pointer.push_str(&index.to_string()),
            }
            at = child;
        }
        pointer
    }
}

/// Iterates over the direct children of a value.
pub struct Children<'a> {
    document: &'a Document,
    next: usize,
    end: usize,
}

impl<'a> Iterator for Children<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        (self.next < self.end).then(|| {
            let child = Value { document: self.document, id: NodeId(self.next) };
            self.next = child.node().end as usize;
            child
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parse(text: &str) -> Document {
        Document::parse(text.as_bytes().to_vec())
    }

    #[test]
    fn keeps_order_duplicates_and_exact_numbers() {
        let document = parse(r#"{"b":1.50e2,"a":175928847299117063,"b":[true,null]}"#);
        let root = document.object().unwrap();
        let members: Vec<_> = root.children().map(|m| (m.name().unwrap().into_owned(), m.raw())).collect();
        assert_eq!(
            members,
            [("b".into(), "1.50e2"), ("a".into(), "175928847299117063"), ("b".into(), "[true,null]")]
        );
        assert_eq!(root.get("b").unwrap().raw(), "[true,null]");
        assert_eq!(document.duplicates().len(), 1);
        assert!(document.is_json());
    }

    #[test]
    fn duplicates_are_compared_after_unescaping_at_any_depth() {
        let document = parse(r#"{"x":[{"alg":1,"\u0061lg":2}]}"#);
        let pointers: Vec<_> = document.duplicates().iter().map(|v| v.pointer()).collect();
        assert_eq!(pointers, ["/x/0/alg"]);
    }

    #[test]
    fn spans_are_those_of_the_text() {
        let document = parse("\u{feff} { \"é\" : \"\\u00e9\" }");
        let member = document.object().unwrap().get("é").unwrap();
        assert_eq!(&document.text()[member.span().range()], "\"\\u00e9\"");
        assert_eq!(member.text().unwrap(), "é");
        assert_eq!(document.faults(), [Fault::ByteOrderMark]);
    }

    #[test]
    fn broken_json_gives_what_came_before_the_fault() {
        let document = parse(r#"{"iss":"a","sub":"us"#);
        assert_eq!(document.object().unwrap().get_text("iss").unwrap(), "a");
        assert!(!document.is_json());
        assert!(matches!(document.faults(), [Fault::Syntax { at: 19, .. }]), "{:?}", document.faults());
        assert!(parse("{'sub':'42'}").object().unwrap().children().next().is_none());
        assert!(parse("").root().is_none());
    }

    #[test]
    fn lone_surrogates_and_bad_utf8_are_survived() {
        assert_eq!(parse(r#""a\ud800b""#).root().unwrap().text().unwrap(), "a\u{fffd}\u{fffd}\u{fffd}b");
        let document = Document::parse(b"{\"a\":\"\xff\"}".to_vec());
        assert_eq!(document.faults(), [Fault::NotUtf8 { at: 6 }]);
        assert_eq!(document.bytes(), b"{\"a\":\"\xff\"}");
        assert_eq!(document.object().unwrap().get_text("a").unwrap(), "\u{fffd}");
    }

    #[test]
    fn depth_is_bounded_without_recursion() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let document = parse(&deep);
        assert_eq!(document.faults(), [Fault::TooDeep { at: MAX_DEPTH }]);
        assert_eq!(document.values().count(), MAX_DEPTH + 1);
    }

    #[test]
    fn pointers_lead_there_and_back() {
        let document = parse(r#"{"a/b":[{"m~n":1}],"":2}"#);
        for value in document.values() {
            let found = document.root().unwrap().pointed(&value.pointer()).unwrap();
            assert_eq!(found.id(), value.id(), "{}", value.pointer());
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes: Vec<u8>) {
            let document = Document::parse(bytes.clone());
            prop_assert_eq!(document.bytes(), &bytes[..]);
        }

        /// However many members there are, and whichever share a place, the last of that name is found.
        #[test]
        fn members_are_found_by_name(names in proptest::collection::vec("[a-c]{0,3}|\\\\u0061b|exp|iss|é", 0..400)) {
            let members: Vec<_> = names.iter().enumerate().map(|(at, name)| format!("\"{name}\":{at}")).collect();
            let document = parse(&format!("{{{}}}", members.join(",")));
            let own: Vec<_> = names.iter().map(|name| name.replace("\\u0061", "a")).collect();
            for asked in own.iter().map(String::as_str).chain(["aud", "", "abcd"]) {
                let last = own.iter().rposition(|name| name == asked).map(|at| at.to_string());
                let found = document.object().unwrap().get(asked).map(|value| value.raw().to_string());
                prop_assert_eq!(found, last, "{}", asked);
            }
        }

        #[test]
        fn strings_are_quoted_and_unquoted(text: String) {
            let document = parse(&quote(&text));
            prop_assert_eq!(document.root().unwrap().text().unwrap(), text);
        }
    }
}
