//! The claims of a new token.

use crate::cli::SignArgs;
use crate::core::b64;
use crate::core::json::{Document, quote};
use crate::core::profile::Profile;
use crate::core::sign::Members;
use crate::core::time::{parse_duration, parse_time};
use crate::host::Host;
use anyhow::{Context, Result, anyhow, bail};
use rand_core::RngCore;

/// How long a token lives, unless somebody says.
const USUAL_LIFETIME: i64 = 15 * 60;

/// The claims as given, then what the options say. Claims that are there already are left alone, unless an option
/// names them.
pub(super) fn claims(given: Option<Vec<u8>>, args: &SignArgs, times: &Times, host: &Host) -> Result<Members> {
    let mut claims = match given {
        Some(text) => Members::parse(text).context("reading the claims")?,
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
    times.set(&mut claims, args.profile, host.now);
    match args.jti.as_deref() {
        Some("none") => claims.remove("jti"),
        Some("auto") => claims.set_text("jti", &random_id(host)),
        Some(jti) => claims.set_text("jti", jti),
        None if claims.has("jti") => {}
        None => claims.set_text("jti", &random_id(host)),
    }
    if let Some(profile) = args.profile {
        fill_in(&mut claims, profile);
        check(&claims, profile, args.typ.as_deref())?;
    }
    Ok(claims)
}

/// What follows from the profile alone.
fn fill_in(claims: &mut Members, profile: Profile) {
    match profile {
        Profile::LogoutToken if !claims.has("events") => {
            claims.set("events", r#"{"http://schemas.openid.net/event/backchannel-logout":{}}"#);
        }
        // A client that authenticates is issuer and subject of its assertion (RFC 7523 §3).
        Profile::ClientAssertion => {
            for (from, to) in [("iss", "sub"), ("sub", "iss")] {
                if let (Some(value), false) = (claims.get(from).map(str::to_string), claims.has(to)) {
                    claims.set(to, value);
                }
            }
        }
        _ => {}
    }
}

/// Refuses what the profile forbids, and what it cannot do without.
fn check(claims: &Members, profile: Profile, typ: Option<&str>) -> Result<()> {
    let demands = profile.demands();
    let mut broken = demands.broken_by(typ.unwrap_or(demands.new_typ), |name| claims.has(name));
    for (name, due) in demands.types {
        let Some(json) = claims.get(name) else { continue };
        let document = Document::parse(json.as_bytes().to_vec());
        if let Some((_, fault)) = document.root().and_then(|value| due.fault(value)) {
            broken.push(format!("the claim {name} {fault} ({})", demands.cite));
        }
    }
    if !broken.is_empty() {
        bail!(
            "signing {}: {}\ntry: --iss, --sub, --aud, --exp, or --claim name=text for the others",
            profile.words(),
            broken.join("; ")
        );
    }
    if profile == Profile::DpopProof && claims.get("htu").is_some_and(|htu| htu.contains(['?', '#'])) {
        bail!("signing a DPoP proof: htu has a query or fragment\ntry: the URL without them (RFC 9449 §4.2)");
    }
    Ok(())
}

/// What the options say of the times, read once however many tokens are made.
pub(super) struct Times {
    iat: Time,
    nbf: Time,
    exp: Time,
}

#[derive(Clone, Copy)]
enum Time {
    /// Nobody said.
    Usual,
    Left,
    Set(i64),
}

impl Times {
    pub(super) fn of(args: &SignArgs, host: &Host) -> Result<Times> {
        let read = |option: &str, text: &str| {
            parse_time(text, host.now).map_err(|reason| anyhow!("reading --{option}: {reason}"))
        };
        Ok(Times {
            iat: match args.iat.as_deref() {
                Some("none") => Time::Left,
                Some(iat) => Time::Set(read("iat", iat)?),
                None => Time::Usual,
            },
            nbf: match args.nbf.as_deref() {
                Some(nbf) => Time::Set(read("nbf", nbf)?),
                None => Time::Usual,
            },
            exp: match args.exp.as_deref() {
                Some("never") => Time::Left,
                Some(exp) => Time::Set(expiry(exp, host)?),
                None => Time::Usual,
            },
        })
    }

    fn set(&self, claims: &mut Members, profile: Option<Profile>, now: i64) {
        let lifetime = profile.map_or(Some(USUAL_LIFETIME), |profile| profile.demands().lifetime);
        let usual_exp = lifetime.map(|lifetime| now.saturating_add(lifetime));
        for (name, time, usual) in
            [("iat", self.iat, Some(now)), ("nbf", self.nbf, None), ("exp", self.exp, usual_exp)]
        {
            match (time, usual) {
                (Time::Left, _) => claims.remove(name),
                (Time::Set(at), _) => claims.set(name, at.to_string()),
                (Time::Usual, Some(usual)) if !claims.has(name) => claims.set(name, usual.to_string()),
                (Time::Usual, _) => {}
            }
        }
    }
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
pub(super) fn set_all(members: &mut Members, settings: &[String], option: &str) -> Result<()> {
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
