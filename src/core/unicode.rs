//! Characters that are there and not seen, or that make others be seen where they are not.

/// Whether a character may move the cursor, hide, or reorder what is read: C0 and C1 controls, bidirectional
/// controls, zero-width and other invisible characters, tags, and lone line separators.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character, though unseen, shapes its neighbors in the scripts and emoji of ordinary text: joiners,
/// marks of direction, variation selectors.
pub fn shapes_text(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
}
