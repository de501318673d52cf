//! What came together with a token, and may belong to it: the other members of an OAuth answer, the other headers of a
//! request, what the user names with `--with`.
//!
//! A pair is judged only where there can be no doubt about it: neighbors in a log are no pair, and of two access tokens in
//! one message nobody knows which is meant.

use super::engine::Case;
use crate::core::crypto::named_digest;
use crate::core::json::{Document, Value};
use crate::core::profile::{self, Profile};
use crate::core::time::NumericDate;
use crate::core::token::Token;
use crate::core::{b64, key};
use crate::input::{self, Found, Place, PlaceKind};

/// What something is among those that came together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// An access token.
    Access,
    /// An ID token.
    Id,
    /// A refresh token.
    Refresh,
    /// A DPoP proof.
    Proof,
    /// An authorization code.
    Code,
    /// An SD-JWT, as a key-binding JWT sees it.
    SdJwt,
    /// An access token that is no JWT, or an authorization code: nobody said.
    Unknown,
    /// None of these.
    Other,
}

impl Role {
    /// What a token is by its kind and by where it stood. In an answer and in a request the place says what it is used as.
    pub fn of(profile: Profile, place: &Place) -> Role {
        let name = place.name.as_deref().unwrap_or_default();
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match profile {
            Profile::DpopProof => Role::Proof,
            Profile::SdJwt => Role::SdJwt,
            // What a browser keeps, or the page before had, was not made for what is sent along with it.
            _ if place.kind == PlaceKind::Cookie || is("referer") => Role::Other,
            _ if is("access_token") || place.kind == PlaceKind::Header && is("authorization") => Role::Access,
            _ if is("id_token") => Role::Id,
            _ if is("refresh_token") => Role::Refresh,
            Profile::AccessToken => Role::Access,
            Profile::IdToken => Role::Id,
            Profile::Refresh => Role::Refresh,
            _ => Role::Other,
        }
    }
}

/// What a rule may ask of something that came with a token. It holds no borrowed token, so that each of a message can be
/// judged beside the others and then be let go.
#[derive(Clone, Debug)]
pub struct Companion {
    /// What it is.
    pub role: Role,
    /// Its text, of which hashes are taken.
    text: String,
    /// Whether it is judged itself, so that what is wrong with the pair is told there or here, not twice.
    judged: bool,
    /// The thumbprint of the key that it is bound to: `cnf.jkt` (RFC 9449 §6.1).
    pub(super) jkt: Option<String>,
    /// The thumbprint of the key in its header.
    pub(super) thumbprint: Option<String>,
    /// The hash of the access token that it was made for: `ath` (RFC 9449 §4.2).
    pub(super) ath: Option<String>,
    pub(super) jti: Option<String>,
    /// The hash that an SD-JWT makes digests with.
    pub(super) hash: String,
    /// From `iat` to `exp`, in seconds.
    pub(super) lifetime: Option<f64>,
}

impl Companion {
    /// A token that is judged itself, or is not.
    pub fn token(token: &Token, role: Role, judged: bool) -> Companion {
        let claim = |name: &str| token.claims().and_then(|claims| claims.get(name));
        let text = |name: &str| claim(name).and_then(Value::text).map(|text| text.into_owned());
        let date = |name: &str| claim(name).and_then(NumericDate::of).map(|date| date.0);
        let jkt = claim("cnf").and_then(|cnf| cnf.get_text("jkt")).map(|jkt| jkt.into_owned());
        let jwk = token.parameter("jwk").filter(|_| role == Role::Proof);
        let presentation = token.presentation().filter(|_| role == Role::SdJwt);
        Companion {
            role,
            // What a key-binding JWT is to: all before it.
            text: presentation
                .map_or_else(|| token.text().to_string(), |presentation| presentation.unbound.clone()),
            judged,
            jkt,
            thumbprint: jwk.and_then(thumbprint),
            ath: text("ath"),
            jti: text("jti"),
            hash: presentation.map(|presentation| presentation.hash.clone()).unwrap_or_default(),
            lifetime: date("exp").zip(date("iat")).map(|(exp, iat)| exp - iat),
        }
    }

    /// A code, or an access token that is no JWT.
    pub fn opaque(text: impl Into<String>, role: Role) -> Companion {
        let text = text.into();
        let (jkt, thumbprint, ath, jti, hash) = (None, None, None, None, String::new());
        Companion { role, text, judged: false, jkt, thumbprint, ath, jti, hash, lifetime: None }
    }

