//! Puts settings over others: the default, then a preset, then the policy file, then the command line.

use super::file::{Allowed, Claims, Environment, File, MatchBlock, Sensitive};
use super::{Ignore, Known, Policies, Policy, Preset, When};

impl Policies {
    /// The demands that a policy file makes, if there is one, over those of a preset, if one is named here or there;
    /// over all holds what the command line says.
    pub fn assemble(
        file: Option<File>,
        preset: Option<Preset>,
        known: &Known,
        command_line: impl Fn(&mut Policy),
    ) -> Policies {
        let preset = preset.or_else(|| file.as_ref().and_then(File::preset));
        let (mut policy, mut blocks) = (Policy::default(), Vec::new());
        // Those of the file come first, since the first that matches holds.
        for file in [preset.map(|preset| preset.settings(known)), file].into_iter().flatten() {
            let own = file.apply(&mut policy);
            blocks.splice(0..0, own);
        }
        Policies::new(policy, blocks, command_line)
    }
}

fn set<T>(setting: &mut T, said: Option<T>) {
    if let Some(said) = said {
        *setting = said;
    }
}

impl File {
    /// Puts what the file says over what was said before; what it says of some tokens is left over.
    fn apply(self, policy: &mut Policy) -> Vec<MatchBlock> {
        set(&mut policy.profile, self.profile.map(|profile| profile.0));
        set(
            &mut policy.production,
            self.environment.map(|environment| environment == Environment::Production),
        );
        set(&mut policy.clock_skew, self.clock_skew.map(|skew| skew.0));
        set(&mut policy.fresh, self.fresh);
        set(&mut policy.algorithms, self.algorithms);
        set(&mut policy.issuers, self.issuers);
        set(&mut policy.audiences, self.audiences);
        set(&mut policy.key_urls, self.key_urls);
        set(&mut policy.revocation, self.revocation);
        set(&mut policy.nonce, self.nonce);
        set(&mut policy.select, self.select);
        set(&mut policy.persona, self.persona);
        set(&mut policy.min_severity, self.min_severity);
        set(&mut policy.min_confidence, self.min_confidence);
        set(&mut policy.fail_on, self.fail_on);
        policy.max_ttl_of.extend(self.max_ttl.into_iter().map(|(profile, limit)| (profile.0, limit.0)));
        self.claims.apply(policy);
        self.sensitive.apply(policy);
        for (rule, settings) in self.rules {
            if let Some(disable) = settings.disable {
                policy.disabled.retain(|disabled| *disabled != rule);
                policy.disabled.extend(disable.then(|| rule.clone()));
            }
            policy.severity.extend(settings.severity.map(|severity| (rule, severity)));
        }
        policy.ignores.extend(self.ignore.into_iter().map(Ignore::of));
        self.matches
    }
}

impl Claims {
    fn apply(self, policy: &mut Policy) {
        set(&mut policy.claims.required, self.required);
        set(&mut policy.claims.forbidden, self.forbidden);
        policy.claims.max_size = self.max_size.or(policy.claims.max_size);
    }
}

impl Sensitive {
    fn apply(self, policy: &mut Policy) {
        set(&mut policy.sensitive.oidc_scopes, self.oidc_scopes);
        set(&mut policy.sensitive.deny_names, self.deny_names);
        let allow = |allowed: Allowed| (allowed.claim, allowed.profile.map(|profile| profile.0));
        policy.sensitive.allow.extend(self.allow.into_iter().map(allow));
    }
}

impl MatchBlock {
    /// Puts what the block says over what the house says; when it holds is left over.
    pub(super) fn apply(self, policy: &mut Policy) -> When {
        policy.profile = self.profile.map(|profile| profile.0).or(policy.profile);
        policy.max_ttl = self.max_ttl.map(|limit| limit.0).or(policy.max_ttl);
        set(&mut policy.algorithms, self.algorithms);
        set(&mut policy.issuers, self.issuers);
        set(&mut policy.audiences, self.audiences);
        for (claims, more) in
            [(&mut policy.claims.required, self.required), (&mut policy.claims.forbidden, self.forbidden)]
        {
            claims.extend(more.into_iter().filter(|claim| !claims.contains(claim)).collect::<Vec<_>>());
        }
        self.when
    }
}
