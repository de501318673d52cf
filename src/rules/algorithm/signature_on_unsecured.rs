//! A signature where the header says that there is none.

use crate::core::token::Kind;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "signature-on-unsecured",
    group: Group::Algorithm,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a token of alg none has a signature",
    why: "somebody changed the header of a signed token: what stands there protects nothing",
    fix: "throw the token away",
    cites: &["RFC 7518 §3.6"],
    known_problems: "",
    bad: &[Example::header(r#"{"alg":"none"}"#).signed("AbCd")],
    good: &[
        Example::header(r#"{"alg":"none"}"#).signed(""),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.token.kind() == Kind::Unsecured, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let length = case.signature().len();
    if length > 0 {
        let message = format!("alg is none, and a signature of {length} bytes follows");
        hits.at(Place::part(Part::Signature), message);
    }
}
