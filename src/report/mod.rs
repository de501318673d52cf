//! What is told of tokens, whatever the format. Redaction happens here, once: an item holds no token, no
//! signature and no sensitive value, so that no writer can leak one.

mod answers;
mod baseline;
mod excerpt;
mod fate;
mod keys;
mod linted;
mod remarks;
mod stats;
mod summary;
mod veil;
pub mod view;

pub use answers::Answered;
pub use baseline::Baseline;
pub use excerpt::Excerpt;
pub use keys::linted_key;
pub use linted::{Candidate, Judged, Measure, spot};
pub use remarks::{Remarked, Remarks};
pub use stats::{EDGES, Lifetimes, MOST_SAMPLES, Names, OfProfile, Sample, Stats, Validity};
pub use summary::{End, Summary};

use crate::core::hex;
use crate::core::json::Value;
use crate::core::profile::Inference;
use crate::core::token::{Form, Kind, Part, Token};
use crate::core::verify::Verdict;
use crate::input::{Found, Place};
use crate::policy::{Policy, Severity};
use crate::rules::{self, Attempt, Beside, Confidence, Evidence, Hit, Rule};
use excerpt::{Redaction, cut};
use std::borrow::Cow;
use veil::take_out;

/// What an item is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A token.
    Token(Kind),
    /// A key, in words.
    Key(String),
}

impl About {
    /// The word used in reports.
    pub fn name(&self) -> &'static str {
        match self {
            About::Token(kind) => kind.name(),
            About::Key(_) => "key",
        }
    }

    /// What it is, for people.
    pub fn words(&self) -> &str {
        match self {
            About::Token(kind) => kind.words(),
            About::Key(words) => words,
        }
    }
}

/// One token or key and what was found out about it.
pub struct Item {
    /// Name of the source.
    pub source: String,
    /// Line in the source, from 1; 0 where there are none.
    pub line: usize,
    /// Column in bytes, from 1; 0 where there are none.
    pub column: usize,
    /// The same in UTF-16 units, where that is known.
    pub utf16_column: Option<usize>,
    /// What the token stood in.
    pub place: Place,
    /// First 16 hexadecimal digits of the SHA-256 of the token, or of a key's thumbprint (RFC 7638); empty for a secret.
    pub fingerprint: String,
    /// What it is.
    pub kind: About,
    /// How it is serialized.
    pub form: Form,
    /// Of the last signature of a general serialization: how many of them are good.
    pub good_signatures: Option<usize>,
    /// The header's `alg`, if it is a string.
    pub alg: Option<String>,
    /// The header's `kid`, if it is a string.
    pub kid: Option<String>,
    /// What kind of JWT it is, if it is one.
    pub profile: Option<Inference>,
    /// The findings that count, the worst first.
    pub findings: Vec<Finding>,
    /// What could not be looked into, and why.
    pub not_inspected: Option<String>,
    /// The verdict, where keys were given.
    pub verdict: Option<Verdict>,
    /// What each rule answered, where that was asked for.
    pub answers: Vec<Answered>,
    /// How often it occurs, as far as that is known.
    pub times: usize,
    /// Where else it occurs; of many places, the first.
    pub also: Vec<Spot>,
    /// Whether the token was told before, and this is only what its further places add.
    pub again: bool,
}

/// One of several places that a token stands in.
#[derive(Clone, Debug)]
pub struct Spot {
    /// Name of the source.
    pub source: String,
    /// Line in the source, from 1; 0 where there are none.
    pub line: usize,
    /// Column in bytes, from 1; 0 where there are none.
    pub column: usize,
    /// What the token stood in.
    pub place: Place,
}

/// What a token is linted by.
#[derive(Clone, Copy)]
pub struct Terms<'a> {
    /// What is demanded of it.
    pub policy: &'a Policy,
    /// Unix seconds.
    pub now: i64,
    /// What its signature is held against; without it nobody asks who signed.
    pub evidence: Option<&'a Evidence<'a>>,
    /// Findings that are known.
    pub baseline: Option<&'a Baseline>,
    /// Whether the findings are to be remembered, for a baseline to be made of them.
    pub remember: bool,
    /// Whether findings are named, so that the next run is seen to find the same.
    pub identify: bool,
    /// Whether the lines are shown that findings point at.
    pub excerpts: bool,
    /// Whether it is told what every rule answers.
    pub show_all: bool,
    /// Whether what was seen is counted for charts.
    pub stats: bool,
    /// What came with it.
    pub beside: Beside<'a>,
    /// How it is tried with what everyone knows.
    pub attempt: &'a Attempt,
}

