//! A key that is not meant for the algorithm.

use crate::core::key::Operation;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "alg-key-mismatch",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the key is not meant for the algorithm",
    why: "a verifier that lets the header choose uses a key for what it was not made for: the first step of key confusion",
    fix: "give each key one algorithm, in the alg of its JWK, and let the key decide: jotkit key inspect FILE",
    cites: &["RFC 8725 §3.1", "RFC 7517 §4.4", "CVE-2026-44699"],
    known_problems: "A log with tokens of several issuers, looked at with the keys of one.",
    bad: &[
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#).with_keys(r#"{"kty":"EC","crv":"P-384","x":"PgBgXNWQkioB25WtPCUyeiG6Fqg0A7X4mCqtOQJPSc_kRZg6nzPg4HWKH_jSXeWx","y":"XE79z-u33PNnGxC0s6J_p2Pj6mPvsGqxqcYH9JzVdkvRUuDzR3wKkUjhTJZk8qKn","kid":"2026-01"}"#),
        Example::header(r#"{"alg":"HS256"}"#).with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
        Example::header(r#"{"alg":"RS256"}"#).with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB","alg":"PS256"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM","use":"enc"}"#),
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#).with_keys(r#"{"kty":"EC","crv":"P-384","x":"PgBgXNWQkioB25WtPCUyeiG6Fqg0A7X4mCqtOQJPSc_kRZg6nzPg4HWKH_jSXeWx","y":"XE79z-u33PNnGxC0s6J_p2Pj6mPvsGqxqcYH9JzVdkvRUuDzR3wKkUjhTJZk8qKn","alg":"ES256","kid":"2026-01"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"ES256","kid":"2026-01"}"#).signed("8YEZ6lZ_o29nBZTT3B48pdWhfhfwUEUn0KenyxVXdufonB0PkJ1ufoPGJhWaOX0lWBS_qraKkp21JyYXptgyCg").with_keys(r#"{"keys":[{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM","kid":"2026-01"},{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB","kid":"2025-01"}]}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#),
    ],
    judge: Judge::Token { applies: |case| !case.keys().is_empty() && case.alg.is_some(), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = case.alg else { return };
    let refusals: Vec<_> =
        case.named_keys().map(|key| key.is_for(alg, Operation::Verify).err().map(|why| (key, why))).collect();
    if refusals.iter().any(Option::is_none) {
        return;
    }
    let message = match refusals.as_slice() {
        [Some((key, why))] => {
            case.blame(key);
            format!("{alg} is not for the key {}: {why}", key.label())
        }
        all => format!("{alg} is for none of the {} keys", all.len()),
    };
    hits.at(super::alg_place(case), message);
}
