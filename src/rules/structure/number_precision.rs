//! A number that not every parser can hold.

use crate::rules::prelude::*;
use crate::rules::time::TIMES;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "number-precision",
    group: Group::Structure,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a number has more digits than JavaScript keeps",
    why: "it is rounded to another number: the identifier of somebody else",
    fix: "write identifiers as strings",
    cites: &["RFC 7493 §2.2"],
    known_problems: "Systems in which everyone reads integers exactly.",
    bad: &[
        Example::claims(r#"{"sub":"42","uid":175928847299117063,"iat":1795292740,"exp":1795293700}"#),
        Example::claims(r#"{"sub":"42","rate":0.1234567890123456789,"iat":1795292740,"exp":1795293700}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","uid":9007199254740991,"id":"175928847299117063","iat":1795292740,"exp":1795293700}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740.123456,"exp":1795293700.101112}"#),
    ],
    judge: Judge::Token { applies: |case| case.claims.is_some(), check },
};

/// 2^53 − 1: the largest integer such that it and all smaller ones are exact in IEEE 754 double precision.
const LARGEST_EXACT: u128 = (1 << 53) - 1;

/// A double tells so many digits apart.
const MOST_DIGITS: usize = 17;

fn check(case: &Case<'_>, hits: &mut Hits) {
    for (part, document) in super::documents(case) {
        for value in document.values().filter(|value| value.kind() == JsonKind::Number) {
            let Some(message) = fault_of(value.raw()) else { continue };
            // Times have rules of their own.
            let is_time =
                || TIMES.iter().any(|name| case.claim(name).is_some_and(|time| time.id() == value.id()));
            if part != Part::Payload || !is_time() {
                hits.at(Place::value(part, value), message);
            }
            if hits.is_full() {
                return;
            }
        }
    }
}

/// What becomes of a number that doubles cannot hold. The number itself is not told: it may be sensitive.
fn fault_of(number: &str) -> Option<String> {
    // Shorter ones are exact.
    if number.len() < 16 {
        return None;
    }
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default().trim_start_matches('-');
    let digits = || mantissa.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    if mantissa.len() < number.trim_start_matches('-').len() || mantissa.contains('.') {
        let count = digits();
        return (count > MOST_DIGITS)
            .then(|| format!("a number of {count} digits, of which JavaScript keeps {MOST_DIGITS}"));
    }
    let Ok(exact) = mantissa.parse::<u128>() else {
        return Some(format!("an integer of {} digits, which JavaScript rounds", digits()));
    };
    // What JavaScript writes: the shortest digits that mean the same double.
    let written = (exact as f64).to_string().parse().unwrap_or(exact);
    (exact > LARGEST_EXACT).then(|| match exact.abs_diff(written) {
        0 => format!("an integer of {} digits, beyond those that JavaScript holds exactly", digits()),
        off => format!("an integer of {} digits, which JavaScript rounds: it is off by {off}", digits()),
    })
}
