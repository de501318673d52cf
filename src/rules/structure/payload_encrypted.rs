//! Claims that were not looked at.

use crate::core::token::Kind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "payload-encrypted",
    group: Group::Structure,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is encrypted, and was not looked at",
    why: "that nothing was found in it does not mean that nothing is there",
    fix: "lint the token before it is encrypted, or where it is decrypted",
    cites: &["RFC 7516"],
    known_problems: "",
    bad: &[Example::jws(r#"{"alg":"dir","enc":"A256GCM"}"#, "", "").written(|token| {
        format!("{}aXYxMjM0NTY3ODkw.Y2lwaGVydGV4dA.dGFn", token.trim_end_matches('.').to_string() + "..")
    })],
    good: &[Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#)],
    applies: |case| case.token.kind() == Kind::Jwe,
    check: |_, hits| {
        hits.at(Place::part(Part::Ciphertext), "the payload is encrypted, and was not looked at");
    },
};
