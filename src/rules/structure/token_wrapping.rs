//! What was pasted along with a token.

use crate::core::b64;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-wrapping",
    group: Group::Structure,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "something that is no part of it surrounds the token",
    why: "jotkit takes it off, a verifier does not: sent like this, the token works in one place and not in another",
    fix: "trim the value, and put the scheme into the header alone: Authorization: Bearer …",
    cites: &["RFC 6750 §2.1"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("Bearer {token}")),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("\"{token}\"")),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| token.replace('.', ".\n")),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("\u{feff}{token}")),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| b64::encode(token.as_bytes())),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("Authorization: Bearer {token}")),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("{{\"access_token\": \"{token}\"}}")),
        // Files and pipes end with a line end.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("{token}\n")),
        // What keeps it there decodes it.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)
            .written(|token| format!("kind: Secret\ndata:\n  token: {}\n", b64::encode(token.as_bytes()))),
    ],
    judge: Judge::Token { applies: |case| case.wrapping().is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let wrapping = case.wrapping();
    let mut hit = |message: String| {
        hits.at(Place::part(Part::Token), message);
    };
    if let Some(scheme) = wrapping.scheme {
        hit(format!("the scheme `{scheme}` stands before the token"));
    }
    if wrapping.quotes {
        hit("the token is in quotes".to_string());
    }
    if wrapping.space {
        hit("white space surrounds the token".to_string());
    }
    if let Some(unseen) = wrapping.unseen {
        hit(format!("U+{:04X}, which is not seen, stands beside the token", u32::from(unseen)));
    }
    if wrapping.base64 {
        hit("the token is written in base64 once more".to_string());
    }
    // Spaces inside are said by illegal-characters.
    if wrapping.lines > 1 {
        hit(format!("the token is broken over {} lines", wrapping.lines));
    }
}
