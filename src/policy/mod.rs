//! What a house demands of its tokens: limits, selection of rules, and when a run has failed. [`Policy`] is what is
//! demanded of one token; [`Policies`] finds it for each token of a run; [`read`] makes it from a `jotkit.toml`.

mod apply;
mod check;
mod example;
mod file;
mod ignores;
mod keys;
mod matching;
mod preset;
mod schema;

pub use check::{Flaw, Known};
pub use example::example;
pub use file::{File, read};
pub use ignores::Ignore;
pub use matching::{Policies, Subject, When};
pub use preset::Preset;
pub use schema::schema;

use crate::core::profile::Profile;
use crate::core::token::Part;
use serde::Deserialize;
use std::fmt;

/// How bad a finding is. Each is a promise: an error breaks a MUST or lets an attacker in, a warning breaks a
/// SHOULD, info is for people to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Good to know.
    Info,
    /// Against the advice of a standard.
    Warning,
    /// Against a standard's demand, or a compromise at hand.
    Error,
}

impl Severity {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// A guess from a name or a value.
    Low,
    /// It depends on a profile or context that was inferred.
    Medium,
    /// Decided by the bytes.
    High,
}

impl Confidence {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// Whom a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Persona {
    /// Everyone.
    Everyone,
    /// Who wants to hear of smells too: `--pedantic`.
    Pedantic,
    /// Who reviews, and would rather see a false alarm than miss something: `--auditor`, which includes the pedantic.
    Auditor,
}

impl Persona {
    /// The word used in reports and in the policy file.
    pub const fn name(self) -> &'static str {
        match self {
            Persona::Everyone => "everyone",
            Persona::Pedantic => "pedantic",
            Persona::Auditor => "auditor",
        }
    }
}

/// How single tokens are revoked before they expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Revocation {
    /// Nobody said.
    #[serde(skip)]
    Unsaid,
    /// They are not.
    None,
    /// By their `jti`.
    Jti,
    /// By a hash of the whole token.
    TokenHash,
}

/// What is demanded of one token.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The profile of the token, where the user named it.
    pub profile: Option<Profile>,
    /// Longest lifetime in seconds of a token of any profile, where the user set it; it carries no slack.
    pub max_ttl: Option<i64>,
    /// Longest lifetime in seconds of tokens of a profile, likewise.
    pub max_ttl_of: Vec<(Profile, i64)>,
    /// Rules that run; empty for all.
    pub select: Vec<String>,
    /// Rules whose findings are only counted.
    pub ignore: Vec<String>,
    /// Rules that do not run.
    pub disabled: Vec<String>,
    /// Severities that differ from the rule's own; the last of a rule holds.
    pub severity: Vec<(String, Severity)>,
    /// Findings that are known and borne for a time.
    pub ignores: Vec<Ignore>,
    /// Whom the findings are for: those of rules for others are counted as suppressed.
    pub persona: Persona,
    /// Findings below this are counted as suppressed.
    pub min_severity: Severity,
    /// Findings less sure than this are counted as suppressed.
    pub min_confidence: Confidence,
    /// How far clocks may differ, in seconds.
    pub clock_skew: i64,
    /// Whether the tokens were just issued, so that one that is expired is an error.
    pub fresh: bool,
    /// Whether tokens are those of a production system.
    pub production: bool,
    /// Algorithms that tokens may have; empty for any.
    pub algorithms: Vec<String>,
    /// Issuers that tokens may have, compared byte for byte; empty for any.
    pub issuers: Vec<String>,
    /// Audiences of which tokens must name one; empty for any.
    pub audiences: Vec<String>,
    /// Where `jku` and `x5u` may point; empty for no opinion.
    pub key_urls: Vec<String>,
    /// How single tokens are revoked.
    pub revocation: Revocation,
    /// Whether clients ask with a nonce, so that every ID token has one.
    pub nonce: bool,
    /// What the claims set must and must not hold.
    pub claims: Claims,
    /// What is sensitive, and what is not although it looks so.
    pub sensitive: Sensitive,
    /// A finding this bad fails the run.
    pub fail_on: Severity,
    /// Whether sensitive values are shown.
    pub show_secrets: bool,
}

/// What the claims set must and must not hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// Claims that every token has.
    pub required: Vec<String>,
    /// Claims that no token has.
    pub forbidden: Vec<String>,
    /// The largest payload in bytes.
    pub max_size: Option<usize>,
}

