//! A public key taken for a secret.

use crate::core::alg::Family;
use crate::core::diagnose::confused_key;
use crate::core::token::Part;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "hmac-key-confusion",
    group: Group::Algorithm,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token is an HMAC keyed with a public key",
    why: "it is an attack: a verifier that takes alg from the header checks it with the public key as the secret, and accepts it",
    fix: "tie each key to its algorithms, and never accept HMAC where a public key verifies",
    cites: &["CVE-2015-9235", "CVE-2022-29217", "CVE-2023-48223", "CVE-2026-34950", "CVE-2026-85394"],
    known_problems: "",
    bad: &[
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#).signed("GGh5PDS6gKnpBjgAk08NGSHhaGAEoXYH4s-OQOKZ8r4").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#).signed("frGoPapMQa9YUlFk30SU3WC9cDijT2JETVUFEFQo1rM").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#).signed("ZjaLtKtygECMHXXiAdyDNoBGUQqrH7WJK468JFgTvPo").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#).signed("dygjA-JfK4oDaYUuya7isySYHHyQbwBBReSJX0x4z8M").with_keys(r#"{"kty":"RSA","n":"rIO91jJz4ZYvETzpyLUwnY6YCLf5kCVPfX3rqbb5qPzmly00ZrlF1Aj5aet5v3ZMQYOkgFZ68DMG72-WYXbvWlRGBFHQuPAmSP5u1OleEZjcD0i5XDqprM65NGE6mrTwlPxZorCZ5TFf1SBS_Fc5lHgjvIjDjcLmRNl0pXds60YukBhpXhW8BXd76FeFEGlliTRSxtzyCO6nIoCb1st1s_F6PCtck-npWPDne7yiiXBR4fUCQdZnATFd-YGI5XpAuixuVkS8zlNLqPgSw6papphPUtfjpXdr91b2VuCyn96ennJcjHLM9mMTZbjBPFKppZFMjDScunnRaM0zMyYInQ","e":"AQAB"}"#),
    ],
    good: &[
        Example::header(r#"{"alg":"HS256","typ":"JWT"}"#).signed("JWpWavxePzp17aFYPaDg6b5EZapLw_Wcnncm5H66mNM").with_keys(r#"{"kty":"oct","k":"cWVpVXI4V241bEp4MHNZYzJtVmI3dEtoM3BEZzlhWmY"}"#),
        Example::header(r#"{"alg":"ES256","typ":"JWT"}"#).signed("p7vLiCvPCjJNZ5uYF6Njx3rXahSMt2NfjjVZeph8KnuySVxOoGTeSqfjYjLWxJmtdBzUdvvipRpP2RvDuSSztw").with_keys(r#"{"kty":"EC","crv":"P-256","x":"mYXNUsH2wmeZsgt4SEzvFmwjcoPlpWgHI6Ho5ftbztg","y":"Ke4Y9R2OadvqDe1rQH5NKEHD0hzqldo9GIEkoI2bZqM"}"#),
    ],
    judge: Judge::Token { applies: |case| !case.keys().is_empty() && case.checkable().is_some_and(|alg| alg.family() == Family::Hmac), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(alg) = case.checkable() else { return };
    if let Some((key, form)) = confused_key(case.token, case.keys(), alg) {
        let message = format!("the {alg} secret is the public key {} as {form}", key.label());
        hits.at(Place::part(Part::Signature), message);
    }
}
