//! A claim that means a registered one and is not it.

use crate::core::unicode::look_alike;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-misspelled",
    group: Group::Identity,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "a claim has nearly the name of a registered one, which is missing",
    why: "names are compared exactly: verifiers see no such claim and do not check it",
    fix: "use the registered name",
    cites: &["RFC 7519 §4.1"],
    known_problems: "Private claims of that name which are meant to be private.",
    bad: &[
        Example::claims(r#"{"Issuer":"Issuer","sub":"42","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"expiresAt":1795293700}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp ":1795293700}"#),
        Example::claims("{\"\u{455}ub\":\"42\",\"iat\":1795292740,\"exp\":1795293700}"),
    ],
    good: &[
        // The registered claim is there.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"expires_at":"2026-11-21"}"#),
        // Durations, and times of other things.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"expires_in":960,"created_at":1}"#),
        // What is signed is a credential or a request with names of its own, and no claims set.
        Example::jws(
            r#"{"alg":"ES256","typ":"vc+jwt"}"#,
            r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"issuer":"https://as.example.com","exp":1795293700}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","kid":"1","nonce":"5XJ1L3lEkMG7tR6pA00clA","url":"https://example.com/acme/new-order"}"#,
            r#"{"identifiers":[{"type":"dns","value":"www.example.org"}],"notBefore":"2026-01-01T00:04:00Z"}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| {
            case.claims.is_some_and(|claims| claims.get("@context").is_none()) && !case.is_acme_request()
        },
        check,
    },
};

/// Registered claims, and what people call them, letters only and in lower case.
const NAMES: [(&str, &[&str]); 7] = [
    ("iss", &["issuer"]),
    ("sub", &["subject"]),
    ("aud", &["audience", "audiences"]),
    (
        "exp",
        &[
            "expire",
            "expires",
            "expiry",
            "expiration",
            "expiresat",
            "expireat",
            "expireson",
            "expirationtime",
        ],
    ),
    ("nbf", &["notbefore"]),
    ("iat", &["issuedat"]),
    ("jti", &["jwtid"]),
];

/// The longest of those names.
const LONGEST: usize = 14;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(claims) = case.claims else { return };
    let missing = NAMES.map(|(registered, _)| case.claim(registered).is_none());
    for member in claims.children() {
        let Some(name) = member.name() else { continue };
        let Some(meant) = meant_by(&name).filter(|meant| missing[*meant]) else { continue };
        let meant = NAMES[meant].0;
        hits.at(
            Place::member(Part::Payload, member),
            format!("a claim is nearly named {meant}, and {meant} is missing"),
        )
        .label(format!("verifiers look for \"{meant}\""));
        if hits.is_full() {
            return;
        }
    }
}

/// The registered claim, by its place in [`NAMES`], that a name comes near which is not its own.
fn meant_by(name: &str) -> Option<usize> {
    let mut folded = [0; LONGEST];
    let mut length = 0;
    for c in name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')) {
        *folded.get_mut(length)? = u8::try_from(look_alike(c)).ok()?.to_ascii_lowercase();
        length += 1;
    }
    let folded = std::str::from_utf8(&folded[..length]).ok()?;
    let meant =
        NAMES.iter().position(|(registered, others)| folded == *registered || others.contains(&folded))?;
    (name != NAMES[meant].0).then_some(meant)
}
