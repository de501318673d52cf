//! A certificate that nothing vouches for.

use crate::core::key;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "x5c-untrusted",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::Medium,
    persona: Persona::Pedantic,
    summary: "the token brings a certificate that nothing vouches for",
    why: "a chain proves nothing until it ends in a certificate that the verifier trusts already",
    fix: "give the key that you trust: jotkit lint --key FILE; and have the verifier pin the issuer's CA",
    cites: &["RFC 7515 §4.1.6"],
    known_problems: "Issuers of eIDAS, mobile documents and app stores send their chain by design.",
    bad: &[
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="]}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="]}"#).signed("Tejvf-5c8s1jqsmE1aOaoiUcOqfKAX8LWfHIyBmi_b-M6rZc1-bcl6RiDlkCCzp3q_cOgMgKpIfgNuKZb62-lQ").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| super::parameter(case, "x5c").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(x5c), Some(leaf)) = (super::parameter(case, "x5c"), super::leaf(case)) else { return };
    let given = key::read(leaf, "x5c", None).is_ok_and(|set| set.keys.iter().any(|key| case.is_given(key)));
    if !given {
        hits.at(Place::member(Part::Header, x5c), "the key of the certificate in x5c is none that was given");
    }
}