    /// What the user says came with the tokens: text that holds tokens, `code=…`, `access_token=…`, a URL or an answer with
    /// such members, or else one text, of which nobody said what it is.
    ///
    /// # Errors
    ///
    /// Why it can be none of them.
    pub fn given(bytes: &[u8]) -> Result<Vec<Companion>, &'static str> {
        const LONGEST: usize = 4096;
        let found = input::tokens("--with", bytes.to_vec());
        let mut given: Vec<_> = found.iter().map(Companion::found).collect();
        let text = std::str::from_utf8(bytes).unwrap_or_default().trim();
        if given.is_empty() || text.len() < LONGEST {
            given.extend(opaque_members(text).map(|(role, text)| Companion::opaque(text, role)));
        }
        if !given.is_empty() {
            return Ok(given);
        }
        match text {
            "" => Err("it is empty, or no text"),
            long if long.len() > LONGEST => Err("it is longer than a code or a token that is no JWT"),
            several if several.contains(char::is_whitespace) => {
                Err("there is neither a token nor a code in it")
            }
            text => Ok(vec![Companion::opaque(text, Role::Unknown)]),
        }
    }

    /// A token that the user gave, which is an access token if nothing says otherwise.
    fn found(found: &Found) -> Companion {
        let profile = profile::infer(&found.token, found.place.called()).profile;
        let role = match Role::of(profile, &found.place) {
            Role::Other if profile == Profile::Generic => Role::Access,
            role => role,
        };
        Companion::token(&found.token, role, false)
    }

    /// What it is and says, from which all else about it comes.
    pub fn said(&self) -> (Role, &str) {
        (self.role, &self.text)
    }

    /// The whole hash of its text, in base64url; `None` for a hash that is not known here.
    pub(super) fn digest(&self, hash: &str) -> Option<String> {
        named_digest(hash, self.text.as_bytes()).map(|digest| b64::encode(&digest))
    }

    /// The left half of the hash of its text, in base64url (OpenID Connect Core §3.1.3.6).
    pub(super) fn half_digest(&self, hash: &str) -> Option<String> {
        let digest = named_digest(hash, self.text.as_bytes())?;
        Some(b64::encode(&digest[..digest.len() / 2]))
    }
}

/// The members of an OAuth answer, or the parameters of a redirect or a form, that are no JWT.
fn opaque_members(text: &str) -> impl Iterator<Item = (Role, String)> {
    let document = Document::parse(if text.starts_with('{') { text.into() } else { Vec::new() });
    let member = |name: &str| Some(document.object()?.get_text(name)?.into_owned());
    let parameters = text.rsplit(['?', '#']).next().unwrap_or_default();
    let parameter = |name: &str| {
        let mut pairs = url::form_urlencoded::parse(parameters.as_bytes());
        pairs.find(|(own, _)| own == name).map(|(_, value)| value.into_owned())
    };
    let of = |(role, name)| Some((role, member(name).or_else(|| parameter(name))?));
    let found: Vec<_> =
        [(Role::Access, "access_token"), (Role::Code, "code")].into_iter().filter_map(of).collect();
    // A JWT was found as such.
    found.into_iter().filter(|(_, text)| !text.is_empty() && !is_jwt(text))
}

fn is_jwt(text: &str) -> bool {
    let token = Token::parse(text);
    token.segment_count() >= 3 && token.header().object().is_some()
}

/// The thumbprint of a public key that stands in JSON (RFC 7638).
pub(super) fn thumbprint(jwk: Value<'_>) -> Option<String> {
    let set = key::read(jwk.raw().as_bytes().to_vec(), "jwk", None).ok()?;
    set.keys.first().and_then(key::thumbprint)
}

/// What came with one token.
#[derive(Clone, Copy, Default)]
pub struct Beside<'a> {
    /// All of its message, the token itself among them.
    message: &'a [Companion],
    /// Which of them is the token itself.
    own: usize,
    /// What the user named.
    given: &'a [Companion],
}

impl<'a> Beside<'a> {
    /// What stands around the token of that number, and what the user named.
    pub fn new(message: &'a [Companion], own: usize, given: &'a [Companion]) -> Beside<'a> {
        Beside { message, own, given }
    }

    /// What the token may belong to of that role: the only one of its message, or those that the user named.
    pub(super) fn of(&self, role: Role) -> Vec<&'a Companion> {
        let own = self.own;
        let others = self.message.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, other)| other);
        let is = |companion: &&Companion| companion.role == role;
        let of_message: Vec<_> = others.filter(is).take(2).collect();
        match of_message.as_slice() {
            [] => {
                let text = self.message.get(own).map(|own| own.text.as_str());
                self.given.iter().filter(is).filter(|given| Some(given.text.as_str()) != text).collect()
            }
            // Two proofs beside one access token, or two access tokens beside one proof: nobody knows which is meant.
            [_] if self.is_only_of_its_role() => of_message,
            _ => Vec::new(),
        }
    }

    /// The token itself, where it did not come alone.
    pub(super) fn own(&self) -> Option<&'a Companion> {
        self.message.get(self.own)
    }

    /// The same, of what is not judged itself.
    pub(super) fn unjudged(&self, role: Role) -> Vec<&'a Companion> {
        self.of(role).into_iter().filter(|companion| !companion.judged).collect()
    }

    fn is_only_of_its_role(&self) -> bool {
        let role = self.message.get(self.own).map(|own| own.role);
        self.message.iter().filter(|other| Some(other.role) == role).count() == 1
    }
}

