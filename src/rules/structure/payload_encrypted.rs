//! Claims that were not looked at.

use crate::core::token::Kind;
use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "payload-encrypted",
    group: Group::Structure,
    severity: Severity::Info,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the payload is encrypted, and was not looked at",
    why: "that nothing was found in it does not mean that nothing is there",
    fix: "give the key that decrypts it, jotkit lint --key FILE, or lint the token before it is encrypted",
    cites: &["RFC 7516"],
    known_problems: "",
    bad: &[Example::jws(r#"{"alg":"dir","enc":"A256GCM"}"#, "", "").written(|token| {
        format!("{}aXYxMjM0NTY3ODkw.Y2lwaGVydGV4dA.dGFn", token.trim_end_matches('.').to_string() + "..")
    })],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#),
        Example::jwe(r#"{"alg":"dir","enc":"A256GCM"}"#).signed(".AAECAwQFBgcICQoL.tiR7r-Mhwe-smZy5JjruZiER8gQvAtEEozzdF3vHIdqbfYqzWfJJSSEb6VrwSiEcKe-oPQptan6FZagbd-LamPc8vU_3zgp6HAOBL3zJD3huesGH17Up-MBbkgGBpRGTFHIZy74VuXPV8m7k_Q.QQ2AcqFMmGGbaiv1Cy5fzQ").with_keys(r#"{"kty":"oct","k":"9M1Gy-AiOwk4rJTPP0ANofEQZiSqhnLlj23I3ZtBGcU"}"#),
    ],
    judge: Judge::Token { applies: |case| case.token.kind() == Kind::Jwe && !case.token.is_opened(), check: |_, hits| {
        hits.at(Place::part(Part::Ciphertext), "the payload is encrypted, and was not looked at");
    } },
};
