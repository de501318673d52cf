//! What RFC 7523 demands of the assertion by which a client authenticates.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "client-assertion-claim-missing",
    summary: "a claim is missing that RFC 7523 demands of a client assertion",
    why: "the server does not know which client it is, or whether the assertion is for it, and must refuse it; without jti it can be played again",
    fix: "set iss and sub to the client ID, aud to the issuer, exp and jti: jotkit sign --profile client-assertion --iss CLIENT --aud URL --key FILE",
    cites: &["RFC 7523 §3", "OpenID Connect Core §9"],
    known_problems: "jti is demanded by OpenID Connect and left open by RFC 7523: that it is missing is a warning.",
    bad: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
    ],
    good: &[
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ),
        // RFC 7523 §4 with what §3 demands, in our time.
        Example::jws(
            r#"{"alg":"ES256","kid":"16"}"#,
            r#"{"iss":"https://jwt-idp.example.com","sub":"mailto:mike@example.com","aud":"https://jwt-rp.example.net","nbf":1795292740,"exp":1795293040,"http://claims.example.com/member":true}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::ClientAssertion),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "client-assertion-claim-type",
    summary: "issuer and subject of a client assertion differ, or are no client ID",
    why: "a client speaks for itself: who accepts another subject lets one client authenticate as a user or as another client",
    fix: "set both iss and sub to the client ID: jotkit sign --profile client-assertion --iss CLIENT …",
    cites: &["RFC 7523 §3", "OpenID Connect Core §9"],
    known_problems: "Apple's client secrets have the team as issuer and the client as subject.",
    bad: &[Example::jws(
        r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
        r#"{"iss":"spa","sub":"jane","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
        "c2ln",
    )],
    good: &[Example::jws(
        r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
        r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::ClientAssertion && case.claims.is_some(),
        check,
    },
    ..super::DEMAND
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::claim_type(case, hits);
    let text = |name: &str| case.claim(name).and_then(Value::text);
    let Some(sub) = case.claim("sub") else { return };
    if let Some((iss, subject)) = text("iss").zip(text("sub"))
        && iss != subject
    {
        let message = "iss and sub differ, where both are the client that authenticates".to_string();
        super::tell(case, hits, Place::payload(sub), message);
    }
}

pub(in crate::rules) static TYP: Rule = Rule {
    name: "client-assertion-typ",
    summary: "a client assertion does not say so in its typ",
    why: "without the type any JWT that the client signs with the same key can be taken for its authentication",
    fix: "set typ to client-authentication+jwt: jotkit sign --profile client-assertion …",
    cites: &["draft-ietf-oauth-rfc7523bis", "RFC 8725 §3.11"],
    known_problems: "Servers still accept assertions without it; the rule speaks only where --profile or the policy says that these are assertions.",
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"JWT"}"#,
            r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ).under("profile = \"client-assertion\"")],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt","kid":"c1"}"#,
            r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#,
            "c2ln",
        ).under("profile = \"client-assertion\""), Example::claims(r#"{"iss":"spa","sub":"spa","aud":"https://as.example.com","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795292860}"#)],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::ClientAssertion), check: super::wrong_typ },
    ..super::ADVICE
};
