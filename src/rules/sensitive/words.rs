//! The words of a member name. Names are matched word by word, never as substrings, so that `compass` is no `pass`.

use crate::core::unicode::look_alike;
use unicode_normalization::UnicodeNormalization;

/// The words of a name: of a URI its last segment; split at punctuation, at `aB` and `ABc`, between letters and digits; lower
/// case, singular, and in the letters they look like.
pub(super) fn words(name: &str) -> Vec<String> {
    let name: String = name.nfkc().map(look_alike).filter(|c| !is_mark(*c)).collect();
    let last = match name.split_once(':') {
        Some(_) => name.trim_end_matches(['/', '#', ':']).rsplit(['/', '#', ':']).next().unwrap_or(&name),
        None => &name,
    };
    let mut words = vec![String::new()];
    each_letter(last, |begins_word, letter| {
        if begins_word {
            words.push(String::new());
        }
        if let Some((c, word)) = letter.zip(words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    });
    words.retain(|word| !word.is_empty());
    for word in &mut words {
        let plural = is_plural(word.as_bytes());
        word.truncate(word.len() - usize::from(plural));
    }
    words
}

/// Characters that are not seen, and would split a word for a machine that is one for the eye.
fn is_mark(c: char) -> bool {
    crate::core::unicode::is_unsafe(c) && !c.is_control()
}

/// Calls for each character: whether a word begins with it, and the letter if it belongs to a word.
fn each_letter(name: &str, mut each: impl FnMut(bool, Option<char>)) {
    let mut before: Option<char> = None;
    let mut characters = name.chars().peekable();
    while let Some(c) = characters.next() {
        let hump = c.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_uppercase() && characters.peek().is_some_and(|after| after.is_lowercase())
            });
        let digit =
            before.is_some_and(|before| before.is_alphanumeric() && before.is_numeric() != c.is_numeric());
        let letter = c.is_alphanumeric();
        each(!letter || hump || digit, letter.then_some(c));
        before = Some(c);
    }
}

/// Whether a word loses an `s`: `keys` and `ids` do, `address`, `status`, `has` and `diagnosis` do not.
const fn is_plural(word: &[u8]) -> bool {
    match word {
        [b'i', b'd', b's'] => true,
        [_, _, .., before, b's'] if word.len() >= 4 => !matches!(*before, b's' | b'u' | b'i'),
        _ => false,
    }
}

/// Words, one after another, as a number; the same for a word that stands alone and for words that were written as one.
#[derive(Clone, Copy)]
pub(super) struct Hash(u64);

impl Hash {
    const EMPTY: Hash = Hash(0xcbf2_9ce4_8422_2325);

    const fn and(self, byte: u8) -> Hash {
        Hash((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3))
    }

    /// Of words with a space between each two.
    pub(super) const fn of(words: &str) -> Hash {
        Hash::of_bytes(words.as_bytes(), true)
    }

    /// The same words, as if they were one.
    pub(super) const fn of_one(words: &str) -> Hash {
        Hash::of_bytes(words.as_bytes(), false)
    }

    const fn of_bytes(bytes: &[u8], spaced: bool) -> Hash {
        let (mut hash, mut all, mut at) = (Hash::EMPTY, Hash(0), 0);
        while at < bytes.len() {
            if bytes[at] != b' ' {
                hash = hash.and(bytes[at]);
            } else if spaced {
                all = all.then(hash);
                hash = Hash::EMPTY;
            }
            at += 1;
        }
        all.then(hash)
    }

    /// A word after others.
    const fn then(self, word: Hash) -> Hash {
        Hash(self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23) ^ word.0)
    }

    /// Its place among so many.
    pub(super) const fn modulo(self, count: usize) -> usize {
        (self.0 ^ (self.0 >> 29)) as usize % count
    }
}

/// Calls for every one, two and three words that stand together in a name of ASCII letters, until a call says to stop; takes
/// no memory. Every segment of a URI is gone through, so this is only a ground to look closer.
pub(super) fn any_words(name: &str, mut is_it: impl FnMut(Hash) -> bool) -> bool {
    let mut word = Word::default();
    let mut last: [Option<Hash>; 2] = [None; 2];
    let mut found = false;
    let mut end = |word: &mut Word, last: &mut [Option<Hash>; 2]| {
        let Some(hash) = word.hash() else { return };
        let two = last[1].map(|before| Hash(0).then(before).then(hash));
        let three = last[0].zip(last[1]).map(|(first, second)| Hash(0).then(first).then(second).then(hash));
        found |= [Some(Hash(0).then(hash)), two, three].into_iter().flatten().any(&mut is_it);
        *last = [last[1], Some(hash)];
        *word = Word::default();
    };
    each_letter(name, |begins_word, letter| {
        if begins_word {
            end(&mut word, &mut last);
        }
        if let Some(c) = letter {
            word.add(c as u8);
        }
    });
    end(&mut word, &mut last);
    found
}

/// A word that is being read.
struct Word {
    hash: Hash,
    shorter: Hash,
    /// Its last characters, the last first.
    last: [u8; 2],
    length: usize,
}

impl Default for Word {
    fn default() -> Self {
        Word { hash: Hash::EMPTY, shorter: Hash::EMPTY, last: [0; 2], length: 0 }
    }
}

impl Word {
    fn add(&mut self, byte: u8) {
        let byte = byte.to_ascii_lowercase();
        (self.shorter, self.hash) = (self.hash, self.hash.and(byte));
        self.last = [byte, self.last[0]];
        self.length += 1;
    }

    fn hash(&self) -> Option<Hash> {
        let plural = match self.length {
            3 => self.shorter.0 == Hash::EMPTY.and(b'i').and(b'd').0 && self.last[0] == b's',
            length => length > 3 && is_plural(&[b'.', b'.', self.last[1], self.last[0]]),
        };
        (self.length > 0).then_some(if plural { self.shorter } else { self.hash })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_names() {
        for (name, due) in [
            ("APIKey", "api key"),
            ("icd10", "icd 10"),
            ("https://x/claims/user_ssn", "user ssn"),
            ("https://x.example/claims/ssn/", "ssn"),
            ("urn:example:claims#SortCode", "sort code"),
            ("cognito:groups", "group"),
            ("kubernetes.io/serviceaccount/secret.name", "kubernete io serviceaccount secret name"),
            ("address", "address"),
            ("password_status", "password status"),
            ("hasPasswords", "has password"),
            ("user_ids", "user id"),
            ("diagnosis", "diagnosis"),
            ("pa\u{441}\u{441}word", "paccword"),
            ("\u{440}assword", "password"),
            ("ｐａｓｓｗｏｒｄ", "password"),
            ("pass\u{200b}word", "password"),
            ("\u{440}\u{430}\u{455}\u{455}word", "password"),
            ("__", ""),
            ("", ""),
        ] {
            assert_eq!(words(name).join(" "), due, "{name}");
        }
    }

    proptest! {
        /// What the closer look would match is let through by the first.
        #[test]
        fn words_that_stand_together_are_all_called(name in "[a-zA-Z0-9_./-]{0,24}") {
            let words = words(&name);
            for length in 1..=3 {
                for window in words.windows(length) {
                    let due = Hash::of(&window.join(" ")).0;
                    prop_assert!(any_words(&name, |hash| hash.0 == due), "{window:?} of {name}");
                }
            }
        }
    }
}
