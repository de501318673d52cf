//! `jotkit keygen`: a new key pair or HMAC secret.

use crate::cli::KeygenArgs;
use crate::core::b64;
use crate::core::key::{self, Key, Material};
use crate::exit::Exit;
use crate::host::{Access, Host, write_new};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

pub(super) fn run(args: &KeygenArgs, host: &Host) -> Result<Exit> {
    let name = args.out.clone().unwrap_or_else(|| args.alg.name().to_ascii_lowercase().into());
    let to_stdout = name == "-";
    let is_secret =
        args.alg.signature_bytes().is_some() && args.alg.family() == crate::core::alg::Family::Hmac;
    let private_path = with_ending(&name, if is_secret { ".secret" } else { ".pem" });
    let public_path = with_ending(&name, ".pub.pem");
    if !to_stdout && !args.force {
        // Told before a key is made, and before one half of a pair is written.
        let paths = if is_secret { vec![&private_path] } else { vec![&private_path, &public_path] };
        for path in paths {
            super::refuse_existing(path)?;
        }
    }

    let material = key::generate(args.alg, args.bits, &mut host.rng())
        .with_context(|| format!("making a key for {}", args.alg))?;
    let key = Key::new(material, "keygen");
    let private = private_text(&key)?;
    if to_stdout {
        let mut out = host.out();
        out.write_all(private.as_bytes())?;
        out.flush()?;
        return Ok(Exit::Yes);
    }
    write_new(&private_path, private.as_bytes(), Access::Private, args.force)?;
    if is_secret {
        let path = private_path.display();
        host.note(format!("wrote {path} (keep it private); use it with --secret file:{path}"));
        return Ok(Exit::Yes);
    }
    write_new(&public_path, key::public_pem(&key)?.as_bytes(), Access::Public, args.force)?;
    let (private, public) = (private_path.display(), public_path.display());
    host.note(format!("wrote {private} (keep it private) and {public} (give it to verifiers)"));
    Ok(Exit::Yes)
}

/// PEM, or for a secret base64url text, which any tool takes as it stands.
fn private_text(key: &Key) -> Result<Zeroizing<String>> {
    match &key.material {
        Material::Secret(secret) => Ok(Zeroizing::new(b64::encode(secret))),
        _ => key::private_pem(key),
    }
}

fn with_ending(name: &OsString, ending: &str) -> PathBuf {
    let mut path = name.clone();
    path.push(ending);
    Path::new(&path).to_path_buf()
}
