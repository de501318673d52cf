//! A token of unknown age.

use crate::rules::prelude::*;
use crate::rules::profile::tells_lack;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "iat-missing",
    group: Group::Time,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token has exp and neither iat nor nbf",
    why: "nobody can tell how long it lives in all, only how long it has left",
    fix: "set iat to the time of issue",
    cites: &["RFC 9068 §2.2", "RFC 7519 §4.1.6"],
    known_problems: "Tokens that are meant to be as short as can be.",
    bad: &[Example::claims(r#"{"sub":"42","exp":1795293700}"#)],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        // Bot Framework tokens have nbf instead.
        Example::claims(r#"{"sub":"42","nbf":1795292740,"exp":1795293700}"#),
        // Of an SD-JWT, iat may be undisclosed.
        Example::jws(r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#, r#"{"vct":"x","exp":1795293700}"#, "c2ln"),
    ],
    judge: Judge::Token {
        applies: |case| {
            case.claim("exp").is_some() && case.has_all_claims() && case.profile() != Profile::SdJwt
        },
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(exp) = case.claim("exp").filter(|_| !case.requires("iat") && !tells_lack(case, "iat")) else {
        return;
    };
    if case.claim("iat").is_none() && case.claim("nbf").is_none() {
        let hit = hits.at(Place::payload(exp), "neither iat nor nbf says when the life of the token begins");
        if let Some(end) = super::date(case, "exp").filter(|end| end.0 > case.now as f64) {
            hit.label(format!("{} from now", span(end.0 - case.now as f64)));
        }
    }
}
