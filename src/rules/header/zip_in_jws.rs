//! Compression in a signed token.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "zip-in-jws",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a signed token is compressed, which only encrypted ones can be",
    why: "few libraries read it, and those that do can be made to inflate without end",
    fix: "take claims out instead",
    cites: &["RFC 7516 §4.1.3"],
    known_problems: "SMART Health Cards and JJWT compress signed tokens on purpose; other libraries cannot read those of JJWT.",
    bad: &[Example::header(r#"{"alg":"ES256","zip":"DEF"}"#)],
    good: &[Example::header(r#"{"alg":"ES256","typ":"JWT"}"#)],
    judge: Judge::Token { applies: super::is_jws, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(zip) = super::parameter(case, "zip") {
        let message = format!("the header of a JWS has zip {}", zip.brief());
        hits.at(Place::member(Part::Header, zip), message);
    }
}
