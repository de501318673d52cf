//! The keys of `jotkit.toml`, each once: what it means, what it takes, and how it is written. The file is checked by them;
//! the JSON Schema and the commented example are made from them.

use super::{Known, Persona, Preset, SCOPES, Severity};
use crate::core::profile::Profile;

/// A key of a table.
pub(super) struct Key {
    /// Its name.
    pub(super) name: &'static str,
    /// What it means, for people.
    pub(super) about: &'static str,
    /// What it takes.
    pub(super) kind: Kind,
    /// Whether it must be there.
    pub(super) required: bool,
    /// How it is written; the example of a table is made from its keys.
    pub(super) sample: &'static str,
}

/// What a key takes.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// The version of the format: 1.
    Version,
    /// Text that is not empty.
    Text,
    /// `true` or `false`.
    Flag,
    /// A date without time.
    Date,
    /// Text as `15m`.
    Duration,
    /// A whole number of bytes.
    Bytes,
    /// A JSON Pointer (RFC 6901).
    Pointer,
    /// One of some words.
    Word(Words),
    /// A list that is not empty and says nothing twice.
    List(&'static Kind),
    /// A table.
    Table(&'static [Key]),
    /// Tables of the same name, or inline tables in a list.
    Tables(&'static [Key]),
    /// A table whose keys are words.
    Map(Words, &'static Kind),
}

/// Words that a setting may be.
#[derive(Clone, Copy)]
pub(super) enum Words {
    /// `auto` and the profiles.
    ProfileOrAuto,
    /// The profiles.
    Profile,
    /// The names of rules.
    Rule,
    /// The names of rules and of their groups.
    RuleOrGroup,
    /// The presets.
    Preset,
    /// The severities.
    Severity,
    /// How sure a finding is.
    Confidence,
    /// Whom findings are for.
    Persona,
    /// What the tokens are used in.
    Environment,
    /// How single tokens are revoked.
    Revocation,
    /// The scopes of OpenID Connect that stand for claims.
    Scope,
}

impl Words {
    /// The words.
    pub(super) fn all(self, known: &Known) -> Vec<&'static str> {
        let profiles = || Profile::ALL.iter().map(|profile| profile.name());
        match self {
            Words::ProfileOrAuto => std::iter::once("auto").chain(profiles()).collect(),
            Words::Profile => profiles().collect(),
            Words::Rule => known.rules.clone(),
            Words::RuleOrGroup => known.rules.iter().chain(&known.groups).copied().collect(),
            Words::Preset => Preset::ALL.iter().map(|preset| preset.name()).collect(),
            Words::Severity => {
                [Severity::Error, Severity::Warning, Severity::Info].map(Severity::name).to_vec()
            }
            Words::Confidence => vec!["high", "medium", "low"],
            Words::Persona => {
                [Persona::Everyone, Persona::Pedantic, Persona::Auditor].map(Persona::name).to_vec()
            }
            Words::Environment => vec!["production", "development"],
            Words::Revocation => vec!["none", "jti", "token-hash"],
            Words::Scope => SCOPES.to_vec(),
        }
    }

    /// What they are called in a message: `no such …`.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Words::ProfileOrAuto | Words::Profile => "profile",
            Words::Rule => "rule",
            Words::RuleOrGroup => "rule or group",
            Words::Preset => "preset",
            Words::Severity => "severity",
            Words::Confidence => "confidence",
            Words::Persona => "persona",
            Words::Environment => "environment",
            Words::Revocation => "way to revoke",
            Words::Scope => "scope of claims",
        }
    }
}

const fn key(name: &'static str, kind: Kind, sample: &'static str, about: &'static str) -> Key {
    Key { name, about, kind, required: false, sample }
}

const fn required(name: &'static str, kind: Kind, sample: &'static str, about: &'static str) -> Key {
    Key { name, about, kind, required: true, sample }
}

const TEXTS: Kind = Kind::List(&Kind::Text);

