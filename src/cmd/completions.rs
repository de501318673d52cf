//! `jotkit completions`: a script that a shell completes the command line by.

use crate::cli::{Cli, CompletionsArgs, Shell};
use crate::exit::Exit;
use crate::host::Host;
use crate::policy::Severity;
use crate::rules::{self, RULES};
use anyhow::Result;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, Command, CommandFactory, ValueEnum};
use clap_complete::{generate, shells};
use std::io::Write;

pub(super) fn run(args: &CompletionsArgs, host: &Host) -> Result<Exit> {
    let mut command = with_suggestions();
    let mut script = Vec::new();
    match args.shell {
        Shell::Bash => generate(shells::Bash, &mut command, "jotkit", &mut script),
        Shell::Zsh => generate(shells::Zsh, &mut command, "jotkit", &mut script),
        Shell::Fish => {
            generate(shells::Fish, &mut command, "jotkit", &mut script);
            script.extend(positionals_for_fish(&command).bytes());
        }
        Shell::PowerShell => generate(shells::PowerShell, &mut command, "jotkit", &mut script),
        Shell::Elvish => generate(shells::Elvish, &mut command, "jotkit", &mut script),
        Shell::Nushell => generate(clap_complete_nushell::Nushell, &mut command, "jotkit", &mut script),
    }
    let mut out = host.out();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Yes)
}

/// The command line with values that are offered where others are taken too. They are put in for the scripts alone: to
/// parse by them would refuse the others, and help would be pages of names.
fn with_suggestions() -> Command {
    let mut root = Cli::command();
    root.build();
    for (command, argument, values) in suggestions(&root) {
        // In place, for clap moves what it is asked to change by name to the end of the list.
        let suggest = |own: Arg| match own.get_id() == argument {
            true => own.value_parser(PossibleValuesParser::new(values.clone())),
            false => own,
        };
        if let Some(command) = root.find_subcommand_mut(command) {
            *command = command.clone().mut_args(suggest);
        }
    }
    root
}

/// Commands, their arguments, and what is offered for these.
fn suggestions(root: &Command) -> Vec<(&'static str, &'static str, Vec<PossibleValue>)> {
    let commands = root.get_subcommands().map(|command| {
        PossibleValue::new(lasting(command.get_name().to_string()))
            .help(command.get_about().map(ToString::to_string).unwrap_or_default())
    });
    vec![
        ("explain", "rule", described_rules()),
        ("lint", "select", rules_and_groups()),
        ("lint", "ignore", rules_and_groups()),
        ("lint", "severity", severities()),
        ("man", "command", commands.collect()),
        ("keygen", "bits", words(&["2048", "3072", "4096", "8192"])),
        ("keygen", "kid", words(&["thumbprint", "none"])),
        ("sign", "kid", words(&["thumbprint", "none"])),
        ("sign", "jti", words(&["auto", "none"])),
    ]
}

fn words(words: &[&'static str]) -> Vec<PossibleValue> {
    words.iter().map(PossibleValue::new).collect()
}

fn described_rules() -> Vec<PossibleValue> {
    RULES.iter().map(|rule| PossibleValue::new(rule.name).help(rule.summary)).collect()
}

fn rules_and_groups() -> Vec<PossibleValue> {
    words(&[rules::known().groups, rules::known().rules].concat())
}

/// `RULE=LEVEL`, each whole: what a shell completes in two steps it ends with a space after the first.
fn severities() -> Vec<PossibleValue> {
    let levels: Vec<_> = Severity::value_variants().iter().filter_map(Severity::to_possible_value).collect();
    RULES
        .iter()
        .flat_map(|rule| levels.iter().map(move |level| format!("{}={}", rule.name, level.get_name())))
        .map(|name| PossibleValue::new(lasting(name)))
        .collect()
}

/// clap takes words that last as long as the program, which ends when the script is written.
fn lasting(word: String) -> &'static str {
    word.leak()
}

/// The values of arguments that are no options, which clap leaves out of what it writes for fish.
fn positionals_for_fish(root: &Command) -> String {
    let mut lines = String::new();
    for command in root.get_subcommands() {
        for argument in command.get_positionals() {
            let values: Vec<_> = argument.get_possible_values().iter().map(offer_in_fish).collect();
            if !values.is_empty() {
                let using = format!("__fish_jotkit_using_subcommand {}", command.get_name());
                lines += &format!("complete -c jotkit -n \"{using}\" -f -a \"{}\"\n", values.join("\n"));
            }
        }
    }
    lines
}

/// A value and what it is, as one of a list in double quotes.
fn offer_in_fish(value: &PossibleValue) -> String {
    let help = value.get_help().map(ToString::to_string).unwrap_or_default();
    let mut said = String::new();
    for c in help.chars() {
        if matches!(c, '\\' | '\'' | '"' | '$') {
            said.push('\\');
        }
        said.push(c);
    }
    format!("{}\\t'{said}'", value.get_name())
}
