//! What makes a key, or keys together, unfit though they verify. Each weakness carries the name of the rule that
//! tells of it.

use super::{Key, Material, thumbprint};
use crate::core::alg::Alg;
use num_integer::Integer;
use rsa::BigUint;
use rsa::traits::PublicKeyParts;
use std::collections::HashMap;

/// A reason not to trust a key that verifies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weakness {
    /// Name of the rule.
    pub rule: &'static str,
    /// The fact.
    pub message: String,
}

/// Keys of a set are compared pairwise up to this many; more are no set that one verifier trusts.
const MOST_PAIRS_OF: usize = 200;

/// Nobody repeats more than this many bytes to fill a secret up, and the search for it stays linear.
const LONGEST_PERIOD: usize = 64;

/// Why a secret is too short for the algorithm (RFC 7518 §3.2).
pub fn short_secret(key: &Key, alg: Alg) -> Option<String> {
    let Material::Secret(secret) = &key.material else { return None };
    let due = alg.hash_bits() / 8;
    let plural = if secret.len() == 1 { "" } else { "s" };
    (secret.len() < due).then(|| {
        format!("the secret has {} byte{plural}; {alg} wants {due} at least (RFC 7518 §3.2)", secret.len())
    })
}

/// What is wrong with a key.
pub fn key_weaknesses(key: &Key) -> Vec<Weakness> {
    let mut found = Vec::new();
    let mut add = |rule, message: String| found.push(Weakness { rule, message });
    match &key.material {
        Material::Secret(secret) => {
            if let Some(message) = key.default_alg().and_then(|alg| short_secret(key, alg)) {
                add("hmac-secret-short", message);
            }
            if is_memorable(secret) {
                add(
                    "hmac-secret-memorable",
                    "the secret can be guessed: it is text of little variety".into(),
                );
            }
        }
        Material::Rsa { public, .. } => {
            let (n, e) = (public.n(), public.e());
            if *e < BigUint::from(65_537u32) {
                add("rsa-exponent-small", format!("the public exponent is {e}; 65537 is safe"));
            }
            if let Some(why) = weak_modulus(n) {
                add("rsa-weak-modulus", format!("the modulus {why}: anyone can compute the private key"));
            }
            if is_roca(n) {
                let why = "the modulus has the fingerprint of ROCA (CVE-2017-15361): it can be factored";
                add("rsa-roca", why.to_string());
            }
        }
        _ => {}
    }
    if contradicts_itself(key) {
        add(
            "jwk-use-mismatch",
            "the JWK's use and key_ops contradict each other, or repeat (RFC 7517 §4.3)".into(),
        );
    }
    let names_no_alg = key.alg.is_none() && !matches!(key.material, Material::MlDsa { .. });
    if key.form == "JWK" && names_no_alg {
        add("jwk-alg-missing", "the JWK names no alg, so the token chooses among those of its family".into());
    }
    found
}

/// What is wrong with keys together.
pub fn set_weaknesses(keys: &[Key]) -> Vec<Weakness> {
    let mut found = Vec::new();
    let mut add = |rule, message: String| found.push(Weakness { rule, message });
    let jwks: Vec<_> = keys.iter().filter(|key| key.form == "JWK").collect();
    let (secrets, others): (Vec<&Key>, Vec<&Key>) =
        jwks.iter().partition(|key| matches!(key.material, Material::Secret(_)));
    let (private, public): (Vec<&Key>, Vec<&Key>) = others.into_iter().partition(|key| key.is_private());
    if !public.is_empty() && !private.is_empty() {
        let label = private[0].label();
        add("jwks-private-key", format!("a private key stands beside public ones: {label}"));
    }
    let pairs = public.len() + private.len();
    if !secrets.is_empty() && pairs > 0 {
        add("jwks-symmetric-key", format!("a secret stands beside key pairs: {}", secrets[0].label()));
    }
    let mut seen = HashMap::new();
    for kid in jwks.iter().filter_map(|key| key.kid.as_deref()) {
        *seen.entry(kid).or_insert(0) += 1;
    }
    if let Some(kid) = jwks.iter().filter_map(|key| key.kid.as_deref()).find(|kid| seen[kid] > 1) {
        add("jwks-duplicate-kid", format!("{} keys share the kid {kid:?}", seen[kid]));
    }
    if jwks.len() > 1 && jwks.iter().any(|key| key.kid.is_none()) {
        add("jwk-kid-missing", "a key of the set has no kid, so that none can be rotated".to_string());
    }
    if let Some((one, other)) = reused(&jwks) {
        let (one, other) = (one.label(), other.label());
        add("key-reused", format!("{one} and {other} are one key for two purposes (RFC 8725 §3.1)"));
    }
    if let Some((one, other)) = shared_factor(keys) {
        let (one, other) = (one.label(), other.label());
        let message = format!("the keys {one} and {other} share a prime: both private keys can be computed");
        add("rsa-shared-factor", message);
    }
    found
}

