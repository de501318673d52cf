//! The header of a new token.

use super::claims::set_all;
use crate::cli::SignArgs;
use crate::core::alg::Alg;
use crate::core::json::quote;
use crate::core::key::{self, Key};
use crate::core::profile::Profile;
use crate::core::sign::Members;
use anyhow::{Result, bail};

/// The header for a key and its algorithm; for none of them, that of an unsecured token.
pub(super) fn header(args: &SignArgs, key: Option<(&Key, Alg)>) -> Result<Members> {
    let alg = key.map_or("none", |(_, alg)| alg.name());
    let key = key.map(|(key, _)| key);
    let mut header = Members::default();
    header.set_text("alg", alg);
    if let Some(typ) = typ(args)? {
        header.set_text("typ", &typ);
    }
    if args.profile == Some(Profile::DpopProof)
        && let Some(jwk) = key.and_then(key::required_members)
    {
        // RFC 9449 §4.2: the public key that the proof is of.
        header.set("jwk", jwk);
    }
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
    if header.get("alg") != Some(&quote(alg)) {
        bail!("signing: --header alg differs from the algorithm that signs\ntry: --alg");
    }
    for name in ["typ", "jwk"] {
        let set_by_hand = |setting: &String| setting.split(['=', ':']).next() == Some(name);
        if args.profile.is_some() && header.has(name) && args.header.iter().any(set_by_hand) {
            bail!(
                "signing: --header {name} differs from what the profile makes\ntry: without it, or without --profile"
            );
        }
    }
    if header.get("b64") == Some("false") && !(args.jws || args.detached) {
        bail!(
            "signing: b64 false has no place in a JWT, whose claims are encoded (RFC 7797 §7)\ntry: --jws, which signs any payload"
        );
    }
    Ok(header)
}

/// The type: what was asked for, the profile's, or `JWT`. What is no JWT has none unless somebody says.
fn typ(args: &SignArgs) -> Result<Option<String>> {
    let demands = args.profile.map(|profile| (profile, profile.demands()));
    match (&args.typ, demands) {
        (Some(typ), Some((profile, demands))) if demands.typ_due().is_some_and(|due| due != typ) => {
            let due = demands.typ_due().unwrap_or_default();
            bail!(
                "signing: {} has the typ {due}, not {typ} ({})\ntry: without --typ",
                profile.words(),
                demands.cite
            )
        }
        (Some(typ), _) => Ok(Some(typ.clone())),
        (None, Some((_, demands))) => Ok(Some(demands.new_typ.to_string())),
        (None, None) => Ok((!(args.jws || args.detached)).then(|| "JWT".to_string())),
    }
}

/// Refuses an algorithm that the profile forbids.
pub(super) fn check_alg(args: &SignArgs, alg: Option<Alg>) -> Result<()> {
    let Some(profile) = args.profile else { return Ok(()) };
    let (who, demands) = (profile.words(), profile.demands());
    match alg {
        None => bail!("signing: {who} is signed ({})\ntry: --key FILE", demands.cite),
        Some(alg) if demands.algs.fault(alg.name()).is_some() => bail!(
            "signing: {who} is signed with a private key, not with a secret ({})\ntry: jotkit keygen ES256, and --key",
            demands.cite
        ),
        Some(_) => Ok(()),
    }
}
