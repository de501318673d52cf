//! What was said of names and values before. The tokens of one issuer have the same names, and half of their values come again;
//! looking one up takes a tenth of what looking at it anew does.

use super::names::{self, Named};
use super::token;
use super::value::{self, About, Telling};
use crate::core::json::Kind;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::cell::RefCell;
use std::hash::BuildHasher;

/// What a name says, of itself and of its value.
#[derive(Clone, Copy)]
pub(super) struct Said {
    pub(super) named: Option<Named>,
    /// Whether a token under that name, at whatever depth, is there on purpose.
    pub(super) holds_tokens: bool,
    /// What the name is, apart from what it says of the value.
    pub(super) itself: Option<Telling>,
}

/// What the name of a member says.
pub(super) fn name(name: &str) -> Said {
    NAMES.with_borrow_mut(|names| {
        names.recall(["", name], 0, || Said {
            named: names::named(name),
            holds_tokens: token::is_at_its_place(name),
            itself: value::of_name(name),
        })
    })
}

/// What a value is. Numbers are dates and counters, which seldom come again.
pub(super) fn value(text: &str, about: About<'_>) -> Option<Telling> {
    if about.kind != Kind::String {
        return value::telling(text, about);
    }
    let about_it = u8::from(about.at_top);
    VALUES
        .with_borrow_mut(|values| values.recall([about.name, text], about_it, || value::telling(text, about)))
}

thread_local! {
    static NAMES: RefCell<Memory<Said>> = RefCell::default();
    static VALUES: RefCell<Memory<Option<Telling>>> = RefCell::default();
}

/// So much is remembered before all of it is forgotten.
const MOST_REMEMBERED: usize = 4096;
/// Nothing longer than this many bytes is remembered.
const LONGEST_REMEMBERED: usize = 128;
/// So many of those that came once are known, by their hash.
const ONCE: usize = 1024;

/// What was said of texts that came more than once.
struct Memory<T> {
    known: FxHashMap<u64, Remembered<T>>,
    once: Vec<u32>,
}

struct Remembered<T> {
    texts: [Box<str>; 2],
    about: u8,
    said: T,
}

impl<T> Default for Memory<T> {
    fn default() -> Memory<T> {
        Memory { known: FxHashMap::default(), once: Vec::new() }
    }
}

impl<T: Copy> Memory<T> {
    fn recall(&mut self, texts: [&str; 2], about: u8, say: impl FnOnce() -> T) -> T {
        if texts.iter().any(|text| text.len() > LONGEST_REMEMBERED) {
            return say();
        }
        let hash = FxBuildHasher.hash_one((texts, about));
        if let Some(known) = self.known.get(&hash)
            && known.about == about
            && known.texts.iter().zip(texts).all(|(known, text)| is_same(known, text))
        {
            return known.said;
        }
        let said = say();
        if self.came_before(hash) {
            if self.known.len() >= MOST_REMEMBERED {
                self.known.clear();
            }
            self.known.insert(hash, Remembered { texts: texts.map(Box::from), about, said });
        }
        said
    }

    /// Whether a text with that hash came before; from now on it did.
    fn came_before(&mut self, hash: u64) -> bool {
        self.once.resize(ONCE, 0);
        let place = &mut self.once[(hash % ONCE as u64) as usize];
        let rest = (hash >> 32) as u32;
        std::mem::replace(place, rest) == rest
    }
}

/// An empty text lies nowhere, and a processor that compares what lies nowhere takes a hundred times as long.
fn is_same(known: &str, text: &str) -> bool {
    known.len() == text.len() && (text.is_empty() || known == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recalled_is_what_would_be_said() {
        let names = ["password", "sub", "email", "", "card"];
        let values =
            ["hunter2hunter2", "ann@example.com", "4111111111111111", "", "10.0.0.8", "JBSWY3DPEHPK3PXP"];
        for _ in 0..4 {
            for (own, text) in names.iter().flat_map(|own| values.iter().map(move |text| (*own, *text))) {
                for at_top in [true, false] {
                    let named = names::named(own);
                    let about = About { kind: Kind::String, name: own, named, at_top };
                    assert_eq!(value(text, about), value::telling(text, about), "{own} {text} {at_top}");
                }
                assert_eq!(name(own).named, names::named(own), "{own}");
                assert_eq!(name(text).itself, value::of_name(text), "{text}");
            }
        }
    }

    #[test]
    fn nothing_is_confused_and_memory_is_bounded() {
        let mut memory = Memory::default();
        for number in (0..4 * MOST_REMEMBERED).chain(0..4 * MOST_REMEMBERED) {
            let text = (number / 2).to_string();
            assert_eq!(memory.recall(["n", &text], 0, || number / 2), number / 2);
            assert!(memory.known.len() <= MOST_REMEMBERED);
        }
        assert!(!memory.known.is_empty());
    }
}
