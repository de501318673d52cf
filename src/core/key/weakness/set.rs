//! What is wrong with keys by the company they are in: the set, the file, the other keys of a run.

use super::{Flaw, Specimen, Weakness};
use crate::core::key::{Bundle, PRIVATE_MEMBERS, thumbprint};
use std::collections::HashMap;

/// The JWKs of each file, by their place among all.
fn files<'a>(all: &[Specimen<'a>]) -> Vec<(&'a Bundle, Vec<usize>)> {
    let mut files: Vec<(&'a Bundle, Vec<usize>)> = Vec::new();
    for (at, specimen) in all.iter().enumerate() {
        let Some(bundle) = specimen.bundle.filter(|_| specimen.jwk().is_some()) else { continue };
        match files.last_mut() {
            Some((last, members)) if std::ptr::eq(*last, bundle) => members.push(at),
            _ => files.push((bundle, vec![at])),
        }
    }
    files
}

fn is_public(specimen: &Specimen<'_>) -> bool {
    !specimen.is_secret() && !specimen.is_private_half()
}

/// Whether a file is for everyone to read: it was given or fetched as that, or is a set that has public keys in it.
fn is_for_everyone(bundle: &Bundle, members: &[usize], all: &[Specimen<'_>]) -> bool {
    bundle.public || bundle.is_set && members.iter().any(|at| is_public(&all[*at]))
}

/// What to say of each of the keys in files for everyone that are of that kind.
fn in_public<'a>(
    all: &[Specimen<'a>],
    is_wrong: impl Fn(&Specimen<'a>) -> bool,
    say: impl Fn(&Specimen<'a>, &Bundle) -> Weakness,
) -> Vec<(usize, Weakness)> {
    let mut found = Vec::new();
    for (bundle, members) in files(all) {
        if is_for_everyone(bundle, &members, all) {
            let wrong = members.into_iter().filter(|at| is_wrong(&all[*at]));
            found.extend(wrong.map(|at| (at, say(&all[at], bundle))));
        }
    }
    found
}

pub(super) fn private_keys(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let is_wrong = |specimen: &Specimen<'_>| !specimen.is_secret() && specimen.is_private_half();
    in_public(all, is_wrong, |specimen, bundle| {
        let has = |name: &&str| specimen.jwk().is_some_and(|jwk| jwk.get(name).is_some());
        let members: Vec<_> = PRIVATE_MEMBERS.into_iter().filter(has).collect();
        let where_it_is = if bundle.public { "in a set for everyone" } else { "beside public ones" };
        let message = format!("a private key stands {where_it_is}: it has {}", members.join(", "));
        Weakness::new(Flaw::JwksPrivateKey, message).at(members.first().copied().unwrap_or_default())
    })
}

pub(super) fn secrets(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    in_public(all, Specimen::is_secret, |_, bundle| {
        let where_it_is = if bundle.public { "in a set for everyone" } else { "beside public keys" };
        Weakness::new(Flaw::JwksSymmetricKey, format!("a secret stands {where_it_is}")).at("k")
    })
}

pub(super) fn mixed(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let sets = files(all).into_iter().filter(|(bundle, _)| bundle.is_set);
    let odd = sets.filter_map(|(_, members)| {
        let count = |is: &dyn Fn(&Specimen<'_>) -> bool| members.iter().filter(|at| is(&all[**at])).count();
        let secrets = count(&|specimen| specimen.is_secret());
        let private = count(&|specimen| !specimen.is_secret() && specimen.is_private_half());
        let public = members.len() - secrets - private;
        let kinds = [(public, "public key"), (private, "private key"), (secrets, "secret")];
        let kinds: Vec<_> = kinds.into_iter().filter(|(count, _)| *count > 0).collect();
        let is_odd = |at: &usize| if secrets > 0 { all[*at].is_secret() } else { all[*at].is_private_half() };
        let at = members.iter().copied().find(is_odd)?;
        let counted =
            |(count, kind): &(usize, &str)| format!("{count} {kind}{}", if *count == 1 { "" } else { "s" });
        let kinds: Vec<_> = kinds.iter().map(counted).collect();
        let message = format!("the set mixes what is for different eyes: {}", kinds.join(", "));
        (kinds.len() > 1).then(|| (at, Weakness::new(Flaw::JwksMixed, message)))
    });
    odd.collect()
}

pub(super) fn duplicate_kids(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let mut found = Vec::new();
    for (_, members) in files(all).into_iter().filter(|(bundle, _)| bundle.is_set) {
        let mut seen: HashMap<String, Vec<Option<String>>> = HashMap::new();
        for at in members {
            let Some(kid) = all[at].kid() else { continue };
            let (kty, before) = (all[at].kty(), seen.entry(kid.clone()).or_default());
            if !before.is_empty() {
                // RFC 7517 §4.5: keys of different types may share one, if the application takes them for the same.
                let slight = !before.contains(&kty);
                let message = format!("{} keys of the set have the kid {kid:?}", before.len() + 1);
                found.push((
                    at,
                    Weakness { slight, ..Weakness::new(Flaw::JwksDuplicateKid, message).at("kid") },
                ));
            }
            before.push(kty);
        }
    }
    found
}

pub(super) fn missing_kids(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let sets = files(all).into_iter().filter(|(bundle, members)| bundle.is_set && members.len() > 1);
    let nameless = sets.flat_map(|(_, members)| {
        let count = members.len();
        let message = format!("it has no kid among {count} keys, so that none can be rotated");
        let of_set = members.into_iter().filter(|at| all[*at].kid().is_none());
        of_set.map(move |at| (at, Weakness::new(Flaw::JwkKidMissing, message.clone()))).collect::<Vec<_>>()
    });
    nameless.collect()
}

/// The same key with another `alg` or `use`, wherever it stands.
pub(super) fn reused(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, specimen) in all.iter().enumerate().filter(|(_, specimen)| specimen.jwk().is_some()) {
        let Some(thumbprint) = specimen.key.and_then(thumbprint) else { continue };
        let first = *seen.entry(thumbprint).or_insert(at);
        let known = &all[first];
        // Who says nothing of the purpose does not name a second one.
        let differ = |one: Option<String>, other: Option<String>| {
            let (one, other) = (one?, other?);
            (spelled(&one) != spelled(&other)).then_some((one, other))
        };
        let algs = differ(known.alg(), specimen.alg()).map(|names| ("alg", names));
        let purposes = algs.or_else(|| differ(known.usage(), specimen.usage()).map(|names| ("use", names)));
        if let Some((member, (one, other))) = purposes {
            let message = format!("the same key stands for {one} in {} and for {other} here", known.label());
            found.push((at, Weakness::new(Flaw::KeyReused, message).at(member)));
        }
    }
    found
}

/// `EdDSA` and `Ed25519` name one algorithm of a key that has one (RFC 9864 §2.2).
fn spelled(name: &str) -> &str {
    if name == "Ed25519" { "EdDSA" } else { name }
}

/// Files with something private that others than their owner may read.
pub(super) fn permissions(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let mut told: Option<&Bundle> = None;
    let mut found = Vec::new();
    for (at, specimen) in all.iter().enumerate() {
        let Some(bundle) =
            specimen.bundle.filter(|bundle| !told.is_some_and(|told| std::ptr::eq(told, *bundle)))
        else {
            continue;
        };
        let Some(mode) = bundle.mode.filter(|mode| mode & 0o044 != 0) else { continue };
        // What is encrypted is of no use to who reads it.
        let is_sealed = specimen.key.is_some_and(|key| key.form.to_ascii_lowercase().contains("encrypted"));
        if is_sealed || !specimen.is_secret() && !specimen.is_private_half() {
            continue;
        }
        told = Some(bundle);
        let who = match (mode & 0o040 != 0, mode & 0o004 != 0) {
            (_, true) => "everyone on the machine",
            _ => "its group",
        };
        let message = format!("effective mode {:04o}: {who} can read the file", mode & 0o7777);
        found.push((at, Weakness::new(Flaw::KeyFilePermissions, message)));
    }
    found
}
