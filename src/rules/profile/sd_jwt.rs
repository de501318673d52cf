//! What RFC 9901 demands of an SD-JWT.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "sd-jwt-claim-missing",
    summary: "a verifiable credential does not say of what type it is",
    why: "without vct a verifier cannot tell one credential from another: a library card is shown for a passport",
    fix: "set vct to the type of the credential",
    cites: &["draft-ietf-oauth-sd-jwt-vc"],
    known_problems: "Only dc+sd-jwt is a credential with vct; other SD-JWTs may hold anything.",
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#,
            r#"{"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#,
            r#"{"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"vct":"https://credentials.example.com/card"}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        // What is disclosed is there.
        Example::jws(
            r#"{"alg":"ES256","typ":"dc+sd-jwt"}"#,
            r#"{"_sd":["7pqpr9zkROEB7YcxT9qgNgfoEJtdVjzm0l7A_HPtXUM"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwidmN0IiwidXJuOmV4YW1wbGU6Y2FyZCJd~")),
    ],
    judge: Judge::Token { applies: |case| super::has_claims_of(case, Profile::SdJwt), check: super::claim_missing },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "sd-jwt-claim-type",
    summary: "a claim that SD-JWT itself reads is not what RFC 9901 makes it",
    why: "a verifier that skips what it cannot read takes another hash or another type of credential for the right one",
    fix: "write _sd_alg and vct as strings",
    cites: &["RFC 9901 §4.1.1"],
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":256}"#,
            "c2ln",
        )],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"))],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::SdJwt && case.claims.is_some(),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "sd-jwt-typ",
    summary: "an SD-JWT does not say so in its typ",
    why: "a verifier that takes it for a plain JWT sees neither what is disclosed nor what is kept back",
    fix: "set typ to one that ends with +sd-jwt, such as dc+sd-jwt",
    cites: &["RFC 9901 §9.11", "RFC 8725 §3.11"],
    known_problems: "",
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"JWT"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
        Example::jws(
            r#"{"alg":"ES256"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
    ],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"))],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::SdJwt), check: super::wrong_typ },
    ..super::ADVICE
};

pub(in crate::rules) static ALG: Rule = Rule {
    name: "sd-jwt-alg",
    summary: "an SD-JWT is signed with a secret, or by nobody",
    why: "whoever can check such a token can make one: what its holder shows proves nothing",
    fix: "sign it with a private key of the issuer: jotkit keygen es256 --out NAME",
    cites: &["RFC 9901 §4.1"],
    bad: &[Example::jws(
            r#"{"alg":"HS256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~")),
        Example::jws(
            r#"{"alg":"none","typ":"example+sd-jwt"}"#,
            r#"{"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "",
        ),
    ],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"))],
    judge: Judge::Token { applies: |case| super::has_header_of(case, Profile::SdJwt), check: super::wrong_alg },
    ..super::DEMAND
};