/// The file as a whole.
pub(super) const FILE: &[Key] = &[
    required("version", Kind::Version, "1", "The version of this format."),
    key(
        "preset",
        Kind::Word(Words::Preset),
        "\"owasp\"",
        "Settings to begin with; what this file says beside it holds over them.",
    ),
    key(
        "profile",
        Kind::Word(Words::ProfileOrAuto),
        "\"auto\"",
        "The kind of every token; auto tells it from each token.",
    ),
    key(
        "environment",
        Kind::Word(Words::Environment),
        "\"production\"",
        "Where the tokens are used: in production, issuers and hosts that are only for tests weigh more.",
    ),
    key("clock-skew", Kind::Duration, "\"60s\"", "How far clocks may differ."),
    key(
        "fresh",
        Kind::Flag,
        "true",
        "Whether the tokens were just issued, so that an expired one is an error.",
    ),
    key("algorithms", TEXTS, "[\"ES256\", \"RS256\"]", "The algorithms that tokens may have."),
    key(
        "issuers",
        TEXTS,
        "[\"https://as.example.com\"]",
        "The issuers that tokens may have, to the last byte.",
    ),
    key(
        "audiences",
        TEXTS,
        "[\"https://api.example.com\"]",
        "The audiences of which tokens name at least one.",
    ),
    key("key-urls", TEXTS, "[\"https://as.example.com/jwks.json\"]", "Where jku and x5u may point."),
    key(
        "revocation",
        Kind::Word(Words::Revocation),
        "\"jti\"",
        "How single tokens are revoked before they expire.",
    ),
    key(
        "nonce",
        Kind::Flag,
        "true",
        "Whether clients ask with a nonce, so that every ID token must have one.",
    ),
    key(
        "select",
        Kind::List(&Kind::Word(Words::RuleOrGroup)),
        "[\"time\", \"alg-none\"]",
        "The rules and groups whose findings are reported; those of others are counted as suppressed.",
    ),
    key(
        "persona",
        Kind::Word(Words::Persona),
        "\"pedantic\"",
        "Whom findings are for: pedantic adds smells, auditor all.",
    ),
    key(
        "min-severity",
        Kind::Word(Words::Severity),
        "\"warning\"",
        "Findings below this are counted as suppressed.",
    ),
    key(
        "min-confidence",
        Kind::Word(Words::Confidence),
        "\"medium\"",
        "Findings less sure than this are counted as suppressed.",
    ),
    key("fail-on", Kind::Word(Words::Severity), "\"error\"", "Findings from this severity on fail the run."),
    key(
        "max-ttl",
        Kind::Map(Words::Profile, &Kind::Duration),
        "access-token = \"30m\"\nid-token = \"1h\"\nrefresh = \"30d\"",
        "The longest lifetimes by profile. A default has 10 % of slack, what stands here none.",
    ),
    key("claims", Kind::Table(CLAIMS), "", "What the claims set must and must not hold."),
    key("sensitive", Kind::Table(SENSITIVE), "", "What is sensitive, and what is not although it looks so."),
    key(
        "rules",
        Kind::Map(Words::Rule, &Kind::Table(RULE)),
        "[rules.exp-too-far]",
        "Settings of single rules.",
    ),
    key(
        "ignore",
        Kind::Tables(IGNORE),
        "",
        "A finding that is known and borne for a time, never told by the token's text.",
    ),
    key(
        "match",
        Kind::Tables(MATCH),
        "",
        "Other demands on some tokens; of several blocks the first that matches holds.",
    ),
];

const CLAIMS: &[Key] = &[
    key("required", TEXTS, "[\"tenant_id\"]", "Claims that every token has."),
    key("forbidden", TEXTS, "[\"user\", \"profile\"]", "Claims that no token has."),
    key("max-size", Kind::Bytes, "4096", "The largest payload, in bytes."),
];

