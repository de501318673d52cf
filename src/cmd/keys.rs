//! The keys of a `lint`: those that were given, and those among the inputs.

use super::lint::Bench;
use super::reading::Looked;
use crate::cli::LintArgs;
use crate::core::key::{Given, Scanned, Specimen};
use crate::core::source::Input;
use crate::host::{Host, Walk};
use crate::report::{self, Item, Summary};
use crate::rules::{self, Notes};
use anyhow::{Result, bail};

/// What is looked through. Whoever gives keys and no INPUT may want the keys judged alone: then standard input is read if
/// there is something on it.
pub(super) fn inputs(
    args: &LintArgs,
    given: &Given,
    host: &Host,
    walk: Walk,
) -> Result<Box<dyn Iterator<Item = Result<Input>> + Send>> {
    if !args.inputs.is_empty() || given.bundles.is_empty() {
        return Ok(Box::new(host.inputs(&args.inputs, Some(walk))?));
    }
    let is_for_everyone = args.keys.jwks.is_some() || args.keys.discover.is_some();
    Ok(Box::new(host.stdin_if_any(is_for_everyone).transpose().into_iter()))
}

/// Takes up the keys that were found in a stretch.
///
/// # Errors
///
/// When it is a key file and nothing else, and none of its keys can be judged.
pub(super) fn take_up(
    scanned: Option<Scanned>,
    looked: &Looked,
    host: &Host,
    found: &mut Given,
) -> Result<()> {
    let Some(scanned) = scanned else { return Ok(()) };
    found.add(
        scanned.set,
        &looked.source,
        false,
        looked.path.as_deref().and_then(|path| host.exposed_mode(path)),
    );
    match scanned.unreadable {
        Some(reason) => bail!("reading the key file {}: {reason}", looked.source),
        None => Ok(()),
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
