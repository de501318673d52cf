//! What RFC 9449 demands of a DPoP proof.

use crate::rules::prelude::*;

pub(in crate::rules) static CLAIM_MISSING: Rule = Rule {
    name: "dpop-proof-claim-missing",
    summary: "a claim is missing that RFC 9449 demands of a DPoP proof, or the key in its header",
    why: "a proof that does not name its request is good for any, and without jti it can be played again",
    fix: "set jti, htm, htu and iat for each request, and the public key as jwk: jotkit sign --profile dpop-proof --claim htm=POST --claim htu=URL --key FILE",
    cites: &["RFC 9449 §4.2", "RFC 9449 §4.3"],
    known_problems: "",
    bad: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","iat":1795292740}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256"}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    good: &[
        // RFC 9449 §4.2 and §7.1, in our time.
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"e1j3V_bKic8-LAEB","htm":"GET","htu":"https://resource.example.org/protectedresource","iat":1795292740,"ath":"fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token {
        applies: |case| super::has_claims_of(case, Profile::DpopProof),
        check: super::claim_missing,
    },
    ..super::CLAIM_MISSING
};

pub(in crate::rules) static CLAIM_TYPE: Rule = Rule {
    name: "dpop-proof-claim-type",
    summary: "a claim of a DPoP proof is not what RFC 9449 makes it",
    why: "a server compares method and URL with those of the request, as strings: what is neither fits none, or any",
    fix: "write htm as the method, htu as the whole URL without query and fragment, and ath and nonce as strings",
    cites: &["RFC 9449 §4.2"],
    bad: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"/token","iat":1795292740}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":["POST"],"htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    good: &[Example::jws(
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
        r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740,"nonce":"eyJ7S_zG.eyJH0-Z.HX4w-7v"}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::DpopProof && case.claims.is_some(),
        check: super::claim_type,
    },
    ..super::DEMAND
};

pub(in crate::rules) static TYP: Rule = Rule {
    name: "dpop-proof-typ",
    summary: "a DPoP proof does not say so in its typ",
    why: "without the type any JWT that the client signs with the same key can be taken for a proof, and a proof for another JWT",
    fix: "set typ to dpop+jwt: jotkit sign --profile dpop-proof …",
    cites: &["RFC 9449 §4.2", "RFC 8725 §3.11"],
    known_problems: "The rule speaks only where --profile or the policy says that these are proofs.",
    bad: &[Example::jws(
            r#"{"typ":"JWT","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ).under("profile = \"dpop-proof\"")],
    good: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ).under("profile = \"dpop-proof\""),
        Example::jws(
            r#"{"typ":"JWT","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
    ],
    judge: Judge::Token { applies: |case| super::is_named(case, Profile::DpopProof), check: super::wrong_typ },
    ..super::DEMAND
};

pub(in crate::rules) static ALG: Rule = Rule {
    name: "dpop-proof-alg",
    summary: "a DPoP proof is signed with a secret, or by nobody",
    why: "it is to prove that its sender has a private key: who shares a secret with the server, or signs nothing, proves nothing",
    fix: "sign it with a private key of the client's own: jotkit keygen es256 --out NAME; jotkit sign --profile dpop-proof --key FILE …",
    cites: &["RFC 9449 §4.2", "RFC 9449 §4.3"],
    bad: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"HS256"}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "c2ln",
        ),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"none"}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
            "",
        ),
    ],
    good: &[Example::jws(
        r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
        r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://server.example.org/token","iat":1795292740}"#,
        "c2ln",
    )],
    judge: Judge::Token {
        applies: |case| super::has_header_of(case, Profile::DpopProof),
        check: super::wrong_alg,
    },
    ..super::DEMAND
};
