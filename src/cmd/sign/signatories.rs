//! Who signs: the keys, the algorithm of each, and its header.

use super::header;
use crate::cli::SignArgs;
use crate::core::alg::Alg;
use crate::core::crypto;
use crate::core::key::{Key, Operation};
use crate::core::sign::{Serialization, Signatory};
use crate::host::{Host, KeySources};
use anyhow::{Context, Result, bail};

/// The keys that sign; none for an unsecured token.
pub(super) fn keys(args: &SignArgs, host: &Host) -> Result<Vec<Key>> {
    if args.unsecured {
        return Ok(Vec::new());
    }
    let keys = host.keys(&KeySources {
        files: &args.key,
        secrets: &args.secret,
        passphrase: args.passphrase.as_deref(),
        ..KeySources::default()
    })?;
    let none = keys.is_empty();
    // A file may hold the public half beside the private one.
    let private: Vec<_> = keys.into_iter().filter(Key::is_private).collect();
    match private.len() {
        1 => Ok(private),
        0 if none => {
            bail!("signing: no key was given\ntry: --key FILE, --secret SPEC, or jotkit keygen for a new key")
        }
        0 => bail!("signing: it is a public key\ntry: the private one"),
        _ if args.serialization == Serialization::General => Ok(private),
        more => bail!(
            "signing: there are {more} private keys, and one signature\ntry: the key that signs, or --serialization general for a signature of each"
        ),
    }
}

/// Prepares each key to sign.
pub(super) fn prepare(args: &SignArgs, keys: &[Key]) -> Result<Vec<Signatory>> {
    if keys.is_empty() {
        header::check_alg(args, None)?;
        return Ok(vec![Signatory::new(header::header(args, None)?, None)]);
    }
    let prepared = keys.iter().map(|key| {
        let alg = algorithm(args, key)?;
        header::check_alg(args, Some(alg))?;
        let signer = crypto::signer(key, alg).with_context(|| format!("signing with {}", key.label()))?;
        Ok(Signatory::new(header::header(args, Some((key, alg)))?, Some(signer)))
    });
    prepared.collect()
}

/// The key chooses, unless `--alg` narrows it: then the first that it admits.
fn algorithm(args: &SignArgs, key: &Key) -> Result<Alg> {
    if let [first, ..] = args.alg.as_slice() {
        let admitted = args.alg.iter().find(|alg| key.admits(**alg, Operation::Sign).is_ok());
        // Of one that it does not admit, the signer says why.
        return Ok(*admitted.unwrap_or(first));
    }
    key.default_alg().with_context(|| format!("signing: {} serves no algorithm", key.label()))
}
