//! The line of decoded JSON that a finding points at. Redaction is here, for the whole report.

use super::view;
use crate::core::json::{Kind, NodeId, Value};
use crate::core::token::{Part, Token};
use crate::rules::{self, Case};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// A line of decoded JSON with a range to underline.
#[derive(Clone)]
pub struct Excerpt {
    /// Number in the laid-out JSON, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// Bytes of the line.
    pub underline: Range<usize>,
}

/// The lines on which places stand: for a part as a whole, its first. Header and payload are laid out once, and no more
/// of them is kept than is asked for, since those of a hostile token would fill the memory.
pub(super) fn excerpts(
    token: &Token,
    redaction: &Redaction,
    places: impl Iterator<Item = rules::Place>,
) -> BTreeMap<rules::Place, Excerpt> {
    let mut wanted: BTreeMap<Part, BTreeMap<Option<NodeId>, Vec<rules::Place>>> = BTreeMap::new();
    for place in places {
        wanted.entry(place.part).or_default().entry(place.node).or_default().push(place);
    }
    let mut excerpts = BTreeMap::new();
    for (part, wanted) in wanted {
        let Some(document) = token.document(part) else { continue };
        let mut number = 0;
        let root = document.root().map(|root| root.id());
        let is_wanted = |value: Value<'_>| {
            wanted.contains_key(&Some(value.id())) || root == Some(value.id()) && wanted.contains_key(&None)
        };
        let show = |value| redaction.show(part, value);
        let name = |value| redaction.name(part, value);
        view::each_wanted_line(document, is_wanted, show, name, |line| {
            number += 1;
            let whole = (number == 1).then_some(None);
            for node in line.nodes.iter().map(|node| Some(node.id)).chain(whole) {
                for &place in wanted.get(&node).into_iter().flatten() {
                    let excerpt =
                        Excerpt { line: number, text: line.text.clone(), underline: underline(place, &line) };
                    excerpts.insert(place, excerpt);
                }
            }
        });
    }
    excerpts
}

/// What is underlined of a line.
pub(super) fn underline(place: rules::Place, line: &view::Line) -> Range<usize> {
    match place.node.and_then(|node| line.nodes.iter().find(|shown| shown.id == node)) {
        None => 0..line.text.trim_end().len(),
        Some(shown) if place.with_name => shown.member_start..shown.value.end,
        Some(shown) => shown.value.clone(),
    }
}

/// A value in an excerpt is cut after this many characters.
const LONGEST_SHOWN: usize = 120;

/// Knows which values of a token must not be shown.
pub(super) struct Redaction {
    masks: BTreeMap<(Part, NodeId), String>,
    names: BTreeMap<(Part, NodeId), String>,
}

impl Redaction {
    pub(super) fn of(case: &Case<'_>, show_secrets: bool) -> Redaction {
        let (mut masks, mut names) = (BTreeMap::new(), BTreeMap::new());
        if show_secrets {
            return Redaction { masks, names };
        }
        for detection in case.detections() {
            let node = (detection.part, detection.value.id());
            if detection.in_name {
                names.insert(node, format!("\"{}\"", cut(&detection.value.name().unwrap_or_default())));
            } else {
                masks.insert(node, mask(detection.value));
            }
        }
        // What was encrypted and is no claims set was meant for nobody else's eyes, whatever it looks like.
        let sealed =
            case.token.payload().filter(|payload| case.token.is_opened() && payload.object().is_none());
        for value in sealed.into_iter().flat_map(|payload| payload.values()) {
            if value.kind() == Kind::String {
                masks.insert((Part::Payload, value.id()), mask(value));
            }
        }
        // With its salt, a value that is masked could be tried against its digest.
        let disclosures =
            case.token.presentation().into_iter().flat_map(|presentation| &presentation.disclosures);
        for (at, disclosure) in disclosures.enumerate() {
            let salt = disclosure.content.root().and_then(|content| content.children().next());
            masks.extend(salt.map(|salt| ((Part::Disclosure(at), salt.id()), mask(salt))));
        }
        Redaction { masks, names }
    }

    /// Whether some names of members must not be shown.
    pub(super) fn has_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// A member name as it may be shown, with its quotes.
    fn name<'v>(&self, part: Part, value: Value<'v>) -> Option<Cow<'v, str>> {
        let mask = self.names.get(&(part, value.id()));
        mask.map(|mask| Cow::Owned(mask.clone())).or(value.raw_name().map(Cow::Borrowed))
    }

    /// The JSON Pointer to a value, as it may be shown.
    pub(super) fn pointer(&self, part: Part, value: Value<'_>) -> String {
        value.pointer_as(|member| match self.names.get(&(part, member.id())) {
            Some(mask) => Cow::Owned(mask.trim_matches('"').to_string()),
            None => member.name().unwrap_or_default(),
        })
    }

    /// Text that a parameter or claim says, as it may be shown.
    pub(super) fn text(&self, part: Part, value: Value<'_>) -> Option<String> {
        let text = value.text()?;
        Some(if self.masks.contains_key(&(part, value.id())) { cut(&text) } else { text.into_owned() })
    }

    /// A value as it may be shown.
    pub(super) fn show<'v>(&self, part: Part, value: Value<'v>) -> Cow<'v, str> {
        if let Some(mask) = self.masks.get(&(part, value.id())) {
            return Cow::Owned(mask.clone());
        }
        shortened(value.raw())
    }
}

/// A value that is too long to be shown as a whole is cut.
pub(super) fn shortened(raw: &str) -> Cow<'_, str> {
    if raw.chars().nth(LONGEST_SHOWN).is_none() {
        return Cow::Borrowed(raw);
    }
    let shown: String = raw.chars().take(LONGEST_SHOWN / 2).collect();
    Cow::Owned(format!("{shown}… ({} bytes)", raw.len()))
}

/// `"$2…" (60 characters, masked)`
fn mask(value: Value<'_>) -> String {
    let text = value.text().unwrap_or(value.raw().into());
    format!("\"{}\" ({} characters, masked)", cut(&text), text.chars().count())
}

/// `$2…`: two characters, and none of a text so short that they would tell much.
pub(super) fn cut(text: &str) -> String {
    let length = text.chars().count();
    let start: String = text.chars().take(if length >= 12 { 2 } else { 0 }).collect();
    format!("{start}…")
}
