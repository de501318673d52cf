//! An ID token that answers no question.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-token-nonce-missing",
    summary: "an ID token has no nonce, where the policy says that clients send one",
    why: "a client cannot tell the answer to its login from one that was stolen and is played again",
    fix: "have the client send a nonce and the provider return it, or take nonce out of jotkit.toml",
    cites: &["OpenID Connect Core §2", "OpenID Connect Core §3.1.3.7"],
    known_problems: "ID tokens of a refresh carry none where the provider leaves it out.",
    bad: &[Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#).under("nonce = true")],
    good: &[
        Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#).under("nonce = true"),
        Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#),
        // No ID token.
        Example::claims(r#"{"iss":"https://as.example.com","aud":"api","sub":"42","iat":1795292740,"exp":1795293700}"#).under("nonce = true"),
    ],
    judge: Judge::Token {
        applies: |case| case.policy.nonce && super::has_claims_of(case, Profile::IdToken),
        check,
    },
    ..super::DEMAND
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if !case.has_claim("nonce") && !case.requires("nonce") {
        hits.at(Place::part(Part::Payload), "the ID token has no nonce, which the policy demands")
            .label("no \"nonce\" among the claims");
    }
}
