//! A token inside a token that is not announced.

use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cty-missing-nested",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is a token, and cty does not say so",
    why: "receivers take the inner token for opaque bytes, and never verify it",
    fix: "write \"cty\":\"JWT\": jotkit sign --header cty=JWT",
    cites: &["RFC 7519 §5.2", "RFC 7515 §4.1.10"],
    known_problems: "",
    bad: &[Example::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).signed(".AAECAwQFBgcICQoL.qH9YtPJEmKSLhKKPAHqIeA4Lllh5BsU-tT2kPX3lar-JUZadQuYqcBAt2HiPJ08sHMTHCTdORl-sQscpXc255ZANiXyQtmkfa2PsXFDqOgsRCbfvp8VRm7It43zmgiiycwpprcJiyhujhx-FxXdgPWZwranGqBDCTQN_gg.NgVCeOZcSnKbIUD45gjCsQ").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#), Example::jws(
        r#"{"alg":"ES256"}"#,
        r#"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"#,
        "c2ln",
    )],
    good: &[
        Example::jws(
            r#"{"alg":"ES256","cty":"JWT"}"#,
            r#"eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"#,
            "c2ln",
        ),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some() && case.token.payload().is_some() && !super::says_nested(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.token.nested().is_some() {
        let message = "the payload is a token, and cty is not JWT";
        match super::parameter(case, "cty") {
            Some(cty) => hits.at(Place::header(cty), message),
            None => hits.at(Place::part(Part::Header), message).label("no \"cty\" among the parameters"),
        };
    }
}
