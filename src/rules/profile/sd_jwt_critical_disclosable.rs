//! A claim on which the validity of an SD-JWT hangs, and which its holder can keep back.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sd-jwt-critical-disclosable",
    summary: "a claim that decides whether the SD-JWT is valid is left to its holder to disclose",
    why: "a holder who keeps exp back shows a credential that never ends; without cnf anybody can show it, without iss nobody knows whose it is",
    fix: "write iss, exp, nbf and cnf into the payload itself",
    cites: &["RFC 9901 §9.7"],
    known_problems: "What is kept back cannot be seen: the rule knows those that are disclosed.",
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["rZbxGl6oyzgF5WiNi8OtODN0vbb8zfZA5XOYa5Gve_s"],"iss":"https://issuer.example.com","iat":1795292740}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwiZXhwIiwxNzk1MjkzNzAwXQ~"))],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
        // exp of something else.
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"card":{"_sd":["rZbxGl6oyzgF5WiNi8OtODN0vbb8zfZA5XOYa5Gve_s"]},"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyI2SWo3dE0tYTVpVlBHYm9TNXRtdlZBIiwiZXhwIiwxNzk1MjkzNzAwXQ~")),
    ],
    judge: Judge::Token { applies: |case| case.token.presentation().is_some(), check },
    ..super::ADVICE
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, disclosure) in super::disclosures(case) {
        let pointer = disclosure.pointer.as_deref().unwrap_or_default();
        let critical = ["/iss", "/exp", "/nbf", "/cnf"].contains(&pointer);
        if let Some(value) = disclosure.value().filter(|_| critical) {
            let message = format!("{} is disclosed, and so can be kept back", &pointer[1..]);
            hits.at(Place::value(part, value), message);
        }
    }
}
