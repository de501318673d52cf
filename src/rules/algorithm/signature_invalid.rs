//! A signature that matches no key.

use crate::core::key::Key;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "signature-invalid",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the signature matches none of the keys",
    why: "the token was forged, altered, or signed with another key",
    fix: "check kid and the rotation of keys; jotkit verify --key FILE says what would have matched",
    cites: &["RFC 7515 §5.2"],
    known_problems: "The wrong keys were given, or the tokens of another issuer are among them.",
    bad: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("2rDCml67mF3WLb7280ZcSkFN6Ht43256_3jtMp4BOM9rNAhzXKnVpIAkCSzMtlQyxoGjo2yLBum5gXppAe8jqw").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("1VRTfDkdv7TquweX0FIHZe7UKpUinBu8P71z8jbttUP07GFj9EGOVjcv-vgTZes_RZ5Adg5tjxvqBmwdzkIjoA").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("Zmb1wMjTEG5vHedK6Da4swQJfq4G0wZY5LEwxZpZ2GW0q3Havwk1Fjtld3eBJPwqL4hOhTK4OkLmJJ_mn8Uk9Q").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| case.trial().is_some_and(|trial| !trial.tried.is_empty()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(trial) = case.trial().filter(|trial| !trial.matches) else { return };
    let count = trial.tried.len();
    let labels = trial.tried.iter().take(MOST_NAMED).filter_map(|&at| case.keys().get(at)).map(Key::label);
    let mut names = labels.collect::<Vec<_>>().join(", ");
    if count > MOST_NAMED {
        names.push_str(&format!(" and {} more", count - MOST_NAMED));
    }
    let message = match count {
        1 => format!("the signature does not match the key {names}"),
        _ => format!("the signature matches none of {count} keys: {names}"),
    };
    hits.at(Place::part(Part::Signature), message);
}

/// So many keys are named; the rest is counted.
const MOST_NAMED: usize = 3;
