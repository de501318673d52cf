//! Which files git tracks, read from its index. The `git` command is not asked: it runs what the configuration of a
//! repository tells it to (`core.fsmonitor` for one), and a repository that is looked through may be anyone's.

use std::collections::HashMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// An index of this size tracks millions of files.
const LARGEST: u64 = 512 << 20;

/// What git tracks, by repository; an index is read once, and only when it is asked for.
#[derive(Default)]
pub(super) struct Tracked {
    indexes: Mutex<HashMap<PathBuf, Arc<Vec<u8>>>>,
}

impl Tracked {
    /// Whether a file is one that git tracks. What cannot be read, and what git keeps in other ways than most (a split
    /// index, a sparse one), counts as not tracked: the finding that follows from it must be sure.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.look(path).unwrap_or(false)
    }

    fn look(&self, path: &Path) -> Option<bool> {
        let path = path.canonicalize().ok()?;
        let (root, folder) = path.ancestors().skip(1).find_map(|root| Some((root, git_folder(root)?)))?;
        let name = path.strip_prefix(root).ok()?;
        let name: Vec<&[u8]> = name.iter().map(|step| step.as_encoded_bytes()).collect();
        let name = name.join(&b'/');
        let index = self.index(&folder)?;
        let hash = if is_sha256(&folder) { 32 } else { 20 };
        Some(paths_until(&index, hash, &name))
    }

    fn index(&self, folder: &Path) -> Option<Arc<Vec<u8>>> {
        let mut indexes = self.indexes.lock().ok()?;
        if let Some(index) = indexes.get(folder) {
            return Some(Arc::clone(index));
        }
        let index = Arc::new(read(&folder.join("index"), LARGEST).unwrap_or_default());
        indexes.insert(folder.to_path_buf(), Arc::clone(&index));
        Some(index)
    }
}

/// Where git keeps what it knows of the working tree at `root`: `.git`, or where a file of that name leads.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let place = root.join(".git");
    if place.is_dir() {
        return Some(place);
    }
    let text = String::from_utf8(read(&place, 4096)?).ok()?;
    let folder = root.join(text.strip_prefix("gitdir:")?.trim());
    folder.is_dir().then_some(folder)
}

/// Whether the objects of a repository are named by SHA-256, which makes the entries of its index longer.
fn is_sha256(folder: &Path) -> bool {
    // A linked working tree has its configuration elsewhere.
    let common = read(&folder.join("commondir"), 4096).and_then(|text| String::from_utf8(text).ok());
    let folder = common.map_or(folder.to_path_buf(), |common| folder.join(common.trim()));
    let config = read(&folder.join("config"), 1 << 20).unwrap_or_default();
    let config = String::from_utf8_lossy(&config).to_ascii_lowercase();
    config.lines().any(|line| {
        line.trim()
            .split_once('=')
            .is_some_and(|(name, value)| name.trim() == "objectformat" && value.trim() == "sha256")
    })
}

fn read(path: &Path, limit: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = fs::File::open(path).ok()?;
    // A pipe in the place of a file would be waited for.
    file.metadata().ok().filter(|known| known.is_file())?;
    file.take(limit + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= limit).then_some(bytes)
}

/// Whether the index has that path (gitformat-index: versions 2 to 4).
fn paths_until(index: &[u8], hash: usize, wanted: &[u8]) -> bool {
    let number = |at: usize| Some(u32::from_be_bytes(index.get(at..at + 4)?.try_into().ok()?));
    let (Some(b"DIRC"), Some(version @ 2..=4), Some(count)) = (index.get(..4), number(4), number(8)) else {
        return false;
    };
    let mut at = 12;
    let mut path = Vec::new();
    for _ in 0..count {
        let flags_at = at + 40 + hash;
        let Some(&[high, _]) = index.get(flags_at..flags_at + 2) else { return false };
        let extended = version >= 3 && high & 0x40 != 0;
        let name_at = flags_at + if extended { 4 } else { 2 };
        let Some(rest) = index.get(name_at..) else { return false };
        let (kept, used) = if version == 4 { varint(rest) } else { (0, 0) };
        let Some(length) = memchr::memchr(0, rest.get(used..).unwrap_or_default()) else { return false };
        let new = &rest[used..used + length];
        if version == 4 {
            path.truncate(path.len().saturating_sub(kept));
            path.extend_from_slice(new);
            at = name_at + used + length + 1;
        } else {
            path.clear();
            path.extend_from_slice(new);
            // An entry is padded to eight bytes, of which one at least is zero.
            at += (name_at - at + length + 8) & !7;
        }
        match path.as_slice().cmp(wanted) {
            std::cmp::Ordering::Less => {}
            std::cmp::Ordering::Equal => return true,
            // They are sorted.
            std::cmp::Ordering::Greater => return false,
        }
    }
    false
}

/// A number as git writes offsets, and how many bytes it takes.
fn varint(bytes: &[u8]) -> (usize, usize) {
    let mut value: usize = 0;
    for (at, &byte) in bytes.iter().take(9).enumerate() {
        value = value.wrapping_shl(7) | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return (value, at + 1);
        }
        value = value.wrapping_add(1);
    }
    (usize::MAX, bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(index: &mut Vec<u8>, name: &str) {
        let start = index.len();
        index.extend([0; 60]);
        index.extend((name.len() as u16).to_be_bytes());
        index.extend(name.as_bytes());
        let length = (index.len() - start + 8) & !7;
        index.resize(start + length, 0);
    }

    #[test]
    fn paths_of_an_index() {
        let mut index = b"DIRC\0\0\0\x02\0\0\0\x03".to_vec();
        for name in [".env", "a/long/way/to/a.txt", "b"] {
            entry(&mut index, name);
        }
        for name in [".env", "a/long/way/to/a.txt", "b"] {
            assert!(paths_until(&index, 20, name.as_bytes()), "{name}");
        }
        assert!(!paths_until(&index, 20, b"a/long/way") && !paths_until(&index, 20, b"c"));
        // Nothing is read beyond the end, wherever that is.
        for end in 0..index.len() {
            paths_until(&index[..end], 20, b"b");
        }
    }

    #[test]
    fn numbers_of_version_four() {
        assert_eq!((varint(&[5]), varint(&[0x80, 0]), varint(&[0x81, 0x01])), ((5, 1), (128, 2), (257, 2)));
        assert_eq!(varint(&[0xff; 20]).0, usize::MAX);
    }
}
