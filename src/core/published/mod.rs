//! Keys whose private half everyone can read, since a standard or a website prints it. Only the public halves are here.

use super::key::{self, Key};
use std::sync::LazyLock;

/// A JWK Set whose key IDs say where the private half is printed.
static TEXT: &[u8] = include_bytes!("keys.json");

static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    key::read(TEXT.to_vec(), "published keys", None).map(|set| set.keys).unwrap_or_default()
});

static THUMBPRINTS: LazyLock<Vec<Option<String>>> =
    LazyLock::new(|| KEYS.iter().map(key::thumbprint).collect());

/// The keys; the `kid` of each says where it is printed.
pub fn keys() -> &'static [Key] {
    &KEYS
}

/// Where the private half of that key is printed.
pub fn place_of(key: &Key) -> Option<&'static str> {
    let thumbprint = key::thumbprint(key);
    let at = THUMBPRINTS.iter().position(|known| known.is_some() && *known == thumbprint)?;
    KEYS[at].kid.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_can_be_read_and_is_public() {
        assert_eq!(
            keys().len(),
            TEXT.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"{\"kid\"")).count()
        );
        for key in keys() {
            assert!(!key.is_private() && place_of(key) == key.kid.as_deref(), "{}", key.label());
        }
    }
}
