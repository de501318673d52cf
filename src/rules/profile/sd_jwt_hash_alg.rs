//! Digests by a hash that does not hold.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sd-jwt-hash-alg",
    summary: "_sd_alg names a weak hash or none, or stands where nobody looks",
    why: "with a hash that can be turned or met a holder discloses what the issuer never signed",
    fix: "write \"_sd_alg\": \"sha-256\" at the top of the payload, or leave it out, which means the same",
    cites: &["RFC 9901 §4.1.1", "RFC 9901 §9.4"],
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x"],"_sd_alg":"md5","iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~")),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x"],"_sd_alg":"sha-256-32","iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~")),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x"],"_sd_alg":"SHA256","iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~")),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"address":{"_sd_alg":"sha-256"},"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
    ],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~")),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x"],"_sd_alg":"blake2b-512","iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~")),
    ],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::SdJwt && case.claims.is_some(),
        check,
    },
    ..super::DEMAND
};

/// Hashes that anybody can find a second text for, by whatever name.
const WEAK: [&str; 11] = [
    "md2",
    "md4",
    "md5",
    "sha-1",
    "sha1",
    "sha",
    "sha-256-128",
    "sha-256-120",
    "sha-256-96",
    "sha-256-64",
    "sha-256-32",
];

/// The others of the registry of Named Information hashes (RFC 6920 §9.4).
const REGISTERED: [&str; 12] = [
    "sha-256",
    "sha-384",
    "sha-512",
    "sha3-224",
    "sha3-256",
    "sha3-384",
    "sha3-512",
    "blake2s-256",
    "blake2b-256",
    "blake2b-512",
    "k12-256",
    "k12-512",
];

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some((alg, text)) = case.claim("_sd_alg").and_then(|alg| Some((alg, alg.text()?))) {
        if WEAK.iter().any(|weak| text.eq_ignore_ascii_case(weak)) {
            hits.at(Place::payload(alg), format!("_sd_alg is {}, a hash that does not hold", alg.brief()));
        } else if !REGISTERED.contains(&&*text) {
            let message =
                format!("_sd_alg is {}, which names no hash (a name is written as \"sha-256\")", alg.brief());
            hits.at(Place::payload(alg), message);
        }
    }
    let top = case.claim("_sd_alg").map(Value::id);
    let payload = case.token.payload().map(|payload| (Part::Payload, payload));
    let disclosed = super::disclosures(case).map(|(part, disclosure)| (part, &disclosure.content));
    for (part, document) in payload.into_iter().chain(disclosed) {
        // Most documents do not have the name at all.
        if !document.text().contains("_sd_alg") {
            continue;
        }
        let is_top = |value: &Value<'_>| part == Part::Payload && Some(value.id()) == top;
        for value in document.values() {
            if value.name().is_some_and(|name| name == "_sd_alg") && !is_top(&value) {
                hits.at(
                    Place::member(part, value),
                    "_sd_alg stands below the top of the payload, where nobody looks",
                );
            }
        }
    }
}
