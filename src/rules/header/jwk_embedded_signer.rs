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
        Example::jws(r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}}"#, r#"{"jti":"0f6a9c3e6f0b4d579d0e","htm":"POST","htu":"https://as.example.com/token","iat":1795292740}"#, "nh0LM6PnpmpKiVMOJHJ8gUkz7NGYPKYC7OQpRkkz5ifqudF7euZCKGXZP6-EBDl9L3EqnZ6FL2XqS9IXKUgiTg"),
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
