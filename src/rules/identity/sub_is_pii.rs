//! A subject that is a person's address.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sub-is-pii",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::High,
    summary: "the subject is a personal address",
    why: "addresses are personal and are given to others: who gets the address gets the account",
    fix: "use an opaque identifier that is never assigned twice",
    cites: &["OpenID Connect Core §5.7", "OpenID Connect Core §2"],
    known_problems: "",
    bad: &[Example::claims(r#"{"sub":"ann@example.com","iat":1795292740,"exp":1795293700}"#)],
    good: &[
        Example::claims(
            r#"{"sub":"8HkBvDlbPXFBsFZMTBO5nlz4yLaVaWZK@clients","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"sub":"build@demo.iam.gserviceaccount.com","iat":1795292740,"exp":1795293700}"#),
        Example::claims(
            r#"{"sub":"{11111111-1111-1111-1111-111111111111}","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    applies: |case| case.claim("sub").is_some(),
    check,
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(sub) = case.claim("sub") else { return };
    if let Some(address) = case
        .detected(Detector::Email)
        .find(|found| found.value.id() == sub.id() && found.value.pointer() == "/sub")
    {
        hits.at(Place::payload(sub), format!("sub is an {}", address.what)).label(address.length());
    }
}
