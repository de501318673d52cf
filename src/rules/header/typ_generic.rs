//! A type that tells nothing.

use crate::core::profile::bare_typ;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "typ-generic",
    group: Group::Header,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Pedantic,
    summary: "typ does not say what kind of JWT it is",
    why: "a token made for one purpose can be taken for one of another",
    fix: "write an explicit type, such as at+jwt: jotkit sign --typ at+jwt",
    cites: &["RFC 8725 §3.11"],
    known_problems: "ID tokens of OpenID Connect, and whatever Entra issues.",
    bad: &[Example::header(r#"{"alg":"ES256","typ":"JWT"}"#), Example::header(r#"{"alg":"ES256"}"#)],
    good: &[Example::header(r#"{"alg":"ES256","typ":"example+jwt"}"#)],
    judge: Judge::Token { applies: super::is_jws, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    match super::parameter(case, "typ") {
        None => {
            hits.at(Place::part(Part::Header), "the header has no typ");
        }
        Some(typ) if typ.text().is_some_and(|text| bare_typ(&text).eq_ignore_ascii_case("JWT")) => {
            hits.at(Place::header(typ), format!("typ is {}, which any JWT may have", typ.brief()));
        }
        Some(_) => {}
    }
}
