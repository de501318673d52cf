//! A token that vouches for itself.

use crate::core::diagnose::embedded_signer;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "jwk-embedded-signer",
    group: Group::Header,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is signed with the key in its own header",
    why: "anyone can make such a token: it is the exploit of verifiers that trust the header",
    fix: "refuse it, and verify with keys that you were given: jotkit verify --jwks FILE",
    cites: &["CVE-2018-0114", "OWASP ASVS 9.1.3", "RFC 7515 §4.1.3"],
    known_problems: "The keys that were given are not all that are trusted.",
    bad: &[
        Example::header(r#"{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}}"#).signed("fBx31O5eb2C-WGFyK5WBPlHT6a6VHYWFKjc_PE93cb3esS50r8LSY2T6HlG72iRFxWP-MoPJ23wdcLert5ndxQ"),
        Example::header(r#"{"alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}}"#).signed("wym-pDQN4Z14yMMFd5-JM-uBP-alIOtkSV0F36ix98XuNGZTMuZpO6gZHKJw0dYntnHDJlIzTNW4iFCH1vPyfQ").with_keys(r#"{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c"}"#),
    ],
    good: &[
        Example::jws(r#"{"alg":"ES256","typ":"dpop+jwt","jwk":{"crv":"P-256","kty":"EC","x":"nPoyFWBYAwqZaLb8B_9mUgrolRWgv2Zbdh6XwbTKlDo","y":"NxNEMa99RMoNkhMnA_W0_Drm4oZy-b5TjAfXS4jtg4Q"}}"#, r#"{"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63","htm":"POST","htu":"https://as.example.com/token","iat":1795292740}"#, "vBVf0DIi9jifsH0Z6uoxoe3cETdXjHSP1HipvJpnWRwKSo0V3UOjHa8z3cJ7rZrHXibhuKBu2TWiDLwx4CfXXA"),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("fxI0BrqFTLpmqH_gm3l9FKqL_cJ-JWo9D-s0MILDhXtKkmUp7pyGIjXtmQRtP6MzIq4gKV2vN66jKCWMSlXEBg").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
    ],
    judge: Judge::Token { applies: |case| super::parameter(case, "jwk").is_some() && !super::proves_possession(case), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(jwk), Some(alg)) = (super::parameter(case, "jwk"), case.checkable()) else { return };
    if case.signer().is_some() {
        return;
    }
    if let Some(key) = embedded_signer(case.token, alg).filter(|key| !case.is_given(key)) {
        let message = format!("the signature matches the jwk in its own header ({})", key.words());
        hits.at(Place::member(Part::Header, jwk), message);
    }
}
