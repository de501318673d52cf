//! Which demands hold for which token.

use super::Policy;
use super::file::{MatchBlock, Named};
use crate::core::json::{Kind, Value};
use crate::core::profile::{Profile, bare_typ};
use crate::core::token::Token;
use serde::Deserialize;

/// What is to be true of a token; what is not said is true of every one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct When {
    profile: Option<Named<Profile>>,
    typ: Option<String>,
    alg: Option<String>,
    kid: Option<String>,
    iss: Option<String>,
    aud: Option<String>,
    found_as: Option<String>,
}

/// A token and what is known of it beside its text.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The token.
    pub token: &'a Token,
    /// What kind of JWT it is taken for.
    pub profile: Profile,
    /// The name under which it was found.
    pub found_as: Option<&'a str>,
}

impl When {
    /// Whether all of it is true of the token.
    pub fn matches(&self, subject: &Subject<'_>) -> bool {
        let Subject { token, profile, found_as } = subject;
        let is =
            |wanted: &Option<String>, actual: &dyn Fn(&str) -> bool| wanted.as_deref().is_none_or(actual);
        let parameter = |name: &str, wanted: &str| {
            token.header().object().and_then(|header| header.get_text(name)).as_deref() == Some(wanted)
        };
        let claim = |name: &str| token.claims().and_then(|claims| claims.get(name));
        self.profile.is_none_or(|wanted| wanted.0 == *profile)
            && is(&self.found_as, &|wanted| *found_as == Some(wanted))
            && is(&self.alg, &|wanted| parameter("alg", wanted))
            && is(&self.kid, &|wanted| parameter("kid", wanted))
            && is(&self.typ, &|wanted| {
                let typ = token.header().object().and_then(|header| header.get_text("typ"));
                typ.is_some_and(|typ| bare_typ(&typ).eq_ignore_ascii_case(bare_typ(wanted)))
            })
            && is(&self.iss, &|wanted| claim("iss").is_some_and(|iss| iss.text().as_deref() == Some(wanted)))
            && is(&self.aud, &|wanted| claim("aud").is_some_and(|aud| names(aud, wanted)))
    }
}

impl When {
    /// Whether all of it is true of a key, of which only `kid` and `alg` can be.
    pub fn matches_key(&self, kid: Option<&str>, alg: Option<&str>) -> bool {
        let When { profile, typ, iss, aud, found_as, .. } = self;
        let of_tokens = [typ, iss, aud, found_as].into_iter().any(Option::is_some) || profile.is_some();
        let is = |wanted: &Option<String>, actual| wanted.is_none() || wanted.as_deref() == actual;
        !of_tokens && is(&self.kid, kid) && is(&self.alg, alg)
    }
}

/// Whether an `aud` is the audience, or an array that has it (RFC 7519 §4.1.3).
fn names(aud: Value<'_>, wanted: &str) -> bool {
    let is = |value: Value<'_>| value.text().as_deref() == Some(wanted);
    if aud.kind() == Kind::Array { aud.children().any(is) } else { is(aud) }
}

/// The demands of a run: those of the house, and those on the tokens of each `[[match]]` block, each made whole
/// beforehand, so that a token costs no more than finding its own.
#[derive(Debug, Default)]
pub struct Policies {
    house: Policy,
    special: Vec<(When, Policy)>,
}

impl Policies {
    /// The demands of the house and what some tokens are to satisfy; over both holds what the command line says.
    pub(super) fn new(
        house: Policy,
        blocks: Vec<MatchBlock>,
        command_line: impl Fn(&mut Policy),
    ) -> Policies {
        let whole = |mut policy: Policy| {
            command_line(&mut policy);
            policy
        };
        let special = blocks.into_iter().map(|block| {
            let mut policy = house.clone();
            let when = block.apply(&mut policy);
            (when, whole(policy))
        });
        Policies { special: special.collect(), house: whole(house.clone()) }
    }

    /// What is demanded of tokens that no block matches, and of the run.
    pub fn house(&self) -> &Policy {
        &self.house
    }

    /// What is demanded of a key of that `kid` and `alg`.
    pub fn of_key(&self, kid: Option<&str>, alg: Option<&str>) -> &Policy {
        let special = self.special.iter().find(|(when, _)| when.matches_key(kid, alg));
        special.map_or(&self.house, |(_, policy)| policy)
    }

    /// What is demanded of a token.
    pub fn of(&self, subject: &Subject<'_>) -> &Policy {
        let special = self.special.iter().find(|(when, _)| when.matches(subject));
        special.map_or(&self.house, |(_, policy)| policy)
    }
}
