//! An ID token beside an access token or a code that it was not issued with.

use crate::core::alg::{Alg, Family};
use crate::rules::beside::{Companion, Role};
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-token-hash-mismatch",
    summary: "at_hash or c_hash of an ID token is not that of what came with it",
    why: "the access token or the code was put in place of another: the client acts with the rights of somebody else",
    fix: "refuse the answer; as the issuer, take the left half of the hash that the alg names, of the token as text, in base64url",
    cites: &["OpenID Connect Core §3.1.3.6", "OpenID Connect Core §3.1.3.8", "OpenID Connect Core §3.3.2.11"],
    known_problems: "",
    bad: &[
        Example::jws(r#"{"alg":"RS256","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#, "c2ln").beside(&["access_token=SlAV32hkKG"]),
        // The hash of SHA-256, where RS512 makes it SHA-512.
        Example::jws(r#"{"alg":"RS512","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#, "c2ln").beside(&["jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"]),
        Example::jws(r#"{"alg":"RS256","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#, "c2ln").beside(&["code=SplxlOBeZQQYbYS6WxSbIA"]),
    ],
    good: &[
        // OpenID Connect Core A.3, A.4 and A.6.
        Example::jws(r#"{"alg":"RS256","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#, "c2ln").beside(&["jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"]),
        Example::jws(r#"{"alg":"RS256","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#, "c2ln").beside(&["Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"]),
        Example::jws(r#"{"alg":"RS256","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"at_hash":"77QmUPtjPfzWtF2AnpK9RQ","c_hash":"LDktKdoQak3Pk0cnXxCltA"}"#, "c2ln").beside(&["jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk"]),
        // Nothing came with it.
        Example::jws(r#"{"alg":"RS256","kid":"1e9gdk7"}"#, r#"{"iss":"https://server.example.com","sub":"248289761001","aud":"s6BhdRkqt3","nonce":"n-0S6_WzA2Mj","exp":1795293700,"iat":1795292740,"at_hash":"77QmUPtjPfzWtF2AnpK9RQ"}"#, "c2ln"),
    ],
    judge: Judge::Token {
        applies: |case| case.profile() == Profile::IdToken && !pairs(case).is_empty(),
        check,
    },
    ..super::DEMAND
};

/// A hash that the token has, what it is of in words, and what came with the token of that kind.
type Pair<'a> = (Value<'a>, &'static str, Vec<&'a Companion>);

fn pairs<'a>(case: &Case<'a>) -> Vec<Pair<'a>> {
    let of = |name: &str, what: &'static str, role: Role| {
        let hash = case.claim(name).filter(|hash| hash.kind() == JsonKind::String)?;
        let known = case.came_with().of(role);
        (!known.is_empty()).then_some((hash, what, known))
    };
    let known = [of("at_hash", "the access token", Role::Access), of("c_hash", "the code", Role::Code)];
    let mut pairs: Vec<_> = known.into_iter().flatten().collect();
    // Of a text that may be either, only the one hash that the token has can be held against it.
    let unknown = case.came_with().of(Role::Unknown);
    let hashes = ["at_hash", "c_hash"].map(|name| case.claim(name));
    match hashes {
        _ if unknown.is_empty() => {}
        [Some(hash), None] | [None, Some(hash)] => match pairs.first_mut() {
            Some((.., companions)) => companions.extend(unknown),
            None => pairs.push((hash, UNKNOWN, unknown)),
        },
        [Some(at_hash), Some(c_hash)] => {
            let of_one = |hash: &Value<'_>| unknown.iter().any(|text| is_of(case, *hash, text));
            let none = !of_one(&at_hash) && !of_one(&c_hash) && pairs.is_empty();
            pairs.extend(none.then_some((at_hash, UNKNOWN, unknown)));
        }
        [None, None] => {}
    }
    pairs
}

/// What a text is called of which nobody said what it is.
const UNKNOWN: &str = "what was given with it (write access_token=… or code=… to say what that is)";

/// The hashes that an algorithm may stand for here: that of its name; of EdDSA, whose own is SHA-512, issuers take others as well,
/// and ML-DSA names none.
fn hashes(alg: Option<Alg>) -> &'static [&'static str] {
    const ALL: [&str; 3] = ["sha-512", "sha-256", "sha-384"];
    let Some(alg) = alg else { return &[] };
    match alg.family() {
        Family::MlDsa => &[],
        Family::Ed25519 => &ALL,
        _ => match alg.hash_bits() {
            384 => &["sha-384"],
            512 => &["sha-512"],
            _ => &["sha-256"],
        },
    }
}

fn is_of(case: &Case<'_>, hash: Value<'_>, text: &Companion) -> bool {
    let said = hash.text().unwrap_or_default();
    let said = said.trim_end_matches('=');
    hashes(case.alg).iter().any(|name| text.half_digest(name).as_deref() == Some(said))
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    if hashes(case.alg).is_empty() {
        return;
    }
    for (hash, what, companions) in pairs(case) {
        if companions.iter().any(|text| is_of(case, hash, text)) {
            continue;
        }
        let name = hash.name().unwrap_or_default();
        let said = hash.text().unwrap_or_default();
        let otherwise = ["sha-256", "sha-384", "sha-512"]
            .into_iter()
            .find(|other| companions.iter().any(|text| text.half_digest(other).as_deref() == Some(&said)));
        let alg = case.token.alg().unwrap_or_default();
        let whole = companions.iter().any(|text| text.digest("sha-256").as_deref() == Some(&said));
        let but = match otherwise {
            Some(other) => {
                format!(": it is that of {}, where {alg} names another", other.to_ascii_uppercase())
            }
            None if whole => ": it is the whole of SHA-256, where the left half is due".to_string(),
            None => String::new(),
        };
        super::tell(case, hits, Place::payload(hash), format!("{name} is not the hash of {what}{but}"))
            .severity(Severity::Error)
            .confidence(Confidence::High);
    }
}
