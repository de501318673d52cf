//! What the standards demand of each kind of JWT: the one table behind `sign --profile`, `verify --profile` and the linter's
//! rules on profiles.

use super::types::Type;
use super::{Profile, bare_typ};
use crate::core::alg::{Alg, Family};

/// The demands of one kind of JWT.
pub struct Demands {
    /// The `typ` that its header is to have.
    pub typ: Option<Typ>,
    /// The `typ` that new tokens get.
    pub new_typ: &'static str,
    /// Header parameters that MUST be there.
    pub parameters: &'static [&'static str],
    /// Claims that MUST be there; of alternatives one is enough.
    pub required: &'static [&'static [&'static str]],
    /// Claims that MUST be there where the header has that `typ`.
    pub required_by_typ: &'static [(&'static str, &'static str)],
    /// Claims that another standard wants, which is named, and this one does not.
    pub wanted: &'static [(&'static str, &'static str)],
    /// What the claims are, where they are there.
    pub types: &'static [(&'static str, Type)],
    /// Claims that MUST NOT be there.
    pub forbidden: &'static [&'static str],
    /// The algorithms that it may be signed with.
    pub algs: Algs,
    /// How long a new token lives, in seconds; none where it carries no `exp`.
    pub lifetime: Option<i64>,
    /// Where the standard says so.
    pub cite: &'static str,
}

/// The `typ` of a kind of JWT.
#[derive(Clone, Copy)]
pub struct Typ {
    /// What it is; of one that begins with `+`, the suffix (RFC 6839).
    pub due: &'static str,
    /// Whether it MUST be that, not only SHOULD.
    pub must: bool,
}

impl Typ {
    const fn must(due: &'static str) -> Option<Typ> {
        Some(Typ { due, must: true })
    }

    const fn should(due: &'static str) -> Option<Typ> {
        Some(Typ { due, must: false })
    }

    /// Whether a header's `typ` is it, in any case, with or without `application/` (RFC 7515 §4.1.9).
    pub fn is(self, typ: &str) -> bool {
        let typ = bare_typ(typ);
        if !self.due.starts_with('+') {
            return typ.eq_ignore_ascii_case(self.due);
        }
        let suffix = typ.len().checked_sub(self.due.len()).and_then(|at| typ.get(at..));
        suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(self.due))
    }
}

/// Which algorithms a kind of JWT may be signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algs {
    /// Nothing is said of them.
    Any,
    /// Any that signs.
    Signed,
    /// Those that only the holder of a private key can sign with.
    Asymmetric,
}

impl Algs {
    /// What is wrong with an `alg`; one that jotkit does not know may be right.
    pub fn fault(self, alg: &str) -> Option<&'static str> {
        let family = Alg::from_name(alg).map(Alg::family);
        match self {
            Algs::Any => None,
            _ if alg == "none" => Some("nobody signs with it"),
            Algs::Asymmetric if family == Some(Family::Hmac) => {
                Some("whoever can check such a signature can make it")
            }
            Algs::Signed | Algs::Asymmetric => None,
        }
    }
}

impl Demands {
    /// The `typ` that the header MUST have.
    pub fn typ_due(&self) -> Option<&'static str> {
        self.typ.filter(|typ| typ.must).map(|typ| typ.due)
    }

    /// The claims that are missing, each with its alternatives, for a header with that `typ`; `has` knows the claims.
    pub fn missing(&self, typ: &str, has: impl Fn(&str) -> bool) -> Vec<String> {
        let always = self.required.iter().filter(|names| !names.iter().any(|name| has(name)));
        let of_typ = self.required_by_typ.iter();
        let of_typ = of_typ.filter(|(of, name)| bare_typ(typ).eq_ignore_ascii_case(of) && !has(name));
        always.map(|names| names.join(" or ")).chain(of_typ.map(|(_, name)| name.to_string())).collect()
    }

    /// What of the claims is missing or forbidden, in words; `has` knows the claims.
    pub fn broken_by(&self, typ: &str, has: impl Fn(&str) -> bool) -> Vec<String> {
        let missing = self.missing(typ, &has).into_iter();
        let missing = missing.map(|names| format!("the claim {names} is missing ({})", self.cite));
        let forbidden = self.forbidden.iter().filter(|name| has(name));
        let forbidden = forbidden.map(|name| format!("the claim {name} is forbidden ({})", self.cite));
        missing.chain(forbidden).collect()
    }
}