/// Two entries with the same key and another `alg` or `use`.
fn reused<'k>(jwks: &[&'k Key]) -> Option<(&'k Key, &'k Key)> {
    let mut seen: HashMap<String, &Key> = HashMap::new();
    for &key in jwks {
        let Some(thumbprint) = thumbprint(key) else { continue };
        let known = *seen.entry(thumbprint).or_insert(key);
        // Who says nothing of the purpose does not name a second one.
        let differ =
            |one: &Option<String>, other: &Option<String>| one.is_some() && other.is_some() && one != other;
        if differ(&known.alg, &key.alg) || differ(&known.usage, &key.usage) {
            return Some((known, key));
        }
    }
    None
}

/// Whether `use` and `key_ops` say different things, or one thing twice (RFC 7517 §4.3).
fn contradicts_itself(key: &Key) -> bool {
    let Some(operations) = &key.key_ops else { return false };
    let twice = operations.iter().enumerate().any(|(at, operation)| operations[..at].contains(operation));
    let signs = |operation: &String| operation == "sign" || operation == "verify";
    twice || key.usage.as_deref() == Some("sig") && !operations.iter().all(signs)
}

/// Repeated, or text whose characters vary so little that guessing reaches it (RFC 8725 §3.5): fewer than 80 bits if
/// each were drawn from as many as occur, which is more than a guesser needs. (A logarithm of floating point would load the
/// mathematics library at every start.)
fn is_memorable(secret: &[u8]) -> bool {
    let printable = secret.iter().all(|byte| byte.is_ascii_graphic() || *byte == b' ');
    let mut occurs = [false; 256];
    secret.iter().for_each(|byte| occurs[usize::from(*byte)] = true);
    let distinct = occurs.iter().filter(|occurs| **occurs).count();
    let bits = distinct.checked_ilog2().unwrap_or(0) as usize * secret.len();
    let periods = 1..=LONGEST_PERIOD.min(secret.len() / 2);
    let repeated =
        periods.into_iter().any(|period| secret.iter().zip(&secret[period..]).all(|(a, b)| a == b));
    repeated || printable && bits < 80
}

fn weak_modulus(n: &BigUint) -> Option<&'static str> {
    let zero = BigUint::from(0u8);
    let mut divisors = std::iter::once(2u32).chain((3..752).step_by(2));
    if divisors.any(|divisor| n % divisor == zero) {
        return Some("has a small factor");
    }
    falls_to_fermat(n).then_some("is a product of two primes that lie too close together")
}

/// Whether a hundred rounds of Fermat's method factor it, a square among them.
fn falls_to_fermat(n: &BigUint) -> bool {
    let mut a = n.sqrt();
    if &a * &a < *n {
        a += 1u32;
    }
    // a² − n, which the next round raises by 2a + 1.
    let mut rest = &a * &a - n;
    for _ in 0..100 {
        if is_square(&rest) {
            return true;
        }
        rest += &a * 2u32 + 1u32;
        a += 1u32;
    }
    false
}

fn is_square(number: &BigUint) -> bool {
    // Of all remainders modulo 5040 only 112 are a square's, so that few roots are taken.
    let remainder =
        (number % 5040u32).to_bytes_le().iter().rev().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
    let may_be = (0..5040).any(|root: u32| root * root % 5040 == remainder);
    may_be && {
        let root = number.sqrt();
        &root * &root == *number
    }
}

