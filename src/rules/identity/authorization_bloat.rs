//! A token that carries the whole directory.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "authorization-bloat",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::Medium,
    persona: Persona::Everyone,
    summary: "the token carries more than 50 roles, groups or permissions, or more than 1 KiB of them",
    why: "rights in a token stay until it expires, and swell every request until a server refuses its header",
    fix: "keep coarse roles in the token and look up the fine ones by sub",
    cites: &["RFC 9700 §2.3", "Microsoft Entra: at most 200 groups in a JWT"],
    known_problems: "Groups of large enterprises; Entra itself stops at 200.",
    bad: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"groups":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51]}"#,
    )],
    good: &[Example::claims(
        r#"{"sub":"42","iat":1795292740,"exp":1795293700,"realm_access":{"roles":["user","editor"]}}"#,
    )],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

/// More entries are too many, and so are more bytes.
const MOST_ENTRIES: usize = 50;
const MOST_BYTES: usize = 1024;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(payload) = case.token.payload() else { return };
    let (mut entries, mut bytes, mut largest) = (0, 0, None::<Value<'_>>);
    let lists = payload.values().filter(|value| matches!(value.kind(), JsonKind::Array | JsonKind::Object));
    for list in lists.filter(|list| list.name().is_some_and(|name| grants(&name))) {
        entries += list.children().count();
        bytes += list.span().len();
        if largest.is_none_or(|largest| list.span().len() > largest.span().len()) {
            largest = Some(list);
        }
    }
    if let Some(largest) = largest.filter(|_| entries > MOST_ENTRIES || bytes > MOST_BYTES) {
        hits.at(Place::payload(largest), format!("{entries} roles, groups or permissions in {bytes} bytes"));
    }
}

/// Whether a name is one of claims that grant rights, in a namespace or not: `https://acme.example/roles`.
fn grants(name: &str) -> bool {
    let last = name.rsplit(['/', ':', '.', '#']).next().unwrap_or(name);
    ["roles", "groups", "permissions", "authorities", "entitlements", "role", "group", "permission"]
        .iter()
        .any(|list| last.eq_ignore_ascii_case(list))
}
