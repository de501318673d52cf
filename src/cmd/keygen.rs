//! `jotkit keygen`: a new key pair or HMAC secret.

use crate::cli::{KeyFormat, KeygenArgs};
use crate::core::alg::Family;
use crate::core::b64;
use crate::core::key::{self, Form, Key, Material};
use crate::exit::Exit;
use crate::host::{Access, Host, write_new};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

pub(super) fn run(args: &KeygenArgs, host: &Host) -> Result<Exit> {
    let name = args.out.clone().unwrap_or_else(|| args.alg.name().to_ascii_lowercase().into());
    let is_secret = args.alg.family() == Family::Hmac;
    let (private_path, public_path) = paths(&name, args.format, is_secret);
    if name != "-" && !args.force {
        // Told before a key is made, and before one half of a pair is written.
        for path in [Some(&private_path), public_path.as_ref()].into_iter().flatten() {
            super::refuse_existing(path)?;
        }
    }
    let passphrase = args.passphrase.as_deref().map(|spec| host.secret(spec)).transpose()?;
    if passphrase.is_some() && (args.format != KeyFormat::Pem || is_secret) {
        bail!("encrypting the key: only PEM of a key pair can be encrypted\ntry: --format pem");
    }

    let key = new_key(args, host)?;
    let private = match &passphrase {
        Some(passphrase) => {
            Zeroizing::new(key::encrypted_pem(&key, passphrase, &mut host.rng())?.as_bytes().to_vec())
        }
        None => content(&key, args.format)?,
    };
    if name == "-" {
        let mut out = host.out();
        out.write_all(&private)?;
        out.flush()?;
        return Ok(Exit::Yes);
    }
    write_new(&private_path, &private, Access::Private, args.force)?;
    let private = private_path.display();
    let Some(public_path) = public_path else {
        let option = if args.format == KeyFormat::Pem { "--secret file:" } else { "--key " };
        host.note(format!("wrote {private} (keep it private); use it with {option}{private}"));
        return Ok(Exit::Yes);
    };
    write_new(&public_path, &content(&key.public_half()?, args.format)?, Access::Public, args.force)?;
    let public = public_path.display();
    host.note(format!("wrote {private} (keep it private) and {public} (give it to verifiers)"));
    Ok(Exit::Yes)
}

fn new_key(args: &KeygenArgs, host: &Host) -> Result<Key> {
    let working = format!("looking for primes of a {}-bit RSA key", args.bits);
    let material = host
        .with_progress(&working, || key::generate(args.alg, args.bits, &mut host.rng()))
        .with_context(|| format!("making a key for {}", args.alg))?;
    let mut key = Key::new(material, "keygen");
    key.kid = match args.kid.as_str() {
        "none" => None,
        "thumbprint" => key::thumbprint(&key),
        text => Some(text.to_string()),
    };
    key.alg = Some(args.alg.name().to_string());
    key.usage = Some("sig".to_string());
    Ok(key)
}

/// The content of a file. A secret in PEM's place is base64url text, which any tool takes as it stands.
fn content(key: &Key, format: KeyFormat) -> Result<Zeroizing<Vec<u8>>> {
    match (format, &key.material) {
        (KeyFormat::Pem, Material::Secret(secret)) => Ok(Zeroizing::new(b64::encode(secret).into_bytes())),
        (KeyFormat::Der, Material::Secret(_)) => bail!("a secret has no DER form\ntry: --format jwk"),
        (KeyFormat::Pem, _) => key::write(key, Form::Pkcs8),
        (KeyFormat::Der, _) => key::write(key, Form::Der),
        (KeyFormat::Jwk, _) => key::write(key, Form::Jwk),
        (KeyFormat::Jwks, _) => {
            let jwk = key::write(key, Form::Jwk)?;
            let set = [b"{\"keys\":[", jwk.trim_ascii_end(), b"]}\n"].concat();
            Ok(Zeroizing::new(set))
        }
    }
}

/// Where the private half goes, and the public one if there is one.
fn paths(name: &OsString, format: KeyFormat, is_secret: bool) -> (PathBuf, Option<PathBuf>) {
    let ending = match format {
        KeyFormat::Pem if is_secret => ".secret",
        KeyFormat::Pem => ".pem",
        KeyFormat::Der => ".der",
        KeyFormat::Jwk => ".jwk.json",
        KeyFormat::Jwks => ".jwks.json",
    };
    let public = (!is_secret).then(|| with_ending(name, &format!(".pub{ending}")));
    (with_ending(name, ending), public)
}

fn with_ending(name: &OsString, ending: &str) -> PathBuf {
    let mut path = name.clone();
    path.push(ending);
    Path::new(&path).to_path_buf()
}
