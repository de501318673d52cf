//! Why a rule has nothing to say of a token.

use super::quiet::quietly;
use super::{Case, Evidence, Rule};
use crate::core::key::Key;
use crate::core::profile::{Inference, Profile};
use crate::core::published;
use crate::policy::{Policy, Revocation};

/// Why a rule does not apply to a token, found by asking it again with one thing changed.
pub fn why_not_applicable(rule: &Rule, case: &Case<'_>) -> String {
    let applies_to = |inference: &Inference, policy: &Policy| {
        quietly(|| rule.applies(&case.under(inference, policy))).unwrap_or(false)
    };
    let generic = Inference { profile: Profile::Generic, ..case.inference.clone() };
    if applies_to(&generic, case.policy) {
        return format!("it does not judge {}", case.profile().words());
    }
    if applies_to(case.inference, &demanding(case.policy)) {
        return "the policy demands nothing here".to_string();
    }
    if applies_with_keys(rule, case) {
        let none = case.keys().is_empty();
        let why = if none { "no key was given" } else { "the given keys leave it nothing to judge" };
        return why.to_string();
    }
    "the token has nothing that it judges".to_string()
}

/// Whether a rule would apply if keys were given: the published ones, which have every kind with two halves, or a secret.
fn applies_with_keys(rule: &Rule, case: &Case<'_>) -> bool {
    let secret = [Key::from_secret(vec![0; 64].into(), "")];
    [published::keys(), &secret].into_iter().any(|keys| {
        let evidence = Evidence::new(keys, &[]);
        let case = case.under(case.inference, case.policy).with(Some(&evidence));
        quietly(|| rule.applies(&case)).unwrap_or(false)
    })
}

/// A policy that demands something wherever one can.
fn demanding(policy: &Policy) -> Policy {
    let mut policy = policy.clone();
    let Policy { algorithms, issuers, audiences, key_urls, claims, sensitive, .. } = &mut policy;
    let lists = [algorithms, issuers, audiences, key_urls];
    for list in
        lists.into_iter().chain([&mut claims.required, &mut claims.forbidden, &mut sensitive.deny_names])
    {
        list.push("a".to_string());
    }
    claims.max_size = Some(1);
    policy.max_ttl = Some(1);
    (policy.fresh, policy.production, policy.revocation) = (true, true, Revocation::Jti);
    policy.nonce = true;
    policy
}

#[cfg(test)]
mod tests {
    use super::super::by_name;
    use super::*;
    use crate::core::token::Token;
    use crate::core::{b64, profile};

    #[test]
    fn why_a_rule_does_not_apply() {
        let why = |rule: &str, header: &str, payload: &'static str| {
            let token = Token::parse(format!(
                "{}.{}.AA",
                b64::encode(header.as_bytes()),
                b64::encode(payload.as_bytes())
            ));
            let (inference, policy) = (profile::infer(&token, None), Policy::default());
            why_not_applicable(by_name(rule).unwrap(), &Case::new(&token, &inference, &policy, 0))
        };
        let secevent = r#"{"alg":"ES256","typ":"secevent+jwt"}"#;
        assert_eq!(why("exp-missing", secevent, "{}"), "it does not judge a security event token");
        assert_eq!(why("policy-claim-missing", secevent, "{}"), "the policy demands nothing here");
        assert_eq!(why("signature-invalid", secevent, "{}"), "no key was given");
        assert_eq!(why("sub-is-pii", secevent, "{}"), "the token has nothing that it judges");
    }
}
