//! `jotkit verify`: a verdict with every reason.

use crate::cli::VerifyArgs;
use crate::core::profile;
use crate::core::verify::{self, Expectations, Keyring};
use crate::exit::Exit;
use crate::host::{Host, KeySources};
use crate::input;
use crate::render::{self, Report};
use crate::report::{self, Summary};
use anyhow::{Result, bail};

pub(super) fn run(args: &VerifyArgs, host: &Host) -> Result<Exit> {
    let keys = host.keys(&KeySources {
        files: &args.keys.key,
        jwks: args.keys.jwks.as_deref(),
        discover: args.keys.discover.as_deref(),
        ca_file: args.keys.ca_file.as_deref(),
        secrets: &args.keys.secret,
        passphrase: args.keys.passphrase.as_deref(),
    })?;
    if keys.is_empty() {
        bail!(
            "verifying: no key was given\ntry: --key FILE for a public key or JWKS, --secret SPEC for an HMAC secret, or --discover ISSUER_URL"
        );
    }
    let keys = Keyring::new(keys);
    let expect = expectations(args, host.now);
    let mut writer = render::writer(args.format, Report::Verify, host.terminal, host.out());
    let (mut complete, mut rejected) = (true, 0);
    for source in host.sources(&args.inputs)? {
        let outcome = source.and_then(|source| {
            let mut seen = 0;
            for found in input::tokens(&source) {
                seen += 1;
                let verdict = verify::verify(&found.token, &keys, &expect);
                rejected += usize::from(!verdict.is_valid());
                let inference = profile::infer(&found.token, found.place.name.as_deref());
                writer.item(&report::verified(found, inference, verdict))?;
            }
            super::some_token(&source, seen)
        });
        complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
    }
    writer.finish(&Summary::default())?;
    Ok(Exit::of_verdicts(complete, rejected))
}

fn expectations(args: &VerifyArgs, now: i64) -> Expectations {
    // An issuer's keys vouch for that issuer's tokens, unless the user says otherwise.
    let discovered = args.keys.discover.iter().filter(|_| args.iss.is_empty());
    Expectations {
        now,
        leeway: args.leeway,
        algs: args.alg.clone(),
        issuers: args.iss.iter().chain(discovered).cloned().collect(),
        audiences: args.aud.clone(),
        subject: args.sub.clone(),
        typ: args.typ.clone(),
        required: args.require.clone(),
        max_age: args.max_age,
        ignore_exp: args.ignore_exp,
        ignore_nbf: args.ignore_nbf,
        ignore_iat: args.ignore_iat,
        signature_only: args.jws,
    }
}
