//! A bank account.

use crate::rules::prelude::*;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "pii-bank-account",
    group: Group::Payload,
    severity: Severity::Warning,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "a bank account stands in the token",
    why: "account numbers are regulated wherever they are stored, and tokens end up in logs",
    fix: "leave it out, and look it up by sub where it is needed",
    cites: &["ISO 13616", "ISO 7064", "RFC 7519 §12"],
    known_problems: "An account number, routing number or sort code is told by the member's name, and its confidence is low. Contents of a JWE that was opened are read by those who have its key, and no others.",
    bad: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"payout":"DE89370400440532013000"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"payout":"GB29 NWBK 6016 1331 9268 19"}"#,
        ),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700,"accountNumber":"12345678"}"#),
    ],
    good: &[
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"ref":"DE88370400440532013000","code":"XX89370400440532013000"}"#,
        ),
        Example::claims(
            r#"{"sub":"42","iat":1795292740,"exp":1795293700,"account_number_verified":true,"account":"12345678"}"#,
        ),
    ],
    judge: Judge::Token { applies: super::is_readable, check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    super::tell(case, hits, Detector::BankAccount);
}
