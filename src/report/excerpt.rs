//! The line of decoded JSON that a finding points at. Redaction is here, for the whole report.

use super::view;
use crate::core::json::{NodeId, Value};
use crate::core::token::{Part, Token};
use crate::rules::{self, Case};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// A line of decoded JSON with a range to underline.
pub struct Excerpt {
    /// Number in the laid-out JSON, from 1.
    pub line: usize,
    /// The line.
    pub text: String,
    /// Bytes of the line.
    pub underline: Range<usize>,
}

/// Header and payload laid out, each at its first finding.
pub(super) struct Layout<'t> {
    token: &'t Token,
    redaction: Redaction,
    parts: HashMap<Part, Laid>,
}

/// A document laid out, and the line on which each value begins.
struct Laid {
    lines: Vec<view::Line>,
    line_of: HashMap<NodeId, usize>,
}

impl<'t> Layout<'t> {
    pub(super) fn new(token: &'t Token, redaction: Redaction) -> Layout<'t> {
        Layout { token, redaction, parts: HashMap::new() }
    }

    /// The line on which a place stands: for a part as a whole, the first.
    pub(super) fn excerpt(&mut self, place: rules::Place) -> Option<Excerpt> {
        let document = self.token.document(place.part)?;
        let redaction = &self.redaction;
        let laid = self.parts.entry(place.part).or_insert_with(|| {
            let lines = view::lines(document, |value| redaction.show(place.part, value));
            let numbered = lines.iter().enumerate();
            let line_of =
                numbered.flat_map(|(at, line)| line.nodes.iter().map(move |node| (node.id, at))).collect();
            Laid { lines, line_of }
        });
        let at = place.node.map_or(Some(0), |node| laid.line_of.get(&node).copied())?;
        let line = laid.lines.get(at)?;
        let underline = match place.node.and_then(|node| line.nodes.iter().find(|shown| shown.id == node)) {
            None => 0..line.text.trim_end().len(),
            Some(shown) if place.with_name => shown.member_start..shown.value.end,
            Some(shown) => shown.value.clone(),
        };
        Some(Excerpt { line: at + 1, text: line.text.clone(), underline })
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
        let masks =
            if show_secrets { HashMap::new() } else { case.detections().iter().map(masked).collect() };
        Redaction { masks }
    }

    /// A value as it may be shown.
    pub(super) fn show<'v>(&self, part: Part, value: Value<'v>) -> Cow<'v, str> {
        if let Some(mask) = self.masks.get(&(part, value.id())) {
            return Cow::Owned(mask.clone());
        }
        let raw = value.raw();
        if raw.chars().nth(LONGEST_SHOWN).is_none() {
            return Cow::Borrowed(raw);
        }
        let shown: String = raw.chars().take(LONGEST_SHOWN / 2).collect();
        Cow::Owned(format!("{shown}… ({} bytes)", raw.len()))
    }
}

/// `"$2…" (60 characters, masked)`: two characters, and none of a value so short that they would tell much.
pub(super) fn mask(value: Value<'_>) -> String {
    let text = value.text().unwrap_or(value.raw().into());
    let length = text.chars().count();
    let start: String = text.chars().take(if length >= 12 { 2 } else { 0 }).collect();
    format!("\"{start}…\" ({length} characters, masked)")
}
