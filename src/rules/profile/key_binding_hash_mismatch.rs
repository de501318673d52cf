//! A key-binding JWT of another presentation.

use crate::rules::beside::Role;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "key-binding-hash-mismatch",
    summary: "sd_hash of a key-binding JWT is not that of the presentation it came with",
    why: "the proof was made for another credential or for other disclosures: somebody put them together",
    fix: "hash all that stands before the key-binding JWT, the last ~ included, with the hash of _sd_alg",
    cites: &["RFC 9901 §4.3.1", "RFC 9901 §7.3"],
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"frbOj_vOO7FlvWXDXFuFeRLc1c5OqIgntsISAo2cXi8"}"#,
            "c2ln",
        ).beside(&["eyJhbGciOiJFUzI1NiIsInR5cCI6ImV4YW1wbGUrc2Qtand0In0.eyJfc2QiOlsiRVFRXy1EZGRIQVcxT2pON0JmaXZDTno5dDRnT3U0RS1NR1R3RG9lSUhvWSJdLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlLmNvbSIsImlhdCI6MTc5NTI5Mjc0MCwiZXhwIjoxNzk1MjkzNzAwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"])],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ).beside(&["eyJhbGciOiJFUzI1NiIsInR5cCI6ImV4YW1wbGUrc2Qtand0In0.eyJfc2QiOlsiRVFRXy1EZGRIQVcxT2pON0JmaXZDTno5dDRnT3U0RS1NR1R3RG9lSUhvWSJdLCJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlLmNvbSIsImlhdCI6MTc5NTI5Mjc0MCwiZXhwIjoxNzk1MjkzNzAwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"]),
        Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| {
            case.profile() == Profile::KeyBinding
                && case.claim("sd_hash").is_some()
                && !case.came_with().of(Role::SdJwt).is_empty()
        },
        check,
    },
    ..super::DEMAND
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((sd_hash, said)) = case.claim("sd_hash").and_then(|hash| Some((hash, hash.text()?))) else {
        return;
    };
    let presented = case.came_with().of(Role::SdJwt);
    let due: Vec<_> = presented.iter().filter_map(|sd_jwt| sd_jwt.digest(&sd_jwt.hash)).collect();
    // Nothing can be said of a hash that is not known.
    if due.len() == presented.len() && !due.iter().any(|due| *due == said) {
        hits.at(
            Place::payload(sd_hash),
            "sd_hash is not the hash of the SD-JWT that the key-binding JWT came with",
        );
    }
}
