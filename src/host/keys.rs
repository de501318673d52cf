//! Keys from files and secrets from their SPECs.

use super::Host;
use crate::core::key::{self, Key};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// A key file has no more bytes than this; a set of 10,000 RSA keys has some five million.
const LIMIT: u64 = 16 << 20;

/// Where keys are to be had, as it was typed.
#[derive(Default)]
pub struct KeySources<'a> {
    /// Files with keys in them.
    pub files: &'a [PathBuf],
    /// A file with a JWK Set.
    pub jwks: Option<&'a str>,
    /// SPECs of secrets.
    pub secrets: &'a [String],
    /// SPEC of what opens encrypted keys.
    pub passphrase: Option<&'a str>,
}

impl Host {
    /// Every key that was named, files before secrets.
    ///
    /// # Errors
    ///
    /// When a file has no key that can be read. One bad key in a set is only noted.
    pub fn keys(&self, sources: &KeySources<'_>) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        let passphrase =
            sources.passphrase.map(|spec| self.secret(spec)).transpose().context("reading the passphrase")?;
        let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_slice());
        for path in sources.files {
            keys.extend(self.keys_of(path, passphrase)?);
        }
        if let Some(jwks) = sources.jwks {
            if jwks.starts_with("https://") || jwks.starts_with("http://") {
                bail!("reading {jwks}: this version fetches nothing\ntry: download it and name the file");
            }
            keys.extend(self.keys_of(Path::new(jwks), None)?);
        }
        for spec in sources.secrets {
            keys.push(Key::from_secret(self.secret(spec)?, "--secret"));
        }
        Ok(keys)
    }

    fn keys_of(&self, path: &Path, passphrase: Option<&[u8]>) -> Result<Vec<Key>> {
        let name = path.display().to_string();
        let doing = || format!("reading the key file {name}");
        let bytes = super::files::read_small(path, LIMIT).with_context(doing)?;
        let set = key::read(bytes, &name, passphrase).with_context(doing)?;
        for problem in &set.unreadable {
            self.note(format!("{name}: {problem}; it was left out"));
        }
        Ok(set.keys)
    }
}