/// What is sensitive, and what is not although it looks so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sensitive {
    /// Scopes of OpenID Connect whose claims are expected in ID tokens (Core §5.4).
    pub oidc_scopes: Vec<String>,
    /// JSON Pointers of claims that may stand in the payload whatever they look like, in tokens of any profile or of one.
    pub allow: Vec<(String, Option<Profile>)>,
    /// Words that make the name of a claim a sensitive one.
    pub deny_names: Vec<String>,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            profile: None,
            max_ttl: None,
            max_ttl_of: Vec::new(),
            select: Vec::new(),
            ignore: Vec::new(),
            disabled: Vec::new(),
            severity: Vec::new(),
            ignores: Vec::new(),
            persona: Persona::Everyone,
            min_severity: Severity::Info,
            min_confidence: Confidence::Low,
            clock_skew: 60,
            fresh: false,
            production: false,
            algorithms: Vec::new(),
            issuers: Vec::new(),
            audiences: Vec::new(),
            key_urls: Vec::new(),
            revocation: Revocation::Unsaid,
            nonce: false,
            claims: Claims::default(),
            sensitive: Sensitive::default(),
            fail_on: Severity::Error,
            show_secrets: false,
        }
    }
}

/// The longest lifetime of a token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// What is said, in seconds.
    pub seconds: f64,
    /// What is enforced: a default carries 10 % for an `iat` set back against clock skew.
    pub enforced: f64,
}

impl Policy {
    /// The limit for a profile; `None` where its standard sets none and users have no habit.
    pub fn limit(&self, profile: Profile) -> Option<Limit> {
        if let Some(seconds) = self.limit_set(profile) {
            return Some(Limit { seconds: seconds as f64, enforced: seconds as f64 });
        }
        let seconds = match profile {
            Profile::AccessToken | Profile::IdToken | Profile::JwtBearer => 3600.0,
            Profile::Generic => 86_400.0,
            Profile::Refresh => 2_592_000.0,
            Profile::ClientAssertion => 300.0,
            Profile::LogoutToken => 120.0,
            Profile::DpopProof | Profile::SecurityEvent | Profile::SdJwt | Profile::KeyBinding => {
                return None;
            }
        };
        Some(Limit { seconds, enforced: seconds * 1.1 })
    }

    /// The limit in seconds that the house itself set for a profile.
    pub fn limit_set(&self, profile: Profile) -> Option<i64> {
        let of_profile = || self.max_ttl_of.iter().rev().find(|(of, _)| *of == profile);
        self.max_ttl.or_else(|| of_profile().map(|(_, seconds)| *seconds))
    }

    /// The severity that the house gives a rule.
    pub fn severity_of(&self, rule: &str) -> Option<Severity> {
        self.severity.iter().rev().find(|(name, _)| name == rule).map(|(_, severity)| *severity)
    }

    /// Whether the house lets a value stand whatever it looks like.
    pub fn allows(&self, profile: Profile, part: Part, pointer: &str) -> bool {
        let is_meant = |of: &Option<Profile>| of.is_none_or(|of| of == profile);
        part == Part::Payload
            && self.sensitive.allow.iter().any(|(claim, of)| claim == pointer && is_meant(of))
    }

    /// Whether it allows some sensitive claim of a token of that profile, by its place or by what a scope asks for.
    pub fn lets_places_stand(&self, profile: Profile) -> bool {
        let by_scope = profile == Profile::IdToken && !self.sensitive.oidc_scopes.is_empty();
        by_scope || !self.sensitive.allow.is_empty()
    }

    /// Whether a claim of a person is one that a scope asked for, so that an ID token carries it by design
    /// (OpenID Connect Core §5.4).
    pub fn expects(&self, profile: Profile, part: Part, pointer: &str) -> bool {
        let claim = pointer.split('/').nth(1).unwrap_or_default();
        let of_scope = |scope: &String| claims_of_scope(scope).contains(&claim);
        profile == Profile::IdToken
            && part == Part::Payload
            && self.sensitive.oidc_scopes.iter().any(of_scope)
    }
}

/// The scopes of OpenID Connect that stand for claims (Core §5.4).
const SCOPES: [&str; 4] = ["profile", "email", "address", "phone"];

/// The claims that a scope asks for (OpenID Connect Core §5.4).
#[rustfmt::skip]
fn claims_of_scope(scope: &str) -> &'static [&'static str] {
    match scope {
        "profile" => &[
            "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture",
            "website", "gender", "birthdate", "zoneinfo", "locale", "updated_at",
        ],
        "email" => &["email", "email_verified"],
        "address" => &["address"],
        "phone" => &["phone_number", "phone_number_verified"],
        _ => &[],
    }
}
