//! A salt that can be guessed.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "sd-jwt-salt-short",
    summary: "the salt of a disclosure has fewer than 128 bits",
    why: "whoever has the token can try values until the digest fits, and so learns what the holder kept back",
    fix: "make 128 random bits for each disclosure, and write them in base64url",
    cites: &["RFC 9901 §9.3", "RFC 9901 §4.2.1"],
    bad: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["x-mVk8kc7KpQcPrzN58CsJfFcxKtzt7juV3VOLGuP24"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyJjMkZzZEEiLCJnaXZlbl9uYW1lIiwiQW5uIl0~"))],
    good: &[Example::jws(
            r#"{"alg":"ES256","typ":"example+sd-jwt"}"#,
            r#"{"_sd":["EQQ_-DddHAW1OjN7BfivCNz9t4gOu4E-MGTwDoeIHoY"],"iss":"https://issuer.example.com","iat":1795292740,"exp":1795293700,"_sd_alg":"sha-256"}"#,
            "c2ln",
        )
        .written(|jwt| format!("{jwt}~WyIyR0xDNDJzS1F2ZUNmR2ZyeU5STjl3IiwiZ2l2ZW5fbmFtZSIsIkFubiJd~"))],
    judge: Judge::Token { applies: |case| case.token.presentation().is_some(), check },
    ..super::ADVICE
};

/// What is written in hexadecimal has four bits a digit, in base64url six, and in any other characters at most eight.
fn most_bits(salt: &str) -> usize {
    let bare = salt.trim_end_matches('=');
    let hexadecimal = bare.bytes().filter(u8::is_ascii_hexdigit).count();
    let is = |belongs: fn(u8) -> bool| bare.bytes().all(belongs);
    if is(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
        hexadecimal * 4
    } else if is(|byte| byte.is_ascii_alphanumeric() || b"-_+/".contains(&byte)) {
        bare.len() * 6
    } else {
        bare.len() * 8
    }
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, disclosure) in super::disclosures(case).filter(|(_, disclosure)| disclosure.problem.is_none())
    {
        let (Some(salt), Some(value)) = (disclosure.salt(), disclosure.content.root()) else { continue };
        let bits = most_bits(&salt);
        if bits < 128
            && let Some(place) = value.children().next()
        {
            hits.at(
                Place::value(part, place),
                format!("the salt has {bits} bits at most, where 128 are due"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::most_bits;

    #[test]
    fn bits_go_by_the_alphabet() {
        assert!(most_bits("eluV5Og3gSNII8EYnsxA_A") >= 128);
        assert!(most_bits("eluV5Og3gSNII8EYnsxA/A==") >= 128);
        assert!(most_bits("0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63") >= 128);
        assert!(most_bits("0f6a9c3e6f0b4d579d0e2b7c8f1a4e63") >= 128);
        assert!(most_bits("0f6a9c3e6f0b4d57") < 128);
        assert!(most_bits("eluV5Og3gSNII8EYnsxA") < 128);
        assert_eq!(most_bits(""), 0);
    }
}
