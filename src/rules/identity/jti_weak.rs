//! An identifier that can be guessed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jti-weak",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::Low,
    persona: Persona::Pedantic,
    summary: "jti is short, or only a number",
    why: "such identifiers collide, and who counts on can have others' tokens denied",
    fix: "use a random UUID or 128 random bits: jotkit sign … --jti auto",
    cites: &["RFC 7519 §4.1.7", "RFC 9449 §4.2"],
    known_problems: "Identifiers of a database, unique for their issuer.",
    bad: &[
        Example::claims(r#"{"sub":"42","jti":"17","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","jti":"20261121202540000017","iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[Example::claims(
        r#"{"sub":"42","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token { applies: |case| case.claim("jti").is_some(), check },
};

/// 96 bits in base64url take as many characters.
const SHORTEST: usize = 16;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((jti, text)) = case.claim("jti").and_then(|jti| Some((jti, jti.text()?))) else { return };
    let length = text.chars().count();
    if length < SHORTEST {
        hits.at(Place::payload(jti), format!("jti has {length} characters, 96 random bits take {SHORTEST}"));
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        hits.at(Place::payload(jti), format!("jti is a number of {length} digits"));
    }
}
