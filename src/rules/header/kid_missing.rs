//! No key ID where there is a choice.

use crate::core::key::{Key, Material, Operation};
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "kid-missing",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token does not say which of several keys signed it",
    why: "verifiers try one after the other, or take the first: rotation breaks",
    fix: "write kid: jotkit sign --kid thumbprint",
    cites: &["OpenID Connect Core §10.1", "RFC 7515 §4.1.4"],
    known_problems: "Issuers with one key are left out.",
    bad: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("JMgf0FjhViEk9Pl-dIeeUDqQxh2qmqjGJROnhl0ypVIspbwXx9vLj7gvRb39bWEecOGpsAmTyannzRxwTuxVEg").with_keys(r#"{"keys":[{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c","kid":"2025-07"}]}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#).signed("CfxchuezTJq62UoIMO1bV5QClPkHlkGXSyXC0EX6ngQTpxRJSmfHmh1x4DOBdDF17tX1TdNGB9KKSbobq9e5Pw").with_keys(r#"{"keys":[{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c","kid":"2025-07"}]}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("CRYrC-fgzvBvDoa27FqJBl-_tGsq2_dWXzKl56IDiPzOoweo6-TuIslP1kUPhNllnCXyE1Hu59tdMyCmCBNyew").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.keys().len() > 1 && case.alg.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = case.alg.filter(|_| case.token.parameter("kid").is_none()) else { return };
    let public = |key: &&Key| !matches!(key.material, Material::Secret(_));
    let count =
        case.keys().iter().filter(public).filter(|key| key.is_for(alg, Operation::Verify).is_ok()).count();
    if count > 1 {
        let message = format!("the header has no kid, and {count} keys admit {alg}");
        hits.at(Place::part(Part::Header), message).label("no \"kid\" among the parameters");
    }
}
