//! A DPoP proof by another key than the access token is bound to.

use crate::rules::beside::{Role, thumbprint};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dpop-key-mismatch",
    summary: "the key of a DPoP proof is not the one that the access token is bound to",
    why: "whoever made the proof is not the client that the token was issued to: the token was stolen, or the client lost its key",
    fix: "make the proof with the key that was proved at the token endpoint; its thumbprint is cnf.jkt: jotkit key thumbprint FILE",
    cites: &["RFC 9449 §6.1", "RFC 9449 §4.3", "RFC 7638"],
    known_problems: "",
    bad: &[Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740,"ath":"f4DWbPd-NDoD2fh9eTUWR-BEDiWZ1dYDFg3_jz7444w"}"#,
            "c2ln",
        ).beside(&["eyJhbGciOiJFUzI1NiIsImtpZCI6IkJlQUxya05maERqRlZkWXdkZkp3T1EifQ.eyJzdWIiOiJzb21lb25lQGV4YW1wbGUuY29tIiwiaXNzIjoiaHR0cHM6Ly9zZXJ2ZXIuZXhhbXBsZS5jb20iLCJuYmYiOjE3OTUyOTI3NDAsImV4cCI6MTc5NTI5NjM0MCwiY25mIjp7ImprdCI6Ik56YkxzWGg4dURDY2QtNk1Od1hGNFdfN25vV1hGWkFmSGt4WnNSR0M5WHMifX0.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"])],
    good: &[
        // The access token of RFC 9449 §6.1, in our time.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740,"ath":"ainHWbQtpVLcT1ZDcqDQJCilxfHD5S-MVtFt-wh4rPU"}"#,
            "c2ln",
        ).beside(&["eyJhbGciOiJFUzI1NiIsImtpZCI6IkJlQUxya05maERqRlZkWXdkZkp3T1EifQ.eyJzdWIiOiJzb21lb25lQGV4YW1wbGUuY29tIiwiaXNzIjoiaHR0cHM6Ly9zZXJ2ZXIuZXhhbXBsZS5jb20iLCJuYmYiOjE3OTUyOTI3NDAsImV4cCI6MTc5NTI5NjM0MCwiY25mIjp7ImprdCI6IjBaY09DT1JaTll5LURXcHFxMzBqWnlKR0hUTjBkMkhnbEJWM3VpZ3VBNEkifX0.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"]),
        // A token that is bound to no key.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740,"ath":"2xRrsYu0-J8DuRDCX2QWIpBLU7cEU35JwBQTpVAoGzA"}"#,
            "c2ln",
        ).beside(&["eyJhbGciOiJFUzI1NiIsImtpZCI6IkJlQUxya05maERqRlZkWXdkZkp3T1EifQ.eyJzdWIiOiI0MiIsImlzcyI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tIiwiZXhwIjoxNzk1Mjk2MzQwfQ.AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ"]),
    ],
    judge: Judge::Token { applies, check },
    ..super::DEMAND
};

/// What the proof's key has to be: the thumbprints that the access tokens are bound to.
fn bound_to(case: &Case<'_>) -> Vec<String> {
    case.came_with().of(Role::Access).into_iter().filter_map(|token| token.jkt.clone()).collect()
}

fn applies(case: &Case<'_>) -> bool {
    match case.profile() {
        Profile::DpopProof => !bound_to(case).is_empty(),
        _ => case.is_access_token_beside_proof() && jkt(case).is_some(),
    }
}

/// The thumbprint that an access token is bound to.
fn jkt<'a>(case: &Case<'a>) -> Option<Value<'a>> {
    case.claim("cnf")?.get("jkt").filter(|jkt| jkt.kind() == JsonKind::String)
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    if case.profile() != Profile::DpopProof {
        return check_token(case, hits);
    }
    let Some(jwk) = case.header.and_then(|header| header.get("jwk")) else { return };
    // A key that cannot be read is wrong in other ways.
    if thumbprint(jwk).is_some_and(|own| !bound_to(case).contains(&own)) {
        let message = "the proof is by another key than the access token is bound to (cnf.jkt)".to_string();
        super::tell(case, hits, Place::member(Part::Header, jwk), message).severity(Severity::Error);
    }
}

/// The same, told of the access token where the proof is not judged itself.
fn check_token(case: &Case<'_>, hits: &mut Hits) {
    let proofs = case.came_with().unjudged(Role::Proof);
    let Some(jkt) = jkt(case) else { return };
    let said = jkt.text();
    let known: Vec<_> = proofs.iter().filter_map(|proof| proof.thumbprint.as_deref()).collect();
    if !known.is_empty() && !known.iter().any(|own| Some(*own) == said.as_deref()) {
        hits.at(Place::payload(jkt), "the proof that was given is by another key than the token is bound to");
    }
}
