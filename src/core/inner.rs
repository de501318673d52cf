//! Tokens inside a token: as its payload (RFC 7519 §7.2 step 8), or in a claim.

use super::find;
use super::json::{Kind, Value};
use super::token::Token;

/// A token inside another.
pub struct Inner {
    /// JSON Pointer to the claim that holds it; empty if it is the payload itself.
    pub pointer: String,
    /// The token.
    pub token: Token,
}

/// The tokens that a token holds.
#[derive(Default)]
pub struct Inners {
    /// The first of them.
    pub tokens: Vec<Inner>,
    /// How many more there are.
    pub more: usize,
}

/// So many are taken apart, for a hostile token can hold a million.
const MOST_INNERS: usize = 16;

/// The tokens right inside `token`, in the order of its payload.
pub fn inners(token: &Token) -> Inners {
    let mut inners = Inners::default();
    if let Some(nested) = token.nested() {
        inners.tokens.push(Inner { pointer: String::new(), token: nested });
        return inners;
    }
    let Some(payload) = token.payload() else { return inners };
    // Most have no beginning of a token anywhere, and an escape could stand for one.
    let beginnings = find::may_begin(payload.bytes()) || memchr::memchr(b'\\', payload.bytes()).is_some();
    for value in payload.values().filter(|value| value.kind() == Kind::String) {
        for token in in_text(value, beginnings) {
            if inners.tokens.len() == MOST_INNERS {
                inners.more += 1;
            } else {
                inners.tokens.push(Inner { pointer: value.pointer(), token });
            }
        }
    }
    inners
}

/// The whole tokens in what a string says, or is, where nothing begins one.
fn in_text(value: Value<'_>, beginnings: bool) -> Vec<Token> {
    // Few strings have the two dots of a token.
    let dots = memchr::memchr_iter(b'.', value.raw().as_bytes()).take(2).count();
    let Some(text) = value.text().filter(|_| dots == 2) else { return Vec::new() };
    let bytes = text.as_bytes();
    let found = if beginnings { find::tokens(bytes).collect() } else { find::as_a_whole(bytes) };
    found.into_iter().map(|found| found.token).filter(|token| token.segment_count() >= 3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::b64;

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.PRiwGOM3iP4jt_S8aTTsUyAQ7GKkXGJNOwUIA6CbSQI";

    fn inside(payload: &str) -> Inners {
        let header = b64::encode(br#"{"alg":"HS256","cty":"JWT"}"#);
        inners(&Token::parse(format!("{header}.{}.AA", b64::encode(payload.as_bytes()))))
    }

    #[test]
    fn as_the_payload_and_in_claims() {
        let pointers = |payload: &str| -> Vec<String> {
            inside(payload).tokens.iter().map(|inner| inner.pointer.clone()).collect()
        };
        assert_eq!(pointers(TOKEN), [""]);
        assert_eq!(pointers(&format!("\"{TOKEN}\"")), [""]);
        assert_eq!(pointers(&format!(r#"{{"vp":{{"jwts":["{TOKEN}","x.y.z"]}}}}"#)), ["/vp/jwts/0"]);
        assert_eq!(pointers(&format!(r#"{{"next":"https://x.example/?t={TOKEN}&u=1"}}"#)), ["/next"]);
        assert_eq!(pointers(r#"{"iss":"https://as.example.com","n":"eyJ7S_zG.eyJH0-Z.HX4w-7v"}"#), [""; 0]);
        assert_eq!(pointers(r#"{"half":"eyJhbGciOiJIUzI1NiJ9"}"#), [""; 0]);
    }

    #[test]
    fn many_are_counted() {
        let inners = inside(&format!("{{\"a\":[{}\"\"]}}", format!("\"{TOKEN}\",").repeat(30)));
        assert_eq!((inners.tokens.len(), inners.more), (16, 14));
    }
}
