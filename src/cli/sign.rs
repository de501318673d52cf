//! Options of the command that makes tokens.

use super::algs;
use crate::core::alg::Alg;
use crate::core::profile::Profile;
use crate::core::sign::Serialization;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};
use std::ffi::OsString;
use std::path::PathBuf;

/// What sets claims, and so has no place where the payload is signed as it stands.
const CLAIM_OPTIONS: [&str; 10] =
    ["exp", "iat", "nbf", "iss", "sub", "aud", "jti", "claim", "profile", "lines"];

/// Options of `sign`.
#[derive(Args, Debug)]
pub struct SignArgs {
    /// The claims: JSON text, a file, or - for standard input [default: none]
    #[arg(value_name = "CLAIMS", value_hint = ValueHint::FilePath)]
    pub claims: Option<OsString>,
    /// The private key: PEM, DER, JWK or OpenSSH; several sign a general serialization
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "unsecured")]
    pub key: Vec<PathBuf>,
    /// The HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself
    #[arg(long, short, value_name = "SPEC", conflicts_with = "unsecured", allow_hyphen_values = true)]
    pub secret: Vec<String>,
    /// What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    #[arg(long, value_name = "SPEC", requires = "key", allow_hyphen_values = true)]
    pub passphrase: Option<String>,
    /// Leave the token unsigned (alg none): for tests only
    #[arg(long, conflicts_with = "alg")]
    pub unsecured: bool,
    /// The algorithm [default: what the key says]; of several each key takes the first it admits
    #[arg(long, value_name = "ALG", ignore_case = true, value_parser = algs())]
    pub alg: Vec<Alg>,
    /// Make this kind of JWT: fill in what it needs, and refuse what it forbids
    #[arg(long, value_name = "PROFILE", value_parser = profiles())]
    pub profile: Option<Profile>,
    /// When it expires: 15m, a time, or never [default: 15m, unless the claims or the profile say]
    #[arg(long, value_name = "WHEN", allow_hyphen_values = true)]
    pub exp: Option<String>,
    /// When it was issued: a time, or none [default: now, unless the claims say]
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub iat: Option<String>,
    /// When it becomes valid: a time
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub nbf: Option<String>,
    /// Issuer
    #[arg(long, value_name = "TEXT")]
    pub iss: Option<String>,
    /// Subject
    #[arg(long, value_name = "TEXT")]
    pub sub: Option<String>,
    /// Audience; several make an array
    #[arg(long, value_name = "TEXT")]
    pub aud: Vec<String>,
    /// Token ID: auto (128 random bits), none, or the text itself [default: auto, unless the claims say]
    #[arg(long, value_name = "TEXT")]
    pub jti: Option<String>,
    /// Another claim: name=text, or name:=json
    #[arg(long = "claim", value_name = "NAME=TEXT")]
    pub claim: Vec<String>,
    /// A header parameter: name=text, or name:=json
    #[arg(long = "header", value_name = "NAME=TEXT")]
    pub header: Vec<String>,
    /// Key ID: thumbprint (RFC 7638), none, or the text itself [default: the JWK's]
    #[arg(long, value_name = "TEXT")]
    pub kid: Option<String>,
    /// Type of the token, such as at+jwt [default: JWT, or the profile's]
    #[arg(long, value_name = "TEXT")]
    pub typ: Option<String>,
    /// Sign CLAIMS as it stands, whatever it is, instead of a claims set
    #[arg(long, conflicts_with_all = CLAIM_OPTIONS)]
    pub jws: bool,
    /// Leave the payload out of the token (RFC 7515 appendix F); implies --jws
    #[arg(long, conflicts_with_all = CLAIM_OPTIONS)]
    pub detached: bool,
    /// The serialization: compact, flattened or general
    #[arg(long, value_name = "FORM", default_value = "compact", value_parser = serializations())]
    pub serialization: Serialization,
    /// Make a token of each line of JSON in CLAIMS, on all cores
    #[arg(long)]
    pub lines: bool,
    /// Leave the new token unlinted
    #[arg(long, conflicts_with = "strict")]
    pub no_lint: bool,
    /// Print no token that has an error, or whose key is weak
    #[arg(long)]
    pub strict: bool,
}

/// The kinds of JWT that can be made, so that help and completions list them.
fn profiles() -> impl TypedValueParser<Value = Profile> {
    let makable = [
        Profile::AccessToken,
        Profile::IdToken,
        Profile::LogoutToken,
        Profile::ClientAssertion,
        Profile::JwtBearer,
        Profile::DpopProof,
    ];
    PossibleValuesParser::new(makable.iter().map(|profile| profile.name()))
        .try_map(|name| name.parse::<Profile>())
}

fn serializations() -> impl TypedValueParser<Value = Serialization> {
    PossibleValuesParser::new(Serialization::ALL.iter().map(|form| form.name()))
        .try_map(|name| name.parse::<Serialization>())
}
