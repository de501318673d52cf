//! What a `jotkit.toml` says: each setting as it stands there, and none that does not.

use super::check::{self, Flaw, Known};
use super::matching::When;
use super::{Confidence, Persona, Preset, Revocation, Severity};
use crate::core::profile::Profile;
use crate::core::time::parse_duration;
use serde::Deserialize;
use std::collections::HashMap;
use std::str::FromStr;
use toml::Spanned;
use toml::value::Datetime;

/// The settings of a policy file.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct File {
    #[serde(rename = "version")]
    _version: u8,
    pub(super) preset: Option<Named<Preset>>,
    pub(super) profile: Option<ProfileOrAuto>,
    pub(super) environment: Option<Environment>,
    pub(super) clock_skew: Option<Seconds>,
    pub(super) fresh: Option<bool>,
    pub(super) algorithms: Option<Vec<String>>,
    pub(super) issuers: Option<Vec<String>>,
    pub(super) audiences: Option<Vec<String>>,
    pub(super) key_urls: Option<Vec<String>>,
    pub(super) revocation: Option<Revocation>,
    pub(super) nonce: Option<bool>,
    pub(super) select: Option<Vec<String>>,
    pub(super) persona: Option<Persona>,
    pub(super) min_severity: Option<Severity>,
    pub(super) min_confidence: Option<Confidence>,
    pub(super) fail_on: Option<Severity>,
    #[serde(default)]
    pub(super) max_ttl: HashMap<Named<Profile>, Seconds>,
    #[serde(default)]
    pub(super) claims: Claims,
    #[serde(default)]
    pub(super) sensitive: Sensitive,
    #[serde(default)]
    pub(super) rules: HashMap<String, RuleSettings>,
    #[serde(default)]
    pub(super) ignore: Vec<IgnoreEntry>,
    #[serde(default, rename = "match")]
    pub(super) matches: Vec<MatchBlock>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Claims {
    pub(super) required: Option<Vec<String>>,
    pub(super) forbidden: Option<Vec<String>>,
    pub(super) max_size: Option<usize>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Sensitive {
    pub(super) oidc_scopes: Option<Vec<String>>,
    #[serde(default)]
    pub(super) allow: Vec<Allowed>,
    pub(super) deny_names: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Allowed {
    pub(super) claim: String,
    pub(super) profile: Option<Named<Profile>>,
    #[serde(rename = "reason")]
    _reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct RuleSettings {
    pub(super) severity: Option<Severity>,
    pub(super) disable: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct IgnoreEntry {
    pub(super) rule: Spanned<String>,
    #[serde(default, rename = "match")]
    pub(super) of: FindingMatch,
    pub(super) reason: String,
    pub(super) expires: Spanned<Datetime>,
}

/// Which findings: the token, and where in it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct FindingMatch {
    #[serde(flatten)]
    pub(super) when: When,
    pub(super) claim: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct MatchBlock {
    pub(super) when: When,
    pub(super) profile: Option<Named<Profile>>,
    pub(super) algorithms: Option<Vec<String>>,
    pub(super) issuers: Option<Vec<String>>,
    pub(super) audiences: Option<Vec<String>>,
    pub(super) max_ttl: Option<Seconds>,
    #[serde(default)]
    pub(super) required: Vec<String>,
    #[serde(default)]
    pub(super) forbidden: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Environment {
    Production,
    Development,
}

/// What is written by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String", bound(deserialize = "T: FromStr<Err = String>"))]
pub(super) struct Named<T>(pub(super) T);

impl<T: FromStr<Err = String>> TryFrom<String> for Named<T> {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse().map(Named)
    }
}

/// `auto`, or a profile.
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct ProfileOrAuto(pub(super) Option<Profile>);

impl TryFrom<String> for ProfileOrAuto {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "auto" {
            Ok(ProfileOrAuto(None))
        } else {
            text.parse().map(|profile| ProfileOrAuto(Some(profile)))
        }
    }
}

/// A duration.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Seconds(pub(super) i64);

impl TryFrom<String> for Seconds {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        parse_duration(&text).map(Seconds)
    }
}

/// Reads a policy file.
///
/// # Errors
///
/// What in the text is not as it should be, in its order: one thing at least.
pub fn read(text: &str, known: &Known) -> Result<File, Vec<Flaw>> {
    check::check(text, known)?;
    toml::from_str(text).map_err(|error| vec![Flaw::of(&error, text)])
}

impl File {
    /// The preset that the file begins with.
    pub fn preset(&self) -> Option<Preset> {
        self.preset.map(|preset| preset.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said_where_it_stands_and_what_to_write() {
        let known = Known { rules: vec!["exp-too-far", "alg-none", "pii-email"], groups: vec!["time"] };
        for (text, at, message, instead) in [
            ("", "", "the policy lacks version", "version = 1"),
            ("version = 2", "2", "version 2 is not one that this jotkit reads", "version = 1"),
            ("version = \"1\"", "\"1\"", "version is text, where a whole number is expected", "version = 1"),
            (
                "version = 1\nalgoritms = []",
                "algoritms",
                "the policy has no key \"algoritms\"; did you mean algorithms?",
                "algorithms",
            ),
            (
                "version = 1\nfrish = true\nalgoritms = []",
                "frish",
                "the policy has no key \"frish\"; did you mean fresh?",
                "fresh",
            ),
            (
                "version = 1\nclock_skew = \"1m\"",
                "clock_skew",
                "the policy has no key \"clock_skew\"; did you mean clock-skew?",
                "clock-skew",
            ),
            (
                "version = 1\nalgorithms = \"ES256\"",
                "\"ES256\"",
                "algorithms is text, where a list of texts is expected",
                "algorithms = [\"ES256\", \"RS256\"]",
            ),
            (
                "version = 1\nalgorithms = []",
                "[]",
                "algorithms is an empty list, which allows nothing",
                "leave the key out to allow all",
            ),
            (
                "version = 1\nissuers = [\"a\", \"b\", \"a\"]",
                "\"a\"",
                "issuers says \"a\" twice",
                "leave one of them out",
            ),
            (
                "version = 1\nissuers = [\"a\", 1]",
                "1",
                "issuers is a number, where text is expected",
                "issuers = [\"https://as.example.com\"]",
            ),
            (
                "version = 1\nclock-skew = 60",
                "60",
                "clock-skew is a number, where a duration in quotes is expected",
                "clock-skew = \"60s\"",
            ),
            (
                "version = 1\nclock-skew = \"soon\"",
                "\"soon\"",
                "clock-skew: \"soon\" is no duration",
                "a duration as \"15m\", \"1h30m\", \"7d\" or \"PT15M\"",
            ),
            (
                "version = 1\n[max-ttl]\naccess-tokens = \"1h\"",
                "access-tokens",
                "[max-ttl]: there is no profile \"access-tokens\"; did you mean access-token?",
                "access-token",
            ),
            (
                "version = 1\n[max-ttl]\naccess-token = 3600",
                "3600",
                "access-token is a number, where a duration in quotes is expected",
                "access-token = \"30m\"",
            ),
            (
                "version = 1\n[rules.exp-to-far]\ndisable = true",
                "exp-to-far",
                "[rules]: there is no rule \"exp-to-far\"; did you mean exp-too-far?",
                "exp-too-far",
            ),
            (
                "version = 1\n[rules.alg-none]\ndisable = true\nseverity = \"info\"",
                "true",
                "[rules.alg-none] is disabled, and has a severity",
                "leave one of them out",
            ),
            (
                "version = 1\n[rules.alg-none]\nseverity = \"eror\"",
                "\"eror\"",
                "severity: there is no severity \"eror\"; did you mean error?",
                "error",
            ),
            (
                "version = 1\nfresh = true\nfresh = false",
                "fresh",
                "fresh is set twice",
                "leave one of them out",
            ),
            (
                "version = 1\n[[ignore]]\nrule = \"alg-none\"\nexpires = 2027-01-31",
                "[[ignore]]",
                "[[ignore]] lacks reason",
                "reason = \"ticket SEC-412\"",
            ),
            (
                "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"\"\nexpires = 2027-01-31",
                "\"\"",
                "reason is empty",
                "leave the key out",
            ),
            (
                "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = \"2027-01-31\"",
                "\"2027-01-31\"",
                "expires is text where a date is expected",
                "expires = 2027-01-31",
            ),
            (
                "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = 2027-01-31T10:00:00Z",
                "2027-01-31T10:00:00Z",
                "expires is a date without time",
                "expires = 2027-01-31",
            ),
            (
                "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = 2027-02-31",
                "2027-02-31",
                "",
                "",
            ),
            (
                "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = 2027-01-31\nmatch = { token = \"eyJ\" }",
                "token",
                "[match] has no key \"token\"",
                "one of profile, typ, alg, kid, iss, aud, found-as, claim",
            ),
            (
                "version = 1\n[sensitive]\nallow = [{ claim = \"support.phone\", reason = \"x\" }]",
                "\"support.phone\"",
                "claim: \"support.phone\" is no JSON Pointer, which begins with a slash",
                "claim = \"/support/phone\"",
            ),
            (
                "version = 1\n[claims]\nrequired = [\"a\"]\nforbidden = [\"a\"]",
                "\"a\"",
                "[claims] requires a claim that it forbids",
                "leave one of them out",
            ),
            (
                "version = 1\n[claims]\nmax-size = -1",
                "-1",
                "max-size is no number of bytes",
                "max-size = 4096",
            ),
            (
                "version = 1\n[[match]]\nprofile = \"refresh\"",
                "[[match]]",
                "[[match]] lacks when",
                "when = { typ = \"at+jwt\" }",
            ),
            (
                "version = 1\n[sensitive]\nallow = [\"/a\"]",
                "\"/a\"",
                "allow is text, where a list of tables is expected",
                "allow = [{ claim = \"/support/phone\", reason = \"public hotline\" }]",
            ),
            (
                "version = 1\n[[match]]\nwhen = {}\nrequired = [\"a\"]\nforbidden = [\"a\"]",
                "\"a\"",
                "[match] requires a claim that it forbids",
                "leave one of them out",
            ),
            (
                "version = 1\nmatch = true",
                "true",
                "match is true or false, where a list of tables is expected",
                "[[match]]",
            ),
            ("version = ", "", "", "jotkit lint --example-config shows how it is written"),
        ] {
            let flaw = read(text, &known).expect_err(text).swap_remove(0);
            if !message.is_empty() {
                assert_eq!((flaw.message.as_str(), flaw.instead.as_str()), (message, instead), "{text}");
                assert_eq!(&text[flaw.span], at, "{text}");
            }
        }
    }
}
