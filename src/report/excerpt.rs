//! The line of decoded JSON that a finding points at. Redaction is here, for the whole report.

use super::view;
use crate::core::json::{Kind, NodeId, Value};
use crate::core::token::{Part, Token};
use crate::rules::{self, Case};
use std::borrow::Cow;
use std::collections::HashMap;
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
) -> HashMap<rules::Place, Excerpt> {
    let mut wanted: HashMap<Part, HashMap<Option<NodeId>, Vec<rules::Place>>> = HashMap::new();
    for place in places {
        wanted.entry(place.part).or_default().entry(place.node).or_default().push(place);
    }
    let mut excerpts = HashMap::new();
    for (part, wanted) in wanted {
        let Some(document) = token.document(part) else { continue };
        let mut number = 0;
        let show = |value| redaction.show(part, value);
        view::each_line(document, show, |line| {
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
    masks: HashMap<(Part, NodeId), String>,
}

impl Redaction {
    pub(super) fn of(case: &Case<'_>, show_secrets: bool) -> Redaction {
        let masked = |detection: &rules::Detection<'_>| {
            ((detection.part, detection.value.id()), mask(detection.value))
        };
        if show_secrets {
            return Redaction { masks: HashMap::new() };
        }
        let mut masks: HashMap<_, _> = case.detections().iter().map(masked).collect();
        // What was encrypted and is no claims set was meant for nobody else's eyes, whatever it looks like.
        let sealed =
            case.token.payload().filter(|payload| case.token.is_opened() && payload.object().is_none());
        for value in sealed.into_iter().flat_map(|payload| payload.values()) {
            if value.kind() == Kind::String {
                masks.insert((Part::Payload, value.id()), mask(value));
            }
        }
        Redaction { masks }
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

/// `"$2…" (60 characters, masked)`: two characters, and none of a value so short that they would tell much.
pub(super) fn mask(value: Value<'_>) -> String {
    let text = value.text().unwrap_or(value.raw().into());
    let length = text.chars().count();
    let start: String = text.chars().take(if length >= 12 { 2 } else { 0 }).collect();
    format!("\"{start}…\" ({length} characters, masked)")
}
