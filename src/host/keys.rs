//! Keys from files and from the network, and secrets from their SPECs.

use super::Host;
use super::fetch::{self, Fetcher};
use crate::core::json::Value;
use crate::core::key::{self, Key, Material};
use anyhow::{Context, Result, anyhow, bail};
use std::path::{Path, PathBuf};
use url::Url;

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

impl Host {
    /// Every key that was named, files before secrets. Nothing is fetched unless a URL was named.
    ///
    /// # Errors
    ///
    /// When a file or a URL has no key that can be read. One bad key in a set is only noted.
    pub fn keys(&self, sources: &KeySources<'_>) -> Result<Vec<Key>> {
        let mut keys = Vec::new();
        let passphrase =
            sources.passphrase.map(|spec| self.secret(spec)).transpose().context("reading the passphrase")?;
        let passphrase = passphrase.as_ref().map(|passphrase| passphrase.as_slice());
        for path in sources.files {
            keys.extend(self.keys_of(path, passphrase)?);
        }
        if let Some(jwks) = sources.jwks {
            if fetch::is_url(jwks) {
                let url = fetch::named(jwks)?;
                keys.extend(self.fetched(&Fetcher::new(self, sources.ca_file)?, &url)?);
            } else {
                keys.extend(self.keys_of(Path::new(jwks), None)?);
            }
        }
        if let Some(issuer) = sources.discover {
            let fetcher = Fetcher::new(self, sources.ca_file)?;
            keys.extend(self.fetched(&fetcher, &fetcher.jwks_uri(issuer)?)?);
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

    /// The keys of a JWK Set from the network, which nothing else is taken for.
    fn fetched(&self, fetcher: &Fetcher<'_>, url: &Url) -> Result<Vec<Key>> {
        let fetch::Fetched { doing, document } = fetcher.object(url)?;
        if let Some(root) = document.root().filter(|root| root.get("keys").is_none()) {
            bail!("{doing}: it has no \"keys\": {}", instead_of_a_set(root));
        }
        let name = fetch::shown(url);
        let set = key::read(document.bytes().to_vec(), &name, None)
            .map_err(|reason| anyhow!("{doing}: {reason:#}\ntry: another URL"))?;
        for problem in &set.unreadable {
            self.note(format!("{name}: {problem}; it was left out"));
        }
        let is_secret = |key: &Key| matches!(key.material, Material::Secret(_));
        let (secrets, keys): (Vec<_>, Vec<_>) = set.keys.into_iter().partition(is_secret);
        for key in &secrets {
            let words = "is a secret that everyone can read; it was left out";
            match &key.kid {
                Some(kid) => self.note(format!("{name}: key {} {words}", fetch::excerpt(kid))),
                None => self.note(format!("{name}: a key {words}")),
            }
        }
        if keys.is_empty() {
            bail!("{doing}: it has no public key\ntry: the URL of a JWK Set with public keys");
        }
        Ok(keys)
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
