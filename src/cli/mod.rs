//! The command line as clap types, and nothing else: help, man pages and completions are made from them.

mod format;
mod key;
mod lint;
mod sign;

pub use format::FormatTo;
pub use key::{InspectFormat, KeyAction, KeyCommandArgs, KeyFileArgs, KeyFormat, KeygenArgs};
pub use lint::{BaselineArgs, LintArgs, PolicyArgs, WalkArgs};
pub use sign::SignArgs;

use crate::core::alg::Alg;
use crate::core::profile::Profile;
use crate::core::time::parse_duration;
use crate::render::VerdictFormat;
use crate::term::ColorChoice;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::error::ErrorKind;
use clap::{ArgGroup, ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueEnum, ValueHint};
use std::ffi::OsString;
use std::path::PathBuf;

/// Generates keys, signs, decodes, verifies and lints JSON Web Tokens.
///
/// Exit codes: 0 yes, 1 no (a token was rejected, or a finding is as bad as --fail-on), 2 could not do it, 130 interrupted.
#[derive(Debug, Parser)]
#[command(name = "jotkit", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
}

/// What holds for every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Global options")]
pub struct Global {
    /// When to color; NO_COLOR and CLICOLOR_FORCE are honored
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_possible_values = false)]
    pub color: ColorChoice,
    /// Leave out notes on standard error
    #[arg(long, short, global = true)]
    pub quiet: bool,
    /// Say what was done on standard error
    #[arg(long, short, global = true, conflicts_with = "quiet")]
    pub verbose: bool,
    /// Take this as the present: RFC 3339, Unix seconds, or +15m or -1h from now
    #[arg(long, global = true, value_name = "TIME", allow_hyphen_values = true)]
    pub now: Option<String>,
}

/// The commands, each with its options, its name and what it does. clap's own derive would put together the options of
/// every command at every start; here those of the command that is run are, which halves the start.
macro_rules! commands {
    ($($variant:ident($args:ident) $name:literal $about:literal;)*) => {
        /// The commands.
        #[derive(Debug)]
        pub enum Command {
            $(#[doc = $about] $variant($args),)*
        }

        impl Subcommand for Command {
            fn augment_subcommands(root: clap::Command) -> clap::Command {
                root$(.subcommand(clap::Command::new($name).about($about).defer(|command| {
                    $args::augment_args(command).about($about).long_about(None)
                })))*
            }

            fn augment_subcommands_for_update(root: clap::Command) -> clap::Command {
                Self::augment_subcommands(root)
            }

            fn has_subcommand(name: &str) -> bool {
                [$($name),*].contains(&name)
            }
        }

        impl FromArgMatches for Command {
            fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
                match matches.subcommand() {
                    $(Some(($name, matches)) => $args::from_arg_matches(matches).map(Command::$variant),)*
                    _ => Err(clap::Error::new(ErrorKind::MissingSubcommand)),
                }
            }

            fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
                *self = Self::from_arg_matches(matches)?;
                Ok(())
            }
        }
    };
}

commands! {
    Key(KeyCommandArgs) "key" "Say what a key file is, and change its form";
    Keygen(KeygenArgs) "keygen" "Make a new key pair or HMAC secret";
    Sign(SignArgs) "sign" "Make a token from claims";
    Decode(DecodeArgs) "decode" "Show what tokens say, unverified";
    Verify(VerifyArgs) "verify" "Judge tokens by keys and expectations, with every reason";
    Lint(LintArgs) "lint" "Find what is wrong with tokens";
    Rules(RulesArgs) "rules" "List the rules of lint";
    Explain(ExplainArgs) "explain" "Tell all about one rule";
    Completions(CompletionsArgs) "completions" "Print a completion script";
    Man(ManArgs) "man" "Print a man page";
}

/// Options of `decode`.
#[derive(Args, Debug)]
pub struct DecodeArgs {
    /// Tokens, text that holds tokens, files, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Print an object a token, for jq
    #[arg(long, conflicts_with_all = ["get", "part"])]
    pub json: bool,
    /// Print the value of a claim: its name, or a JSON Pointer such as /address/street
    #[arg(long, value_name = "CLAIM", conflicts_with = "part")]
    pub get: Option<String>,
    /// Print the exact bytes of a part
    #[arg(long, value_name = "PART")]
    pub part: Option<PartArg>,
    /// How to write times [default: utc]
    #[arg(long, value_name = "ZONE", conflicts_with_all = ["json", "get", "part"])]
    pub time: Option<TimeArg>,
}

/// How times are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum TimeArg {
    /// As UTC.
    #[default]
    Utc,
    /// In the time zone of this machine, or of TZ.
    Local,
    /// As Unix seconds.
    Unix,
}

/// A part of a token that can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PartArg {
    /// The JOSE header.
    Header,
    /// The payload.
    Payload,
    /// The signature.
    Signature,
}

