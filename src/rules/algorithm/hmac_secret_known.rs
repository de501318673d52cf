//! A secret that everyone knows.

use crate::core::alg::Family;
use crate::core::hex;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-secret-known",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is signed with a secret that everyone knows",
    why: "whoever guesses the secret issues tokens at will",
    fix: "replace it, and all that it signed: jotkit keygen hs256 makes a new one",
    cites: &["RFC 8725 §3.5", "RFC 7518 §3.2"],
    known_problems: "The sample tokens of jwt.io, which are told as such. In a stretch of the input, three tokens of a signer (issuer, key ID and algorithm) are tried; the others have its key.",
    bad: &[
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#)
            .signed("9eHljrjtvi1d62xKdPl3FkgNpF-E6XD96aYBL5f3Cpg"),
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#)
            .signed("_76btsVTvKoT5zGTI632kUbPxda0_4vdxYfVzKPSqyM"),
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#)
            .signed("tN-f8B9eGSZKTXAdFkEelAxTKubysu9UV0w5mMBNkTg"),
    ],
    good: &[
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#)
            .signed("JWpWavxePzp17aFYPaDg6b5EZapLw_Wcnncm5H66mNM"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| is_hmac(case) && case.checkable().is_some(), check },
};

fn is_hmac(case: &Case<'_>) -> bool {
    case.alg.is_some_and(|alg| alg.family() == Family::Hmac)
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let message = if let Some(known) = case.known_secret() {
        let secret = show(case, &known.secret);
        match known.origin {
            "" => format!("the secret is one of those that are tried first: {secret}"),
            origin => format!("the secret is {origin}: {secret}"),
        }
    } else if let Some(secret) = case.listed_secret() {
        format!("the secret is in the list that was given: {}", show(case, secret))
    } else {
        return;
    };
    hits.at(Place::part(Part::Signature), message);
}

/// The secret, or no more of it than tells its owner which one it is.
fn show(case: &Case<'_>, secret: &[u8]) -> String {
    let length = secret.len();
    if case.policy.show_secrets {
        return match std::str::from_utf8(secret) {
            Ok(text) => format!("{text:?}"),
            Err(_) => format!("hex:{}", hex::encode(secret)),
        };
    }
    let start = std::str::from_utf8(secret).ok().filter(|_| length >= 12).unwrap_or_default();
    let start: String = start.chars().take(2).collect();
    format!("\"{start}…\" ({length} bytes, masked)")
}
