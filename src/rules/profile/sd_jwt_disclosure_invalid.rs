//! A disclosure that discloses nothing.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sd-jwt-disclosure-invalid",
    summary: "a disclosure does not belong to the SD-JWT, or is none",
    why: "the issuer did not sign what it says: a verifier must refuse the whole token, and one that does not takes it from anybody",
    fix: "present the disclosures as the issuer made them, each once; end the list with ~",
    cites: &["RFC 9901 §7.1", "RFC 9901 §4.2"],
    bad: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwic3RyYXkiLDFd~")),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["RPfdad2FOr9_LM88RkiSlLOJ82Xhe-82G1XPnN0pciw"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwiX3NkIixbXV0~")),
        // The token says already whom it is about.
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["2ZP1TqxLMe9lyLwrIPtNxbZ7WbeTYKsrlcRro4nmA4Q"],"sub":"ann","iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwic3ViIiwiZXZlIl0~")),
        // The last ~ is missing.
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY","yJj7TL6jSZ_Qazu7SutREicJSgPViPSdLbwvLsxVF3w"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~WyJlbHVWNU9nM2dTTklJOEVZbnN4QV9BIiwiY2l0eSIsIkdoZW50Il0")),
    ],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
        // The claim is kept back, and decoys stand beside it.
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY","decoy"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~")),
        // A hash that jotkit does not know tells nothing.
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x"],"_sd_alg":"blake2b-256","iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
    ],
    judge: Judge::Token {
        applies: |case| case.token.presentation().is_some() && case.has_all_claims(),
        check,
    },
    ..super::DEMAND
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(presentation) = case.token.presentation() else { return };
    for (part, disclosure) in super::disclosures(case) {
        let lost = (presentation.hash_known && disclosure.pointer.is_none())
            .then_some("no digest of the token is that of it");
        if let Some(fault) = disclosure.problem.or(lost) {
            hits.at(Place::part(part), format!("a disclosure is not valid: {fault}"));
        }
    }
    let bound = presentation.key_binding.as_ref().filter(|bound| bound.token.segment_count() < 3);
    if bound.is_some() {
        hits.at(
            Place::part(Part::Token),
            "what follows the last ~ is no key-binding JWT: a disclosure ends with ~",
        );
    }
}