/// The fingerprint of keys made by faulty chips (CVE-2017-15361): modulo each of these primes, the modulus lies in a
/// small subgroup.
fn is_roca(n: &BigUint) -> bool {
    const ORDERS: [(u64, u64); 17] = [
        (2, 11),
        (6, 13),
        (8, 17),
        (9, 19),
        (3, 37),
        (26, 53),
        (20, 61),
        (35, 71),
        (24, 73),
        (13, 79),
        (6, 97),
        (51, 103),
        (53, 107),
        (54, 109),
        (42, 127),
        (50, 151),
        (78, 157),
    ];
    ORDERS.iter().all(|&(order, prime)| {
        let residue = n % prime;
        residue.modpow(&BigUint::from(order), &BigUint::from(prime)) == BigUint::from(1u8)
    })
}

fn shared_factor(keys: &[Key]) -> Option<(&Key, &Key)> {
    let moduli: Vec<_> = keys
        .iter()
        .filter_map(|key| match &key.material {
            Material::Rsa { public, .. } => Some((key, public.n())),
            _ => None,
        })
        .take(MOST_PAIRS_OF)
        .collect();
    let one = BigUint::from(1u8);
    moduli.iter().enumerate().find_map(|(at, (key, n))| {
        let shares = |(_, other): &&(&Key, &BigUint)| other != n && n.gcd(other) > one;
        moduli[at + 1..].iter().find(shares).map(|(other, _)| (*key, *other))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::key::read;
    use zeroize::Zeroizing;

    fn rules(keys: &[Key]) -> Vec<&'static str> {
        let each = keys.iter().flat_map(key_weaknesses);
        each.chain(set_weaknesses(keys)).map(|weakness| weakness.rule).collect()
    }

    fn secret(bytes: &[u8]) -> Key {
        Key::from_secret(Zeroizing::new(bytes.to_vec()), "test")
    }

    #[test]
    fn secrets() {
        assert_eq!(rules(&[secret(b"secret")]), ["hmac-secret-short", "hmac-secret-memorable"]);
        assert_eq!(rules(&[secret(b"MyProject2026MyProject2026MyProj")]), ["hmac-secret-memorable"]);
        let random: Vec<u8> = (0..32u8).map(|at| at.wrapping_mul(157).wrapping_add(91)).collect();
        assert_eq!(rules(&[secret(&random)]), [""; 0]);
    }

    #[test]
    fn moduli() {
        let close = BigUint::from(1_000_003u32) * BigUint::from(1_000_033u32);
        assert!(falls_to_fermat(&close));
        assert_eq!(
            weak_modulus(&(BigUint::from(751u32) * BigUint::from(1_000_003u32))),
            Some("has a small factor")
        );
        // 65537 generates the subgroups that the fingerprint looks for.
        assert!(is_roca(&BigUint::from(65_537u32)));
        assert!(!is_roca(&BigUint::from(65_539u32)));
    }

    #[test]
    fn what_a_jwk_says_of_itself() {
        let jwk = |members: &str| {
            let jwk = format!(
                r#"{{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","alg":"EdDSA"{members}}}"#
            );
            read(jwk.into_bytes(), "jwk", None).unwrap().keys
        };
        assert_eq!(rules(&jwk(r#","use":"sig","key_ops":["verify"]"#)), [""; 0]);
        assert_eq!(rules(&jwk(r#","use":"sig","key_ops":["verify","encrypt"]"#)), ["jwk-use-mismatch"]);
        assert_eq!(rules(&jwk(r#","key_ops":["verify","verify"]"#)), ["jwk-use-mismatch"]);
        let mut two = jwk(r#","kid":"a","use":"enc""#);
        two.extend(jwk(r#","kid":"b","use":"sig""#));
        assert_eq!(rules(&two), ["key-reused"]);
    }

    #[test]
    fn sets() {
        let set = r#"{"keys":[{"kty":"oct","k":"AAAA","kid":"a","alg":"HS256"},{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","kid":"a","alg":"EdDSA"},{"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#;
        let keys = read(set.as_bytes().to_vec(), "set", None).unwrap().keys;
        assert_eq!(
            rules(&keys)[2..],
            [
                "jwk-alg-missing",
                "jwks-private-key",
                "jwks-symmetric-key",
                "jwks-duplicate-kid",
                "jwk-kid-missing"
            ]
        );
    }
}
