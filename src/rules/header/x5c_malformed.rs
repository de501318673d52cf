//! A certificate chain that is none.

use crate::core::b64;
use crate::core::crypto::sha256;
use crate::core::json::{Kind as JsonKind, Value};
use crate::core::key;
use crate::rules::prelude::*;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "x5c-malformed",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "x5c is no chain of certificates as RFC 7515 wants it",
    why: "strict verifiers refuse the token, and lenient ones read something else than was meant",
    fix: "write each certificate in DER as standard base64, with padding, the one of the signing key first",
    cites: &["RFC 7515 §4.1.6", "RFC 7515 §4.1.8"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg-WlaAcjoejl-1vO2CnuGPUdjmnb6g3ta0B-TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY_7CuynWWcHGdoV0AEL66w"]}"#),
        Example::header(r#"{"alg":"ES256","x5c":[]}"#),
        Example::header(r#"{"alg":"ES256","x5c":"MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="}"#),
        Example::header(r#"{"alg":"ES256","x5c":["AAAA"]}"#),
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="],"x5t#S256":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE"}"#),
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="]}"#).signed("GRTpDWw-IgjKriEmLqGYzqkDEXuCKn5SuDoVxmDDDrc1k2weoPM5dYLTDFSfLjGeZNDInXdOXI3PqmLitODQgw").with_keys(r#"{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="],"x5t#S256":"46dql0gp6UofkTGKHUbHWldKWMbWlWiTtil4lcW42gw"}"#),
        Example::header(r#"{"alg":"ES256","x5c":["MIIBHTCBxaADAgECAgEHMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDmFzLmV4YW1wbGUuY29tMB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UEAwwOYXMuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASZhc1SwfbCZ5myC3hITO8WbCNyg+WlaAcjoejl+1vO2CnuGPUdjmnb6g3ta0B+TShBw9Ic6pXaPRiBJKCNm2ajMAoGCCqGSM49BAMCA0cAMEQCIExF5bADccc8pSFTXuupwfY9kFnLegkO0wPALBG5Rw8pAiB8TJJAG4EfGMpPCJ6Vgr6FY/7CuynWWcHGdoV0AEL66w=="]}"#).signed("sHedNVhiWBPIjKucPbLCjXV5XQg8oeVcrhTBRcd8wMPO4ctE3N4NCcHqWKhM4qYuT_kTXXK3w04W0bgWEMMClg").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| super::parameter(case, "x5c").is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(x5c) = super::parameter(case, "x5c") else { return };
    if x5c.kind() != JsonKind::Array || x5c.children().next().is_none() {
        hits.at(Place::header(x5c), "x5c is no array of certificates");
        return;
    }
    for (at, item) in x5c.children().enumerate() {
        if let Some(problem) = problem(item) {
            hits.at(Place::header(item), format!("certificate {} of x5c {problem}", at + 1));
            return;
        }
    }
    let Some(leaf) = super::leaf(case) else { return };
    if let Some(x5t) = super::parameter(case, "x5t#S256")
        && x5t.text().is_none_or(|text| text != b64::encode(&sha256(&leaf)))
    {
        hits.at(Place::header(x5t), "x5t#S256 is not the hash of the first certificate in x5c");
    }
    if let Some(signer) = case.signer()
        && key::read(leaf, "x5c", None).is_ok_and(|set| {
            set.keys.iter().all(|certified| key::thumbprint(certified) != key::thumbprint(signer))
        })
    {
        let message = format!("the first certificate of x5c is not that of the key {}", signer.label());
        hits.at(Place::header(x5c), message);
    }
}

/// What is wrong with the text of a certificate.
fn problem(item: Value<'_>) -> Option<&'static str> {
    let Some(text) = item.text() else { return Some("is no string") };
    match STANDARD.decode(text.as_bytes()) {
        Err(_) if text.contains(['-', '_']) => Some("is base64url, where standard base64 is due"),
        Err(_) => Some("is not standard base64 with padding"),
        Ok(der) => key::certificate_facts(&der).is_none().then_some("is not a certificate in DER"),
    }
}
