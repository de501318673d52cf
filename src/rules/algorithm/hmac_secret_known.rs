//! A secret that everyone knows.

use crate::core::alg::Family;
use crate::core::dictionary::Form;
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
    known_problems: "The sample tokens of jwt.io, which are told as such. Three tokens are tried of each of the first 64 signers (issuer, key ID and algorithm), and one of each further; the others have its key. No more than 1,000 tokens of the beginning of a source are tried and 24 of each further quarter of a mebibyte, and what was not is counted and said. A list is tried on three tokens of a signer in the whole run, and what it finds on every token; it is tried on 10,000 tokens at most, and on none that signs more than 64 KiB, which is then said.",
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
        if known.origin.contains("jwt.io") && is_sample_of_jwt_io(case) {
            format!(
                "this is the sample token of jwt.io, signed with the secret that stands beside it: {secret}"
            )
        } else {
            format!("the secret is {}: {secret}", known.origin)
        }
    } else if let Some(listed) = case.listed_secret() {
        let form = match listed.form {
            Form::Plain => "",
            Form::Base64 => ", decoded from base64",
            Form::Hex => ", decoded from hexadecimal",
        };
        let secret = show(case, &listed.secret);
        format!("the secret is line {} of the list that was given{form}: {secret}", listed.line)
    } else {
        return;
    };
    hits.at(Place::part(Part::Signature), message);
}

/// Whether it says what the tokens on the page say that people try JWTs with.
fn is_sample_of_jwt_io(case: &Case<'_>) -> bool {
    let says = |claim: &str, text: &str| {
        case.claims.and_then(|claims| claims.get_text(claim)).as_deref() == Some(text)
    };
    says("sub", "1234567890") && says("name", "John Doe")
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
