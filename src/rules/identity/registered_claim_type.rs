//! A registered claim of a type it does not have.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "registered-claim-type",
    group: Group::Identity,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a registered claim has the wrong JSON type",
    why: "verifiers compare it with a string and fail, or skip the comparison",
    fix: "write it as its standard says: \"sub\": \"42\"",
    cites: &["RFC 7519 §4.1"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":42,"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","aud":["orders",7],"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","aud":null,"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","cnf":"0ZcOCORZNYy","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","amr":"pwd","iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","aud":["orders"],"amr":["pwd"],"cnf":{},"iat":1795292740,"exp":1795293700}"#,
        ),
        // Entra's and Okta's scp is another name than scope.
        Example::claims(r#"{"sub":"42","scp":["openid"],"iat":1795292740,"exp":1795293700}"#),
        // Supabase tells methods with their times.
        Example::claims(
            r#"{"sub":"42","amr":[{"method":"password","timestamp":1}],"iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

/// Claims that are strings; aud may be an array of them.
const STRINGS: [&str; 6] = ["iss", "sub", "aud", "jti", "azp", "client_id"];

fn check(case: &Case<'_>, hits: &mut Hits) {
    let is = |value: Value<'_>, kind| value.kind() == kind;
    for name in STRINGS {
        let Some(value) = case.claim(name).filter(|value| !is(*value, JsonKind::String)) else { continue };
        if name == "aud" && is(value, JsonKind::Array) {
            if let Some(item) = value.children().find(|item| !is(*item, JsonKind::String)) {
                let message = format!("aud holds {}, where strings are due", item.kind().words());
                hits.at(Place::payload(item), message);
            }
        } else {
            let due = if name == "aud" { "a string or an array of strings" } else { "a string" };
            let message = format!("{name} is {}, where {due} is due", value.kind().words());
            hits.at(Place::payload(value), message);
        }
    }
    for (name, due) in [("amr", JsonKind::Array), ("cnf", JsonKind::Object)] {
        if let Some(value) = case.claim(name).filter(|value| !is(*value, due)) {
            let message = format!("{name} is {}, where {} is due", value.kind().words(), due.words());
            hits.at(Place::payload(value), message);
        }
    }
}
