//! `jotkit sign`: claims and a key to a token. The safe token is the easy one: it expires, and says when it was
//! issued and which one it is.

use crate::cli::SignArgs;
use crate::core::alg::Alg;
use crate::core::b64;
use crate::core::crypto;
use crate::core::json::{Document, quote};
use crate::core::key::{self, Key};
use crate::core::sign::{self, Members};
use crate::core::time::{parse_duration, parse_time};
use crate::exit::Exit;
use crate::host::{Host, KeySources};
use anyhow::{Context, Result, anyhow, bail};
use rand_core::RngCore;
use std::io::Write;

/// How long a token lives, unless somebody says.
const USUAL_LIFETIME: i64 = 15 * 60;

pub(super) fn run(args: &SignArgs, host: &Host) -> Result<Exit> {
    let key = signing_key(args, host)?;
    let alg = key.as_ref().map(|key| algorithm(args, key)).transpose()?;
    let claims = claims(args, host)?;
    let header = header(args, key.as_ref(), alg)?;
    let signer = match (&key, alg) {
        (Some(key), Some(alg)) => {
            Some(crypto::signer(key, alg).with_context(|| format!("signing with {}", key.label()))?)
        }
        _ => {
            host.note("the token is not signed (alg none): it proves nothing, and is for tests only");
            None
        }
    };
    let token = sign::sign(&header, &claims, signer.as_ref())?;
    let mut out = host.out();
    writeln!(out, "{token}")?;
    out.flush()?;
    Ok(Exit::Yes)
}

fn signing_key(args: &SignArgs, host: &Host) -> Result<Option<Key>> {
    if args.unsecured {
        return Ok(None);
    }
    let keys = host.keys(&KeySources {
        files: args.key.as_slice(),
        secrets: args.secret.as_slice(),
        passphrase: args.passphrase.as_deref(),
        ..KeySources::default()
    })?;
    // A file may hold the public half beside the private one.
    let (mut private, public): (Vec<_>, Vec<_>) = keys.into_iter().partition(Key::is_private);
    match (private.len(), public.len()) {
        (1, _) => Ok(private.pop()),
        (0, 0) => {
            bail!("signing: no key was given\ntry: --key FILE, --secret SPEC, or jotkit keygen for a new key")
        }
        (0, _) => bail!("signing: it is a public key\ntry: the private one"),
        (more, _) => {
            bail!("signing: there are {more} private keys in the file\ntry: a file with the one that signs")
        }
    }
}

fn algorithm(args: &SignArgs, key: &Key) -> Result<Alg> {
    args.alg
        .or_else(|| key.default_alg())
        .ok_or_else(|| anyhow!("signing: {} serves no algorithm", key.label()))
}

fn header(args: &SignArgs, key: Option<&Key>, alg: Option<Alg>) -> Result<Members> {
    let mut header = Members::default();
    header.set_text("alg", alg.map_or("none", Alg::name));
    header.set_text("typ", &args.typ);
    let kid = match (args.kid.as_deref(), key) {
        (Some("none"), _) => None,
        (Some("thumbprint"), Some(key)) => key::thumbprint(key),
        (Some(kid), _) => Some(kid.to_string()),
        (None, key) => key.and_then(|key| key.kid.clone()),
    };
    if let Some(kid) = kid {
        header.set_text("kid", &kid);
    }
    set_all(&mut header, &args.header, "--header")?;
    if header.get("alg") != Some(&quote(alg.map_or("none", Alg::name))) {
        bail!("signing: --header alg differs from the algorithm that signs\ntry: --alg");
    }
    Ok(header)
}

/// The claims as given, then what the options say. Claims that are there already are left alone, unless an option
/// names them.
fn claims(args: &SignArgs, host: &Host) -> Result<Members> {
    let mut claims = match &args.claims {
        Some(argument) => Members::parse(host.json_argument(argument)?).context("reading the claims")?,
        None => Members::default(),
    };
    for (name, value) in [("iss", &args.iss), ("sub", &args.sub)] {
        if let Some(value) = value {
            claims.set_text(name, value);
        }
    }
    match args.aud.as_slice() {
        [] => {}
        [one] => claims.set_text("aud", one),
        several => {
            let quoted: Vec<_> = several.iter().map(|audience| quote(audience)).collect();
            claims.set("aud", format!("[{}]", quoted.join(",")));
        }
    }
    set_all(&mut claims, &args.claim, "--claim")?;
    set_times(&mut claims, args, host)?;
    match args.jti.as_deref() {
        Some("none") => claims.remove("jti"),
        Some("auto") => claims.set_text("jti", &random_id(host)),
        Some(jti) => claims.set_text("jti", jti),
        None if claims.has("jti") => {}
        None => claims.set_text("jti", &random_id(host)),
    }
    Ok(claims)
}

fn set_times(claims: &mut Members, args: &SignArgs, host: &Host) -> Result<()> {
    let time = |option: &str, text: &str| {
        parse_time(text, host.now).map_err(|reason| anyhow!("reading --{option}: {reason}"))
    };
    match args.iat.as_deref() {
        Some("none") => claims.remove("iat"),
        Some(iat) => claims.set("iat", time("iat", iat)?.to_string()),
        None if claims.has("iat") => {}
        None => claims.set("iat", host.now.to_string()),
    }
    if let Some(nbf) = &args.nbf {
        claims.set("nbf", time("nbf", nbf)?.to_string());
    }
    match args.exp.as_deref() {
        Some("never") => claims.remove("exp"),
        Some(exp) => claims.set("exp", expiry(exp, host)?.to_string()),
        None if claims.has("exp") => {}
        None => claims.set("exp", (host.now + USUAL_LIFETIME).to_string()),
    }
    Ok(())
}

/// A duration counts from now; a bare number is a Unix time, which may not be what was meant.
fn expiry(text: &str, host: &Host) -> Result<i64> {
    if let Ok(seconds) = text.parse::<i64>() {
        if (0..100_000_000).contains(&seconds) {
            host.note(format!(
                "--exp {text} is a Unix time of the 1970s; for {text} seconds from now write {text}s"
            ));
        }
        return Ok(seconds);
    }
    let duration = if text.starts_with(['+', '-']) { None } else { parse_duration(text).ok() };
    match duration {
        Some(duration) => Ok(host.now.saturating_add(duration)),
        None => parse_time(text, host.now).map_err(|reason| anyhow!("reading --exp: {reason}")),
    }
}

/// `name=text` and `name:=json`.
fn set_all(members: &mut Members, settings: &[String], option: &str) -> Result<()> {
    for setting in settings {
        let Some((name, text)) = setting.split_once('=') else {
            bail!(
                "reading {option} {setting:?}: no `=` in it\ntry: {option} name=text, or {option} name:=json"
            );
        };
        match name.strip_suffix(':') {
            None => members.set_text(name, text),
            Some(name) => {
                let document = Document::parse(text.as_bytes().to_vec());
                let problem = document.faults().first().map(ToString::to_string).or_else(|| {
                    let member = document.duplicates().into_iter().next()?;
                    Some(format!("the member {} occurs more than once", member.raw_name()?))
                });
                if let Some(problem) = problem {
                    bail!(
                        "reading {option} {setting:?}: {problem}\ntry: {option} {name}=text for text, or valid JSON after :="
                    );
                }
                members.set(name, text.trim());
            }
        }
    }
    Ok(())
}

/// 128 random bits (RFC 7519 §4.1.7).
fn random_id(host: &Host) -> String {
    let mut bytes = [0; 16];
    host.rng().fill_bytes(&mut bytes);
    b64::encode(&bytes)
}