/// Where keys come from.
#[derive(Args, Debug)]
#[command(next_help_heading = "Keys", group = ArgGroup::new("fetched").args(["jwks", "discover"]).multiple(true))]
pub struct KeyArgs {
    /// A key: PEM, certificate, DER, JWK, JWKS or OpenSSH; may be repeated
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub key: Vec<PathBuf>,
    /// A JWK Set: a file, or the https URL to fetch it from
    #[arg(long, value_name = "FILE|URL", value_hint = ValueHint::FilePath)]
    pub jwks: Option<String>,
    /// Fetch the keys of this issuer
    #[arg(long, value_name = "ISSUER_URL", value_hint = ValueHint::Url)]
    pub discover: Option<String>,
    /// Certificates in PEM that servers are trusted by, beside those of the system
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "fetched")]
    pub ca_file: Option<PathBuf>,
    /// An HMAC secret: env:NAME, file:PATH, b64:…, hex:…, prompt, -, text:…, or the text itself; may be repeated
    #[arg(long, short, value_name = "SPEC", allow_hyphen_values = true)]
    pub secret: Vec<String>,
    /// What opens an encrypted key, named like a secret: prompt, env:NAME, file:PATH, …
    #[arg(long, value_name = "SPEC", allow_hyphen_values = true)]
    pub passphrase: Option<String>,
}

/// Options of `verify`.
#[derive(Args, Debug)]
pub struct VerifyArgs {
    /// Tokens, text that holds tokens, files, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// The payload of a token that comes without it; - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub payload: Option<PathBuf>,
    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: VerdictFormat,
    /// Where the keys come from.
    #[command(flatten)]
    pub keys: KeyArgs,
    /// What tokens must satisfy.
    #[command(flatten)]
    pub expect: ExpectArgs,
}

/// What tokens must satisfy beside their signature.
#[derive(Args, Debug)]
#[command(next_help_heading = "Expectations")]
pub struct ExpectArgs {
    /// Accept only this algorithm; may be repeated [default: what the keys admit]
    #[arg(long, value_name = "ALG", ignore_case = true, value_parser = algs())]
    pub alg: Vec<Alg>,
    /// The issuer; several are alternatives [default: that of --discover]
    #[arg(long, value_name = "TEXT")]
    pub iss: Vec<String>,
    /// Your name in aud; several are alternatives
    #[arg(long, value_name = "TEXT")]
    pub aud: Vec<String>,
    /// The subject
    #[arg(long, value_name = "TEXT")]
    pub sub: Option<String>,
    /// The header's typ, such as at+jwt
    #[arg(long, value_name = "TEXT")]
    pub typ: Option<String>,
    /// A claim that must be there; may be repeated
    #[arg(long, value_name = "CLAIM")]
    pub require: Vec<String>,
    /// How far clocks may differ: 60s
    #[arg(long, value_name = "DURATION", default_value = "0s", value_parser = parse_duration)]
    pub leeway: i64,
    /// How long ago the token may have been issued
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    pub max_age: Option<i64>,
    /// Leave exp unchecked
    #[arg(long)]
    pub ignore_exp: bool,
    /// Leave nbf unchecked
    #[arg(long)]
    pub ignore_nbf: bool,
    /// Leave iat unchecked
    #[arg(long)]
    pub ignore_iat: bool,
    /// Check the signature alone; the payload may be anything
    #[arg(long, conflicts_with_all = ["iss", "aud", "sub", "require", "max_age", "profile", "denylist"])]
    pub jws: bool,
    /// Make every weakness of the key, or of the set it is in, a reason to reject
    #[arg(long)]
    pub strict: bool,
    /// Make the demands of this kind of JWT
    #[arg(long, value_name = "PROFILE", value_parser = profiles())]
    pub profile: Option<Profile>,
    /// Reject tokens whose jti is listed: a file with a jti, or iss and jti, a line; or redis://host:port/db
    #[arg(long, value_name = "FILE|URL", value_hint = ValueHint::FilePath)]
    pub denylist: Option<String>,
    /// The key that a revoked token has in Redis
    #[arg(long, value_name = "TEMPLATE", default_value = "revoked:{jti}", requires = "denylist")]
    pub denylist_key: String,
}

/// Options of `rules`.
#[derive(Args, Debug)]
pub struct RulesArgs {
    /// Format of the list
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: CatalogueFormat,
    /// Print the JSON Schema of the policy file, jotkit.toml
    #[arg(long, conflicts_with = "format")]
    pub schema: bool,
}

/// Options of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// Name of the rule
    #[arg(value_name = "RULE")]
    pub rule: String,
    /// Format of the page
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: CatalogueFormat,
}

/// The formats of the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CatalogueFormat {
    /// For people.
    Human,
    /// JSON.
    Json,
    /// Markdown.
    Markdown,
}

/// Options of `completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Shells that have completions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bourne again shell.
    Bash,
    /// Z shell.
    Zsh,
    /// Friendly interactive shell.
    Fish,
    /// PowerShell.
    #[value(name = "powershell")]
    PowerShell,
    /// Elvish.
    Elvish,
    /// Nushell.
    Nushell,
}

/// Options of `man`.
#[derive(Args, Debug)]
pub struct ManArgs {
    /// The command, such as lint or key inspect [default: jotkit itself]
    #[arg(value_name = "COMMAND")]
    pub command: Vec<String>,
    /// Write the pages of all commands to files in this folder
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath, conflicts_with = "command")]
    pub out: Option<PathBuf>,
}

/// The algorithms, so that help and completions list them.
fn algs() -> impl TypedValueParser<Value = Alg> {
    PossibleValuesParser::new(Alg::ALL.iter().map(|alg| alg.name())).try_map(|name| name.parse::<Alg>())
}

/// The profiles likewise.
fn profiles() -> impl TypedValueParser<Value = Profile> {
    PossibleValuesParser::new(Profile::ALL.iter().map(|profile| profile.name()))
        .try_map(|name| name.parse::<Profile>())
}
