//! A private key that everyone has.

use crate::core::alg::Family;
use crate::core::key::Flaw;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "known-private-key",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "everyone has the private key",
    why: "the key is printed in a standard or on a website, private half and all: whoever read it issues tokens at will",
    fix: "make a key of your own: jotkit keygen es256 --out NAME",
    cites: &["RFC 7515 Appendix A", "RFC 7517 Appendix A", "RFC 7520 §3", "RFC 8037 Appendix A"],
    known_problems: "Test suites, and the samples of the standards themselves. Three tokens are tried of each of the first 64 signers (issuer, key ID and algorithm), and one of each further; the others have its key. No more than 1,000 tokens of the beginning of a source are tried and 24 of each further quarter of a mebibyte, and what was not is counted and said.",
    bad: &[
        Example::jws(r#"{"alg":"RS256","typ":"JWT"}"#, r#"{"sub":"1234567890","name":"John Doe","admin":true}"#, "EkN-DOsnsuRjRO6BxXemmJDm3HbxrbRzXglbN2S4sOkopdU4IsDxTI8jO19W_A4K8ZPJijNLis4EZsHeY559a4DFOd50_OqgHGuERTqYZyuhtF39yxJPAjUESwxk2J5k_4zM3O-vtd1Ghyo4IbqKKSy6J9mTniYJPenn5-HIirE"),
        Example::jws(r#"{"alg":"ES256","typ":"JWT"}"#, r#"{"sub":"1234567890","name":"John Doe","admin":true,"iat":1516239022}"#, "tyh-VfuzIxCyGYDlkBA7DfyjrqmSHu6pQ2hoZuFqUSLPNY2N0mpHb3nk5K17HWP_3cYHBw7AhHale5wky6-sVA"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).with_keys(r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("oR8k5s4m4OP8y7vG_YJYAmKsDW__glZhKEYHgpnWDMLebW-q3Xz8rJ6QPeUbelgyRKPU-P7a6aZjM9ftz_D5mA"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("4sxfbZ3qRuyOhHYCYRBy_fkEjb_OYj3nn4vedpGzPXkQ3QVQ8Tk6jcKBTcA6qPSxGxgMp6ZnHg3a8QHYFR2u8g").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
    ],
    judge: Judge::TokenAndKey {
        applies: |case| case.alg.is_some_and(|alg| alg.family() != Family::Hmac),
        check,
        flaw: Flaw::KnownPrivateKey,
    },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let leaked = case.evidence.and_then(|evidence| evidence.leaked());
    let message = if let Some((key, place)) = leaked {
        format!("the private half of the key {} is printed: {place}", key.label())
    } else if case.signer().is_some() {
        // It is signed with a key that was given, and none of those is known.
        return;
    } else if let Some(key) = case.published_signer() {
        format!("the private key that signed it is printed: {}", key.kid.as_deref().unwrap_or_default())
    } else {
        return;
    };
    hits.at(Place::part(Part::Signature), message);
}
