//! Compression before encryption.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwe-zip",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the contents are compressed before they are encrypted",
    why: "the length tells what is inside, where an attacker can add to it, and a small token can inflate to any size",
    fix: "leave zip out",
    cites: &["RFC 8725 §3.6", "GHSA-hhhv-q57g-882q"],
    known_problems: "Contents that no attacker can add to.",
    bad: &[Example::jwe(r#"{"alg":"dir","enc":"A256GCM","zip":"DEF"}"#)],
    good: &[Example::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#)],
    judge: Judge::Token { applies: super::is_jwe, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(zip) = super::parameter(case, "zip") {
        let message = format!("the header of a JWE has zip {}", zip.brief());
        hits.at(Place::member(Part::Header, zip), message);
    }
}
