//! An algorithm that anybody can change.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unprotected-alg",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the unprotected header names the algorithm",
    why: "no signature covers it: whoever passes the token on chooses how it is verified",
    fix: "put alg, enc and crit into the protected header",
    cites: &["GHSA-jc38-x7x8-2xc8"],
    known_problems: "",
    bad: &[Example::jws(r#"{"kid":"a"}"#, r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#, "c2ln")
        .written(|token| {
            super::json_serialization::flattened(token)
                .replace("\"signature\"", "\"header\":{\"alg\":\"HS256\"},\"signature\"")
        })],
    good: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)],
    judge: Judge::Token { applies: |case| case.token.unprotected().is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(unprotected) = case.token.unprotected().and_then(|header| header.object()) else { return };
    for name in ["alg", "enc", "crit"].into_iter().filter(|name| unprotected.get(name).is_some()) {
        hits.at(Place::part(Part::Header), format!("{name} stands in the unprotected header"));
    }
}
