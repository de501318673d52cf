//! What RFC 8417 demands of a security event token.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "security-event-claim-missing",
    summary: "a claim is missing that RFC 8417 demands of a security event token",
    why: "the receiver does not know who says what happened, or takes one event for several",
    fix: "set iss, iat, jti and events",
    cites: &["RFC 8417 §2.2"],
    bad: &[
        Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://scim.example.com","iat":1795292740,"aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}}}"#,
            "c2ln",
        ),
        // Told from others by its events.
        Example::claims(r#"{"iss":"https://a.example.com","events":{"urn:example:happened":{}}}"#),
    ],
    good: &[
        // RFC 8417 §2.1, in our time.
        Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}}}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::SecurityEvent),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "security-event-claim-type",
    summary: "a claim of a security event token is not what RFC 8417 makes it",
    why: "receivers look events up by their URI in an object: what is written otherwise happened to nobody",
    fix: "write events as an object of at least one URI, each with an object; toe as a number of seconds, txn as a string",
    cites: &["RFC 8417 §2.2"],
    bad: &[
        Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://a.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","events":{}}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://a.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","events":["urn:example:happened"]}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://a.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","toe":"yesterday","txn":8675309,"events":{"created":{}}}"#,
            "c2ln",
        ),
    ],
    good: &[Example::jws(
        r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
        r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}},"toe":1795292700,"txn":"8675309"}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::SecurityEvent && case.claims.is_some(),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "security-event-typ",
    summary: "a security event token does not say so in its typ",
    why: "without the type it can be taken for a token that grants something, and such a token for an event",
    fix: "set typ to secevent+jwt",
    cites: &["RFC 8417 §2.3", "RFC 8725 §3.11"],
    known_problems: "The rule speaks only where --profile or the policy says that these are security event tokens.",
    bad: &[Example::jws(
            r#"{"typ":"JWT","alg":"RS256"}"#,
            r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}}}"#,
            "c2ln",
        ).under("profile = \"security-event\"")],
    good: &[Example::jws(
            r#"{"typ":"secevent+jwt","alg":"RS256"}"#,
            r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}}}"#,
            "c2ln",
        ).under("profile = \"security-event\""), Example::claims(r#"{"iss":"https://scim.example.com","iat":1795292740,"jti":"4d3559ec67504aaba65d40b0363faad8","aud":["https://scim.example.com/Feeds/98d52461fa5bbc879593b7754","https://scim.example.com/Feeds/5d7604516b1d08641d7676ee7"],"events":{"urn:ietf:params:scim:event:create":{"ref":"https://scim.example.com/Users/44f6142df96bd6ab61e7521d9","attributes":["id","name","userName","password","emails"]}}}"#)],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::SecurityEvent), check: super::wrong_typ },
    ..super::ADVICE
};
