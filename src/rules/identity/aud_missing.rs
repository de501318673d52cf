//! A token that is for anybody.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "aud-missing",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token names no audience",
    why: "a service that gets the token can use it at another that trusts the same issuer",
    fix: "set aud to the one service it is for: jotkit sign … --aud https://api.example.com",
    cites: &["RFC 8725 §3.9", "OWASP ASVS 9.2.4"],
    known_problems: "Issuers whose tokens only one service reads.",
    bad: &[Example::claims(r#"{"iss":"https://as.example.com","iat":1795292740,"exp":1795293700}"#)],
    good: &[
        Example::claims(r#"{"iss":"https://as.example.com","aud":"api","iat":1795292740,"exp":1795293700}"#),
        // Said by oidc-claim-type and claim-placeholder.
        Example::claims(
            r#"{"iss":"https://as.example.com","aud":["api"],"iat":1795292740,"exp":1795293700}"#,
        ),
        // A credential is for whomever its holder shows it to.
        Example::claims(
            r#"{"iss":"https://a.example","sub":"did:example:1","iat":1795292740,"exp":1795293700,"vc":{}}"#,
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::lacks_a_standard(case) && case.claim("vc").is_none(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.claim("aud").is_none() && !case.requires("aud") {
        hits.at(Place::part(Part::Payload), "the token names no audience")
            .label("no \"aud\" among the claims");
    }
}
