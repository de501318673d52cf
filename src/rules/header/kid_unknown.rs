//! A key ID that no key has.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "kid-unknown",
    group: Group::Header,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "none of the keys has the key ID of the token",
    why: "the key is not published yet or no more, or the kid was made up",
    fix: "publish a key before it signs, and keep it until its last token has expired",
    cites: &["RFC 8725 §3.1", "OpenID Connect Core §10.1.1"],
    known_problems: "The file with the keys is old.",
    bad: &[
        Example::header(r#"{"alg":"ES256","kid":"2025-01"}"#).signed("w8i2--p5bBptTWQmHGda7s_gzyOOLOLwDQXmehIGn967zExsl3J6LmfF3neajh6B506DEe6Q2GumUkOOL3qvDg").with_keys(r#"{"keys":[{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c","kid":"2025-07"}]}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#).signed("WUn7pMHa2Iweapj8wPFptgkgXsJISbh_XjI-Z1meWG86YJaM8sgUru-swovGvel60BygZQyRo-zwUtH9nGxj4A").with_keys(r#"{"keys":[{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM","kid":"2026-01"},{"kty":"EC","crv":"P-256","x":"CdO97DaCDOvhT9QwbzPgTgVgIqb8n6tuhZkRNIUHZkA","y":"LYfzq6HxEYpAQTHiPJzenBHmvOUD1lJbB7D5arpXE2c","kid":"2025-07"}]}"#),
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#).signed("AjYKD4Bjr0tVhSIvkYjCeu3hc1zuYCixHtH8HEOHPt_HJf1lDiRZUVpRrYZIKDbJqwR-eu7Dzdl43-o4HbqO1g").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
        Example::header(r#"{"alg":"ES256","kid":"2025-01"}"#),
    ],
    judge: Judge::Token { applies: |case| !case.keys().is_empty() && case.keys().iter().all(|key| key.kid.is_some()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(kid) = super::parameter(case, "kid") else { return };
    let Some(text) = kid.text().filter(|text| !text.is_empty()) else { return };
    let count = case.keys().len();
    if !case.keys().iter().any(|key| key.kid.as_deref() == Some(&*text)) {
        let of = if count == 1 { "the one key" } else { "any of the keys" };
        hits.at(Place::header(kid), format!("kid is not that of {of} ({count} given)"));
    }
}
