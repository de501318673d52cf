//! Finds the policy file.

use super::{Host, files};
use crate::core::source::Source;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The name under which a policy file is looked for.
const NAME: &str = "jotkit.toml";

/// The environment variable that names one.
const VARIABLE: &str = "JOTKIT_CONFIG";

/// A policy file has no more bytes than this.
const LONGEST: u64 = 1 << 20;

/// More folders lie above none.
const MOST_FOLDERS: usize = 128;

impl Host {
    /// The policy file: the one that is named, else the one that JOTKIT_CONFIG names, else the nearest `jotkit.toml` from
    /// the current folder up to the repository's. Where there is no repository only the current folder counts: a file
    /// that somebody else left further up is not this project's.
    ///
    /// # Errors
    ///
    /// When a file that was named or found cannot be read.
    pub fn policy_file(&self, named: Option<&Path>) -> Result<Option<Source>> {
        let by_environment = || super::env(VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
        let Some(path) = named.map(Path::to_path_buf).or_else(by_environment).or_else(nearest) else {
            return Ok(None);
        };
        let name = path.display().to_string();
        let bytes =
            files::read_small(&path, LONGEST).with_context(|| format!("reading the policy {name}"))?;
        Ok(Some(Source { name, path: None, bytes }))
    }
}

fn nearest() -> Option<PathBuf> {
    let upwards = || std::iter::successors(Some(PathBuf::new()), |folder| Some(folder.join("..")));
    let is_root = |folder: PathBuf| folder.join(".git").symlink_metadata().is_ok();
    let above = upwards().take(MOST_FOLDERS).position(is_root).unwrap_or(0);
    upwards().take(above + 1).map(|folder| folder.join(NAME)).find(|path| path.is_file())
}
