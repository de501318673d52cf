//! A content type that is not needed.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cty-unneeded",
    group: Group::Header,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "cty stands where there is no token inside",
    why: "a receiver that goes by cty can be led to another parser",
    fix: "leave cty out",
    cites: &["RFC 7519 §5.2"],
    known_problems: "Verifiable credentials and some vendors write it.",
    bad: &[Example::header(r#"{"alg":"ES256","cty":"text/xml"}"#)],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::jws(
            r#"{"alg":"ES256","cty":"JWT"}"#,
            r#"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some() && case.claims.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(cty) = super::parameter(case, "cty") {
        let message = format!("cty is {}, and the payload is a claims set", cty.brief());
        hits.at(Place::member(Part::Header, cty), message);
    }
}
