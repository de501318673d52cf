//! A person's mail address.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-email",
    group: Group::Payload,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "an e-mail address stands in the payload",
    why: "personal data travels to every service and log that sees the token",
    fix: "leave it to the UserInfo endpoint",
    cites: &["OpenID Connect Core §5.1", "RFC 9068 §6"],
    known_problems: "ID tokens carry it by design when the email scope was asked for. In an access token it is a warning. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"email":"ann@example.com"}"#),
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"email":"ann@example.com"}"#,
            "c2ln",
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"aud":"259254409320529922@portal"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ref":"octo/.github/workflows/oidc.yml@refs/heads/main"}"#,
        ),
        // Said by sub-is-pii.
        Example::claims(r#"{"sub":"ann@example.com","iat":1795292740,"exp":1795293700}"#),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell_of_a_person(case, hits, Detector::Email);
}
