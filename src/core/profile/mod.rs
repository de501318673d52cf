//! Which kind of JWT a token is, since what is right for one kind is wrong for another. Decided in this order:
//! an explicit `typ`; claims that only one kind has; what vendors write; the name it was found under; else generic.

mod demands;
mod dialect;
mod types;

pub use demands::{Algs, Demands, Typ};
pub use dialect::{Dialect, dialect};
pub use types::{BACKCHANNEL_LOGOUT, Type};

use super::json::{Kind as JsonKind, Value};
use super::token::Token;
use std::fmt;

/// A kind of JWT with rules of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Profile {
    /// RFC 9068
    AccessToken,
    /// OpenID Connect Core §2
    IdToken,
    /// A refresh token; no standard gives it a form.
    Refresh,
    /// OpenID Connect Back-Channel Logout §2.4
    LogoutToken,
    /// RFC 9449 §4.2
    DpopProof,
    /// RFC 7523 §2.2
    ClientAssertion,
    /// RFC 7523 §2.1; nothing in such a token tells it from others, so that somebody has to say it.
    JwtBearer,
    /// RFC 8417
    SecurityEvent,
    /// RFC 9901
    SdJwt,
    /// RFC 9901 §4.3
    KeyBinding,
    /// None of these.
    Generic,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Profile; 11] = [
        Profile::AccessToken,
        Profile::IdToken,
        Profile::Refresh,
        Profile::LogoutToken,
        Profile::DpopProof,
        Profile::ClientAssertion,
        Profile::JwtBearer,
        Profile::SecurityEvent,
        Profile::SdJwt,
        Profile::KeyBinding,
        Profile::Generic,
    ];

    /// The word used on the command line, in policies and reports.
    pub const fn name(self) -> &'static str {
        match self {
            Profile::AccessToken => "access-token",
            Profile::IdToken => "id-token",
            Profile::Refresh => "refresh",
            Profile::LogoutToken => "logout-token",
            Profile::DpopProof => "dpop-proof",
            Profile::ClientAssertion => "client-assertion",
            Profile::JwtBearer => "jwt-bearer",
            Profile::SecurityEvent => "security-event",
            Profile::SdJwt => "sd-jwt",
            Profile::KeyBinding => "key-binding",
            Profile::Generic => "generic",
        }
    }

    /// The same in words, with its article.
    pub const fn words(self) -> &'static str {
        match self {
            Profile::AccessToken => "an access token",
            Profile::IdToken => "an ID token",
            Profile::Refresh => "a refresh token",
            Profile::LogoutToken => "a logout token",
            Profile::DpopProof => "a DPoP proof",
            Profile::ClientAssertion => "a client assertion",
            Profile::JwtBearer => "a JWT bearer grant",
            Profile::SecurityEvent => "a security event token",
            Profile::SdJwt => "an SD-JWT",
            Profile::KeyBinding => "a key-binding JWT",
            Profile::Generic => "a generic token",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::str::FromStr for Profile {
    type Err = String;

    fn from_str(text: &str) -> Result<Profile, String> {
        Profile::ALL.into_iter().find(|profile| profile.name() == text).ok_or_else(|| {
            let known: Vec<_> = Profile::ALL.iter().map(|profile| profile.name()).collect();
            format!("no such profile; jotkit knows {}", known.join(", "))
        })
    }
}

/// A profile and how it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inference {
    /// The profile.
    pub profile: Profile,
    /// What decided it, in a few words.
    pub why: String,
    /// Whether a `typ` or the user named it, so that the profile's own demands may be made.
    pub certain: bool,
}

/// Decides the profile of a token found under `name` (`access_token`, `id_token`, …), if it had a name.
pub fn infer(token: &Token, name: Option<&str>) -> Inference {
    let certain = |profile, why: String| Inference { profile, why, certain: true };
    let inferred = |profile, why: &str| Inference { profile, why: why.to_string(), certain: false };

    if token.disclosures().is_some() {
        return certain(Profile::SdJwt, "it carries disclosures".to_string());
    }
    let typ = token.header().object().and_then(|header| header.get_text("typ"));
    if let Some(typ) = typ.as_deref().filter(|typ| !says_nothing(typ)) {
        return match of_typ(typ) {
            Some(profile) => certain(profile, format!("typ {typ}")),
            None => inferred(Profile::Generic, &format!("typ {typ} is no profile of jotkit's")),
        };
    }
    if let Some(claims) = token.claims()
        && let Some((profile, why)) = of_claims(claims).or_else(|| of_issuer(claims))
    {
        return inferred(profile, why);
    }
    match name {
        Some("access_token") => inferred(Profile::AccessToken, "found as access_token"),
        Some("id_token") => inferred(Profile::IdToken, "found as id_token"),
        Some("refresh_token") => inferred(Profile::Refresh, "found as refresh_token"),
        _ => inferred(Profile::Generic, "no typ, no telling claims"),
    }
}

