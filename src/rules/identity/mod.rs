//! Rules on who the token is about, from and for.

pub(super) mod aud_broad;
pub(super) mod aud_missing;
pub(super) mod aud_unexpected;
pub(super) mod aud_wildcard;
pub(super) mod authorization_bloat;
pub(super) mod bearer_unbound;
pub(super) mod claim_misspelled;
pub(super) mod claim_placeholder;
pub(super) mod iss_missing;
pub(super) mod iss_not_https;
pub(super) mod iss_unexpected;
pub(super) mod jti_missing;
pub(super) mod jti_weak;
pub(super) mod local_endpoint;
pub(super) mod oidc_claim_type;
pub(super) mod policy_claim_forbidden;
pub(super) mod policy_claim_missing;
pub(super) mod privileged_flag;
pub(super) mod registered_claim_type;
pub(super) mod scope_wildcard;
pub(super) mod sub_equals_client_id;
pub(super) mod sub_is_pii;
pub(super) mod sub_missing;

use super::prelude::*;

/// Whether nothing but general advice says which claims the token should have: no standard that jotkit knows and none that
/// its `typ` names. An access token that was only taken for one is as its vendor makes it.
fn lacks_a_standard(case: &Case<'_>) -> bool {
    let plain = || {
        let typ = case.header.and_then(|header| header.get("typ")).and_then(Value::text).unwrap_or_default();
        typ.is_empty() || ["JWT", "JWS", "JOSE", "JWE"].iter().any(|plain| case.has_typ(plain))
    };
    let own = match case.profile() {
        Profile::Generic => case.inference.certain || plain(),
        Profile::Refresh => true,
        Profile::AccessToken => !case.inference.certain,
        _ => false,
    };
    own && case.has_all_claims() && !case.is_acme_request()
}

/// The strings of a claim that is one, or an array of them.
fn texts<'a>(claim: Option<Value<'a>>) -> impl Iterator<Item = Value<'a>> {
    let array = claim.filter(|claim| claim.kind() == JsonKind::Array);
    let items = array.into_iter().flat_map(Value::children);
    claim.into_iter().chain(items).filter(|value| value.kind() == JsonKind::String)
}

/// How a text that should be `expected` differs from it, where it differs by little.
fn near_miss(text: &str, expected: &str) -> Option<&'static str> {
    let bare = |text: &str| text.trim_end_matches('/').len();
    if text[..bare(text)] == expected[..bare(expected)] {
        Some("a trailing slash")
    } else if text.eq_ignore_ascii_case(expected) {
        Some("upper and lower case")
    } else if text.trim() == expected.trim() {
        Some("white space")
    } else {
        None
    }
}

/// The host of a URL; of other text, what stands before a port or a path.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next(),
        None => host.split(':').next(),
    }
    .unwrap_or_default()
}
