//! A forgery in an envelope.

use crate::core::token::Kind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "nested-unsecured",
    group: Group::Structure,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token inside is not signed",
    why: "whoever can make the envelope, which for encryption takes a public key, can write any claims into it",
    fix: "sign the inner token, and have the verifier check both",
    cites: &["CVE-2026-29000", "RFC 8725 §3.3"],
    known_problems: "",
    bad: &[
        Example::jws(r#"{"alg":"ES256","cty":"JWT"}"#, "eyJhbGciOiJub25lIn0.eyJzdWIiOiI0MiJ9.", "c2ln"),
        Example::jws(r#"{"alg":"ES256","cty":"JWT"}"#, "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.", "c2ln"),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM","cty":"JWT"}"#).signed(".AAECAwQFBgcICQoL.qH9YtPJEmKSLhKK8NzL0JQkM7E8yGvYOqw66HVvDSsb0dbXuVQ.x4mSd7Y-X0q3EpbT0rZr7A").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM","cty":"JWT"}"#).signed(".AAECAwQFBgcICQoL.qH9YtPJEmKSLhKKPAHqIeA4Lllh5BsU-tT2kPX3lar-JUZadQuY.aVbMy2Vaqn0B_RaafzLhDA").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
    ],
    good: &[
        Example::jws(
            r#"{"alg":"ES256","cty":"JWT"}"#,
            "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2ln",
            "c2ln",
        ),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM","cty":"JWT"}"#).signed(".AAECAwQFBgcICQoL.qH9YtPJEmKSLhKKPAHqIeA4Lllh5BsU-tT2kPX3lar-JUZadQuYqcBAt2HiPJ08sHMTHCTdORl-sQscpXc255ZANiXyQtmkfa2PsXFDqOgsRCbfvp8VRm7It43zmgiiycwpprcJiyhujhx-FxXdgPWZwranGqBDCTQN_gg.tmILoMatMktlAUTSgcHjXg").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
    ],
    judge: Judge::Token { applies: |case| case.claims.is_none() && case.token.payload().is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(inner) = case.token.nested() else { return };
    let fact = match inner.kind() {
        Kind::Unsecured => "the token inside has alg none",
        Kind::Jws if inner.bytes(Part::Signature).is_empty() => "the token inside has no signature",
        Kind::Jws | Kind::Jwe => return,
    };
    hits.at(Place::part(Part::Payload), fact);
}