const SENSITIVE: &[Key] = &[
    key(
        "oidc-scopes",
        Kind::List(&Kind::Word(Words::Scope)),
        "[\"email\"]",
        "Scopes of OpenID Connect whose claims are expected in ID tokens.",
    ),
    key(
        "allow",
        Kind::Tables(ALLOW),
        "[{ claim = \"/support/phone\", reason = \"public hotline\" }]",
        "Claims that may stand in the payload whatever they look like.",
    ),
    key(
        "deny-names",
        TEXTS,
        "[\"matricule\"]",
        "The house's own words that make a claim's name a sensitive one.",
    ),
];

const ALLOW: &[Key] = &[
    required("claim", Kind::Pointer, "\"/support/phone\"", "JSON Pointer to the claim."),
    key(
        "profile",
        Kind::Word(Words::Profile),
        "\"id-token\"",
        "Of what kind the tokens are; any where nothing is said.",
    ),
    required("reason", Kind::Text, "\"public hotline\"", "Why it may stand there."),
];

const RULE: &[Key] = &[
    key("severity", Kind::Word(Words::Severity), "\"error\"", "The severity of its findings."),
    key(
        "disable",
        Kind::Flag,
        "false",
        "Whether it does not run at all, the last measure; ignore is the better one.",
    ),
];

const IGNORE: &[Key] = &[
    required("rule", Kind::Word(Words::Rule), "\"exp-too-far\"", "The rule."),
    key(
        "match",
        Kind::Table(FINDING),
        "{ iss = \"https://legacy.example\", kid = \"k1\" }",
        "Which of its findings; all where nothing is said.",
    ),
    required("reason", Kind::Text, "\"ticket SEC-412\"", "Why it is borne."),
    required("expires", Kind::Date, "2027-01-31", "The last day on which it is."),
];

/// A finding: the token, and where in it.
const FINDING: &[Key] = &[
    PROFILE,
    TYP,
    ALG,
    KID,
    ISS,
    AUD,
    FOUND_AS,
    key("claim", Kind::Pointer, "\"/exp\"", "JSON Pointer to the claim, or to the header parameter."),
];

const MATCH: &[Key] = &[
    required(
        "when",
        Kind::Table(WHEN),
        "{ typ = \"at+jwt\" }",
        "Which tokens: all that is said here is true of them.",
    ),
    key("profile", Kind::Word(Words::Profile), "\"access-token\"", "Their kind."),
    key("algorithms", TEXTS, "[\"ES256\"]", "The algorithms they may have."),
    key("issuers", TEXTS, "[\"https://as.example.com\"]", "The issuers they may have."),
    key(
        "audiences",
        TEXTS,
        "[\"https://api.example.com\"]",
        "The audiences of which they name at least one.",
    ),
    key("max-ttl", Kind::Duration, "\"15m\"", "Their longest lifetime."),
    key("required", TEXTS, "[\"client_id\"]", "Claims that they have beside those of [claims]."),
    key("forbidden", TEXTS, "[\"nonce\"]", "Claims that they do not have beside those of [claims]."),
];

const WHEN: &[Key] = &[PROFILE, TYP, ALG, KID, ISS, AUD, FOUND_AS];

const PROFILE: Key =
    key("profile", Kind::Word(Words::Profile), "\"access-token\"", "The kind of JWT that it was taken for.");
const TYP: Key =
    key("typ", Kind::Text, "\"at+jwt\"", "The header's typ, in any case, with or without application/.");
const ALG: Key = key("alg", Kind::Text, "\"ES256\"", "The header's alg.");
const KID: Key = key("kid", Kind::Text, "\"k1\"", "The header's kid.");
const ISS: Key = key("iss", Kind::Text, "\"https://as.example.com\"", "The issuer.");
const AUD: Key = key("aud", Kind::Text, "\"https://api.example.com\"", "One of the audiences.");
const FOUND_AS: Key = key(
    "found-as",
    Kind::Text,
    "\"refresh_token\"",
    "The name of the member, parameter or cookie that held the token.",
);
