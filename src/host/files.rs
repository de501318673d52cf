//! Reading and writing files. Nothing is overwritten by accident, and private files are private from the start.

use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// The owner alone: mode 0600.
    Private,
    /// As the user's umask says.
    Public,
}

/// The content of a file.
pub(super) fn read(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        bail!("reading {}: it is a folder\ntry: name the files in it, {}/*", path.display(), path.display());
    }
    fs::read(path).with_context(|| format!("reading {}", path.display()))
}

/// The content of a file that is small by nature, and refused when it has more than `limit` bytes.
pub(super) fn read_small(path: &Path, limit: u64) -> Result<Vec<u8>> {
    if path.is_dir() {
        bail!("it is a folder");
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        bail!("it has more than {} MiB", limit >> 20);
    }
    Ok(bytes)
}

/// The permission bits of a file, without those of whom the folders above it keep out. A file that Docker or Kubernetes
/// mounts is seen by the container alone, whatever its bits say.
pub(super) fn exposed_mode(path: &Path) -> Option<u32> {
    let real = fs::canonicalize(path).ok()?;
    let mounted = real.starts_with("/run/secrets") || real.starts_with("/var/run/secrets");
    // A volume of Kubernetes leads through ..data to a folder named for the time of its last change.
    let of_a_volume = real.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"..2"));
    if mounted || of_a_volume { None } else { mode(&real) }
}

#[cfg(unix)]
fn mode(path: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    let file = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    let above = path.ancestors().skip(1).filter_map(|folder| fs::metadata(folder).ok());
    Some(above.fold(file.mode() & 0o7777, |mode, folder| {
        mode & !kept_out(folder.mode(), folder.gid() == file.gid())
    }))
}

/// The bits of a file that are worth nothing, since a folder above it cannot be entered by whom they are for. Where the folder
/// belongs to another group, the file's group are others to it, and the folder's group are others to the file.
#[cfg(unix)]
fn kept_out(folder: u32, same_group: bool) -> u32 {
    let (group, others) = (folder & 0o010 != 0, folder & 0o001 != 0);
    let group_enters = group || !same_group && others;
    let others_enter = others || !same_group && group;
    (if group_enters { 0 } else { 0o070 }) | (if others_enter { 0 } else { 0o007 })
}

#[cfg(not(unix))]
fn mode(_: &Path) -> Option<u32> {
    None
}

/// A line has no more bytes than this.
const LONGEST_LINE: u64 = 16 << 20;

/// The lines of `input` without their ends; after an error there are no more.
pub(super) fn lines(
    mut input: Box<dyn BufRead + Send>,
    name: String,
) -> impl Iterator<Item = Result<Vec<u8>>> + Send {
    let mut number = 0;
    std::iter::from_fn(move || {
        number += 1;
        let mut line = Vec::new();
        let read = input.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut line);
        match read {
            Ok(0) => None,
            Ok(_) if line.len() as u64 > LONGEST_LINE => {
                Some(Err(anyhow!("reading {name}: line {number} has more than {} MiB", LONGEST_LINE >> 20)))
            }
            Ok(_) => {
                let end = line
                    .strip_suffix(b"\n")
                    .map_or(line.len(), |line| line.strip_suffix(b"\r").unwrap_or(line).len());
                line.truncate(end);
                Some(Ok(line))
            }
            Err(error) => Some(Err(error).with_context(|| format!("reading {name}"))),
        }
    })
}

/// Writes a file that must not exist yet, or with `replace` takes the place of one. A link at that place is
/// never followed, and what stood there stays whole until the new content is.
///
/// # Errors
///
/// When the file exists and `replace` is not set, or it cannot be written.
pub fn write_new(path: &Path, content: &[u8], access: Access, replace: bool) -> Result<()> {
    let doing = || format!("writing {}", path.display());
    if !replace {
        return match write_whole(path, content, access) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                bail!("{}: it exists\ntry: another --out NAME, or --force to replace it", doing())
            }
            written => written.with_context(doing),
        };
    }
    let temporary = &beside(path);
    write(temporary, content, access).with_context(doing)?;
    fs::rename(temporary, path).inspect_err(|_| drop(fs::remove_file(temporary))).with_context(doing)
}

/// Where a file is written before it takes its place. Each run has a name of its own: in containers all have one process ID, and what
/// one left that was killed must not be in the way of the next.
pub(super) fn beside(path: &Path) -> PathBuf {
    static RUN: OnceLock<u64> = OnceLock::new();
    let run = RUN.get_or_init(|| RandomState::new().hash_one(std::process::id()));
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(format!(".{run:016x}.tmp"));
    temporary.into()
}

/// Whether two paths lead to one file, or would once it is written.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    one.file_name() == other.file_name() && place(one).is_some_and(|here| place(other) == Some(here))
        || identity(one).is_some_and(|same| identity(other) == Some(same))
}

/// The folder and name that a path leads to.
fn place(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
}

/// What tells a file from others that exist, by whatever path.
#[cfg(unix)]
fn identity(path: &Path) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|file| (file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok()
}

/// Writes a file that must not exist yet and that its owner alone can read.
///
/// # Errors
///
/// When the file exists, or cannot be written.
pub fn write_private(path: &Path, content: &[u8]) -> Result<()> {
    write_whole(path, content, Access::Private).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => anyhow!("writing {}: it exists\ntry: another name", path.display()),
        _ => anyhow!(error).context(format!("writing {}", path.display())),
    })
}

/// Writes a new file that is there whole or not at all, even if the run is killed.
fn write_whole(path: &Path, content: &[u8], access: Access) -> io::Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let temporary = &beside(path);
    write(temporary, content, access)?;
    // Unlike a new name, a link takes no other file's place.
    let linked = fs::hard_link(temporary, path);
    let _ = fs::remove_file(temporary);
    match linked {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            // Some file systems have no links.
            write(path, content, access)
        }
        linked => linked,
    }
}

fn write(path: &Path, content: &[u8], access: Access) -> io::Result<()> {
    let mut file = create(path, access)?;
    let written = file.write_all(content).and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a key is worse than none.
        let _ = fs::remove_file(path);
    }
    written
}

/// A file that is new, and no link to another.
pub(super) fn create(path: &Path, access: Access) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::Private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = access;
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_overwritten_unasked() {
        let folder = std::env::temp_dir().join(format!("jotkit-files-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("k.pem");
        write_new(&path, b"one", Access::Private, false).unwrap();
        assert!(write_new(&path, b"two", Access::Private, false).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"one");
        write_new(&path, b"two", Access::Private, true).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            let link = folder.join("link");
            std::os::unix::fs::symlink(&path, &link).unwrap();
            write_new(&link, b"three", Access::Private, true).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"two");
        }
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_keeps_out_whom_its_bits_do_not_let_in() {
        let cases = [
            (0o755, true, 0o000),
            (0o711, true, 0o000),
            (0o700, true, 0o077),
            (0o700, false, 0o077),
            (0o744, true, 0o077),
            (0o750, true, 0o007),
            (0o705, true, 0o070),
            // The folder's group are others to the file, and the file's group others to the folder.
            (0o750, false, 0o000),
            (0o705, false, 0o000),
        ];
        for (folder, same_group, expected) in cases {
            assert_eq!(kept_out(folder, same_group), expected, "{folder:o}, same group: {same_group}");
        }
    }
}
