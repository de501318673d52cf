//! A signature of the wrong length.

use crate::core::alg::{Alg, Family};
use crate::core::b64::Fault;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "signature-length",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the signature is not as long as the algorithm makes it",
    why: "it was cut off, or is in another form, such as DER: strict verifiers refuse it, lenient ones accept more than one form",
    fix: "emit the raw bytes: r‖s for ECDSA; jotkit verify --key FILE says what would have matched",
    cites: &["RFC 7518 §3.2", "RFC 7518 §3.4", "RFC 8037 §3.1", "CVE-2026-65632"],
    known_problems: "A token that was cut off when it was copied: still worth saying.",
    bad: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("MEUCIDKHGXmWFwurLlz1UGcvRVrjat9IVQWZpjprsVao8X5KAiEA2TFnBtrRmdfBAg7v71ci3PPz93NvQppc8627sJcTQ0M"),
        Example::header(r#"{"alg":"HS256"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"),
        Example::header(r#"{"alg":"RS256"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"),
        Example::header(r#"{"alg":"RS256"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
        Example::header(r#"{"alg":"Ed448"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
        Example::header(r#"{"alg":"RS256"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"),
        Example::header(r#"{"alg":"EdDSA"}"#),
        Example::header(r#"{"alg":"Ed448"}"#).signed("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"),
        Example::header(r#"{"alg":"HS256"}"#),
    ],
    judge: Judge::Token { applies: super::claims_signature, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let signature = case.signature();
    // What characters outside the alphabet stood for, nobody knows.
    let foreign = |fault: &Fault| matches!(fault, Fault::Foreign { .. });
    if signature.is_empty() || case.token.encoding_faults(Part::Signature).iter().any(foreign) {
        return;
    }
    let is = signature.len();
    let Some(due) = due(case, is) else { return };
    // A SEQUENCE, which an ECDSA signature is in ASN.1 (RFC 3279 §2.2.3).
    let der = signature[0] == 0x30 && case.alg.is_some_and(|alg| matches!(alg.family(), Family::Ecdsa(_)));
    let form = if der { ", and begins as DER does" } else { "" };
    hits.at(Place::part(Part::Signature), format!("the signature has {is} bytes{form}; {due}"));
}

/// What length is due, in words, if it is another.
fn due(case: &Case<'_>, is: usize) -> Option<String> {
    let Some(alg) = case.alg else {
        let ed448 = case.token.alg().as_deref() == Some("Ed448");
        return (ed448 && is != ED448).then(|| format!("Ed448 makes {ED448}"));
    };
    // Ed448 is EdDSA too (RFC 8037 §3.1).
    if alg == Alg::EdDSA && is == ED448 {
        return None;
    }
    if let Some(due) = alg.signature_bytes() {
        return (is != due).then(|| format!("{alg} makes {due}"));
    }
    let mut lengths: Vec<_> = case.named_keys().filter_map(|key| key.signature_bytes(alg)).collect();
    lengths.dedup();
    match lengths.as_slice() {
        [] => (is < 64 || !is.is_multiple_of(16))
            .then(|| format!("{alg} makes 256, 384 or 512, as long as the modulus")),
        known if known.contains(&is) => None,
        [due] => Some(format!("{alg} with the given key makes {due}")),
        _ => Some(format!("{alg} with the given keys makes another length")),
    }
}

/// Length of an Ed448 signature, in bytes.
const ED448: usize = 114;
