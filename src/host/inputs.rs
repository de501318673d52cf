//! What each INPUT of the command line stands for.

use crate::core::find;
use crate::core::source::Input;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::Path;

/// `-` is standard input; text that holds a token is that text; an existing path is that file.
pub(super) fn open(input: &OsStr) -> Result<Input> {
    if input == "-" {
        return Ok(Input { name: "stdin".to_string(), content: Box::new(io::stdin()) });
    }
    let bytes = input.as_encoded_bytes();
    if find::tokens(bytes).next().is_some() {
        return Ok(Input::of_bytes("argument", bytes.to_vec()));
    }
    let path = Path::new(input);
    if path.exists() {
        return file(path);
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

fn file(path: &Path) -> Result<Input> {
    let name = path.display().to_string();
    if path.is_dir() {
        bail!("reading {name}: it is a folder\ntry: name the files in it, {name}/*");
    }
    let file = File::open(path).with_context(|| format!("reading {name}"))?;
    Ok(Input { name, content: Box::new(file) })
}