impl Profile {
    /// What its standard demands.
    pub const fn demands(self) -> &'static Demands {
        match self {
            Profile::AccessToken => &ACCESS_TOKEN,
            Profile::IdToken => &ID_TOKEN,
            Profile::LogoutToken => &LOGOUT_TOKEN,
            Profile::DpopProof => &DPOP_PROOF,
            Profile::ClientAssertion => &CLIENT_ASSERTION,
            Profile::JwtBearer => &JWT_BEARER,
            Profile::SecurityEvent => &SECURITY_EVENT,
            Profile::SdJwt => &SD_JWT,
            Profile::KeyBinding => &KEY_BINDING,
            Profile::Refresh | Profile::Generic => &NO_DEMANDS,
        }
    }
}

const NO_DEMANDS: Demands = Demands {
    typ: None,
    new_typ: "JWT",
    parameters: &[],
    required: &[],
    required_by_typ: &[],
    wanted: &[],
    types: &[],
    forbidden: &[],
    algs: Algs::Any,
    lifetime: Some(15 * 60),
    cite: "RFC 7519",
};

const ACCESS_TOKEN: Demands = Demands {
    typ: Typ::must("at+jwt"),
    new_typ: "at+jwt",
    required: &[&["iss"], &["exp"], &["aud"], &["sub"], &["client_id"], &["iat"], &["jti"]],
    types: &[
        ("iss", Type::Text),
        ("sub", Type::Text),
        ("aud", Type::TextOrTexts),
        ("client_id", Type::Text),
        ("jti", Type::Text),
        ("exp", Type::Date),
        ("iat", Type::Date),
        ("auth_time", Type::Date),
        ("scope", Type::Text),
        ("acr", Type::Text),
        ("amr", Type::Texts),
    ],
    algs: Algs::Signed,
    cite: "RFC 9068 §2.2",
    ..NO_DEMANDS
};

const ID_TOKEN: Demands = Demands {
    required: &[&["iss"], &["sub"], &["aud"], &["exp"], &["iat"]],
    types: &[
        ("iss", Type::Text),
        ("sub", Type::ShortAscii),
        ("aud", Type::TextOrTexts),
        ("exp", Type::Date),
        ("iat", Type::Date),
        ("auth_time", Type::Date),
        ("nonce", Type::Text),
        ("acr", Type::Text),
        ("amr", Type::Texts),
        ("azp", Type::Text),
        ("at_hash", Type::Text),
        ("c_hash", Type::Text),
    ],
    cite: "OIDC Core §2",
    ..NO_DEMANDS
};

const LOGOUT_TOKEN: Demands = Demands {
    typ: Typ::should("logout+jwt"),
    new_typ: "logout+jwt",
    required: &[&["iss"], &["aud"], &["iat"], &["exp"], &["jti"], &["events"], &["sub", "sid"]],
    types: &[
        ("iss", Type::Text),
        ("sub", Type::Text),
        ("aud", Type::TextOrTexts),
        ("iat", Type::Date),
        ("exp", Type::Date),
        ("jti", Type::Text),
        ("sid", Type::Text),
        ("events", Type::LogoutEvents),
    ],
    forbidden: &["nonce"],
    lifetime: Some(120),
    cite: "OIDC Back-Channel Logout §2.4",
    ..NO_DEMANDS
};

const DPOP_PROOF: Demands = Demands {
    typ: Typ::must("dpop+jwt"),
    new_typ: "dpop+jwt",
    parameters: &["jwk"],
    required: &[&["jti"], &["htm"], &["htu"], &["iat"]],
    types: &[
        ("jti", Type::Text),
        ("htm", Type::Text),
        ("htu", Type::HttpUrl),
        ("iat", Type::Date),
        ("ath", Type::Text),
        ("nonce", Type::Text),
    ],
    algs: Algs::Asymmetric,
    lifetime: None,
    cite: "RFC 9449 §4.2",
    ..NO_DEMANDS
};

