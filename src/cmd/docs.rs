//! `jotkit rules` and `explain`: what the registry of rules says of itself.

use crate::cli::{CatalogueFormat, ExplainArgs, RulesArgs};
use crate::exit::Exit;
use crate::host::Host;
use crate::policy;
use crate::render::catalogue;
use crate::rules::{self, RULES};
use anyhow::{Result, anyhow};
use std::cmp::Reverse;
use std::io::Write;

pub(super) fn rules(args: &RulesArgs, host: &Host) -> Result<Exit> {
    let mut out = host.out();
    match args.format {
        _ if args.schema => {
            serde_json::to_writer_pretty(&mut out, &policy::schema(&rules::known()))?;
            writeln!(out)?;
        }
        CatalogueFormat::Human => catalogue::human(&mut out)?,
        CatalogueFormat::Json => catalogue::json(&mut out, None)?,
        CatalogueFormat::Markdown => catalogue::markdown(&mut out)?,
    }
    out.flush()?;
    Ok(Exit::Yes)
}

pub(super) fn explain(args: &ExplainArgs, host: &Host) -> Result<Exit> {
    let rule = rules::by_name(&args.rule).ok_or_else(|| anyhow!(no_such_rule(&args.rule)))?;
    let mut out = host.out();
    match args.format {
        CatalogueFormat::Human => catalogue::page(&mut out, rule)?,
        CatalogueFormat::Json => catalogue::json(&mut out, Some(rule))?,
        CatalogueFormat::Markdown => catalogue::markdown_page(&mut out, rule)?,
    }
    out.flush()?;
    Ok(Exit::Yes)
}

/// What to say of a name that no rule has: the rules it may have meant.
pub(super) fn no_such_rule(name: &str) -> String {
    let shared = |rule: &&&rules::Rule| {
        let words: Vec<_> = name.split('-').collect();
        rule.name.split('-').filter(|word| words.contains(word)).count()
    };
    // Of several with as many of its words, the one that begins like it, and is as long.
    let likeness = |rule: &&&rules::Rule| {
        let alike = rule.name.bytes().zip(name.bytes()).take_while(|(one, other)| one == other).count();
        (shared(rule), alike, Reverse(rule.name.len().abs_diff(name.len())))
    };
    let nearest = RULES.iter().max_by_key(likeness).filter(|rule| shared(rule) > 0);
    let meant = nearest.map(|rule| format!("; did you mean {}?", rule.name)).unwrap_or_default();
    format!("looking up the rule {name:?}: there is none of that name{meant}\ntry: jotkit rules")
}
