//! `jotkit key`: what a key file is, its public half, other forms of it, and sets of keys.

use crate::cli::{InspectFormat, KeyAction, KeyCommandArgs, KeyFileArgs};
use crate::core::key::{self, Form, Key};
use crate::exit::Exit;
use crate::host::{Access, Host, KeySources, write_new};
use crate::render::keys;
use anyhow::{Context, Result, bail};
use std::collections::HashSet;
use std::io::Write;
use std::path::PathBuf;

pub(super) fn run(args: &KeyCommandArgs, host: &Host) -> Result<Exit> {
    let mut out = host.out();
    match &args.action {
        KeyAction::Inspect { file, format } => {
            let keys = read(file, host)?;
            match format {
                InspectFormat::Human => keys::human(&mut out, &keys)?,
                InspectFormat::Json => keys::json(&mut out, &keys)?,
            }
        }
        KeyAction::Public { file, to } => {
            let public = one(file, host)?.public_half().context("taking the public half")?;
            out.write_all(&key::write(&public, *to).context("writing the public half")?)?;
        }
        KeyAction::Convert { file, to, out: target, force } => {
            let key = one(file, host)?;
            let content = key::write(&key, *to).with_context(|| format!("converting {}", key.origin))?;
            let access = if key.is_private() && *to != Form::Spki { Access::Private } else { Access::Public };
            match target {
                Some(target) => write_new(target, &content, access, *force)?,
                None => out.write_all(&content)?,
            }
        }
        KeyAction::Thumbprint { file } => {
            for key in read(file, host)? {
                let thumbprint =
                    key::thumbprint(&key).with_context(|| format!("{} has no thumbprint", key.words()))?;
                writeln!(out, "{thumbprint}")?;
            }
        }
        KeyAction::Jwks { files, passphrase, private } => {
            let keys =
                host.keys(&KeySources { files, passphrase: passphrase.as_deref(), ..KeySources::default() })?;
            writeln!(out, "{}", jwks(keys, *private, host)?)?;
        }
    }
    out.flush()?;
    Ok(Exit::Yes)
}

fn read(args: &KeyFileArgs, host: &Host) -> Result<Vec<Key>> {
    let files: &[PathBuf] = std::slice::from_ref(&args.file);
    host.keys(&KeySources { files, passphrase: args.passphrase.as_deref(), ..KeySources::default() })
}

/// The one key of a file, or the private one of a pair.
fn one(args: &KeyFileArgs, host: &Host) -> Result<Key> {
    let mut keys = read(args, host)?;
    if keys.len() > 1 && keys.iter().filter(|key| key.is_private()).count() == 1 {
        keys.retain(Key::is_private);
    }
    match (keys.pop(), keys.len()) {
        (Some(key), 0) => Ok(key),
        (_, more) => {
            bail!("reading {}: there are {} keys in it\ntry: a file with one", args.file.display(), more + 1)
        }
    }
}

/// A JWK Set (RFC 7517 §5) of public halves; private keys and secrets go in only when asked for.
fn jwks(keys: Vec<Key>, private: bool, host: &Host) -> Result<String> {
    let mut seen = HashSet::new();
    let mut members = Vec::new();
    for key in keys {
        let doing = format!("putting {} into the set", key.label());
        let mut key = if private { key } else { public(key)? };
        if key.kid.is_none() {
            key.kid = key::thumbprint(&key);
        }
        if key.alg.is_none() && key.usage.is_none() && key.key_ops.is_none() {
            // Where there is a choice, it is not for this command to make.
            let algs: Vec<_> = key.family_algs().map(|alg| alg.name().to_string()).collect();
            key.alg = algs.first().filter(|_| algs.len() == 1).cloned();
        }
        if !seen.insert(key.kid.clone()) {
            bail!("{}: two keys have the same kid\ntry: leave one out, or give it another kid", doing);
        }
        if private && key.is_private() {
            host.note(format!("{} is in the set with its private half: never publish it", key.label()));
        }
        let jwk = key::write(&key, Form::Jwk).context(doing)?;
        members.push(String::from_utf8_lossy(&jwk).trim_end().to_string());
    }
    Ok(format!("{{\"keys\":[{}]}}", members.join(",\n ")))
}

fn public(key: Key) -> Result<Key> {
    let origin = key.origin.clone();
    key.public_half().with_context(|| {
        format!("putting {origin} into the set: a secret in a public set lets everyone sign; --private puts it in all the same")
    })
}
