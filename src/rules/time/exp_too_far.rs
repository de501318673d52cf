//! A token that lives longer than its kind should.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "exp-too-far",
    group: Group::Time,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token lives longer than tokens of its kind should",
    why: "a stolen copy works until then",
    fix: "issue for 15 to 30 minutes and refresh: jotkit sign … --exp 15m",
    cites: &["RFC 9700 §2.2.1", "OpenID Connect Back-Channel Logout §4"],
    known_problems: "Tokens between machines may need longer: set --max-ttl. Auth0's default of 24 h is meant to fire.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795897540}"#),
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"sub":"42","iat":1795292740,"exp":1795300000}"#,
            "c2ln",
        ),
        Example::claims(r#"{"sub":"42","exp":1795897540}"#),
        // Told to the pedantic.
        Example::jws(
            r#"{"alg":"ES256","typ":"at+jwt"}"#,
            r#"{"sub":"42","iat":1795292740,"exp":1795296640}"#,
            "c2ln",
        ),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795379140}"#),
        // Google sets iat back by five minutes.
        Example::claims(r#"{"sub":"42","at_hash":"x","iat":1795292740,"exp":1795296640}"#),
        // Said by exp-effectively-never and time-claim-milliseconds.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":4102444800}"#),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700000}"#),
        Example::claims(r#"{"sub":"42","exp":1795293700,"token_exp":2592000,"iat":1795292740}"#),
    ],
    judge: Judge::Token {
        applies: |case| case.policy.limit(case.profile()).is_some() && super::lifetime(case).is_some(),
        check,
    },
};

/// What tokens for access should live at most; longer is tolerated up to the limit.
const ADVISED: f64 = 1800.0;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let (Some(exp), Some(limit)) = (case.claim("exp"), case.policy.limit(case.profile())) else { return };
    let Some(lifetime) = super::lifetime(case).filter(|lifetime| !super::is_never(case, lifetime)) else {
        return;
    };
    let advised = case.profile() == Profile::AccessToken && case.policy.max_ttl.is_none();
    let (bound, too_far) = if lifetime.seconds > limit.enforced {
        (format!("the limit for {} is {}", case.profile().words(), span(limit.seconds)), true)
    } else if advised && lifetime.seconds > ADVISED {
        (format!("{} is enough for an access token", span(ADVISED)), false)
    } else {
        return;
    };
    let lives = span(lifetime.seconds);
    let label = format!("{}, {lives} after {}", lifetime.end.words(), lifetime.since);
    let hit = hits.at(Place::payload(exp), format!("lives {lives}, {bound}")).label(label);
    if !too_far {
        hit.persona(Persona::Pedantic).severity(Severity::Info);
    }
    if !case.inference.certain {
        hit.confidence(Confidence::Medium);
    }
}