/// `typ` values of any JOSE object, which tell no kind from another (RFC 7515 §4.1.9, RFC 7519 §5.1).
fn says_nothing(typ: &str) -> bool {
    typ.is_empty()
        || ["JWT", "JWS", "JOSE", "JWE"].iter().any(|plain| bare_typ(typ).eq_ignore_ascii_case(plain))
}

/// A `typ` without the `application/` that may stand before it (RFC 7515 §4.1.9).
pub fn bare_typ(typ: &str) -> &str {
    const PREFIX: &str = "application/";
    match typ.get(..PREFIX.len()) {
        Some(head) if head.eq_ignore_ascii_case(PREFIX) => &typ[PREFIX.len()..],
        _ => typ,
    }
}

fn of_typ(typ: &str) -> Option<Profile> {
    match bare_typ(typ).to_ascii_lowercase().as_str() {
        "at+jwt" => Some(Profile::AccessToken),
        "logout+jwt" => Some(Profile::LogoutToken),
        "dpop+jwt" => Some(Profile::DpopProof),
        "client-authentication+jwt" => Some(Profile::ClientAssertion),
        "secevent+jwt" => Some(Profile::SecurityEvent),
        "kb+jwt" => Some(Profile::KeyBinding),
        other if other.ends_with("+sd-jwt") => Some(Profile::SdJwt),
        _ => None,
    }
}

/// The claims that tell one kind from another, looked up in one pass.
#[derive(Default)]
struct Telling<'a> {
    events: Option<Value<'a>>,
    token_use: Option<Value<'a>>,
    token_type: Option<Value<'a>>,
    typ: Option<Value<'a>>,
    htm: bool,
    htu: bool,
    disclosable: bool,
    sd_hash: bool,
    hash_of_another: bool,
    nonce: bool,
    iss: bool,
    aud: bool,
    scope: bool,
    client: bool,
    of_a_login: bool,
}

impl<'a> Telling<'a> {
    fn among(claims: Value<'a>) -> Telling<'a> {
        let mut telling = Telling::default();
        for claim in claims.children() {
            match claim.name().unwrap_or_default().as_ref() {
                "events" => telling.events = Some(claim),
                "token_use" => telling.token_use = Some(claim),
                "token_type" => telling.token_type = Some(claim),
                "typ" => telling.typ = Some(claim),
                "htm" => telling.htm = true,
                "htu" => telling.htu = true,
                "_sd" | "_sd_alg" => telling.disclosable = true,
                "sd_hash" => telling.sd_hash = true,
                "at_hash" | "c_hash" => telling.hash_of_another = true,
                "nonce" => telling.nonce = true,
                "iss" => telling.iss = true,
                "aud" => telling.aud = true,
                "scope" | "scp" => telling.scope = true,
                "client_id" | "gty" | "cid" => telling.client = true,
                "azp" => (telling.client, telling.of_a_login) = (true, true),
                "auth_time" | "acr" | "amr" | "sid" | "email" | "name" | "given_name"
                | "preferred_username" => telling.of_a_login = true,
                _ => {}
            }
        }
        telling
    }
}

fn of_claims(claims: Value<'_>) -> Option<(Profile, &'static str)> {
    let telling = Telling::among(claims);
    let text = |claim: Option<Value<'_>>| {
        claim.and_then(Value::text).map(|text| text.to_ascii_lowercase()).unwrap_or_default()
    };

