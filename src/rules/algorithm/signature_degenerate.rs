//! A signature that verifies nothing, and in some verifiers everything.

use crate::core::alg::{Alg, Family};
use crate::core::key::{Key, Material, Scalar, scalar};
use crate::core::token::Part;
use crate::rules::prelude::*;
use rsa::BigUint;
use rsa::traits::PublicKeyParts;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "signature-degenerate",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the signature is a number that no signer makes",
    why: "verifiers that do not check the range accept it for every message: Java 15 to 18 took zeros for a signature of anybody",
    fix: "treat the token as forged, and update the verifier",
    cites: &["CVE-2022-21449", "RFC 8017 §8.2.2"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("_____wAAAAD__________7zm-q2nF56E87nKwvxjJVH_____AAAAAP__________vOb6racXnoTzucrC_GMlUQ"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        Example::header(r#"{"alg":"HS256"}"#).signed("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        Example::header(r#"{"alg":"RS256"}"#).signed("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQ").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
        Example::header(r#"{"alg":"RS256"}"#).signed("_____________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________________w").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::header(r#"{"alg":"ES512"}"#),
        Example::header(r#"{"alg":"RS256"}"#).signed("XN_WR8xJOOxj_qZvh0gwAPX_bY9TCCuWgOim0q5WEv4e-WI9f1zaHCiiXekdyJWGD5lG-2TT-Xn2SDCHe9kGDWWuwxOIZbojYc7pQDQzShlmk2LBzseO1pdkA8nBiQY8zvza_TzA6I2yEE6R0Y80c170fAU7ibxA8lo7r-pLA_F4L8eX_MTzaojQ0JgnB3Ak9B0MHfWRb31sYpN2jYVxrGShdDAM0uj4UrniSBxmqKC5DYwsO10uiV_qVjl6NbN0O2WfWAmkkKcHklbDgQdLNQ6efFONvUCPDbW87DRq1LrlOQVVDM6C5AOL6w4rna8ftDeGNJDlhBRxylBcvZ9uvQ").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
    ],
    judge: Judge::Token { applies: super::claims_signature, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let signature = case.signature();
    let mut hit = |message: String| {
        hits.at(Place::part(Part::Signature), message);
    };
    if !signature.is_empty() && signature.iter().all(|byte| *byte == 0) {
        return hit(format!("the signature is {} zero bytes", signature.len()));
    }
    match case.alg.map(Alg::family) {
        Some(Family::Ecdsa(curve)) if signature.len() == 2 * curve.field_bytes() => {
            let (r, s) = signature.split_at(curve.field_bytes());
            for (name, half) in [("r", r), ("s", s)] {
                if scalar(curve, half) == Scalar::None {
                    let what = if half.iter().all(|byte| *byte == 0) { "0" } else { "not below the order" };
                    hit(format!("{name} of the signature is {what} of {}", curve.name()));
                }
            }
        }
        Some(Family::RsaPkcs1 | Family::RsaPss) => {
            if let Some(what) = case.named_keys().find_map(|key| outside_rsa(signature, key)) {
                hit(format!("the signature, as a number, is {what}"));
            }
        }
        _ => {}
    }
}

/// What number the signature is, if RSA with that key maps it to itself or refuses it.
fn outside_rsa(signature: &[u8], key: &Key) -> Option<&'static str> {
    let Material::Rsa { public, .. } = &key.material else { return None };
    let number = BigUint::from_bytes_be(signature);
    if signature.len() != public.size() {
        None
    } else if number == BigUint::from(1u8) {
        Some("1")
    } else if number >= *public.n() {
        Some("not below the modulus")
    } else {
        (number == public.n() - 1u8).then_some("the modulus less 1")
    }
}
