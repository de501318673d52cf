//! A DPoP proof that is older than a request takes.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dpop-proof-stale",
    summary: "a DPoP proof is older than five minutes",
    why: "proofs are made for each request: a server that accepts an old one gives a thief as much time to play it again",
    fix: "make a proof for each request; have the server refuse those that are more than some minutes old",
    cites: &["RFC 9449 §4.3", "RFC 9449 §11.1"],
    known_problems: "Requests that were recorded: --now tells the time at which they were sent.",
    bad: &[Example::jws(
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
        r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292000}"#,
        "c2ln",
    )],
    good: &[Example::jws(
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
        r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::DpopProof && case.date("iat").is_some(),
        check,
    },
    ..super::ADVICE
};

/// Seconds for which a proof is good, at most.
const LONGEST: f64 = 300.0;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((iat, made)) = case.claim("iat").zip(case.date("iat")) else { return };
    let age = case.now as f64 - made.0;
    // Dates that are none, or count milliseconds, have rules of their own.
    if age > LONGEST && made.0 > 0.0 {
        let message = format!("the proof is {} old, where {} is long", span(age), span(LONGEST));
        super::tell(case, hits, Place::payload(iat), message).label(made.words());
    }
}