    // Events are named by URIs (RFC 8417 §2.2); others have events too.
    let is_event = |event: Value<'_>| event.name().is_some_and(|name| name.contains(':'));
    let events = telling.events.filter(|events| events.kind() == JsonKind::Object);
    if let Some(events) = events.filter(|events| events.children().any(is_event)) {
        return Some(match events.get(BACKCHANNEL_LOGOUT) {
            Some(_) => (Profile::LogoutToken, "events names back-channel logout"),
            None => (Profile::SecurityEvent, "it has events"),
        });
    }
    if telling.htm && telling.htu {
        return Some((Profile::DpopProof, "it has htm and htu"));
    }
    if telling.disclosable {
        return Some((Profile::SdJwt, "it has selectively disclosable claims"));
    }
    if telling.sd_hash {
        return Some((Profile::KeyBinding, "it has sd_hash"));
    }
    match text(telling.token_use).as_str() {
        "id" => return Some((Profile::IdToken, "token_use id (Cognito)")),
        "access" => return Some((Profile::AccessToken, "token_use access (Cognito)")),
        _ => {}
    }
    match text(telling.token_type).as_str() {
        "access" => return Some((Profile::AccessToken, "token_type access")),
        "refresh" => return Some((Profile::Refresh, "token_type refresh")),
        _ => {}
    }
    match text(telling.typ).as_str() {
        "bearer" => return Some((Profile::AccessToken, "payload typ Bearer (Keycloak)")),
        "id" => return Some((Profile::IdToken, "payload typ ID (Keycloak)")),
        "refresh" | "offline" => return Some((Profile::Refresh, "payload typ Refresh (Keycloak)")),
        _ => {}
    }
    if telling.hash_of_another {
        return Some((Profile::IdToken, "it has at_hash or c_hash"));
    }
    if telling.nonce && telling.iss && telling.aud && telling.of_a_login {
        return Some((Profile::IdToken, "it has nonce and claims of a login"));
    }
    if telling.scope && telling.client {
        return Some((Profile::AccessToken, "it has a scope and a client"));
    }
    None
}

/// What only the habits of an issuer tell.
fn of_issuer(claims: Value<'_>) -> Option<(Profile, &'static str)> {
    let has = |names: &[&str]| names.iter().any(|name| claims.get(name).is_some());
    match dialect::by_issuer(&claims.get_text("iss")?)? {
        // An application's own token has roles and no scope; appid is v1.0's azp.
        dialect::ENTRA if has(&["scp", "appid", "appidacr", "azpacr", "idtyp"]) => {
            Some((Profile::AccessToken, "it has claims of an access token of Entra ID"))
        }
        dialect::ENTRA if has(&["aio", "preferred_username", "nonce", "oid"]) => {
            Some((Profile::IdToken, "issued by Entra ID, and nothing of an access token"))
        }
        dialect::FIREBASE => Some((Profile::IdToken, "issued by Firebase")),
        dialect::GOOGLE if has(&["azp", "email", "hd"]) => Some((Profile::IdToken, "issued by Google")),
        dialect::APPLE => Some((Profile::IdToken, "issued by Apple")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;

    fn profile(header: &str, claims: &str, name: Option<&str>) -> Profile {
        let text = format!("{}.{}.AA", b64::encode(header.as_bytes()), b64::encode(claims.as_bytes()));
        infer(&Token::parse(text), name).profile
    }

    #[test]
    fn typ_comes_first_and_ends_it() {
        assert_eq!(
            profile(r#"{"typ":"application/AT+jwt"}"#, r#"{"at_hash":"x"}"#, None),
            Profile::AccessToken
        );
        assert_eq!(profile(r#"{"typ":"vc+jwt"}"#, r#"{"at_hash":"x"}"#, None), Profile::Generic);
        assert_eq!(profile(r#"{"typ":"JWT"}"#, r#"{"at_hash":"x"}"#, None), Profile::IdToken);
        assert_eq!(profile(r#"{"typ":"dc+sd-jwt"}"#, "{}", None), Profile::SdJwt);
    }

    #[test]
    fn claims_then_the_name_it_was_found_under() {
        assert_eq!(profile("{}", r#"{"nonce":"n"}"#, None), Profile::Generic);
        assert_eq!(profile("{}", r#"{"scp":["a"],"cid":"c"}"#, None), Profile::AccessToken);
        assert_eq!(profile("{}", r#"{"typ":"Offline"}"#, Some("access_token")), Profile::Refresh);
        assert_eq!(profile("{}", r#"{"sub":"a"}"#, Some("refresh_token")), Profile::Refresh);
        assert_eq!(profile("{}", r#"{"events":{"urn:a:b":{}}}"#, None), Profile::SecurityEvent);
        assert_eq!(profile("{}", r#"{"events":{"count":3}}"#, None), Profile::Generic);
    }
}
