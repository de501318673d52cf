//! A token of another issuer.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "iss-unexpected",
    group: Group::Identity,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the issuer is none of those that the policy names",
    why: "it is the token of another tenant or environment, or the configuration of the issuer is wrong",
    fix: "mend the issuer, or issuers in jotkit.toml; issuers are compared byte for byte",
    cites: &["RFC 9068 §4", "CVE-2024-53861"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"iss":"https://as.example.com/","sub":"42","iat":1795292740,"exp":1795293700}"#)
            .under(ISSUERS),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).under(ISSUERS),
    ],
    good: &[
        Example::claims(r#"{"iss":"https://as.example.com","sub":"42","iat":1795292740,"exp":1795293700}"#)
            .under(ISSUERS),
        // A client is the issuer of its proofs and assertions.
        Example::jws(
            r#"{"alg":"ES256","typ":"client-authentication+jwt"}"#,
            r#"{"iss":"spa","sub":"spa","iat":1795292740,"exp":1795293000}"#,
            "c2ln",
        )
        .under(ISSUERS),
    ],
    judge: Judge::Token {
        applies: |case| {
            let of_a_client = matches!(
                case.profile(),
                Profile::DpopProof | Profile::KeyBinding | Profile::ClientAssertion | Profile::JwtBearer
            );
            !case.policy.issuers.is_empty() && case.has_all_claims() && !of_a_client
        },
        check,
    },
};

const ISSUERS: &str = r#"issuers = ["https://as.example.com"]"#;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let expected = &case.policy.issuers;
    let Some(iss) = case.claim("iss") else {
        hits.at(Place::part(Part::Payload), "no issuer, where the policy names whose tokens are expected");
        return;
    };
    let text = iss.text().unwrap_or_default();
    if expected.iter().any(|expected| **expected == *text) {
        return;
    }
    let near = expected.iter().find_map(|expected| Some((super::near_miss(&text, expected)?, expected)));
    let message = match (near, &expected[..]) {
        (Some((by, expected)), _) => format!("the issuer differs by {by} from {expected:?}"),
        (None, [only]) => format!("the issuer is not {only:?}"),
        (None, several) => format!("the issuer is none of the {} that are expected", several.len()),
    };
    hits.at(Place::payload(iss), message);
}
