//! A subject that is an address or number of a person.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sub-is-pii",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the subject is an address or number of a person",
    why: "addresses are personal and are given to others: who gets the address gets the account",
    fix: "use an opaque identifier that is never assigned twice",
    cites: &["OpenID Connect Core §5.7", "OpenID Connect Core §2"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"ann@example.com","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"+14155550123","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"536-22-8731","iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"8HkBvDlbPXFBsFZMTBO5nlz4yLaVaWZK@clients","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"sub":"build@demo.iam.gserviceaccount.com","iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"{11111111-1111-1111-1111-111111111111}","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| case.claim("sub").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let personal = [Detector::Email, Detector::Phone, Detector::NationalId];
    let is_sub = |found: &&Detection<'_>| personal.contains(&found.detector) && case.is_claim(found, "sub");
    let found = case.detections().iter().find(is_sub);
    if let Some(found) = found {
        let article = if found.what.starts_with(['e', 'A', 'I']) { "an" } else { "a" };
        hits.at(Place::payload(found.value), format!("sub is {article} {}", found.what))
            .label(found.length());
    }
}
