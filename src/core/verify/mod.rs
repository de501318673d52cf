//! A token, keys and expectations to a verdict: every reason at once, not the first (RFC 7515 §5.2,
//! RFC 7519 §7.2, RFC 8725 §3).

mod binding;
mod claims;
mod crit;
mod denylist;
mod disclosures;
mod header;
mod keyring;
mod signature;

pub use crit::{CritFault, crit_faults};
pub use denylist::Denylist;
pub use keyring::Keyring;
pub use signature::{Trial, try_keys};

use super::alg::Alg;
use super::profile::Profile;
use super::token::{Kind, Part, Token};

/// What a token must satisfy beside its signature. Times are Unix seconds, lengths seconds.
#[derive(Clone, Default)]
pub struct Expectations<'e> {
    /// The time of the verdict.
    pub now: i64,
    /// How far clocks may differ.
    pub leeway: i64,
    /// The algorithms that are accepted; empty for all that the keys admit.
    pub algs: Vec<Alg>,
    /// One of these is the `iss`; empty for any.
    pub issuers: Vec<String>,
    /// One of these is among `aud`; empty for any.
    pub audiences: Vec<String>,
    /// The `sub`.
    pub subject: Option<String>,
    /// The header's `typ`, with or without `application/`.
    pub typ: Option<String>,
    /// Claims that must be there.
    pub required: Vec<String>,
    /// How long ago `iat` may be.
    pub max_age: Option<i64>,
    /// Leave `exp` unchecked.
    pub ignore_exp: bool,
    /// Leave `nbf` unchecked.
    pub ignore_nbf: bool,
    /// Leave `iat` unchecked.
    pub ignore_iat: bool,
    /// The signature alone counts; the payload may be anything.
    pub signature_only: bool,
    /// The key must be fit too: each of its weaknesses, and of the set, is a reason.
    pub strict: bool,
    /// The kind of JWT, whose own demands are made.
    pub profile: Option<Profile>,
    /// Tokens that were revoked.
    pub denylist: Option<&'e (dyn Denylist + Sync)>,
}

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It holds.
    Passed,
    /// It holds, but somebody should know.
    Noted,
    /// A reason to reject.
    Failed,
}

/// One line of a verdict.
#[derive(Debug)]
pub struct Check {
    /// What was checked: `signature`, `alg`, `exp`, …
    pub name: &'static str,
    /// How it ended.
    pub outcome: Outcome,
    /// What was found.
    pub message: String,
}

/// The answer to "is this token good?".
#[derive(Debug, Default)]
pub struct Verdict {
    /// Every check that was made.
    pub checks: Vec<Check>,
    /// The key that the signature matches: its ID, or where it came from.
    pub key: Option<String>,
    /// The keys that were tried, the first of them by their labels.
    pub tried: Vec<String>,
    /// The algorithm under which the signature does not match, where somebody may look for the cause.
    pub mismatch: Option<Alg>,
    /// What may help to mend a token that is rejected. Never part of the verdict.
    pub hints: Vec<String>,
    /// Why the denylist could not be asked: then nobody knows whether the token is good.
    pub unanswered: Option<anyhow::Error>,
}

impl Verdict {
    /// Whether nothing speaks against the token.
    pub fn is_valid(&self) -> bool {
        !self.checks.iter().any(|check| check.outcome == Outcome::Failed)
    }

    fn add(&mut self, name: &'static str, outcome: Outcome, message: impl Into<String>) {
        self.checks.push(Check { name, outcome, message: message.into() });
    }

    fn pass(&mut self, name: &'static str, message: impl Into<String>) {
        self.add(name, Outcome::Passed, message);
    }

    fn note(&mut self, name: &'static str, message: impl Into<String>) {
        self.add(name, Outcome::Noted, message);
    }

    fn fail(&mut self, name: &'static str, message: impl Into<String>) {
        self.add(name, Outcome::Failed, message);
    }

    fn hint(&mut self, message: impl Into<String>) {
        self.hints.push(message.into());
    }
}

/// Judges a token. Nothing in the token chooses the key or lends it an algorithm.
pub fn verify(token: &Token, keys: &Keyring<'_>, expect: &Expectations<'_>) -> Verdict {
    let mut verdict = Verdict::default();
    signature::check(&mut verdict, token, keys, expect);
    check_form(&mut verdict, token, expect);
    header::check(&mut verdict, token, expect);
    if !expect.signature_only && token.kind() != Kind::Jwe {
        disclosures::check(&mut verdict, token, expect);
        claims::check(&mut verdict, token, expect);
    }
    verdict
}

/// What base64url, JSON and the number of parts have against the token. A verifier that repairs its input
/// accepts tokens that others refuse.
fn check_form(verdict: &mut Verdict, token: &Token, expect: &Expectations<'_>) {
    for problem in token.problems() {
        let only_claims = problem.part == Part::Payload && expect.signature_only;
        // A missing signature was said with the signature, and an encrypted payload is no empty one.
        let said = problem.part == Part::Signature && token.bytes(Part::Signature).is_empty();
        let encoding = !token.encoding_faults(Part::Payload).is_empty();
        if !said && (!only_claims || encoding) {
            verdict.fail("form", format!("{}: {}", problem.part.name(), problem.message));
        }
    }
}
