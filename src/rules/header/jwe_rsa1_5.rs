//! The padding of Bleichenbacher's attack.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwe-rsa1-5",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the key is encrypted with RSA PKCS #1 v1.5",
    why: "a receiver that tells bad padding from bad keys, even by its time, decrypts for an attacker",
    fix: "use RSA-OAEP-256 or ECDH-ES",
    cites: &["RFC 8725 §3.2", "RFC 7518 §4.2"],
    known_problems: "Hardware that knows nothing else.",
    bad: &[Example::jwe(r#"{"alg":"RSA1_5","enc":"A256GCM","cty":"JWT"}"#)],
    good: &[Example::jwe(r#"{"alg":"RSA-OAEP-256","enc":"A256GCM","cty":"JWT"}"#)],
    judge: Judge::Token { applies: super::is_jwe, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    if let Some(alg) = super::parameter(case, "alg").filter(|alg| alg.text().as_deref() == Some("RSA1_5")) {
        hits.at(Place::header(alg), "alg is RSA1_5");
    }
}
