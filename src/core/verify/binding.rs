//! Who presents an SD-JWT: a key-binding JWT proves that it is who holds the key which the issuer named (RFC 9901 §7.3).

use super::{Expectations, Keyring, Outcome, Verdict, verify};
use crate::core::disclosure::Presentation;
use crate::core::json::quote;
use crate::core::key::{self, Key, Material};
use crate::core::profile::Profile;
use crate::core::token::Token;

/// What is said of it stands under this name.
const NAME: &str = "binding";

pub(super) fn check(
    verdict: &mut Verdict,
    token: &Token,
    presentation: &Presentation,
    expect: &Expectations<'_>,
) {
    let cnf = token.claim("cnf");
    let Some(binding) = &presentation.key_binding else {
        if cnf.is_some() {
            verdict.note(NAME, "there is none: cnf names a key, and nobody proved to hold it");
        }
        return;
    };
    let bound = &binding.token;
    if bound.segment_count() < 3 {
        return verdict.fail(NAME, "what follows the last ~ is no key-binding JWT (RFC 9901 §4)");
    }
    if binding.hash_matches != Some(true) {
        verdict.fail(NAME, "its sd_hash is not that of this presentation (RFC 9901 §7.3)");
    }
    let holder = match holder(token) {
        Ok(holder) => [holder],
        Err(why) => return verdict.fail(NAME, format!("its signature cannot be checked: {why}")),
    };
    let own = verify(bound, &Keyring::new(&holder), &demands(expect));
    for check in own.checks.iter().filter(|check| check.outcome == Outcome::Failed) {
        verdict.fail(NAME, format!("{}: {}", check.name, check.message));
    }
    let said = |name: &str| own.checks.iter().find(|check| check.name == name).map(|check| &*check.message);
    if own.is_valid() {
        let audience = said("aud").filter(|_| !expect.audiences.is_empty());
        let audience = audience.map(|aud| format!(" for {aud}")).unwrap_or_default();
        let issued = said("iat").unwrap_or_default();
        verdict.pass(NAME, format!("signed with the key in cnf{audience}, {issued}"));
    }
    let claims = bound.claims();
    let aud = claims.and_then(|claims| claims.get("aud")).filter(|_| expect.audiences.is_empty());
    if let Some(aud) = aud {
        verdict.note(NAME, format!("aud {} was not checked: name yours with --aud", aud.raw()));
    }
    if let Some(nonce) = claims.and_then(|claims| claims.get_text("nonce")) {
        let nonce = quote(&nonce);
        verdict
            .note(NAME, format!("nonce {nonce} was not checked: compare it with the one that was asked for"));
    }
}

/// What a key-binding JWT must satisfy. It is for whom the presentation is for.
fn demands<'e>(expect: &Expectations<'_>) -> Expectations<'e> {
    Expectations {
        now: expect.now,
        leeway: expect.leeway,
        audiences: expect.audiences.clone(),
        profile: Some(Profile::KeyBinding),
        ..Expectations::default()
    }
}

/// The key of the holder, which the issuer wrote into the token (RFC 7800 §3.2).
fn holder(token: &Token) -> Result<Key, String> {
    let cnf = token.claim("cnf").ok_or("the SD-JWT names no key of its holder (cnf)")?;
    let jwk = cnf.get("jwk").ok_or("cnf has no jwk")?;
    let read = key::read(jwk.raw().as_bytes().to_vec(), "cnf", None);
    let key = read.map_err(|error| format!("the key in cnf: {error:#}"))?.keys.into_iter().next();
    let key = key.ok_or("there is no key in cnf")?;
    // What stands in a token is read by everybody who gets it.
    match key.material {
        Material::Secret(_) => Err("the key in cnf is a secret, which everybody can read there".to_string()),
        _ if key.is_private() => {
            Err("the key in cnf is private, and everybody can read it there".to_string())
        }
        _ => Ok(key),
    }
}
