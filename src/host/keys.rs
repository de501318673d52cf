//! Keys from files and from the network, and secrets from their SPECs.

use super::Host;
use super::fetch::{self, Fetcher};
use crate::core::json::Value;
use crate::core::key::{self, Given, Key, KeySet};
use anyhow::{Context, Result, anyhow, bail};
use std::path::{Path, PathBuf};
use url::Url;
use zeroize::Zeroizing;

/// A key file has no more bytes than this; a set of 10,000 RSA keys has some five million.
const LIMIT: u64 = 16 << 20;

/// Where keys are to be had, as it was typed.
#[derive(Default)]
pub struct KeySources<'a> {
    /// Files with keys in them.
    pub files: &'a [PathBuf],
    /// A file with a JWK Set, or the URL of one.
    pub jwks: Option<&'a str>,
    /// The URL of an issuer whose metadata names its JWK Set.
    pub discover: Option<&'a str>,
    /// A file with certificates that servers are trusted by, beside the platform's.
    pub ca_file: Option<&'a Path>,
    /// SPECs of secrets.
    pub secrets: &'a [String],
    /// SPEC of what opens encrypted keys.
    pub passphrase: Option<&'a str>,
}

/// What keys are wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To sign or verify with: of those that cannot be used, there is a note.
    Use,
    /// To be judged, too: of those that cannot be used, the judgment tells.
    Judge,
}

impl Host {
    /// Every key that was named, files before secrets. Nothing is fetched unless a URL was named.
    ///
    /// # Errors
    ///
    /// When a file or a URL has no key that can be read. One bad key in a set is only noted.
    pub fn keys(&self, sources: &KeySources<'_>) -> Result<Vec<Key>> {
        Ok(self.given(sources, Purpose::Use)?.keys)
    }

    /// The same, and how the keys came.
    ///
    /// # Errors
    ///
    /// When a file or a URL has no key that can be read, or judged where that is their purpose.
    pub fn given(&self, sources: &KeySources<'_>, purpose: Purpose) -> Result<Given> {
        let passphrase = self.passphrase(sources)?;
        self.given_with(sources, passphrase.as_ref().map(|passphrase| passphrase.as_slice()), purpose)
    }

    /// The same with a passphrase that was already read.
    ///
    /// # Errors
    ///
    /// The same.
    pub fn given_with(
        &self,
        sources: &KeySources<'_>,
        passphrase: Option<&[u8]>,
        purpose: Purpose,
    ) -> Result<Given> {
        let mut given = Given::default();
        for path in sources.files {
            self.add_file(&mut given, path, passphrase, false, purpose)?;
        }
        if let Some(jwks) = sources.jwks {
            if fetch::is_url(jwks) {
                let url = fetch::named(jwks)?;
                self.add_fetched(&mut given, &Fetcher::new(self, sources.ca_file)?, &url, purpose)?;
            } else {
                self.add_file(&mut given, Path::new(jwks), None, true, purpose)?;
            }
        }
        if let Some(issuer) = sources.discover {
            let fetcher = Fetcher::new(self, sources.ca_file)?;
            self.add_fetched(&mut given, &fetcher, &fetcher.jwks_uri(issuer)?, purpose)?;
        }
        for spec in sources.secrets {
            let secret = Key::from_secret(self.secret(spec)?, "--secret");
            match spec.strip_prefix("file:") {
                Some(path) => given.add_secret(secret, path, super::files::exposed_mode(Path::new(path))),
                None => given.add_secret(secret, "--secret", None),
            }
        }
        Ok(given)
    }

    /// What opens encrypted keys, if that was named.
    ///
    /// # Errors
    ///
    /// When it cannot be had.
    pub fn passphrase(&self, sources: &KeySources<'_>) -> Result<Option<Zeroizing<Vec<u8>>>> {
        sources.passphrase.map(|spec| self.secret(spec)).transpose().context("reading the passphrase")
    }

    fn add_file(
        &self,
        given: &mut Given,
        path: &Path,
        passphrase: Option<&[u8]>,
        public: bool,
        purpose: Purpose,
    ) -> Result<()> {
        let name = path.display().to_string();
        let doing = || format!("reading the key file {name}");
        let bytes = super::files::read_small(path, LIMIT).with_context(doing)?;
        let set = match purpose {
            Purpose::Use => key::read(bytes, &name, passphrase).with_context(doing)?,
            Purpose::Judge => judged(bytes, &name, passphrase).with_context(doing)?,
        };
        self.note_unreadable(&set, &name, purpose);
        given.add(set, &name, public, super::files::exposed_mode(path));
        Ok(())
    }

    fn note_unreadable(&self, set: &KeySet, name: &str, purpose: Purpose) {
        if purpose == Purpose::Use {
            for problem in &set.unreadable {
                self.note(format!("{name}: {problem}; it was left out"));
            }
        }
    }

    /// The keys of a JWK Set from the network, which nothing else is taken for.
    fn add_fetched(
        &self,
        given: &mut Given,
        fetcher: &Fetcher<'_>,
        url: &Url,
        purpose: Purpose,
    ) -> Result<()> {
        let fetch::Fetched { doing, document } = fetcher.object(url)?;
        if let Some(root) = document.root().filter(|root| root.get("keys").is_none()) {
            bail!("{doing}: it has no \"keys\": {}", instead_of_a_set(root));
        }
        let name = fetch::shown(url);
        let bytes = document.bytes().to_vec();
        let set = match purpose {
            Purpose::Use => key::read(bytes, &name, None),
            Purpose::Judge => judged(bytes, &name, None),
        };
        let mut set = set.map_err(|reason| anyhow!("{doing}: {reason:#}\ntry: another URL"))?;
        self.note_unreadable(&set, &name, purpose);
        let secrets = set.without_secrets();
        for kid in &secrets {
            let words = "is a secret that everyone can read; it was left out";
            match kid {
                Some(kid) => self.note(format!("{name}: key {} {words}", fetch::excerpt(kid))),
                None => self.note(format!("{name}: a key {words}")),
            }
        }
        if set.keys.is_empty() && purpose == Purpose::Use {
            bail!("{doing}: it has no public key\ntry: the URL of a JWK Set with public keys");
        }
        given.add(set, &name, true, None);
        Ok(())
    }
}

/// The keys of a file of which at least one can be used, or has a flaw that can be told.
fn judged(bytes: Vec<u8>, name: &str, passphrase: Option<&[u8]>) -> Result<KeySet> {
    let set = key::read_all(bytes, name, passphrase)?;
    match (set.has_something_to_judge(), set.unreadable.first()) {
        (true, _) => Ok(set),
        (false, Some(first)) => bail!("{first}"),
        (false, None) => bail!("no key in it"),
    }
}

/// What a JSON object without `keys` seems to be, and what to try.
fn instead_of_a_set(root: Value<'_>) -> &'static str {
    if root.get("jwks_uri").is_some() {
        "it is the metadata of an issuer\ntry: --discover with its issuer, or --jwks with its jwks_uri"
    } else if root.get("kty").is_some() {
        "it is a single key\ntry: download it, and --key FILE"
    } else {
        "it is no JWK Set\ntry: the jwks_uri in the issuer's metadata, or --discover ISSUER_URL"
    }
}
