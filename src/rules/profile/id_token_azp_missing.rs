//! An ID token for several, which does not say who asked for it.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-token-azp-missing",
    summary: "an ID token for several audiences does not say who asked for it",
    why: "each of them takes it for an answer to its own login: azp says to which client it was issued",
    fix: "issue it to one client, or set azp to the client that asked",
    cites: &["OpenID Connect Core §2", "OpenID Connect Core §3.1.3.7"],
    bad: &[Example::claims(
        r#"{"iss":"https://op.example.com","aud":["spa","app"],"sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#,
    )],
    good: &[
        Example::claims(
            r#"{"iss":"https://op.example.com","aud":["spa","app"],"azp":"spa","sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(
            r#"{"iss":"https://op.example.com","aud":["spa"],"sub":"42","at_hash":"77QmUPtjPfzWtF2AnpK9RQ","iat":1795292740,"exp":1795293700}"#,
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::IdToken) && case.claim("aud").is_some(),
        check,
    },
    ..super::ADVICE
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(aud) = case.claim("aud").filter(|aud| aud.kind() == JsonKind::Array) else { return };
    let count = aud.children().count();
    if count > 1 && !case.has_claim("azp") && !case.requires("azp") {
        super::tell(
            case,
            hits,
            Place::payload(aud),
            format!("the ID token is for {count} audiences, and has no azp"),
        );
    }
}
