//! What OpenID Connect demands of a logout token.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "logout-token-claim-missing",
    summary: "a claim is missing that OpenID Connect demands of a logout token",
    why: "the client does not know whose session is to end, and must refuse the token: the user stays logged in",
    fix: "set iss, aud, iat, exp, jti and events, and sub or sid: jotkit sign --profile logout-token --iss URL --aud CLIENT --sub TEXT …",
    cites: &[
        "OpenID Connect Back-Channel Logout §2.4",
        "OpenID Connect Back-Channel Logout §2.6",
        "OWASP ASVS 10.5.5",
    ],
    known_problems: "Logout tokens from before exp was demanded have none, which exp-missing says.",
    bad: &[
        Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ),
        // Told from others by its event.
        Example::claims(
            r#"{"iss":"https://op.example.com","sub":"42","iat":1795292740,"exp":1795292860,"events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
        ),
    ],
    good: &[
        // Back-Channel Logout §2.4, in our time.
        Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt"}"#,
            r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","iat":1795292740,"exp":1795292860,"jti":"bWJq","sid":"08a5019c-17e1-4977-8f42-65a12843ea02","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::LogoutToken),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "logout-token-claim-type",
    summary: "a claim of a logout token is not what OpenID Connect makes it",
    why: "a client that does not find the event of back-channel logout must refuse the token: the user stays logged in",
    fix: "write events as {\"http://schemas.openid.net/event/backchannel-logout\": {}}, and sid as a string",
    cites: &["OpenID Connect Back-Channel Logout §2.4"],
    bad: &[
        Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"https://schemas.openid.net/event/logout":{}}}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":true}}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","sid":7,"iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ),
    ],
    good: &[Example::jws(
        r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
        r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::LogoutToken && case.claims.is_some(),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static CLAIM_FORBIDDEN: Rule = Rule {
    name: "logout-token-claim-forbidden",
    summary: "a logout token has a nonce",
    why: "with a nonce it can be passed off as an ID token, and so a logout becomes a login",
    fix: "leave nonce out of logout tokens",
    cites: &[
        "OpenID Connect Back-Channel Logout §2.4",
        "OpenID Connect Back-Channel Logout §2.6",
        "OWASP ASVS 10.5.5",
    ],
    bad: &[Example::jws(
        r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
        r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}},"nonce":"n-0S6_WzA2Mj"}"#,
        "c2ln",
    )],
    good: &[Example::jws(
        r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
        r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::LogoutToken && case.claims.is_some(),
        check: super::claim_forbidden,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "logout-token-typ",
    summary: "a logout token does not say so in its typ",
    why: "without the type it can be taken for an ID token, and an ID token for it",
    fix: "set typ to logout+jwt: jotkit sign --profile logout-token …",
    cites: &["OpenID Connect Back-Channel Logout §2.4", "RFC 8725 §3.11"],
    known_problems: "The rule speaks only where --profile or the policy says that these are logout tokens.",
    bad: &[Example::jws(
            r#"{"alg":"RS256","typ":"JWT"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ).under("profile = \"logout-token\"")],
    good: &[Example::jws(
            r#"{"alg":"RS256","typ":"logout+jwt","kid":"1"}"#,
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#,
            "c2ln",
        ).under("profile = \"logout-token\""), Example::claims(r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","iat":1795292740,"exp":1795292860,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","events":{"http://schemas.openid.net/event/backchannel-logout":{}}}"#)],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::LogoutToken), check: super::wrong_typ },
    ..super::ADVICE
};
