//! The policy in force: the command line over the policy file, over a preset, over the default.

use crate::cli::LintArgs;
use crate::core::source::Source;
use crate::host::Host;
use crate::policy::{self, Persona, Policies, Policy};
use crate::render;
use crate::rules::{self, RULES};
use anyhow::{Result, anyhow, bail};

/// The demands of a run, and the policy file they are from, if there is one.
pub(super) fn in_force(args: &LintArgs, host: &Host) -> Result<(Policies, Option<Source>)> {
    let is_group = |name: &str| RULES.iter().any(|rule| rule.group.name() == name);
    for name in args.select.iter().chain(&args.ignore).filter(|name| !is_group(name)) {
        known(name)?;
    }
    for (name, _) in &args.severity {
        known(name)?;
    }
    let source = match args.policy.no_config {
        true => None,
        false => host.policy_file(args.policy.config.as_deref())?,
    };
    match &source {
        Some(source) => host.detail(format!("the policy is that of {}", source.name)),
        None => host.detail("there is no policy file"),
    }
    let known = rules::known();
    let file = source.as_ref().map(|source| read(source, &known)).transpose()?;
    let policies = Policies::assemble(file, args.policy.preset, &known, |policy| command_line(args, policy));
    Ok((policies, source))
}

fn read(source: &Source, known: &policy::Known) -> Result<policy::File> {
    let text = std::str::from_utf8(&source.bytes)
        .map_err(|error| anyhow!("reading the policy {}: it is not UTF-8: {error}", source.name))?;
    policy::read(text, known).map_err(|flaws| anyhow!("{}", render::flaws(&flaws, &source.name, text)))
}

/// Puts what the command line says over what the policy says.
fn command_line(args: &LintArgs, policy: &mut Policy) {
    policy.profile = args.profile.or(policy.profile);
    policy.max_ttl = args.max_ttl.or(policy.max_ttl);
    policy.ignore.extend_from_slice(&args.ignore);
    policy.severity.extend_from_slice(&args.severity);
    policy.fail_on = args.fail_on.unwrap_or(policy.fail_on);
    policy.min_severity = args.policy.min_severity.unwrap_or(policy.min_severity);
    policy.min_confidence = args.policy.min_confidence.unwrap_or(policy.min_confidence);
    policy.fresh |= args.policy.fresh;
    policy.show_secrets = args.show_secrets;
    if !args.select.is_empty() {
        policy.select.clone_from(&args.select);
    }
    if args.policy.auditor {
        policy.persona = Persona::Auditor;
    } else if args.policy.pedantic {
        policy.persona = policy.persona.max(Persona::Pedantic);
    }
    if args.policy.no_ignores {
        policy.ignores.clear();
        policy.sensitive.allow.clear();
        policy.sensitive.oidc_scopes.clear();
    }
}

/// A misspelled name would silently change nothing.
fn known(name: &str) -> Result<()> {
    if rules::by_name(name).is_none() {
        bail!("{}", super::docs::no_such_rule(name));
    }
    Ok(())
}
