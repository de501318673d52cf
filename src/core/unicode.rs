//! Characters that are there and not seen, or that make others be seen where they are not.

/// Whether a character may move the cursor, hide, or reorder what is read: C0 and C1 controls, bidirectional
/// controls, zero-width and other invisible characters, tags, and lone line separators.
pub fn is_unsafe(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
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

/// The Latin letter that a letter of another script is taken for, where names are compared as people see them: those of the
/// confusables of Unicode Technical Standard #39 that occur in keyboards' alphabets.
pub fn look_alike(c: char) -> char {
    /// Latin letters, each followed by its doubles.
    const DOUBLES: &str = "a\u{430}\u{3b1}\u{251} A\u{410}\u{391} B\u{412}\u{392} c\u{441}\u{3f2} C\u{421}\u{3f9} d\u{501} e\u{435}\u{4bd} \
        E\u{415}\u{395} h\u{4bb}\u{570} H\u{41d}\u{397} i\u{456}\u{3b9}\u{131} I\u{406}\u{399}\u{4c0} j\u{458} J\u{408} k\u{43a}\u{3ba} \
        K\u{41a}\u{39a} l\u{4cf} M\u{41c}\u{39c} n\u{578} N\u{39d} o\u{43e}\u{3bf}\u{585} O\u{41e}\u{39f} p\u{440}\u{3c1} P\u{420}\u{3a1} \
        q\u{51b} s\u{455} S\u{405} T\u{422}\u{3a4} u\u{57d}\u{3c5} v\u{475}\u{3bd} V\u{474} w\u{51d} W\u{51c} x\u{445}\u{3c7} X\u{425}\u{3a7} \
        y\u{443}\u{3b3} Y\u{423}\u{3a5} Z\u{396}";
    if c.is_ascii() || !('\u{131}'..='\u{ff5a}').contains(&c) {
        return c;
    }
    if ('\u{ff21}'..='\u{ff5a}').contains(&c) {
        return char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c);
    }
    let group = DOUBLES.split(' ').find(|group| group.contains(c));
    group.and_then(|group| group.chars().next()).unwrap_or(c)
}
