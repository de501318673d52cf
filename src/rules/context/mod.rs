//! Rules on where a token was found: what is sound in one place is open to everyone in another.

pub(super) mod cookie_missing_httponly;
pub(super) mod cookie_missing_samesite;
pub(super) mod cookie_missing_secure;
pub(super) mod cookie_outlives_token;
pub(super) mod cookie_prefix;
pub(super) mod refresh_token_in_web_storage;
pub(super) mod token_committed;
pub(super) mod token_in_fragment;
pub(super) mod token_in_log;
pub(super) mod token_in_referer;
pub(super) mod token_in_shell_history;
pub(super) mod token_in_url;
pub(super) mod token_in_web_storage;
pub(super) mod token_over_http;
pub(super) mod token_pair_in_page_reach;

use super::prelude::*;
use crate::core::token::Kind;
use crate::input::{self, Cookie, PlaceKind, Setting, is_local_name, is_loopback};

/// The token was found in a place of that kind.
fn is_in(case: &Case<'_>, kind: PlaceKind) -> bool {
    case.place().is_some_and(|place| place.kind == kind)
}

/// What is known of the surroundings of a token that was found somewhere.
fn setting<'a>(case: &Case<'a>) -> Option<&'a Setting> {
    case.place().map(input::Place::setting)
}

/// The cookie that a token stands in, if its attributes are known.
fn cookie<'a>(case: &Case<'a>) -> Option<(&'a str, &'a Cookie)> {
    let place = case.place().filter(|place| place.kind == PlaceKind::Cookie)?;
    let cookie = place.setting().cookie.as_ref()?;
    Some((place.name.as_deref().unwrap_or_default(), cookie))
}

/// Whether a cookie guards against forged requests, which scripts must be able to read.
fn is_against_forgery(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.contains("csrf") || name.contains("xsrf")
}

/// Whether a cookie is of a developer's machine.
fn is_local(case: &Case<'_>, cookie: &Cookie) -> bool {
    let setting = setting(case);
    let url = setting.and_then(|setting| setting.url.as_ref());
    let host = setting.and_then(|setting| setting.host.as_deref()).map(|host| match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    });
    url.is_some_and(is_loopback)
        || [cookie.host.as_deref(), cookie.domain.as_deref(), host].into_iter().flatten().any(is_local_name)
}

/// Whether whoever holds a token can do something with it: proofs, requests and notices are of use once, or to nobody else.
fn is_credential(case: &Case<'_>) -> bool {
    let is_message = matches!(
        case.profile(),
        Profile::DpopProof | Profile::LogoutToken | Profile::SecurityEvent | Profile::KeyBinding
    );
    const OTHERS: [&str; 6] = [
        "oauth-authz-req+jwt",
        "openid4vci-proof+jwt",
        "token-introspection+jwt",
        "entity-statement+jwt",
        "statuslist+jwt",
        "trust-mark+jwt",
    ];
    !is_message && !case.is_acme_request() && !OTHERS.iter().any(|typ| case.has_typ(typ))
}

/// Whether a token can still be used; one that does not say when it ends can.
fn is_unexpired(case: &Case<'_>) -> bool {
    case.date("exp").is_none_or(|exp| exp.0 > case.now as f64)
}

/// Whether anyone could have made the token, so that it opens nothing.
fn is_made_up(case: &Case<'_>) -> bool {
    case.token.kind() == Kind::Unsecured || case.known_secret().is_some()
}

/// Parameters in which a standard or a habit sends what is no credential for access, or of use once: requests and
/// responses of OAuth as JWTs (RFC 9101, JARM), hints, codes, state.
fn is_of_protocol(name: &str) -> bool {
    const NAMES: [&str; 13] = [
        "request",
        "response",
        "id_token_hint",
        "login_hint",
        "login_hint_token",
        "state",
        "code",
        "nonce",
        "software_statement",
        "credential_offer",
        "csrf",
        "csrf_token",
        "_csrf",
    ];
    NAMES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether the profile or the name says that it is a refresh token.
fn is_refresh(case: &Case<'_>) -> bool {
    let named = case.place().is_some_and(|place| {
        [place.name.as_deref(), place.called()].into_iter().flatten().any(input::says_refresh)
    });
    // A key that holds several is named after none of them.
    case.profile() == Profile::Refresh || named && !matches!(case.profile(), Profile::IdToken)
}
