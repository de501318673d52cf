//! Options of `lint`.

use super::profiles;
use crate::core::profile::Profile;
use crate::core::time::parse_duration;
use crate::policy::Severity;
use crate::render::Format;
use clap::{Args, ValueEnum, ValueHint};
use std::ffi::OsString;

/// Options of `lint`.
#[derive(Args, Debug)]
pub struct LintArgs {
    /// Tokens, text that holds tokens, files, or - for standard input
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
    /// Exit 1 from this severity on
    #[arg(long, value_name = "LEVEL", default_value = "error")]
    pub fail_on: Severity,
    /// Report, and exit 0 whatever is found
    #[arg(long)]
    pub exit_zero: bool,
    /// Input without a token is no failure
    #[arg(long)]
    pub allow_empty: bool,
    /// Show sensitive values instead of masking them
    #[arg(long)]
    pub show_secrets: bool,
    /// Format of the report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

fn parse_severity(text: &str) -> Result<(String, Severity), String> {
    let (rule, level) = text.split_once('=').ok_or("expected RULE=LEVEL, such as exp-too-far=error")?;
    Ok((rule.to_string(), Severity::from_str(level, true)?))
}