impl<'a> Terms<'a> {
    /// A policy and nothing else.
    pub fn new(policy: &'a Policy, now: i64) -> Terms<'a> {
        Terms {
            policy,
            now,
            evidence: None,
            baseline: None,
            remember: false,
            identify: false,
            excerpts: true,
            show_all: false,
            stats: false,
            beside: Beside::default(),
            attempt: &Attempt::Itself,
        }
    }
}

/// A finding that counts.
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How bad it is, policy considered.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// The fact.
    pub message: String,
    /// What stands under the underlined value.
    pub label: String,
    /// The part of the token.
    pub part: &'static str,
    /// JSON Pointer into that part; empty for the whole.
    pub pointer: String,
    /// Which disclosure the part is, where it is one.
    pub disclosure: Option<Disclosed>,
    /// The line of the decoded JSON it points at, redacted.
    pub excerpt: Option<Excerpt>,
    /// Which of the token's places it is about, where that is not the first.
    pub at: Option<Box<Spot>>,
    /// Tells it from the other findings of the item, in every run the same.
    pub number: u64,
    /// Names what stays of it from run to run, as a baseline knows it; empty where nobody asks.
    pub identity: String,
}

/// A disclosure of an SD-JWT that a finding points into.
pub struct Disclosed {
    /// Its number, from 1.
    pub number: usize,
    /// JSON Pointer to where the value belongs among the claims, if it does.
    pub claim: Option<String>,
}

/// A token that was judged by keys and expectations. Its key ID is shown unless it is a credential.
pub fn verified(found: Found, profile: Inference, mut verdict: Verdict) -> Item {
    let mut item = item(found).0;
    for text in [&mut item.alg, &mut item.kid].into_iter().flatten().filter(|text| rules::is_credential(text))
    {
        let Verdict { checks, hints, .. } = &mut verdict;
        let said = checks.iter_mut().map(|check| &mut check.message).chain(hints).collect();
        take_out(said, |each| each(text));
        *text = cut(text);
    }
    Item { profile: Some(profile), verdict: Some(verdict), ..item }
}

fn item(found: Found) -> (Item, Token) {
    let Found { token, source, line, column, surplus, place, .. } = found;
    let item = Item {
        source,
        line,
        column,
        utf16_column: column.checked_sub(1).and_then(|before| before.checked_add_signed(1 - surplus)),
        place,
        fingerprint: fingerprint(&token),
        kind: About::Token(token.kind()),
        form: token.form(),
        good_signatures: None,
        alg: token.alg().map(Cow::into_owned),
        kid: token.kid().map(Cow::into_owned),
        profile: None,
        findings: Vec::new(),
        not_inspected: None,
        verdict: None,
        answers: Vec::new(),
        times: 1,
        also: Vec::new(),
        again: false,
    };
    (item, token)
}

/// Names a token without telling it.
fn fingerprint(token: &Token) -> String {
    hex::encode(&token.digest()[..8])
}

/// What is told of a hit.
fn finding(
    rule: &'static Rule,
    hit: Hit,
    severity: Severity,
    pointer: String,
    excerpt: Option<Excerpt>,
) -> Finding {
    Finding {
        rule,
        severity,
        confidence: hit.confidence.unwrap_or(rule.confidence),
        part: hit.place.part.name(),
        pointer,
        disclosure: None,
        excerpt,
        at: None,
        number: hit.number(rule),
        identity: String::new(),
        message: hit.message,
        label: hit.label,
    }
}

/// The same as it may be shown: a member's name can be a secret.
fn shown_pointer(token: &Token, place: rules::Place, redaction: &Redaction) -> String {
    let value = place.node.and_then(|node| token.document(place.part)?.value(node));
    value.map(|value| redaction.pointer(place.part, value)).unwrap_or_default()
}

/// JSON Pointer of a place into its part; empty for the part as a whole.
fn pointer(token: &Token, place: rules::Place) -> String {
    let value = place.node.and_then(|node| token.document(place.part)?.value(node));
    value.map(Value::pointer).unwrap_or_default()
}

/// The disclosure that a place is in.
fn disclosed(token: &Token, place: rules::Place) -> Option<Disclosed> {
    let Part::Disclosure(at) = place.part else { return None };
    let disclosure = token.presentation()?.disclosures.get(at)?;
    let own = || disclosure.pointer.clone();
    let claim = disclosure.belongs(&pointer(token, place)).or_else(own);
    Some(Disclosed { number: at + 1, claim })
}

/// The part and the JSON Pointer by which policies and baselines speak of a place: what is disclosed is a claim, and goes by
/// where it belongs; disclosures change their order.
fn spoken_of(token: &Token, place: rules::Place) -> (Part, String) {
    match disclosed(token, place) {
        Some(Disclosed { claim: Some(claim), .. }) => (Part::Payload, claim),
        _ => (place.part, pointer(token, place)),
    }
}