impl Case<'_> {
    /// Whether it is an access token with which a proof was given that is not judged itself.
    pub(super) fn is_access_token_beside_proof(&self) -> bool {
        let is_access =
            self.came_with().own().is_some_and(|own| matches!(own.role, Role::Access | Role::Other));
        is_access && !self.came_with().unjudged(Role::Proof).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Example;

    fn given(text: &str) -> Vec<(Role, String)> {
        let given = Companion::given(text.as_bytes()).unwrap_or_default();
        given.into_iter().map(|companion| (companion.role, companion.text)).collect()
    }

    #[test]
    fn what_was_given_is_told_by_its_name_and_its_kind() {
        let jwt = Example::claims(r#"{"sub":"42"}"#).token();
        let refresh = Example::claims(r#"{"sub":"42","typ":"Refresh"}"#).token();
        let one = |role, text: &str| vec![(role, text.to_string())];
        assert_eq!(given(&jwt), one(Role::Access, &jwt));
        assert_eq!(given(&format!("Bearer {jwt}\n")), one(Role::Access, &jwt));
        assert_eq!(given(&refresh), one(Role::Refresh, &refresh));
        assert_eq!(given("SlAV32hkKG"), one(Role::Unknown, "SlAV32hkKG"));
        assert_eq!(given("code=SplxlOBeZQQYbYS6WxSbIA"), one(Role::Code, "SplxlOBeZQQYbYS6WxSbIA"));
        assert_eq!(given("https://a.example/cb?state=x&code=4%2F0A-b"), one(Role::Code, "4/0A-b"));
        assert_eq!(
            given("https://a.example/cb#access_token=SlAV32hkKG&x=1"),
            one(Role::Access, "SlAV32hkKG")
        );
        assert_eq!(
            given(r#"{"access_token":"SlAV32hkKG","expires_in":300}"#),
            one(Role::Access, "SlAV32hkKG")
        );
        let both = given(&format!(r#"{{"access_token":"SlAV32hkKG","refresh_token":"{refresh}"}}"#));
        assert_eq!(both, [(Role::Refresh, refresh), (Role::Access, "SlAV32hkKG".to_string())]);
        assert_eq!(given(&format!("access_token={jwt}")), one(Role::Access, &jwt));
    }

    #[test]
    fn what_can_be_neither_token_nor_code_is_refused() {
        for text in ["", "  ", "no such file", &"a".repeat(5000)] {
            assert!(Companion::given(text.as_bytes()).is_err(), "{text:?}");
        }
        assert!(Companion::given(&[0xff, 0xfe]).is_err());
    }

    #[test]
    fn hashes_of_the_standards() {
        // RFC 9449 §7.1, OpenID Connect Core A.3 and A.4.
        let of = |text: &str| Companion::opaque(text, Role::Unknown);
        let ath = of("Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU").digest("sha-256");
        assert_eq!(ath.as_deref(), Some("fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo"));
        let at_hash = of("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y").half_digest("sha-256");
        assert_eq!(at_hash.as_deref(), Some("77QmUPtjPfzWtF2AnpK9RQ"));
        let c_hash = of("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk").half_digest("sha-256");
        assert_eq!(c_hash.as_deref(), Some("LDktKdoQak3Pk0cnXxCltA"));
        assert_eq!(of("x").digest("md5"), None);
    }

    #[test]
    fn only_what_is_unambiguous_is_a_pair() {
        let of = |roles: &[Role]| -> Vec<Companion> {
            roles.iter().enumerate().map(|(at, role)| Companion::opaque(at.to_string(), *role)).collect()
        };
        let found = |message: &[Role], own: usize, given: &[Role], role: Role| {
            let (message, given) = (of(message), of(given));
            Beside::new(&message, own, &given).of(role).len()
        };
        use Role::{Access, Id, Proof, Refresh};
        assert_eq!(found(&[Access, Id, Refresh], 1, &[], Access), 1);
        assert_eq!(found(&[Access, Access, Id], 2, &[], Access), 0);
        assert_eq!(found(&[Access, Proof, Proof], 1, &[], Access), 0);
        assert_eq!(found(&[Id, Id, Access], 0, &[], Access), 0);
        // What is in the message goes before what the user named.
        assert_eq!(found(&[Access, Id], 1, &[Access, Access], Access), 1);
        assert_eq!(found(&[Id], 0, &[Proof, Access, Access], Access), 2);
        assert_eq!(found(&[], 0, &[Access, Access], Access), 2);
    }
}
