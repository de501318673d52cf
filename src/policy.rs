//! What a house demands of its tokens: limits, selection of rules, and when a run has failed.

use crate::core::profile::Profile;
use std::fmt;

/// How bad a finding is. Each is a promise: an error breaks a MUST or lets an attacker in, a warning breaks a
/// SHOULD, info is for people to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
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

/// Whom a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Persona {
    /// Everyone.
    Everyone,
    /// Who wants to hear of smells too: `--pedantic`.
    Pedantic,
    /// Who reviews, and would rather see a false alarm than miss something: `--auditor`, which includes the pedantic.
    Auditor,
}

/// How single tokens are revoked before they expire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// Nobody said.
    Unsaid,
    /// They are not.
    None,
    /// By their `jti`.
    Jti,
    /// By a hash of the whole token.
    TokenHash,
}

/// The demands in force.
#[derive(Debug)]
pub struct Policy {
    /// The profile of every token, where the user named it.
    pub profile: Option<Profile>,
    /// Longest lifetime in seconds, where the user set it; it carries no slack.
    pub max_ttl: Option<i64>,
    /// Rules that run; empty for all.
    pub select: Vec<String>,
    /// Rules whose findings are only counted.
    pub ignore: Vec<String>,
    /// Severities that differ from the rule's own.
    pub severity: Vec<(String, Severity)>,
    /// Whom the findings are for: those of rules for others are counted as suppressed.
    pub persona: Persona,
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
    /// A finding this bad fails the run.
    pub fail_on: Severity,
    /// Whether sensitive values are shown.
    pub show_secrets: bool,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            profile: None,
            max_ttl: None,
            select: Vec::new(),
            ignore: Vec::new(),
            severity: Vec::new(),
            persona: Persona::Everyone,
            clock_skew: 60,
            fresh: false,
            production: false,
            algorithms: Vec::new(),
            issuers: Vec::new(),
            audiences: Vec::new(),
            key_urls: Vec::new(),
            revocation: Revocation::Unsaid,
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
        if let Some(seconds) = self.max_ttl {
            return Some(Limit { seconds: seconds as f64, enforced: seconds as f64 });
        }
        let seconds = match profile {
            Profile::AccessToken | Profile::IdToken => 3600.0,
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
}
