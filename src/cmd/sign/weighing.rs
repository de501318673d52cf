//! What a new token and its key are worth: the findings of the linter, told on standard error.

use crate::cli::SignArgs;
use crate::core::find;
use crate::core::key::{Key, Specimen, Weakness, key_weaknesses, set_weaknesses};
use crate::core::profile::{self, Inference};
use crate::core::sign::Serialization;
use crate::core::token::Token;
use crate::host::Host;
use crate::input::{Found, Place, PlaceKind, Wrapping};
use crate::policy::{Policy, Severity};
use crate::render::{self, Format, Run};
use crate::report::{Item, Judged, Summary, Terms};
use anyhow::Result;
use std::io::Write;

/// What is wrong with keys that sign. How a set is published is another matter.
pub(super) fn weak_keys(keys: &[Key]) -> Vec<Weakness> {
    let specimens: Vec<_> = keys.iter().map(Specimen::bare).collect();
    let together = set_weaknesses(&specimens).into_iter().map(|(_, weakness)| weakness);
    let weaknesses = specimens.iter().flat_map(key_weaknesses).chain(together);
    let is_of_material = |name: &str| name.starts_with("hmac-") || name.starts_with("rsa-");
    weaknesses.filter(|weakness| is_of_material(weakness.flaw.name())).collect()
}

/// Tells what is wrong with the key and the token; whether neither has an error.
pub(super) fn weigh(token: &str, keys: &[Key], args: &SignArgs, host: &Host) -> Result<bool> {
    let weak = weak_keys(keys);
    for weakness in &weak {
        host.warn(format!("{} ({})", weakness.message, weakness.flaw.name()));
    }
    let (items, worst) = lint(token, args, host);
    host.on_stderr(|mut out, terminal| {
        let mut written = Vec::new();
        let run = Run { terminal, now: host.now, fail_on: Severity::Error };
        render::items(&*render::writer(Format::Human, run), &items, &mut written)?;
        out.write_all(&written)
    })?;
    Ok(weak.is_empty() && worst < Some(Severity::Error))
}

/// Rules on what the user chose: which claims a token has beside its time, and how it is serialized.
const CHOSEN: [&str; 3] = ["iss-missing", "aud-missing", "json-serialization"];

/// The findings of a token by the policy in force. A JWS that is no JWT has no claims to look at. Whose the key is, and how
/// good, was said of the key.
pub(super) fn lint(token: &str, args: &SignArgs, host: &Host) -> (Vec<Item>, Option<Severity>) {
    let mut summary = Summary::default();
    let policy = Policy { ignore: CHOSEN.map(str::to_string).to_vec(), ..Policy::default() };
    if args.jws || args.detached {
        return (Vec::new(), None);
    }
    // A compact token is known to be one; of the other forms the finder knows the parts.
    let tokens: Vec<_> = match args.serialization {
        Serialization::Compact => vec![Token::parse(token)],
        _ => find::tokens(token.as_bytes()).map(|found| found.token).collect(),
    };
    let found = tokens.into_iter().map(|token| Found {
        token,
        source: "the new token".to_string(),
        line: 1,
        column: 1,
        surplus: 0,
        place: Place::new(PlaceKind::Text, None),
        wrapping: Wrapping::default(),
        message: 1,
        others: Vec::new(),
    });
    let items = found
        .map(|found| {
            let inference = match args.profile {
                Some(profile) => Inference { profile, why: "--profile".to_string(), certain: true },
                None => profile::infer(&found.token, None),
            };
            Judged::first(found, inference, &Terms::new(&policy, host.now), &mut summary).item
        })
        .collect();
    (items, summary.worst())
}
