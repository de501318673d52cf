//! What RFC 7523 demands of a JWT that is handed in for an access token.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "jwt-bearer-claim-missing",
    summary: "a claim is missing that RFC 7523 demands of a JWT bearer grant",
    why: "the server does not know who vouches for whom, or whether the grant is for it, and must refuse it",
    fix: "set iss, sub, aud and exp: jotkit sign --profile jwt-bearer --iss URL --sub TEXT --aud URL --exp 5m …",
    cites: &["RFC 7523 §2.1", "RFC 7523 §3"],
    known_problems: "Google takes grants without sub, in which a service account speaks for itself. The rule speaks only where --profile or the policy says that these are grants.",
    bad: &[Example::claims(r#"{"iss":"https://idp.example.com","aud":"https://as.example.com/token","iat":1795292740,"exp":1795293040}"#).under("profile = \"jwt-bearer\"")],
    good: &[
        // RFC 7523 §4, in our time. The audience may be the token endpoint.
        Example::jws(
            r#"{"alg":"ES256","kid":"16"}"#,
            r#"{"iss":"https://jwt-idp.example.com","sub":"mailto:mike@example.com","aud":"https://jwt-rp.example.net","nbf":1795292740,"exp":1795293040,"http://claims.example.com/member":true}"#,
            "c2ln",
        )
        .under("profile = \"jwt-bearer\""),
        Example::claims(r#"{"iss":"https://idp.example.com","aud":"https://as.example.com/token","iat":1795292740,"exp":1795293040}"#),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::JwtBearer),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};
