//! `jotkit lint`: what is wrong with tokens.

use super::workers;
use crate::cli::LintArgs;
use crate::core::profile::{self, Inference};
use crate::core::source::Source;
use crate::core::token::Token;
use crate::exit::Exit;
use crate::host::Host;
use crate::input::{self, Found, Piece};
use crate::policy::Policy;
use crate::render::{self, Output, Report, Writer};
use crate::report::{self, Summary};
use crate::rules::{self, Evidence, RULES};
use anyhow::{Result, anyhow, bail};

pub(super) fn run(args: &LintArgs, host: &Host) -> Result<Exit> {
    let policy = policy(args)?;
    let keys = host.keys(&super::key_sources(&args.keys))?;
    let wordlist = args.wordlist.as_deref().map(|path| host.wordlist(path)).transpose()?.unwrap_or_default();
    let writer = render::writer(args.format, Report::Lint, host.terminal);
    let mut output = Output::new(&*writer, host.out());
    let mut summary = Summary::default();
    let mut complete = true;
    for source in host.sources(&args.inputs)? {
        let outcome = source.and_then(|source| {
            summary.files += 1;
            let before = summary.tokens;
            let worker = || {
                let evidence = Evidence::new(&keys, &wordlist);
                let (source, policy, writer) = (&source, &policy, &*writer);
                move |piece| lint_piece(source, piece, policy, &evidence, host.now, writer)
            };
            workers::in_order(1, input::pieces(&source), worker, |linted| {
                let (written, seen) = linted?;
                summary.take_up(seen);
                Ok(output.add(&written)?)
            })?;
            if args.allow_empty { Ok(()) } else { super::some_token(&source, summary.tokens - before) }
        });
        complete &= super::carry_on(host, &mut std::io::sink(), outcome)?;
    }
    for rule in &summary.faults {
        host.complain(&anyhow!(
            "running the rule {rule}: it broke down, which is a fault of jotkit\ntry: please report it"
        ));
    }
    complete &= summary.faults.is_empty();
    output.finish(&summary)?;
    Ok(Exit::of_findings(complete, summary.worst(), policy.fail_on, args.exit_zero))
}

/// Lints the tokens of a piece: the report of them, and what was seen.
fn lint_piece(
    source: &Source,
    piece: Piece,
    policy: &Policy,
    evidence: &Evidence<'_>,
    now: i64,
    writer: &dyn Writer,
) -> Result<(Vec<u8>, Summary)> {
    let (mut written, mut summary) = (Vec::new(), Summary::default());
    for found in input::tokens_in(source, piece) {
        for found in with_nested(found) {
            let inference = infer(policy, &found.token, found.place.name.as_deref());
            let item = report::linted(found, inference, policy, Some(evidence), now, &mut summary);
            render::items(writer, [&item], &mut written)?;
        }
    }
    Ok((written, summary))
}

/// Tokens inside a token are looked into to this depth.
const MOST_NESTED: usize = 4;

/// A token and those inside it, the outermost first.
fn with_nested(found: Found) -> Vec<Found> {
    let mut all = vec![found];
    while let Some(found) = all.last().filter(|_| all.len() <= MOST_NESTED)
        && let Some(inner) = found.token.nested()
    {
        let inner = found.nested(inner);
        all.push(inner);
    }
    all
}

fn infer(policy: &Policy, token: &Token, name: Option<&str>) -> Inference {
    match policy.profile {
        Some(profile) => Inference { profile, why: "--profile".to_string(), certain: true },
        None => profile::infer(token, name),
    }
}

fn policy(args: &LintArgs) -> Result<Policy> {
    let overridden = args.severity.iter().map(|(name, _)| name);
    for name in args.select.iter().chain(&args.ignore).chain(overridden) {
        known(name)?;
    }
    Ok(Policy {
        profile: args.profile,
        max_ttl: args.max_ttl,
        select: args.select.clone(),
        ignore: args.ignore.clone(),
        severity: args.severity.clone(),
        fail_on: args.fail_on,
        show_secrets: args.show_secrets,
        ..Policy::default()
    })
}

/// A misspelled name would silently select or ignore nothing.
fn known(name: &str) -> Result<()> {
    if rules::by_name(name).is_none() && !RULES.iter().any(|rule| rule.group.name() == name) {
        bail!("{}", super::docs::no_such_rule(name));
    }
    Ok(())
}
