//! A token for somebody else.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "aud-unexpected",
    group: Group::Identity,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the audience is none of those that the policy names",
    why: "the token is for another service, which may pass it on; a service must refuse what is not for it",
    fix: "request the token for the right service, or mend audiences in jotkit.toml",
    cites: &["RFC 7519 §4.1.3", "OWASP ASVS 9.2.3"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"aud":"staging","sub":"42","iat":1795292740,"exp":1795293700}"#).under(AUDIENCES),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).under(AUDIENCES),
    ],
    good: &[
        Example::claims(
            r#"{"aud":["x","https://api.example.com"],"sub":"42","iat":1795292740,"exp":1795293700}"#,
        )
        .under(AUDIENCES),
        // Proofs and assertions of a client are for the authorization server.
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
            r#"{"aud":"https://as.example.com","sub":"spa","iat":1795292740,"exp":1795293000}"#,
            "c2ln",
        )
        .under(AUDIENCES),
    ],
    judge: Judge::Token {
        applies: |case| {
            let for_others = matches!(
                case.profile(),
                Profile::DpopProof
                    | Profile::KeyBinding
                    | Profile::ClientAssertion
                    | Profile::JwtBearer
                    | Profile::SdJwt
            );
            !case.policy.audiences.is_empty() && case.has_all_claims() && !for_others
        },
        check,
    },
};

const AUDIENCES: &str = r#"audiences = ["https://api.example.com"]"#;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let expected = &case.policy.audiences;
    let Some(aud) = case.claim("aud") else {
        hits.at(
            Place::part(Part::Payload),
            "no audience, where the policy names for whom tokens are expected",
        );
        return;
    };
    let own = || super::texts(Some(aud)).filter_map(Value::text);
    if own().any(|own| expected.iter().any(|expected| **expected == *own)) {
        return;
    }
    let near = own().find_map(|own| {
        expected.iter().find_map(|expected| Some((super::near_miss(&own, expected)?, expected)))
    });
    let message = match (near, &expected[..]) {
        (Some((by, expected)), _) => format!("the audience differs by {by} from {expected:?}"),
        (None, [only]) => format!("the audience is not {only:?}"),
        (None, several) => format!("the audience is none of the {} that are expected", several.len()),
    };
    hits.at(Place::payload(aud), message);
}
