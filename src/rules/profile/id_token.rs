//! What OpenID Connect demands of an ID token.

use crate::core::profile::bare_typ;
use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "id-token-claim-missing",
    summary: "a claim is missing that OpenID Connect demands of an ID token",
    why: "a client that checks as it must refuses the token; one that does not cannot tell whose login it is, or for which client",
    fix: "have the provider set all of iss, sub, aud, exp and iat: jotkit sign --profile id-token …",
    cites: &["OpenID Connect Core §2", "OpenID Connect Core §3.1.3.7"],
    known_problems: "",
    bad: &[
        Example::claims(
            r#"{"iss":"https://op.example.com","sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"sub":"42","exp":1795293700}"#).under("profile = \"id-token\""),
    ],
    good: &[
        // OpenID Connect Core A.2 and A.3, in our time.
        Example::jws(
            r#"{"kid":"1e9gdk7","alg":"RS256"}"#,
            r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"name":"Jane Doe","given_name":"Jane","family_name":"Doe","gender":"female","birthdate":"0000-10-31","email":"janedoe@example.com","picture":"https://example.com/janedoe/me.jpg"}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"kid":"1e9gdk7","alg":"RS256"}"#,
            r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","exp":1795293700,"iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::IdToken),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "id-token-claim-type",
    summary: "a claim of an ID token is not what OpenID Connect makes it",
    why: "clients compare nonce, acr and amr with strings and keep sub in a column of 255 characters: what is neither fails, or is cut to another user",
    fix: "write sub in at most 255 ASCII characters, nonce, acr and the hashes as strings, amr as an array of strings",
    cites: &["OpenID Connect Core §2"],
    known_problems: "",
    bad: &[
        Example::claims(
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"jürgen","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(
            r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","acr":1,"amr":[1],"nonce":7,"iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    good: &[Example::claims(
        r#"{"iss":"https://op.example.com","aud":["spa"],"sub":"248289761001","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","acr":"urn:mace:incommon:iap:silver","amr":["pwd","otp"],"nonce":"","iat":1795292740,"exp":1795293700}"#,
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::IdToken && case.claims.is_some(),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "id-token-typ",
    summary: "what should be an ID token is by its typ something else",
    why: "a token of another kind from the same issuer is taken for a login",
    fix: "leave typ out, or write JWT; refuse tokens of other types: jotkit verify --profile id-token --typ JWT",
    cites: &["RFC 8725 §3.11", "RFC 8725 §3.12"],
    known_problems: "",
    bad: &[
        Example::jws(r#"{"alg":"ES256","typ":"at+jwt"}"#, r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#, "c2ln").under("profile = \"id-token\""),
    ],
    good: &[
        Example::jws(r#"{"alg":"ES256","typ":"JWT"}"#, r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#, "c2ln").under("profile = \"id-token\""),
        Example::jws(r#"{"alg":"ES256"}"#, r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#, "c2ln").under("profile = \"id-token\""),
        // A type of the issuer's own.
        Example::jws(r#"{"alg":"ES256","typ":"id+jwt"}"#, r#"{"iss":"https://op.example.com","aud":"spa","sub":"42","nonce":"n-0S6_WzA2Mj","auth_time":1795292735,"iat":1795292740,"exp":1795293700}"#, "c2ln").under("profile = \"id-token\""),
    ],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::IdToken), check: of_another_kind },
    ..super::ADVICE
};

/// OpenID Connect gives its ID tokens no type of their own, so that only that of another kind is wrong.
fn of_another_kind(case: &Case<'_>, hits: &mut Hits) {
    let own = super::typ(case);
    let typ = case.header.and_then(|header| header.get("typ"));
    let other = Profile::ALL
        .into_iter()
        .find(|profile| profile.demands().typ.is_some_and(|due| due.is(bare_typ(&own))));
    if let Some((typ, other)) = typ.zip(other) {
        hits.at(Place::header(typ), format!("typ is {}, which is that of {}", typ.brief(), other.words()));
    }
}
