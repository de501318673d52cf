//! Characters that nobody sees.

use crate::core::unicode::{is_unsafe, shapes_text};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "invisible-characters",
    group: Group::Structure,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a name or a string holds characters that are not seen or that reorder what is read",
    why: "who reads the token sees another value than the code that compares it",
    fix: "normalize text when the token is issued",
    cites: &["CVE-2021-42574"],
    known_problems: "Joiners and marks of direction belong to some scripts and to emoji: among such text they are info.",
    bad: &[
        Example::claims(
            "{\"sub\":\"42\",\"role\":\"user\u{202e}nimda\",\"iat\":1795292740,\"exp\":1795293700}",
        ),
        Example::claims(r#"{"sub":"42","role":"ad\u200bmin","iat":1795292740,"exp":1795293700}"#),
        Example::claims("{\"sub\":\"42\",\"ro\u{200d}le\":\"admin\",\"iat\":1795292740,\"exp\":1795293700}"),
        // Info.
        Example::claims(
            "{\"sub\":\"42\",\"nick\":\"\u{1f468}\u{200d}\u{1f469}\",\"iat\":1795292740,\"exp\":1795293700}",
        ),
    ],
    good: &[
        Example::claims(
            "{\"sub\":\"42\",\"nick\":\"J\u{f6}rg \u{2764}\u{fe0f}\",\"iat\":1795292740,\"exp\":1795293700}",
        ),
        // Lines of a postal address.
        Example::claims(
            r#"{"sub":"42","address":{"formatted":"1 Main St\nSpringfield"},"iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some() || case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, document) in super::documents(case) {
        // Plain ASCII without escapes hides nothing, and most tokens are that.
        if document.text().is_ascii() && memchr::memchr(b'\\', document.bytes()).is_none() {
            continue;
        }
        for value in document.values() {
            if let Some(c) = value.name().and_then(|name| name.chars().find(|c| is_unsafe(*c))) {
                hits.at(Place::member(part, value), format!("U+{:04X} hides in the name", u32::from(c)));
            } else if let Some((c, harmless)) = value.text().and_then(|text| hidden_in(&text)) {
                let hit =
                    hits.at(Place::value(part, value), format!("U+{:04X} hides in the text", u32::from(c)));
                if harmless {
                    hit.severity(Severity::Info);
                }
            }
            if hits.is_full() {
                return;
            }
        }
    }
}

/// The first character of a text that is not seen, and whether it may well belong there. Line ends and tabs are layout.
fn hidden_in(text: &str) -> Option<(char, bool)> {
    let hidden = |c: &char| is_unsafe(*c) && !matches!(c, '\n' | '\r' | '\t');
    if let Some(c) = text.chars().find(|c| hidden(c) && !shapes_text(*c)) {
        return Some((c, false));
    }
    let has_other_scripts = text.chars().any(|c| !c.is_ascii() && !is_unsafe(c));
    let selects = |c: char| matches!(c, '\u{fe00}'..='\u{fe0f}') && has_other_scripts;
    text.chars().find(|c| hidden(c) && !selects(*c)).map(|c| (c, has_other_scripts))
}
