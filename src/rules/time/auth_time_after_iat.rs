//! A login after the token that tells of it.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "auth-time-after-iat",
    group: Group::Time,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the user logged in after the token was issued",
    why: "who asks for a recent login is told of one that was not",
    fix: "copy the time of the login itself",
    cites: &["OpenID Connect Core §2"],
    known_problems: "Hosts whose clocks differ by more than the skew that is allowed.",
    bad: &[Example::claims(r#"{"sub":"42","auth_time":1795293640,"iat":1795292740,"exp":1795293700}"#)],
    good: &[
        Example::claims(r#"{"sub":"42","auth_time":1795292730,"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","auth_time":1795292760,"iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token {
        applies: |case| case.claim("auth_time").is_some() && case.claim("iat").is_some(),
        check,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(login), Some(issued)) = (super::date(case, "auth_time"), super::date(case, "iat")) else {
        return;
    };
    let late = login.0 - issued.0;
    if let Some(claim) = case.claim("auth_time").filter(|_| late > case.policy.clock_skew as f64) {
        hits.at(Place::payload(claim), format!("auth_time lies {} after iat", span(late)))
            .label(login.words());
    }
}
