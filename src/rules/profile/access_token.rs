//! What RFC 9068 demands of an access token.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "access-token-claim-missing",
    summary: "a claim is missing that RFC 9068 demands of an access token",
    why: "the API cannot tell from whom, for whom or through which client the token is, nor revoke it, and decides without",
    fix: "have the authorization server set all of iss, exp, aud, sub, client_id, iat and jti: jotkit sign --profile access-token …",
    cites: &["RFC 9068 §2.2"],
    bad: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"application/AT+JWT"}"#,
            r#"{"sub":"42","exp":1795293700}"#,
            "c2ln",
        ),
        // Taken for an access token, and told to the pedantic.
        Example::claims(r#"{"token_type":"access","user_id":7,"iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        // RFC 9068 §2.2.
        Example::jws(
            r#"{"typ":"at+JWT","alg":"RS256","kid":"RjEwOwOA"}"#,
            r#"{"iss":"https://authorization-server.example.com/","sub":"5ba552d67","aud":"https://rs.example.com/","exp":1795293700,"iat":1795292740,"jti":"dbe39bf3a3ba4238a513f51d6e1691c4","client_id":"s6BhdRkqt3","scope":"openid profile reademail"}"#,
            "c2ln",
        ),
        // Taken for one, in a vendor's words: azp is Keycloak's, cid Okta's.
        Example::claims(
            r#"{"iss":"https://sso.example.org/realms/a","aud":"account","sub":"42","azp":"spa","scope":"a","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(
            r#"{"iss":"https://a.okta.com/oauth2/default","aud":"api://default","sub":"42","cid":"spa","scp":["a"],"iat":1795292740,"exp":1795293700}"#,
        ),
        // Said by exp-missing.
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::AccessToken),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "access-token-claim-type",
    summary: "a claim of an access token is not what RFC 9068 makes it",
    why: "an API that asks how the user logged in compares acr and amr with strings, and sees no match or takes none for one",
    fix: "write acr as a string and amr as an array of strings: jotkit sign --profile access-token --claim acr=urn:example:mfa …",
    cites: &["RFC 9068 §2.2.1", "OpenID Connect Core §2"],
    known_problems: "Supabase tells each method with its time, as an object.",
    bad: &[Example::jws(
        r#"{"alg":"ES256","typ":"at+jwt"}"#,
        r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","acr":2,"amr":["pwd",7],"iat":1795292740,"exp":1795293700}"#,
        "c2ln",
    )],
    good: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"iss":"https://as.example.com","aud":["https://api.example.com"],"sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","acr":"2","amr":["pwd","otp"],"scope":"a b","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        ),
        // Only taken for an access token: its vendor may write amr otherwise.
        Example::claims(
            r#"{"iss":"https://a.supabase.co/auth/v1","aud":"authenticated","sub":"42","scope":"a","client_id":"spa","amr":[{"method":"password","timestamp":1795292740}],"iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token {
        applies: |case| case.claims.is_some() && super::is_named(case, Profile::AccessToken),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "access-token-typ",
    summary: "an access token does not say so in its typ",
    why: "without the type an API can be given an ID token or any other JWT of the same issuer in place of an access token",
    fix: "set typ to at+jwt: jotkit sign --profile access-token …",
    cites: &["RFC 9068 §2.1", "RFC 8725 §3.11"],
    known_problems: "Most vendors write JWT; the rule speaks only where --profile or the policy says that these are access tokens.",
    bad: &[Example::jws(
        r#"{"alg":"ES256","typ":"JWT"}"#,
        r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
        "c2ln",
    )
    .under("profile = \"access-token\"")],
    good: &[
        Example::jws(r#"{"alg":"ES256","typ":"application/AT+jwt"}"#, r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#, "c2ln")
            .under("profile = \"access-token\""),
        // Only taken for one.
        Example::claims(r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700,"scope":"a"}"#),
    ],
    judge: Judge::Token {
        applies: |case| super::is_named(case, Profile::AccessToken),
        check: super::wrong_typ,
    },
    ..super::DEMAND
};

pub(in crate::rules) static ALG: Rule = Rule {
    name: "access-token-alg",
    summary: "an access token is signed by nobody",
    why: "whoever calls the API writes the subject and the scope himself",
    fix: "sign it with a key of the authorization server: jotkit sign --profile access-token --key FILE …",
    cites: &["RFC 9068 §2.1"],
    bad: &[Example::jws(
        r#"{"alg":"none","typ":"at+jwt"}"#,
        r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
        "",
    )],
    good: &[Example::jws(
        r#"{"alg":"ES256","typ":"at+jwt"}"#,
        r#"{"iss":"https://as.example.com","aud":"https://api.example.com","sub":"42","client_id":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| super::has_header_of(case, Profile::AccessToken),
        check: super::wrong_alg,
    },
    ..super::DEMAND
};
