//! A right to everything.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "scope-wildcard",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the token grants everything",
    why: "who steals it may do anything; nobody needs every right in every request",
    fix: "name the rights that the client needs",
    cites: &["RFC 9700 §2.3"],
    known_problems: "Consoles of administrators.",
    bad: &[
        Example::claims(r#"{"sub":"42","permissions":["*"],"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","scope":"openid admin:*","iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","scope":"orders:* user/*.read","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","allowed-origins":["*"],"iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: |case| CLAIMS.iter().any(|name| case.claim(name).is_some()), check },
};

/// The claims that grant rights.
const CLAIMS: [&str; 4] = ["scope", "scp", "permissions", "authorities"];

fn check(case: &Case<'_>, hits: &mut Hits) {
    for name in CLAIMS {
        for value in super::texts(case.claim(name)) {
            let text = value.text().unwrap_or_default();
            let everything = |entry: &&str| matches!(*entry, "*" | "*:*" | "admin:*" | "root");
            if let Some(entry) = text.split([' ', ',']).find(everything) {
                hits.at(Place::payload(value), format!("{name} grants `{entry}`"));
            }
            if hits.is_full() {
                return;
            }
        }
    }
}
