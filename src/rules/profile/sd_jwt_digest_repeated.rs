//! A digest that stands in an SD-JWT twice.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sd-jwt-digest-repeated",
    summary: "a digest stands in the SD-JWT more than once",
    why: "one disclosure would be two claims: verifiers put it in different places, and must refuse the token",
    fix: "make a salt and a disclosure for each claim",
    cites: &["RFC 9901 §7.1"],
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"address":{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"]},"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"))],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"))],
    judge: Judge::Token { applies: |case| case.token.presentation().is_some(), check },
    ..super::DEMAND
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let repeated =
        case.token.presentation().map(|presentation| &presentation.repeated[..]).unwrap_or_default();
    let Some(first) = repeated.first() else { return };
    // Where it stands again; inside a disclosure, it is the payload as a whole that has it twice.
    let is = |value: &Value<'_>| value.kind() == JsonKind::String && value.text().as_deref() == Some(first);
    let again = case.token.payload().and_then(|payload| payload.values().filter(is).nth(1));
    let place = again.map_or(Place::part(Part::Payload), Place::payload);
    let more = match repeated.len() - 1 {
        0 => String::new(),
        more => format!(" ({more} more like it)"),
    };
    hits.at(place, format!("a digest stands in the token more than once{more}"));
}
