//! Tokens in claims: those that could be used by who reads them, and those that only state something.

use super::Grade;
use super::names::Named;
use crate::core::find;
use crate::core::profile::{self, Profile, bare_typ};
use crate::core::time::NumericDate;
use crate::core::token::{Kind, Token};

/// Members in which a token is at its place: it says who acts (RFC 8693 §4.1), proves a claim (OpenID Connect Core §5.6.2,
/// Identity Assurance), is shown on purpose (W3C VC), or vouches for a client, device or key.
const AT_ITS_PLACE: &[&str] = &[
    "act",
    "actort",
    "may_act",
    "vp",
    "verifiablePresentation",
    "verifiableCredential",
    "vc",
    "evidence",
    "_claim_sources",
    "trust_chain",
    "trust_mark",
    "trust_marks",
    "svt",
    "software_statement",
    "submods",
    "opt",
    "rcd",
    "attestation",
    "key_attestation",
    "client_attestation",
    "wallet_attestation",
    "device_attestation",
    "id_token_hint",
    "login_hint_token",
    "verifier_attestations",
    "signed_metadata",
    "signed_jwks",
];

/// Whether a token under that name, at whatever depth, is there on purpose.
pub(super) fn is_at_its_place(name: &str) -> bool {
    AT_ITS_PLACE.contains(&name)
        || name.strip_prefix("signed").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// Cheap grounds to leave most values alone: parts are joined by dots, and a JSON serialization is an object.
fn may_hold_a_token(text: &str) -> bool {
    text.len() > 20 && (memchr::memchr(b'.', text.as_bytes()).is_some() || text.trim_start().starts_with('{'))
}

/// How bad the token is that a text holds, if it holds one.
pub(super) fn inside(text: &str, name: &str, named: Option<Named>) -> Option<Grade> {
    if !may_hold_a_token(text) {
        return None;
    }
    let found = find::tokens(text.as_bytes()).find(|found| found.token.segment_count() >= 3)?;
    Some(grade(&found.token, name, named))
}

fn grade(token: &Token, name: &str, named: Option<Named>) -> Grade {
    let profile = profile::infer(token, Some(name)).profile;
    if is_statement(token, profile) {
        return Grade::Silent;
    }
    let until = token.claims().and_then(|claims| NumericDate::of(claims.get("exp")?)).map(|date| date.0);
    let by_name = matches!(named, Some(Named::RefreshToken | Named::BearerToken));
    match profile {
        _ if by_name => Grade::Bearer { until },
        Profile::AccessToken | Profile::IdToken | Profile::Refresh => Grade::Bearer { until },
        _ => Grade::Usual,
    }
}

/// Whether a token opens nothing to who holds it: its `typ` says that it is of another kind, or its profile does.
fn is_statement(token: &Token, profile: Profile) -> bool {
    let typ = token.parameter("typ").and_then(|typ| typ.text());
    let typ = typ.as_deref().map(bare_typ).unwrap_or_default();
    let bears = ["", "jwt", "at+jwt", "jws", "jwe", "jose", "bearer"];
    let of_another_kind =
        !bears.iter().any(|known| known.eq_ignore_ascii_case(typ)) && token.kind() != Kind::Jwe;
    let states = matches!(
        profile,
        Profile::SecurityEvent
            | Profile::LogoutToken
            | Profile::DpopProof
            | Profile::SdJwt
            | Profile::KeyBinding
    );
    of_another_kind || states
}
