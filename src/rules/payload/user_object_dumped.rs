//! A row of the users' table, put into a token as it is.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "user-object-dumped",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a whole user object stands in the token",
    why: "the next column that is added to it leaks too, be it a password hash",
    fix: "list the claims one by one: jotkit sign --sub ID --iss URL --exp 15m --claim role=user",
    cites: &["RFC 7519 §12", "OWASP API Security Top 10 2023, API3"],
    known_problems: "Tokens that carry a document rather than a person have the marks of a database too. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"user":{"_id":"64f1c0ffee5e1d2c3b4a5968","username":"jane","createdAt":"2025-11-02T10:00:00.000Z","updatedAt":"2026-11-20T08:30:00.000Z","isActive":true,"__v":0}}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"id":1,"created_at":"2025-11-02","updated_at":1795292740,"deleted_at":null,"last_login":"2026-11-20"}"#,
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"updated_at":1795292740,"created_at":"2025-11-02","role":"user","isActive":true}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"createdAt":1,"user":{"updatedAt":2},"org":{"isActive":true,"deletedAt":null}}"#,
        ),
    ],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

/// Columns that a users' table has and a token has no use for, without underscores and capitals.
const MARKS: [&str; 18] = [
    "createdat",
    "updatedat",
    "deletedat",
    "isactive",
    "lastlogin",
    "lastloginat",
    "resettoken",
    "resetpasswordtoken",
    "emailverifiedat",
    "passwordupdatedat",
    "passwordchangedat",
    "isdeleted",
    "isstaff",
    "issuperuser",
    "datejoined",
    "remembertoken",
    "loginattempts",
    "failedloginattempts",
];

/// So many of them are no accident.
const ENOUGH: usize = 4;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(payload) = case.token.payload() else { return };
    for object in payload.values().filter(|value| value.kind() == JsonKind::Object) {
        let mut found: Vec<&'static str> = Vec::new();
        for member in object.children() {
            if let Some(mark) = member.raw_name().and_then(mark).filter(|mark| !found.contains(mark)) {
                found.push(mark);
            }
        }
        if found.len() >= ENOUGH {
            let message =
                format!("an object with {} columns of a users' table, {} among them", found.len(), found[0]);
            hits.at(Place::payload(object), message);
        }
    }
}

/// The mark that a quoted name is, under whichever spelling.
fn mark(name: &str) -> Option<&'static str> {
    const LONGEST: usize = 22;
    match name.trim_matches('"') {
        "_id" => return Some("_id"),
        "__v" => return Some("__v"),
        name if name.len() > LONGEST || name.len() < 7 => return None,
        _ => {}
    }
    let letters =
        || name.bytes().filter(|byte| byte.is_ascii_alphabetic()).map(|byte| byte.to_ascii_lowercase());
    MARKS.into_iter().find(|mark| letters().eq(mark.bytes()))
}
