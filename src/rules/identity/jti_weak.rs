//! An identifier that can be guessed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jti-weak",
    group: Group::Identity,
    severity: Severity::Info,
    confidence: Confidence::Low,
    persona: Persona::Pedantic,
    summary: "jti is short, or only a number",
    why: "such identifiers collide, and who counts on can have others' tokens denied",
    fix: "use a random UUID or 128 random bits: jotkit sign … --jti auto",
    cites: &["RFC 7519 §4.1.7", "RFC 9449 §4.2"],
    known_problems: "Identifiers of a database, unique for their issuer.",
    bad: &[
        Example::claims(r#"{"sub":"42","jti":"17","iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","jti":"20261121202540000017","iat":1795292740,"exp":1795293700}"#),
        // Told to everyone.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256"}"#,
            r#"{"jti":"0f6a9c3e6f0b4d57","htm":"POST","htu":"https://as.example.com/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","iat":1795292740,"exp":1795293700}"#,
        ),
        // The proof of RFC 9449 §4.2, with 96 bits in base64url.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: |case| case.claim("jti").is_some(), check },
};

/// 96 bits in base64url take as many characters.
const SHORTEST: usize = 16;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((jti, text)) = case.claim("jti").and_then(|jti| Some((jti, jti.text()?))) else { return };
    let length = text.chars().count();
    if case.profile() == Profile::DpopProof {
        return weak_in_a_proof(jti, &text, hits);
    }
    if length < SHORTEST {
        hits.at(Place::payload(jti), format!("jti has {length} characters, 96 random bits take {SHORTEST}"));
    } else if text.bytes().all(|byte| byte.is_ascii_digit()) {
        hits.at(Place::payload(jti), format!("jti is a number of {length} digits"));
    }
}

/// A server remembers the `jti` of proofs to know a replay, so that those of others must not be met by chance (RFC 9449 §4.2).
fn weak_in_a_proof(jti: Value<'_>, text: &str, hits: &mut Hits) {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let hexadecimal = text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
    let bits = match (digits, hexadecimal) {
        (true, _) => 3.32,
        (_, true) => 4.0,
        _ => 6.0,
    };
    let most = text.chars().filter(|c| *c != '-' || !hexadecimal).count() as f64 * bits;
    if most < 96.0 {
        let message = format!("jti has {most:.0} bits at most, a proof is told from others by 96");
        hits.at(Place::payload(jti), message)
            .severity(Severity::Warning)
            .persona(Persona::Everyone)
            .confidence(Confidence::Medium);
    }
}
