//! A token without a name of its own.

use crate::policy::Revocation;
use crate::rules::prelude::*;
use crate::rules::profile::tells_lack;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jti-missing",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "the token has no identifier of its own",
    why: "it cannot be revoked alone; a warning where the policy revokes tokens by jti",
    fix: "set jti to 128 random bits: jotkit sign … --jti auto",
    cites: &["RFC 7519 §4.1.7", "OWASP JWT cheat sheet, token denylist"],
    known_problems: "Tokens so short-lived that nobody would revoke them.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).under(r#"revocation = "jti""#),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token {
        applies: |case| {
            // What an API takes from a client may have to be revoked, whatever standard it follows.
            let may_be_revoked = matches!(case.profile(), Profile::AccessToken | Profile::IdToken);
            super::lacks_a_standard(case) || may_be_revoked && case.has_all_claims()
        },
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.claim("jti").is_some() || case.requires("jti") || tells_lack(case, "jti") {
        return;
    }
    let hit = hits.at(Place::part(Part::Payload), "the token has no identifier to revoke it by");
    hit.label("no \"jti\" among the claims");
    if case.policy.revocation == Revocation::Jti {
        hit.severity(Severity::Warning).persona(Persona::Everyone);
    }
}
