//! A DPoP proof beside an access token that it was not made for.

use crate::rules::beside::{Companion, Role};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dpop-ath-mismatch",
    summary: "ath of a DPoP proof is missing or is not the hash of the access token that came with it",
    why: "the proof was made for another token: the server must refuse it, or a proof that was stolen is good for every token",
    fix: "set ath to the SHA-256 of the access token as text, in base64url, for each request to an API",
    cites: &["RFC 9449 §4.2", "RFC 9449 §4.3", "RFC 9449 §7"],
    known_problems: "",
    bad: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"e1j3V_bKic8-LAEB","htm":"GET","htu":"https://resource.example.org/protectedresource","iat":1795292740,"ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}"#,
            "c2ln",
        ).beside(&["access_token=another"]),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://resource.example.org/protectedresource","iat":1795292740}"#,
            "c2ln",
        ).beside(&["access_token=Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"]),
    ],
    good: &[
        // RFC 9449 §7.1.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"e1j3V_bKic8-LAEB","htm":"GET","htu":"https://resource.example.org/protectedresource","iat":1795292740,"ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}"#,
            "c2ln",
        ).beside(&["Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU"]),
        // A request for a token has none beside it yet.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies, check },
    ..super::DEMAND
};

fn applies(case: &Case<'_>) -> bool {
    match case.profile() {
        Profile::DpopProof => !tokens(case).is_empty(),
        _ => case.is_access_token_beside_proof(),
    }
}

/// The access tokens that the proof may have been made for.
fn tokens<'a>(case: &Case<'a>) -> Vec<&'a Companion> {
    let mut tokens = case.came_with().of(Role::Access);
    tokens.extend(case.came_with().of(Role::Unknown));
    tokens
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.profile() != Profile::DpopProof {
        return check_token(case, hits);
    }
    let tokens = tokens(case);
    let Some(ath) = case.claim("ath") else {
        let message = "there is no ath, which ties a proof to the access token that came with it".to_string();
        super::tell(case, hits, Place::part(Part::Payload), message).label("no \"ath\" among the claims");
        return;
    };
    let said = ath.text().unwrap_or_default();
    let is = |token: &&Companion, hash: &str| token.digest(hash).as_deref() == Some(&said);
    if ath.kind() == JsonKind::String && !tokens.iter().any(|token| is(token, "sha-256")) {
        let half = tokens.iter().any(|token| token.half_digest("sha-256").as_deref() == Some(&said));
        let but = if half { ": it is the left half, where the whole is due" } else { "" };
        let message = format!("ath is not the hash of the access token that came with the proof{but}");
        super::tell(case, hits, Place::payload(ath), message).severity(Severity::Error);
    }
}

/// The same, told of the access token where the proof is not judged itself.
fn check_token(case: &Case<'_>, hits: &mut Hits) {
    let proofs = case.came_with().unjudged(Role::Proof);
    let own = case.came_with().own().and_then(|own| own.digest("sha-256"));
    if !proofs.is_empty() && !proofs.iter().any(|proof| proof.ath == own) {
        let message = "ath of the proof that was given is missing or is not the hash of this access token";
        hits.at(Place::part(Part::Token), message);
    }
}
