//! What is told of a key. Nothing private is in it: of a JWK the members that nobody else may see are masked, whatever was
//! asked for, and of a secret there is not even a fingerprint.

use super::answers::Tally;
use super::baseline::Entry;
use super::excerpt::{Excerpt, shortened, underline};
use super::fate::{self, Fate};
use super::{About, Finding, Item, Summary, Terms, finding, view};
use crate::core::crypto::sha256_hex;
use crate::core::json::{NodeId, Value, pointer_step};
use crate::core::key::{self, Key, PRIVATE_MEMBERS, Specimen};
use crate::core::token::Form;
use crate::input::{Place, PlaceKind};
use crate::rules::{self, Hit, LintedKey};
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashSet;

/// A key that the rules looked at. What counts is decided here, and counted in `summary`.
pub fn linted_key(
    specimen: &Specimen<'_>,
    linted: LintedKey,
    terms: &Terms<'_>,
    summary: &mut Summary,
) -> Item {
    summary.saw_key(&linted);
    let mut item = item(specimen);
    let mut tally = terms.show_all.then(Tally::default);
    let jwk = specimen.jwk().map(Jwk::of);
    let file_pointer = specimen.entry.and_then(|entry| entry.pointer.as_deref()).unwrap_or_default();
    for (rule, hit) in linted.hits {
        let inner = jwk.as_ref().map(|jwk| jwk.pointer(&hit)).unwrap_or_default();
        let pointer = format!("{file_pointer}{inner}");
        let named = (item.kid.as_deref(), item.alg.as_deref());
        let known = terms.baseline.is_some() || terms.remember || terms.identify;
        let entry = || known.then(|| Entry::of_key(rule, item.kid.clone(), &item.fingerprint, inner));
        let fate = fate::of_key(rule, &hit, named, &pointer, terms, entry);
        summary.count(rule, &fate);
        if let Some(tally) = &mut tally {
            tally.count(rule, &fate);
        }
        if let Fate::Told(severity, entry) = fate {
            let identity = entry.as_ref().filter(|_| terms.identify).map(Entry::identity).unwrap_or_default();
            summary.remember(entry.filter(|_| terms.remember));
            let excerpt = jwk.as_ref().and_then(|jwk| jwk.excerpt(&hit));
            item.findings.push(Finding { identity, ..finding(rule, hit, severity, pointer, excerpt) });
        }
    }
    item.findings.sort_by_key(|finding| Reverse(finding.severity));
    let answers = tally.map(|tally| tally.of_key(&linted.answers, linted.not_inspected.as_deref()));
    item.answers = answers.unwrap_or_default();
    item.not_inspected = linted.not_inspected;
    if let Some(stats) = &mut summary.stats {
        stats.found(&item);
    }
    item
}

fn item(specimen: &Specimen<'_>) -> Item {
    let (line, column) = specimen.entry.map_or((0, 0), |entry| (entry.line, entry.column));
    Item {
        source: specimen.bundle.map(|bundle| bundle.name.clone()).unwrap_or_default(),
        line,
        column,
        utf16_column: None,
        place: Place::new(PlaceKind::Key, None),
        fingerprint: specimen.key.and_then(fingerprint).unwrap_or_default(),
        kind: About::Key(words(specimen)),
        form: Form::Compact,
        good_signatures: None,
        alg: specimen.alg(),
        kid: specimen.kid(),
        profile: None,
        findings: Vec::new(),
        not_inspected: None,
        verdict: None,
        answers: Vec::new(),
        times: 1,
        also: Vec::new(),
        again: false,
    }
}

/// `private RSA key of 2048 bits`; of what could not be read, what it was to be.
fn words(specimen: &Specimen<'_>) -> String {
    let Some(key) = specimen.key else {
        return specimen.entry.map(|entry| entry.form.clone()).unwrap_or_default();
    };
    let half = match specimen.is_private_half() {
        _ if specimen.is_secret() => "",
        true => "private ",
        false => "public ",
    };
    format!("{half}{}", key.words())
}

/// First 16 hexadecimal digits of the thumbprint of a public half.
fn fingerprint(key: &Key) -> Option<String> {
    if matches!(key.material, key::Material::Secret(_)) {
        return None;
    }
    let mut digest = sha256_hex(key::required_members(key)?.as_bytes());
    digest.truncate(16);
    Some(digest)
}

/// A JWK as it may be shown.
struct Jwk<'a> {
    value: Value<'a>,
    private: HashSet<NodeId>,
}

impl<'a> Jwk<'a> {
    fn of(value: Value<'a>) -> Jwk<'a> {
        let mut jwk = Jwk { value, private: HashSet::new() };
        for member in value.children() {
            if member.name().is_some_and(|name| PRIVATE_MEMBERS.contains(&&*name)) {
                jwk.hide(member);
            }
        }
        jwk
    }

    /// The depth is bounded by that of the document.
    fn hide(&mut self, value: Value<'a>) {
        self.private.insert(value.id());
        value.children().for_each(|child| self.hide(child));
    }

    fn show(&self, value: Value<'a>) -> Cow<'a, str> {
        if !self.private.contains(&value.id()) {
            return shortened(value.raw());
        }
        let length = value.text().map_or(value.raw().len(), |text| text.chars().count());
        Cow::Owned(format!("\"…\" ({length} characters, masked)"))
    }

    /// JSON Pointer of the member that a hit is about; empty for the JWK as a whole.
    fn pointer(&self, hit: &Hit) -> String {
        let member = self.value.children().find(|member| Some(member.id()) == hit.place.node);
        member.and_then(Value::name).map(|name| format!("/{}", pointer_step(&name))).unwrap_or_default()
    }

    /// The line of the laid-out JWK that a hit points at.
    fn excerpt(&self, hit: &Hit) -> Option<Excerpt> {
        let place: rules::Place = hit.place;
        let (mut number, mut excerpt) = (0, None);
        view::each_line_of(
            self.value,
            |value| self.show(value),
            |value| value.raw_name().map(Cow::Borrowed),
            |line| {
                number += 1;
                if excerpt.is_none() && line.nodes.iter().any(|shown| Some(shown.id) == place.node) {
                    let underline = underline(place, &line);
                    excerpt = Some(Excerpt { line: number, text: line.text, underline });
                }
            },
        );
        excerpt
    }
}
