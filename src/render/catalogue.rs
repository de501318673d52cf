//! The rules themselves: the list, and the page of each.

use crate::core::json::quote;
use crate::policy::Persona;
use crate::rules::{EXAMPLE_NOW, Example, GivenBy, RULES, Rule};
use crate::term::escape_json;
use colored::Colorize;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// The list of rules for people.
///
/// # Errors
///
/// When the output cannot be written.
pub fn human(out: &mut impl Write) -> io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in RULES {
        let (severity, group) = (rule.severity.name(), rule.group.name());
        writeln!(out, "{:<width$}  {severity:<7}  {group:<9}  {}", rule.name, rule.summary)?;
    }
    writeln!(out, "\n{} rules; jotkit explain RULE tells more", RULES.len())
}

/// The list of rules as a Markdown table.
///
/// # Errors
///
/// When the output cannot be written.
pub fn markdown(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "| rule | severity | group | what it finds |")?;
    writeln!(out, "| --- | --- | --- | --- |")?;
    for rule in RULES {
        let (severity, group) = (rule.severity.name(), rule.group.name());
        writeln!(out, "| `{}` | {severity} | {group} | {} |", rule.name, rule.summary)?;
    }
    Ok(())
}

#[derive(Serialize)]
struct Page {
    name: &'static str,
    group: &'static str,
    severity: &'static str,
    confidence: &'static str,
    persona: &'static str,
    summary: &'static str,
    why: &'static str,
    fix: &'static str,
    cites: &'static [&'static str],
    known_problems: &'static str,
}

impl Page {
    fn of(rule: &Rule) -> Page {
        Page {
            name: rule.name,
            group: rule.group.name(),
            severity: rule.severity.name(),
            confidence: rule.confidence.name(),
            persona: rule.persona.name(),
            summary: rule.summary,
            why: rule.why,
            fix: rule.fix,
            cites: rule.cites,
            known_problems: rule.known_problems,
        }
    }
}

/// Rules as JSON: an array of all, or the object of one.
///
/// # Errors
///
/// When the output cannot be written.
pub fn json(out: &mut impl Write, one: Option<&Rule>) -> io::Result<()> {
    match one {
        Some(rule) => serde_json::to_writer_pretty(&mut *out, &Page::of(rule))?,
        None => {
            let pages: Vec<_> = RULES.iter().map(|rule| Page::of(rule)).collect();
            serde_json::to_writer_pretty(&mut *out, &pages)?;
        }
    }
    writeln!(out)
}

/// The page of a rule for people.
///
/// # Errors
///
/// When the output cannot be written.
pub fn page(out: &mut impl Write, rule: &Rule) -> io::Result<()> {
    writeln!(out, "{}: {}", rule.name.bold(), rule.summary)?;
    writeln!(out, "{}", kind(rule))?;
    for (title, text) in [("Why", rule.why), ("Fix", rule.fix), ("Known problems", rule.known_problems)] {
        if !text.is_empty() {
            writeln!(out, "\n{}\n  {text}", title.bold())?;
        }
    }
    writeln!(out, "\n{}", "Citations".bold())?;
    for cite in rule.cites {
        writeln!(out, "  {cite}")?;
    }
    let what = |example: Option<&Example>| match example {
        Some(example) if example.is_of_keys() => "A key",
        _ => "A token",
    };
    let (bad, good) = (rule.bad.first(), rule.good.first());
    example(out, &format!("{} on which it fires", what(bad)), bad)?;
    example(out, &format!("{} on which it is silent", what(good)), good)
}

/// `warning, confidence high, group time`, and with which option it is told where that takes one.
fn kind(rule: &Rule) -> String {
    let told = match rule.persona {
        Persona::Everyone => "",
        Persona::Pedantic => ", told with --pedantic",
        Persona::Auditor => ", told with --auditor",
    };
    let (severity, confidence) = (rule.severity.name(), rule.confidence.name());
    format!("{severity}, confidence {confidence}, group {}{told}", rule.group.name())
}

fn example(out: &mut impl Write, title: &str, example: Option<&Example>) -> io::Result<()> {
    let Some(example) = example else { return Ok(()) };
    writeln!(out, "\n{}", title.bold())?;
    if example.is_of_keys() {
        return key_example(out, example);
    }
    for (at, line) in example.policy.lines().enumerate() {
        writeln!(out, "  {:<8} {line}", if at == 0 { "policy" } else { "" })?;
    }
    writeln!(out, "  header   {}\n  payload  {}", escape_json(example.header), escape_json(example.payload))?;
    for (at, line) in example.found_in.lines().enumerate() {
        writeln!(out, "  {:<8} {line}", if at == 0 { "found in" } else { "" })?;
    }
    let token = example.token();
    if example.tracked {
        // Whoever types it into a shell has committed nothing.
        return writeln!(out, "  the file is one that git tracks");
    }
    if token.len() > LONGEST_COMMAND {
        return writeln!(out, "  {} bytes in all", token.len());
    }
    let mut token = shell_word(&token).into_owned();
    for beside in example.beside {
        token.push_str(&format!(" --with {}", shell_word(beside)));
    }
    if example.keys.is_empty() {
        return writeln!(out, "  jotkit lint --now {EXAMPLE_NOW} {token}");
    }
    writeln!(out, "  key.json {}", example.keys)?;
    writeln!(out, "  jotkit lint --now {EXAMPLE_NOW} --key key.json {token}")
}

