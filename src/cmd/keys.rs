//! The keys of a `lint`: those that were given, and those among the inputs.

use super::lint::Bench;
use crate::cli::LintArgs;
use crate::core::key::{self, Given, Specimen};
use crate::core::source::Source;
use crate::host::Host;
use crate::report::{self, Item, Summary};
use crate::rules::{self, Notes};
use anyhow::{Result, bail};

/// What is looked through. Whoever gives keys and no INPUT may want the keys judged alone: then standard input is read if
/// there is something on it.
pub(super) fn inputs<'a>(
    args: &'a LintArgs,
    given: &Given,
    host: &'a Host,
) -> Result<Box<dyn Iterator<Item = Result<Source>> + 'a>> {
    if !args.inputs.is_empty() || given.bundles.is_empty() {
        return Ok(Box::new(host.sources(&args.inputs)?));
    }
    let is_for_everyone = args.keys.jwks.is_some() || args.keys.discover.is_some();
    Ok(Box::new(host.stdin_if_any(is_for_everyone).transpose().into_iter()))
}

/// Takes up the keys in a source; whether there are any.
///
/// # Errors
///
/// When the source is a key file and nothing else, and none of its keys can be judged.
pub(super) fn look_for(
    source: &Source,
    passphrase: Option<&[u8]>,
    host: &Host,
    found: &mut Given,
) -> Result<bool> {
    let Some(scanned) = key::scan(&source.bytes, &source.name, passphrase) else { return Ok(false) };
    let some = !scanned.set.entries.is_empty();
    found.add(scanned.set, &source.name, false, host.exposed_mode(source));
    match scanned.unreadable {
        Some(reason) => bail!("reading the key file {}: {reason}", source.name),
        None => Ok(some),
    }
}

/// Judges all keys of a run together, for some flaws are in what they have in common.
pub(super) fn judge(
    [given, found]: [&Given; 2],
    notes: &Notes,
    bench: &Bench<'_>,
    summary: &mut Summary,
) -> Vec<Item> {
    let of_given = given.specimens().into_iter().map(|specimen| {
        let served = specimen.index.and_then(|index| notes.served.get(&index).copied());
        let blamed = specimen.index.is_some_and(|index| notes.blamed.contains(&index));
        Specimen { served, blamed, ..specimen }
    });
    let all: Vec<_> = of_given.chain(found.specimens()).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let terms =
        |specimen: &Specimen<'_>| bench.terms_of_key(specimen.kid().as_deref(), specimen.alg().as_deref());
    let linted = rules::lint_keys(&all, |specimen| terms(specimen).policy);
    let judged = all.iter().zip(linted);
    judged.map(|(specimen, linted)| report::linted_key(specimen, linted, &terms(specimen), summary)).collect()
}
