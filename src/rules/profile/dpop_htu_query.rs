//! A DPoP proof whose URL says more than it may.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dpop-htu-query",
    summary: "htu of a DPoP proof has a query or a fragment",
    why: "servers compare it with the URL without them and refuse the proof; and what stands in a query ends up in one more log",
    fix: "write the URL up to the first ? or #",
    cites: &["RFC 9449 §4.2"],
    bad: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token?a=1","iat":1795292740}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token#a","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    good: &[Example::jws(
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
        r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::DpopProof && case.claim("htu").is_some(),
        check,
    },
    ..super::ADVICE
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some((htu, text)) = case.claim("htu").and_then(|htu| Some((htu, htu.text()?))) else { return };
    if let Some(at) = text.find(['?', '#']) {
        let what = if text[at..].starts_with('?') { "query" } else { "fragment" };
        super::tell(
            case,
            hits,
            Place::payload(htu),
            format!("htu has a {what}, which the URL of a proof is without"),
        );
    }
}
