//! `jotkit lint`: what is wrong with tokens.

use crate::cli::LintArgs;
use crate::core::profile::{self, Inference};
use crate::core::token::Token;
use crate::exit::Exit;
use crate::host::Host;
use crate::input;
use crate::policy::Policy;
use crate::render::{self, Output, Report};
use crate::report::{self, Summary};
use crate::rules::{self, RULES};
use anyhow::{Result, anyhow, bail};

pub(super) fn run(args: &LintArgs, host: &Host) -> Result<Exit> {
    let policy = policy(args)?;
    let writer = render::writer(args.format, Report::Lint, host.terminal);
    let mut output = Output::new(&*writer, host.out());
    let mut summary = Summary::default();
    let mut complete = true;
    for source in host.sources(&args.inputs)? {
        let outcome = source.and_then(|source| {
            summary.files += 1;
            let before = summary.tokens;
            for found in input::tokens(&source) {
                let inference = infer(&policy, &found.token, found.place.name.as_deref());
                let item = report::linted(found, inference, &policy, host.now, &mut summary);
                let mut written = Vec::new();
                render::items(&*writer, [&item], &mut written)?;
                output.add(&written)?;
            }
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
    })
}

/// A misspelled name would silently select or ignore nothing.
fn known(name: &str) -> Result<()> {
    if rules::by_name(name).is_none() && !RULES.iter().any(|rule| rule.group.name() == name) {
        bail!("{}", super::docs::no_such_rule(name));
    }
    Ok(())
}
