//! What the standards demand of each kind of JWT: what `sign --profile` fills in and refuses, and `verify --profile`
//! asks for.

use super::Profile;

/// The demands of one kind of JWT.
pub struct Demands {
    /// The `typ` that its header MUST have.
    pub typ: Option<&'static str>,
    /// The `typ` that new tokens get.
    pub new_typ: &'static str,
    /// Claims that MUST be there; of alternatives one is enough.
    pub required: &'static [&'static [&'static str]],
    /// Claims that MUST NOT be there.
    pub forbidden: &'static [&'static str],
    /// Whether only the holder of a private key may sign it.
    pub asymmetric: bool,
    /// How long a new token lives, in seconds; none where it carries no `exp`.
    pub lifetime: Option<i64>,
    /// Where the standard says so.
    pub cite: &'static str,
}

impl Demands {
    /// What of the claims is missing or forbidden, in words; `has` knows the claims.
    pub fn broken_by(&self, has: impl Fn(&str) -> bool) -> Vec<String> {
        let missing = self.required.iter().filter(|names| !names.iter().any(|name| has(name)));
        let missing =
            missing.map(|names| format!("the claim {} is missing ({})", names.join(" or "), self.cite));
        let forbidden = self.forbidden.iter().filter(|name| has(name));
        let forbidden = forbidden.map(|name| format!("the claim {name} is forbidden ({})", self.cite));
        missing.chain(forbidden).collect()
    }
}

impl Profile {
    /// What its standard demands.
    pub const fn demands(self) -> &'static Demands {
        match self {
            Profile::AccessToken => &Demands {
                typ: Some("at+jwt"),
                new_typ: "at+jwt",
                required: &[&["iss"], &["exp"], &["aud"], &["sub"], &["client_id"], &["iat"], &["jti"]],
                cite: "RFC 9068 §2.2",
                ..NO_DEMANDS
            },
            Profile::IdToken => &Demands {
                required: &[&["iss"], &["sub"], &["aud"], &["exp"], &["iat"]],
                cite: "OIDC Core §2",
                ..NO_DEMANDS
            },
            Profile::LogoutToken => &Demands {
                new_typ: "logout+jwt",
                required: &[&["iss"], &["aud"], &["iat"], &["exp"], &["jti"], &["events"], &["sub", "sid"]],
                forbidden: &["nonce"],
                lifetime: Some(120),
                cite: "OIDC Back-Channel Logout §2.4",
                ..NO_DEMANDS
            },
            Profile::ClientAssertion => &Demands {
                new_typ: "client-authentication+jwt",
                required: &[&["iss"], &["sub"], &["aud"], &["exp"]],
                lifetime: Some(300),
                cite: "RFC 7523 §3",
                ..NO_DEMANDS
            },
            Profile::DpopProof => &Demands {
                typ: Some("dpop+jwt"),
                new_typ: "dpop+jwt",
                required: &[&["jti"], &["htm"], &["htu"], &["iat"]],
                asymmetric: true,
                lifetime: None,
                cite: "RFC 9449 §4.2",
                ..NO_DEMANDS
            },
            Profile::SecurityEvent => &Demands {
                new_typ: "secevent+jwt",
                required: &[&["iss"], &["iat"], &["jti"], &["events"]],
                lifetime: None,
                cite: "RFC 8417 §2.2",
                ..NO_DEMANDS
            },
            Profile::KeyBinding => &Demands {
                typ: Some("kb+jwt"),
                new_typ: "kb+jwt",
                required: &[&["iat"], &["aud"], &["nonce"], &["sd_hash"]],
                lifetime: None,
                cite: "RFC 9901 §4.3",
                ..NO_DEMANDS
            },
            Profile::Refresh | Profile::SdJwt | Profile::Generic => &NO_DEMANDS,
        }
    }
}

const NO_DEMANDS: Demands = Demands {
    typ: None,
    new_typ: "JWT",
    required: &[],
    forbidden: &[],
    asymmetric: false,
    lifetime: Some(15 * 60),
    cite: "RFC 7519",
};