/// A key, in the file that the command under it reads.
fn key_example(out: &mut impl Write, example: &Example) -> io::Result<()> {
    let file = match (example.given_by, example.keys.starts_with('{')) {
        (GivenBy::Secret, _) if example.mode.is_some() || example.keys.contains('\n') => "secret",
        (GivenBy::Secret, _) => {
            return writeln!(out, "  jotkit lint --secret {}", shell_word(&format!("text:{}", example.keys)));
        }
        (GivenBy::Jwks, _) => "jwks.json",
        (GivenBy::Key, true) => "key.json",
        (GivenBy::Key, false) => "key.pem",
    };
    for (at, line) in example.keys.lines().enumerate() {
        writeln!(out, "  {:<9} {line}", if at == 0 { file } else { "" })?;
    }
    if let Some(mode) = example.mode {
        writeln!(out, "  chmod {mode:o} {file}")?;
    }
    match example.given_by {
        GivenBy::Secret => writeln!(out, "  jotkit lint --secret file:{file}"),
        GivenBy::Jwks => writeln!(out, "  jotkit lint --jwks {file}"),
        GivenBy::Key => writeln!(out, "  jotkit lint {file}"),
    }
}

/// A longer token is not put into a command.
const LONGEST_COMMAND: usize = 2000;

/// Text as one word of a POSIX shell.
fn shell_word(text: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_.~+/=-".contains(c);
    if text.chars().all(plain) { text.into() } else { format!("'{}'", text.replace('\'', r"'\''")).into() }
}

/// The page of a rule in Markdown.
///
/// # Errors
///
/// When the output cannot be written.
pub fn markdown_page(out: &mut impl Write, rule: &Rule) -> io::Result<()> {
    writeln!(out, "## {}\n\n{}.\n", rule.name, rule.summary)?;
    writeln!(out, "{}\n", kind(rule))?;
    writeln!(out, "- **Why**: {}\n- **Fix**: {}", rule.why, rule.fix)?;
    if !rule.known_problems.is_empty() {
        writeln!(out, "- **Known problems**: {}", rule.known_problems)?;
    }
    writeln!(out, "- **Citations**: {}\n", rule.cites.join(", "))?;
    let examples = [("Fires on", rule.bad), ("Silent on", rule.good)];
    for (title, examples) in examples.into_iter().filter(|(_, examples)| !examples.is_empty()) {
        writeln!(out, "{title}:\n\n```json")?;
        for example in examples {
            let Example { header, payload, signature, keys, policy, beside, .. } = example;
            if example.is_of_keys() {
                writeln!(out, "{}", key_object(example))?;
                continue;
            }
            // A page is text, also where an example is UTF-16.
            let (header, payload) = (escape_json(header), escape_json(payload));
            write!(
                out,
                "{{\"header\": {header}, \"payload\": {payload}, \"signature\": {}",
                quote(signature)
            )?;
            let written = example.written.map(|_| example.token());
            if let Some(token) = written.filter(|token| token.len() <= LONGEST_COMMAND) {
                write!(out, ", \"written\": {}", quote(&token))?;
            }
            if !keys.is_empty() {
                write!(out, ", \"keys\": {keys}")?;
            }
            if !example.found_in.is_empty() {
                write!(out, ", \"found_in\": {}", quote(example.found_in))?;
            }
            if example.tracked {
                write!(out, ", \"tracked\": true")?;
            }
            if !policy.is_empty() {
                write!(out, ", \"policy\": {}", quote(policy))?;
            }
            if !beside.is_empty() {
                let quoted: Vec<_> = beside.iter().map(|beside| quote(beside)).collect();
                write!(out, ", \"with\": [{}]", quoted.join(", "))?;
            }
            writeln!(out, "}}")?;
        }
        writeln!(out, "```\n")?;
    }
    Ok(())
}

/// `{"jwks": {…}}`, with the permissions of its file where they matter.
fn key_object(example: &Example) -> String {
    let name = match example.given_by {
        GivenBy::Key => "key",
        GivenBy::Jwks => "jwks",
        GivenBy::Secret => "secret",
    };
    let is_json = example.given_by != GivenBy::Secret && example.keys.starts_with('{');
    let keys = if is_json { example.keys.to_string() } else { quote(example.keys) };
    let mode = example.mode.map(|mode| format!(", \"mode\": \"{mode:o}\"")).unwrap_or_default();
    format!("{{\"{name}\": {keys}{mode}}}")
}
