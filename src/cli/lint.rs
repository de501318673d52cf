//! Options of `lint`.

use super::format::{FormatTo, FormatToParser};
use super::{KeyArgs, profiles};
use crate::core::profile::Profile;
use crate::core::time::parse_duration;
use crate::policy::{Confidence, Preset, Severity};
use clap::{Args, ValueEnum, ValueHint};
use std::ffi::OsString;
use std::path::PathBuf;

/// Options of `lint`.
#[derive(Args, Debug)]
pub struct LintArgs {
    /// Tokens, text that holds tokens, key files, other files, folders, or - for standard input
    #[arg(value_name = "INPUT", value_hint = ValueHint::FilePath)]
    pub inputs: Vec<OsString>,
    /// Treat every token as one of this kind [default: told from each token]
    #[arg(long, value_name = "PROFILE", value_parser = profiles())]
    pub profile: Option<Profile>,
    /// The longest lifetime a token may have [default: by profile, 1h for an access token]
    #[arg(long, value_name = "DURATION", value_parser = parse_duration)]
    pub max_ttl: Option<i64>,
    /// Run only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Count the findings of these rules or groups, and do not report them
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Give a rule another severity: exp-too-far=error
    #[arg(long, value_name = "RULE=LEVEL", value_parser = parse_severity)]
    pub severity: Vec<(String, Severity)>,
    /// Exit 1 from this severity on [default: error]
    #[arg(long, value_name = "LEVEL")]
    pub fail_on: Option<Severity>,
    /// Report, and exit 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,
    /// Input without a token or key is no failure
    #[arg(long)]
    pub allow_empty: bool,
    /// Show sensitive values instead of masking them
    #[arg(long)]
    pub show_secrets: bool,
    /// Tell for each token what every rule answered, and why
    #[arg(long)]
    pub show_all: bool,
    /// Tell each sighting of a token by itself, and not each token once with its places
    #[arg(long)]
    pub each: bool,
    /// Draw what was seen: validity, lifetimes, issuers, algorithms, kinds of token, places
    #[arg(long)]
    pub stats: bool,
    /// Format of the report, and the file to write it to [default: standard output]; may be repeated
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "human", value_parser = FormatToParser)]
    pub format: Vec<FormatTo>,
    /// Write the report to a file, whole or not at all, instead of standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
    /// Where the keys come from.
    #[command(flatten)]
    pub keys: KeyArgs,
    /// HMAC secrets, one a line, to try beside the well-known ones; may be gzip, a pipe, or - for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Keys")]
    pub wordlist: Option<PathBuf>,
    /// Write the tokens that are signed with an HMAC to a new file for hashcat -m 16500: live tokens, mode 0600
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, help_heading = "Keys")]
    pub hashcat: Option<PathBuf>,
    /// Which files of a folder.
    #[command(flatten)]
    pub walk: WalkArgs,
    /// What came with the tokens, to judge them beside it: a token, code=TEXT, access_token=TEXT, or a file that holds them
    #[arg(long, value_name = "TEXT|FILE", value_hint = ValueHint::FilePath)]
    pub with: Vec<OsString>,
    /// What is demanded.
    #[command(flatten)]
    pub policy: PolicyArgs,
    /// What is known.
    #[command(flatten)]
    pub baseline: BaselineArgs,
}

/// Which files of a folder are read.
#[derive(Args, Debug)]
#[command(next_help_heading = "Folders")]
pub struct WalkArgs {
    /// Read files whose name begins with a dot too
    #[arg(long)]
    pub hidden: bool,
    /// Read what .gitignore, .ignore and git's own lists leave out too
    #[arg(long)]
    pub no_ignore: bool,
    /// Read only files that match, or with ! before it none that do: *.log, !vendor
    #[arg(long, value_name = "GLOB")]
    pub glob: Vec<String>,
}

/// What tokens are judged by.
#[derive(Args, Debug)]
#[command(next_help_heading = "Policy")]
pub struct PolicyArgs {
    /// The policy file [default: JOTKIT_CONFIG, or the nearest jotkit.toml up to the repository's folder]
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// Look for no policy file
    #[arg(long, conflicts_with = "config")]
    pub no_config: bool,
    /// Print a policy file with every key in it, commented out
    #[arg(long, exclusive = true)]
    pub example_config: bool,
    /// Begin with these settings
    #[arg(long, value_name = "PRESET")]
    pub preset: Option<Preset>,
    /// The tokens were just issued: one that is expired is an error
    #[arg(long)]
    pub fresh: bool,
    /// Report smells too
    #[arg(long)]
    pub pedantic: bool,
    /// Report what a reviewer wants to see, likely false alarms too
    #[arg(long)]
    pub auditor: bool,
    /// Report what the policy file's ignores, and what it allows of sensitive claims, leave out
    #[arg(long, conflicts_with = "ignore")]
    pub no_ignores: bool,
    /// Count findings that are less sure, and do not report them
    #[arg(long, value_name = "LEVEL")]
    pub min_confidence: Option<Confidence>,
    /// Count findings below this severity, and do not report them
    #[arg(long, value_name = "LEVEL")]
    pub min_severity: Option<Severity>,
}

/// Findings that are known.
#[derive(Args, Debug)]
#[command(next_help_heading = "Baseline")]
pub struct BaselineArgs {
    /// Count findings that are in this file, and do not report them
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub baseline: Option<PathBuf>,
    /// Write the findings of this run to a file for --baseline
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub write_baseline: Option<PathBuf>,
}

fn parse_severity(text: &str) -> Result<(String, Severity), String> {
    let (rule, level) = text.split_once('=').ok_or("expected RULE=LEVEL, such as exp-too-far=error")?;
    Ok((rule.to_string(), Severity::from_str(level, true)?))
}
