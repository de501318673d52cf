//! What RFC 9901 demands of the JWT by which a holder binds a presentation to its key.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "key-binding-claim-missing",
    summary: "a claim is missing that RFC 9901 demands of a key-binding JWT",
    why: "without nonce, aud and sd_hash the proof is good at any verifier, at any time, or for other disclosures",
    fix: "set iat, aud, nonce and sd_hash for each presentation",
    cites: &["RFC 9901 §4.3"],
    bad: &[Example::jws(
        r#"{"alg":"ES256","typ":"kb+jwt"}"#,
        r#"{"aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
        "c2ln",
    )],
    good: &[
        // RFC 9901 §5.2, in our time.
        Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"0_Af-2B-EhLWX5ydh_w2xzwmO6iM66B_2QCEanI4fUY"}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::KeyBinding),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "key-binding-claim-type",
    summary: "a claim of a key-binding JWT is not what RFC 9901 makes it",
    why: "a verifier compares nonce and aud with its own, as strings: of several audiences one could present to another",
    fix: "write aud as one string, and nonce and sd_hash as strings",
    cites: &["RFC 9901 §4.3"],
    bad: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":["https://verifier.example.org"],"iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":1234567890,"aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ),
    ],
    good: &[Example::jws(
        r#"{"alg":"ES256","typ":"kb+jwt"}"#,
        r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::KeyBinding && case.claims.is_some(),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "key-binding-typ",
    summary: "a key-binding JWT does not say so in its typ",
    why: "without the type any JWT that the holder signs with the same key can be taken for a presentation",
    fix: "set typ to kb+jwt",
    cites: &["RFC 9901 §4.3", "RFC 8725 §3.11"],
    known_problems: "",
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"JWT"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ).under("profile = \"key-binding\"")],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ).under("profile = \"key-binding\"")],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::KeyBinding), check: super::wrong_typ },
    ..super::DEMAND
};

pub(in crate::rules) static ALG: Rule = Rule {
    name: "key-binding-alg",
    summary: "a key-binding JWT is signed with a secret, or by nobody",
    why: "it is to prove that the holder has the key that the issuer bound the credential to: this proves nothing",
    fix: "sign it with the private key of cnf: jotkit sign --key FILE --typ kb+jwt …",
    cites: &["RFC 9901 §4.3"],
    bad: &[
        Example::jws(
            r#"{"alg":"none","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "",
        ),
        Example::jws(
            r#"{"alg":"HS256","typ":"kb+jwt"}"#,
            r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
            "c2ln",
        ),
    ],
    good: &[Example::jws(
        r#"{"alg":"ES256","typ":"kb+jwt"}"#,
        r#"{"nonce":"1234567890","aud":"https://verifier.example.org","iat":1795292740,"sd_hash":"RpdNZ76wM6J8tIsNoFkh-WFHYDAZBjN-9ZwolTmd_GY"}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| super::has_header_of(case, Profile::KeyBinding),
        check: super::wrong_alg,
    },
    ..super::DEMAND
};
