//! What each INPUT of the command line stands for.

use super::intake::Intake;
use super::live::Live;
use super::{files, packed};
use crate::core::find;
use crate::core::source::Input;
use anyhow::{Context, Result, bail};
use ignore::overrides::OverrideBuilder;
use ignore::{DirEntry, WalkBuilder};
use std::ffi::OsStr;
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// Which files of a folder are read.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// Those whose name begins with a dot, too.
    pub hidden: bool,
    /// Those that `.gitignore` and the like leave out, too.
    pub no_ignore: bool,
    /// Only those that match one of these, and none that matches one after a `!`.
    pub globs: Vec<String>,
    /// None of these: what the run itself writes.
    pub except: Vec<PathBuf>,
}

/// The inputs that an argument stands for; a folder stands for its files, if `walk` says which.
pub(super) fn of(input: &OsStr, walk: Option<&Walk>, intake: &Intake) -> Inputs {
    let folder =
        walk.filter(|_| holds_no_token(input)).zip(Some(Path::new(input)).filter(|path| path.is_dir()));
    match folder.map(|(walk, path)| files_in(path, walk, intake)) {
        Some(Ok(files)) => Box::new(files),
        Some(Err(error)) => Box::new(std::iter::once(Err(error))),
        None => open(input, intake).unwrap_or_else(|error| Box::new(std::iter::once(Err(error)))),
    }
}

/// What one argument or file is read as.
type Inputs = Box<dyn Iterator<Item = Result<Input>> + Send>;

fn holds_no_token(input: &OsStr) -> bool {
    find::tokens(input.as_encoded_bytes()).next().is_none()
}

/// The files of a folder, in the order of their names. Links are not followed, so that no file is read twice and none
/// outside the folder; what is no file is left out.
fn files_in(
    folder: &Path,
    walk: &Walk,
    intake: &Intake,
) -> Result<impl Iterator<Item = Result<Input>> + Send + use<>> {
    let doing = || format!("walking {}", folder.display());
    let mut globs = OverrideBuilder::new(folder);
    for glob in &walk.globs {
        globs.add(glob).with_context(|| format!("reading the pattern {glob:?}"))?;
    }
    let mut builder = WalkBuilder::new(folder);
    builder
        .hidden(!walk.hidden)
        .ignore(!walk.no_ignore)
        .git_ignore(!walk.no_ignore)
        .git_global(!walk.no_ignore)
        .git_exclude(!walk.no_ignore)
        .parents(!walk.no_ignore)
        .overrides(globs.build().with_context(doing)?)
        .sort_by_file_name(OsStr::cmp);
    let (except, intake) = (walk.except.clone(), intake.clone());
    let is_file = move |entry: &DirEntry| {
        entry.file_type().is_some_and(|kind| kind.is_file())
            && !except
                .iter()
                .any(|path| path.file_name() == Some(entry.file_name()) && files::is_same(path, entry.path()))
    };
    Ok(builder.build().flat_map(move |entry| -> Inputs {
        let inputs = match entry {
            Ok(entry) if is_file(&entry) => regular(entry.path(), &intake),
            Ok(_) => return Box::new(std::iter::empty()),
            Err(error) => Err(error).context("walking"),
        };
        match inputs {
            Ok(inputs) => Box::new(inputs.map(|input| Ok(Input { walked: true, ..input? }))),
            Err(error) => Box::new(std::iter::once(Err(error))),
        }
    }))
}

/// `-` is standard input; text that holds a token is that text; an existing path is that file; other JSON or PEM is that text.
fn open(input: &OsStr, intake: &Intake) -> Result<Inputs> {
    if input == "-" {
        return Ok(Box::new(std::iter::once(packed::of_stdin(intake))));
    }
    if !holds_no_token(input) {
        let bytes = input.as_encoded_bytes().to_vec();
        return Ok(Box::new(std::iter::once(Ok(Input::of_bytes("argument", bytes)))));
    }
    let path = Path::new(input);
    // A link that leads nowhere, or a folder that is closed, says so when it is opened.
    let is_closed = || path.try_exists().is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied);
    if path.symlink_metadata().is_ok() || is_closed() {
        return file(path, intake);
    }
    // Text that begins as JSON or PEM does is looked at for keys, and never quoted: it may be a private one.
    let text = input.as_encoded_bytes();
    if [&b"{"[..], b"[", b"-----BEGIN "].iter().any(|start| text.trim_ascii_start().starts_with(start)) {
        return Ok(Box::new(std::iter::once(Ok(Input::of_bytes("argument", text.to_vec())))));
    }
    let mut shown: String = input.to_string_lossy().chars().take(60).collect();
    if shown.len() < input.len() {
        shown.push('…');
    }
    bail!(
        "reading {shown:?}: neither a token nor a file\n\
         try: a token is three parts joined by dots: eyJhbGciO….eyJzdWIiO….c2lnb…"
    )
}

/// What a file holds, or what comes out of a pipe that has a name.
fn file(path: &Path, intake: &Intake) -> Result<Inputs> {
    let name = path.display().to_string();
    let metadata = path.metadata();
    if metadata.as_ref().is_ok_and(Metadata::is_dir) {
        bail!("reading {name}: it is a folder\ntry: name the files in it, {name}/*");
    }
    if metadata.is_ok_and(|metadata| metadata.is_file()) {
        return regular(path, intake);
    }
    let path = path.to_path_buf();
    let opened = path.clone();
    let input = packed::of_stream(&name, Live::new(|| File::open(opened), intake))?;
    Ok(Box::new(std::iter::once(Ok(Input { path: Some(path), ..input }))))
}

fn regular(path: &Path, intake: &Intake) -> Result<Inputs> {
    let name = path.display().to_string();
    let file = File::open(path).with_context(|| format!("reading {name}"))?;
    let path = path.to_path_buf();
    let inputs = packed::of_file(&name, file, intake)?;
    Ok(Box::new(inputs.map(move |input| Ok(Input { path: Some(path.clone()), ..input? }))))
}