const CLIENT_ASSERTION: Demands = Demands {
    typ: Typ::should("client-authentication+jwt"),
    new_typ: "client-authentication+jwt",
    required: &[&["iss"], &["sub"], &["aud"], &["exp"]],
    wanted: &[("jti", "OpenID Connect Core §9")],
    types: &[
        ("iss", Type::Text),
        ("sub", Type::Text),
        ("aud", Type::TextOrTexts),
        ("exp", Type::Date),
        ("iat", Type::Date),
        ("jti", Type::Text),
    ],
    lifetime: Some(300),
    cite: "RFC 7523 §3",
    ..NO_DEMANDS
};

const JWT_BEARER: Demands = Demands {
    required: &[&["iss"], &["sub"], &["aud"], &["exp"]],
    types: CLIENT_ASSERTION.types,
    cite: "RFC 7523 §3",
    ..NO_DEMANDS
};

const SECURITY_EVENT: Demands = Demands {
    typ: Typ::should("secevent+jwt"),
    new_typ: "secevent+jwt",
    required: &[&["iss"], &["iat"], &["jti"], &["events"]],
    types: &[
        ("iss", Type::Text),
        ("iat", Type::Date),
        ("jti", Type::Text),
        ("aud", Type::TextOrTexts),
        ("sub", Type::Text),
        ("events", Type::Events),
        ("toe", Type::Date),
        ("txn", Type::Text),
    ],
    lifetime: None,
    cite: "RFC 8417 §2.2",
    ..NO_DEMANDS
};

const SD_JWT: Demands = Demands {
    typ: Typ::should("+sd-jwt"),
    required_by_typ: &[("dc+sd-jwt", "vct")],
    types: &[("vct", Type::Text), ("_sd_alg", Type::Text)],
    algs: Algs::Asymmetric,
    cite: "RFC 9901 §4.1",
    ..NO_DEMANDS
};

const KEY_BINDING: Demands = Demands {
    typ: Typ::must("kb+jwt"),
    new_typ: "kb+jwt",
    required: &[&["iat"], &["aud"], &["nonce"], &["sd_hash"]],
    types: &[("iat", Type::Date), ("aud", Type::Text), ("nonce", Type::Text), ("sd_hash", Type::Text)],
    algs: Algs::Asymmetric,
    lifetime: None,
    cite: "RFC 9901 §4.3",
    ..NO_DEMANDS
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_the_same_in_any_case_and_with_its_tree() {
        let typ = |profile: Profile| profile.demands().typ.unwrap();
        assert!(typ(Profile::AccessToken).is("AT+JWT") && typ(Profile::AccessToken).is("application/at+jwt"));
        assert!(!typ(Profile::AccessToken).is("JWT"));
        assert!(typ(Profile::SdJwt).is("dc+sd-jwt") && typ(Profile::SdJwt).is("application/example+SD-JWT"));
        assert!(!typ(Profile::SdJwt).is("sd-jwt") && !typ(Profile::SdJwt).is("é"));
    }

    #[test]
    fn what_is_missing_goes_by_the_typ_too() {
        let missing = |profile: Profile, typ: &str, claims: &[&str]| {
            profile.demands().missing(typ, |name| claims.contains(&name))
        };
        assert_eq!(missing(Profile::SdJwt, "application/dc+sd-jwt", &["iss"]), ["vct"]);
        assert!(missing(Profile::SdJwt, "example+sd-jwt", &[]).is_empty());
        assert_eq!(
            missing(Profile::LogoutToken, "", &["iss", "aud", "iat", "exp", "jti", "events"]),
            ["sub or sid"]
        );
    }

    #[test]
    fn an_algorithm_that_is_not_known_may_be_asymmetric() {
        assert!(Algs::Asymmetric.fault("HS256").is_some());
        assert!(Algs::Asymmetric.fault("none").is_some() && Algs::Signed.fault("none").is_some());
        assert_eq!(Algs::Asymmetric.fault("SLH-DSA-SHA2-128s"), None);
        assert_eq!(Algs::Signed.fault("HS256"), None);
        assert_eq!(Algs::Any.fault("none"), None);
    }

    /// Claims that are demanded have a type, so that none is demanded without being looked at.
    #[test]
    fn what_is_demanded_is_also_typed() {
        for profile in Profile::ALL {
            let demands = profile.demands();
            for name in demands.required.iter().copied().flatten() {
                assert!(demands.types.iter().any(|(typed, _)| typed == name), "{profile}: {name}");
            }
        }
    }
}
