//! `--format FORMAT[=FILE]`: a format, and where a report goes in it.

use crate::render::Format;
use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// A report: its format, and the file it is written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatTo {
    /// The format.
    pub format: Format,
    /// The file; none for standard output.
    pub file: Option<PathBuf>,
}

/// Reads it as it is typed; completions know the formats.
#[derive(Clone)]
pub(super) struct FormatToParser;

impl TypedValueParser for FormatToParser {
    type Value = FormatTo;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<FormatTo, clap::Error> {
        let text = value.to_str().and_then(|text| text.split_once('='));
        let (format, file) = match text {
            Some((_, "")) => {
                let what = "reading --format: no file after the `=`\n";
                return Err(clap::Error::raw(ErrorKind::InvalidValue, what).with_cmd(command));
            }
            Some((format, file)) => (OsString::from(format), Some(PathBuf::from(file))),
            None => (value.to_os_string(), None),
        };
        let format = EnumValueParser::<Format>::new().parse_ref(command, argument, &format)?;
        Ok(FormatTo { format, file })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        use clap::ValueEnum;
        let formats: Vec<_> = Format::value_variants().iter().filter_map(Format::to_possible_value).collect();
        Some(Box::new(formats.into_iter()))
    }
}
