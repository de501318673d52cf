//! One value, or the exact bytes of a part.

use crate::core::json::{Document, Kind, Value, pointer_step};
use crate::core::token::{Part, Token};
use crate::core::{b64, disclosure};
use crate::term::{escape, escape_json};
use std::io::{self, Write};

/// Writes the value that a JSON Pointer, or the bare name of a claim, leads to in the claims, of nested tokens those of the
/// innermost, and of an SD-JWT those that it discloses: a string as it reads, anything else as JSON. `false` if it leads
/// nowhere.
///
/// # Errors
///
/// When the output cannot be written.
pub fn value(out: &mut impl Write, token: &Token, pointer: &str, on_terminal: bool) -> io::Result<bool> {
    let mut innermost = None;
    for _ in 0..super::MOST_LEVELS {
        match innermost.as_ref().unwrap_or(token).nested() {
            Some(inner) => innermost = Some(inner),
            None => break,
        }
    }
    let token = innermost.as_ref().unwrap_or(token);
    let of_name = || format!("/{}", pointer_step(pointer));
    let is_pointer = pointer.is_empty() || pointer.starts_with('/');
    let pointer = if is_pointer { pointer.to_string() } else { of_name() };
    if let Some(value) = token.payload().and_then(|payload| payload.root()?.pointed(&pointer)) {
        return write_value(out, value, on_terminal);
    }
    let presentation = disclosure::presentation(token);
    let disclosures = presentation.iter().flat_map(|presentation| &presentation.disclosures);
    for disclosure in disclosures {
        let rest = disclosure.pointer.as_deref().and_then(|start| pointer.strip_prefix(start));
        let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with('/')) else { continue };
        if let Some(value) = disclosure.value().and_then(|value| value.pointed(rest)) {
            return write_value(out, value, on_terminal);
        }
    }
    Ok(false)
}

fn write_value(out: &mut impl Write, value: Value<'_>, on_terminal: bool) -> io::Result<bool> {
    let text =
        if value.kind() == Kind::String { value.text().unwrap_or_default() } else { value.raw().into() };
    if on_terminal {
        writeln!(out, "{}", escape(&text))?;
    } else {
        writeln!(out, "{text}")?;
    }
    Ok(true)
}

/// Writes the exact bytes of a part; a compressed payload inflated.
///
/// # Errors
///
/// When the output cannot be written.
pub fn part(out: &mut impl Write, token: &Token, part: Part, on_terminal: bool) -> io::Result<()> {
    let bytes = token.document(part).map_or_else(|| token.bytes(part), Document::bytes);
    match (on_terminal, std::str::from_utf8(bytes)) {
        (false, _) => out.write_all(bytes),
        (true, Ok(text)) => writeln!(out, "{}", escape_json(text)),
        // Raw bytes would garble the terminal.
        (true, Err(_)) => writeln!(out, "{}", b64::encode(bytes)),
    }
}
