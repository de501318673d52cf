//! What a terminal may be shown: color or not, and foreign text made harmless.

pub use crate::core::unicode::is_unsafe;

use clap::ValueEnum;
use std::borrow::Cow;
use std::io::IsTerminal;

/// When to color.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set; CLICOLOR_FORCE colors everywhere.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// Whether to color a stream, given the environment (<https://no-color.org>).
    pub fn applies_to(self, is_terminal: bool, env: impl Fn(&str) -> Option<String>) -> bool {
        let set = |name| env(name).is_some_and(|value| !value.is_empty());
        match self {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if set("NO_COLOR") => false,
            ColorChoice::Auto
                if env("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0") =>
            {
                true
            }
            ColorChoice::Auto => is_terminal && env("TERM").as_deref() != Some("dumb"),
        }
    }
}

/// What is known of the terminal, if standard output is one.
#[derive(Clone, Copy, Debug)]
pub struct Terminal {
    /// Whether results go to a terminal.
    pub is_terminal: bool,
    /// Whether results are colored.
    pub color: bool,
    /// Columns; a usual width where there is no terminal.
    pub width: usize,
    /// Whether it shows more than ASCII.
    pub unicode: bool,
}

/// Columns that text is laid out for where nobody looks.
const USUAL_WIDTH: usize = 100;

impl Terminal {
    /// Looks at standard output.
    pub fn detect(choice: ColorChoice, env: impl Fn(&str) -> Option<String>) -> Terminal {
        let is_terminal = std::io::stdout().is_terminal();
        let color = choice.applies_to(is_terminal, &env);
        let columns =
            is_terminal.then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
        let unicode = !is_terminal || speaks_unicode(&env);
        Terminal { is_terminal, color, width: columns.unwrap_or(USUAL_WIDTH).max(20), unicode }
    }

    /// What a file is taken for: whoever reads it may have any terminal, or none.
    pub fn of_file(choice: ColorChoice, env: impl Fn(&str) -> Option<String>) -> Terminal {
        let color = choice.applies_to(false, env);
        Terminal { is_terminal: false, color, width: USUAL_WIDTH, unicode: true }
    }
}

/// Whether the locale has UTF-8 (POSIX.1-2024, XBD §8.2); Windows has no such variables, and does.
fn speaks_unicode(env: &impl Fn(&str) -> Option<String>) -> bool {
    let set = |name: &&str| env(name).filter(|value| !value.is_empty());
    match ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set) {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => cfg!(windows),
    }
}

/// Foreign text for one line of a terminal: unsafe characters as `<U+202E>`.
pub fn escape(text: &str) -> Cow<'_, str> {
    escape_with(text, |c| format!("<U+{:04X}>", u32::from(c)))
}

/// JSON for a terminal: unsafe characters as JSON escapes, so that it says the same and harms nobody. The line
/// breaks and tabs of its layout stay; a carriage return, which JSON has between values alone, becomes a space.
pub fn escape_json(json: &str) -> Cow<'_, str> {
    escape_with(json, |c| match c {
        '\n' | '\t' => c.to_string(),
        '\r' => " ".to_string(),
        _ => c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    })
}

/// Whether any character is unsafe. Nearly all text is plain ASCII, which is told many bytes at a time.
fn has_unsafe(text: &str) -> bool {
    const MANY: usize = 32;
    let is_plain = |byte: &u8| (0x20..0x7f).contains(byte);
    let (bytes, mut at) = (text.as_bytes(), 0);
    loop {
        let many = |at: usize| {
            bytes
                .get(at..at + MANY)
                .is_some_and(|many| many.iter().fold(true, |plain, byte| plain & is_plain(byte)))
        };
        while many(at) {
            at += MANY;
        }
        let Some(next) = bytes[at..].iter().position(|byte| !is_plain(byte)) else { return false };
        at += next;
        match text[at..].chars().next() {
            Some(c) if !is_unsafe(c) => at += c.len_utf8(),
            _ => return true,
        }
    }
}

fn escape_with(text: &str, escape: impl Fn(char) -> String) -> Cow<'_, str> {
    if !has_unsafe(text) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unsafe(c) { escaped.push_str(&escape(c)) } else { escaped.push(c) }
    }
    Cow::Owned(escaped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_characters_are_shown_as_what_they_are() {
        assert_eq!(escape("a\u{1b}[2Jb"), "a<U+001B>[2Jb");
        assert_eq!(escape("user\u{202e}nimda"), "user<U+202E>nimda");
        assert_eq!(escape("\u{e0041}\u{200d}\u{9b}\n"), "<U+E0041><U+200D><U+009B><U+000A>");
        assert_eq!(escape("Jörg 你好"), "Jörg 你好");
        assert_eq!(escape_json("\"\u{202e}\u{e0041}\"\n"), "\"\\u202e\\udb40\\udc41\"\n");
        assert_eq!(escape_json("{\"a\":\r\n\"\\r\"}"), "{\"a\": \n\"\\r\"}");
    }

    #[test]
    fn the_locale_says_whether_it_is_unicode() {
        let env = |set: &'static [(&'static str, &'static str)]| {
            move |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
        };
        assert!(speaks_unicode(&env(&[("LANG", "en_US.UTF-8")])));
        assert!(speaks_unicode(&env(&[("LANG", "C"), ("LC_ALL", "C.utf8")])));
        assert!(!speaks_unicode(&env(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")])));
        assert!(!speaks_unicode(&env(&[("LANG", "de_DE@euro")])));
        assert_eq!(speaks_unicode(&env(&[])), cfg!(windows));
    }

    #[test]
    fn color_follows_the_flag_then_the_environment_then_the_terminal() {
        let env = |set: &'static [(&'static str, &'static str)]| {
            move |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.to_string())
        };
        assert!(ColorChoice::Auto.applies_to(true, env(&[])));
        assert!(!ColorChoice::Auto.applies_to(false, env(&[])));
        assert!(!ColorChoice::Auto.applies_to(true, env(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")])));
        assert!(ColorChoice::Auto.applies_to(false, env(&[("CLICOLOR_FORCE", "1")])));
        assert!(!ColorChoice::Auto.applies_to(true, env(&[("TERM", "dumb")])));
        assert!(ColorChoice::Always.applies_to(false, env(&[("NO_COLOR", "1")])));
        assert!(!ColorChoice::Never.applies_to(true, env(&[("CLICOLOR_FORCE", "1")])));
    }
}
