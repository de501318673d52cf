//! RSA keys whose private half can be computed, or that make forging easy.

use super::{Flaw, Specimen, Weakness, gcd};
use crate::core::key::MIN_RSA_BITS;
use num_integer::Integer;
use rsa::BigUint;
use std::collections::HashMap;

/// The next prime is 757: no modulus that is worth anything has a factor so small.
const SMALL: u32 = 752;

/// How often Fermat's method is tried; primes of a sound generator are not found in any number of rounds that ends.
const FERMAT_ROUNDS: usize = 100;

pub(super) fn short(specimen: &Specimen<'_>) -> Option<Weakness> {
    let bits = specimen.numbers()?.0.bits();
    let message = format!("the modulus has {bits} bits; {MIN_RSA_BITS} at least are due (RFC 7518 §3.3)");
    (bits < MIN_RSA_BITS).then(|| Weakness::new(Flaw::RsaKeyShort, message).at("n"))
}

pub(super) fn exponent(specimen: &Specimen<'_>) -> Option<Weakness> {
    let e = specimen.numbers()?.1;
    let one = BigUint::from(1u8);
    let why = if *e <= one {
        "anyone can compute signatures"
    } else if e.is_even() {
        "an even one has no private exponent"
    } else {
        return None;
    };
    Some(Weakness::new(Flaw::RsaExponent, format!("the public exponent is {}: {why}", brief(e))).at("e"))
}

/// A number that may have thousands of digits.
fn brief(number: &BigUint) -> String {
    if number.bits() > 64 { format!("a number of {} bits", number.bits()) } else { number.to_string() }
}

pub(super) fn small_exponent(specimen: &Specimen<'_>) -> Option<Weakness> {
    let e = specimen.numbers()?.1;
    let is_small = *e > BigUint::from(1u8) && e.is_odd() && *e < BigUint::from(65_537u32);
    let message = || format!("the public exponent is {e}; 65537 is safe");
    is_small.then(|| Weakness::new(Flaw::RsaExponentSmall, message()).at("e"))
}

pub(super) fn weak_modulus(specimen: &Specimen<'_>) -> Option<Weakness> {
    let why = why_weak(specimen.numbers()?.0)?;
    let message = format!("the modulus {why}: anyone can compute the private key");
    Some(Weakness::new(Flaw::RsaWeakModulus, message).at("n"))
}

/// Why a modulus falls apart.
fn why_weak(n: &BigUint) -> Option<String> {
    let digits = n.to_bytes_be();
    if let Some(factor) = small_factor(&digits) {
        return Some(if factor == 2 { "is even".to_string() } else { format!("has the factor {factor}") });
    }
    if let Some(power) = power(n, &digits) {
        return Some(format!("is a number to the power of {power}"));
    }
    falls_to_fermat(n).then(|| "is a product of two numbers that lie too close together".to_string())
}

/// The remainder of a number in big-endian bytes.
fn remainder(bytes: &[u8], divisor: u32) -> u32 {
    let (divisor, head) = (u64::from(divisor), bytes.len() % 4);
    let first = bytes[..head].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    let words =
        bytes[head..].chunks_exact(4).map(|word| u32::from_be_bytes([word[0], word[1], word[2], word[3]]));
    let rest = words.fold(first % divisor, |sum, word| (sum << 32 | u64::from(word)) % divisor);
    rest as u32 // Less than the divisor.
}

fn is_prime(number: u32) -> bool {
    number > 1
        && (2..)
            .take_while(|divisor| divisor * divisor <= number)
            .all(|divisor| !number.is_multiple_of(divisor))
}

fn small_factor(n: &[u8]) -> Option<u32> {
    // As many primes at once as a word holds: one division of the long number serves them all.
    let mut primes = (2..SMALL).filter(|number| is_prime(*number)).peekable();
    while primes.peek().is_some() {
        let (mut product, mut group) = (1u32, Vec::new());
        while let Some(larger) = primes.peek().and_then(|prime| product.checked_mul(*prime)) {
            product = larger;
            group.extend(primes.next());
        }
        let rest = remainder(n, product);
        if let Some(factor) = group.into_iter().find(|prime| rest.is_multiple_of(*prime)) {
            return Some(factor);
        }
    }
    None
}

/// The prime exponent of which the number is a power. Roots are taken only where the number is a residue modulo several
/// primes, which one that is no power hardly ever is.
fn power(n: &BigUint, bytes: &[u8]) -> Option<u32> {
    // With no factor below 752, the root has more than nine bits.
    let most = u32::try_from(n.bits() / 9).unwrap_or(u32::MAX);
    (2..=most).filter(|exponent| is_prime(*exponent)).find(|&exponent| {
        let moduli =
            (1..).map(|times| times * exponent + 1).filter(|number| *number > 100 && is_prime(*number));
        let may_be = moduli.take(6).all(|modulus| {
            let rest = remainder(bytes, modulus);
            rest == 0 || power_modulo(rest, (modulus - 1) / exponent, modulus) == 1
        });
        may_be && raised(&root(n, exponent), exponent) == *n
    })
}

fn raised(number: &BigUint, exponent: u32) -> BigUint {
    (0..exponent).fold(BigUint::from(1u8), |power, _| power * number)
}

/// The largest number whose power is not above `n`, bit by bit. (The crate's own guesses in floating point, and would load
/// the mathematics library at every start.)
fn root(n: &BigUint, exponent: u32) -> BigUint {
    let bits = n.bits() / exponent as usize;
    (0..=bits).rev().fold(BigUint::from(0u8), |root, bit| {
        let higher = &root + (BigUint::from(1u8) << bit);
        if raised(&higher, exponent) <= *n { higher } else { root }
    })
}

fn power_modulo(base: u32, mut exponent: u32, modulus: u32) -> u32 {
    let modulus = u64::from(modulus);
    let (mut base, mut result) = (u64::from(base) % modulus, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        exponent >>= 1;
    }
    result as u32 // Less than the modulus.
}

/// Whether so many rounds of Fermat's method factor it.
fn falls_to_fermat(n: &BigUint) -> bool {
    let mut a = n.sqrt();
    if &a * &a < *n {
        a += 1u32;
    }
    // a² − n, which the next round raises by 2a + 1.
    let mut rest = &a * &a - n;
    for _ in 0..FERMAT_ROUNDS {
        if is_square(&rest) {
            return true;
        }
        rest += &a * 2u32 + 1u32;
        a += 1u32;
    }
    false
}

/// Which remainders a square can have.
const fn squares<const N: usize>() -> [bool; N] {
    let mut squares = [false; N];
    let mut root = 0;
    while root < N {
        squares[root * root % N] = true;
        root += 1;
    }
    squares
}

fn is_square(number: &BigUint) -> bool {
    const MODULO_5040: [bool; 5040] = squares();
    const MODULO_2431: [bool; 2431] = squares();
    // Few numbers pass both, so that few roots are taken.
    let bytes = number.to_bytes_be();
    let is_residue =
        MODULO_5040[remainder(&bytes, 5040) as usize] && MODULO_2431[remainder(&bytes, 2431) as usize];
    is_residue && {
        let root = number.sqrt();
        &root * &root == *number
    }
}

pub(super) fn roca(specimen: &Specimen<'_>) -> Option<Weakness> {
    let message = "the modulus has the fingerprint of ROCA (CVE-2017-15361): it can be factored";
    is_roca(specimen.numbers()?.0).then(|| Weakness::new(Flaw::RsaRoca, message).at("n"))
}

/// The fingerprint of keys made by faulty chips (CVE-2017-15361): modulo each of these primes, the modulus lies in a
/// small subgroup.
fn is_roca(n: &BigUint) -> bool {
    const ORDERS: [(u32, u32); 17] = [
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
    let bytes = n.to_bytes_be();
    ORDERS.iter().all(|&(order, prime)| power_modulo(remainder(&bytes, prime), order, prime) == 1)
}

/// Keys of which each has a prime in common with another.
pub(super) fn shared_factors(all: &[Specimen<'_>]) -> Vec<(usize, Weakness)> {
    let mut moduli: Vec<(&BigUint, Vec<usize>)> = Vec::new();
    let mut known: HashMap<&BigUint, usize> = HashMap::new();
    for (at, specimen) in all.iter().enumerate() {
        // A small factor is another flaw, which many bad keys share.
        let whole = |n: &BigUint| *n > BigUint::from(1u8) && small_factor(&n.to_bytes_be()).is_none();
        let Some(n) = specimen.numbers().map(|(n, _)| n).filter(|n| whole(n)) else { continue };
        let own = *known.entry(n).or_insert_with(|| {
            moduli.push((n, Vec::new()));
            moduli.len() - 1
        });
        moduli[own].1.push(at);
    }
    let numbers: Vec<_> =
        moduli.iter().map(|(n, _)| num_bigint::BigUint::from_bytes_be(&n.to_bytes_be())).collect();
    let sharing = gcd::sharing(&numbers);
    let mut found = Vec::new();
    for (own, other) in sharing {
        let partner = other.and_then(|other| moduli[other].1.first()).map(|at| all[*at].label());
        let partner = partner.unwrap_or_else(|| "another key".to_string());
        let message =
            format!("the modulus shares a prime with that of {partner}: both private keys can be computed");
        let weakness = Weakness::new(Flaw::RsaSharedFactor, message).at("n");
        found.extend(moduli[own].1.iter().map(|at| (*at, weakness.clone())));
    }
    found.sort_by_key(|(at, _)| *at);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: u64) -> BigUint {
        BigUint::from(value)
    }

    #[test]
    fn remainders() {
        let n = number(u64::MAX) * number(u64::MAX - 58) + number(12345);
        for divisor in [2, 3, 751, 5040, u32::MAX] {
            assert_eq!(number(remainder(&n.to_bytes_be(), divisor).into()), &n % divisor, "{divisor}");
        }
        assert_eq!(remainder(&[], 7), 0);
    }

    #[test]
    fn moduli_that_fall_apart() {
        let close = number(1_000_003) * number(1_000_033);
        assert!(falls_to_fermat(&close));
        assert_eq!(why_weak(&(number(751) * number(1_000_003))).unwrap(), "has the factor 751");
        assert_eq!(why_weak(&(number(2) * number(1_000_003))).unwrap(), "is even");
        let prime = number(4_294_967_291);
        for exponent in [2u32, 3, 5, 7, 11] {
            let power = (0..exponent).fold(number(1), |power, _| power * &prime);
            assert_eq!(why_weak(&power).unwrap(), format!("is a number to the power of {exponent}"));
            assert_eq!(self::power(&(&power + 2u32), &(&power + 2u32).to_bytes_be()), None);
        }
        // Two primes far apart.
        assert_eq!(why_weak(&(number(4_294_967_291) * number(1_000_003))), None);
    }

    #[test]
    fn the_fingerprint_of_roca() {
        // 65537 generates the subgroups that the fingerprint looks for.
        assert!(is_roca(&number(65_537)));
        assert!(is_roca(&(number(65_537) * number(65_537) * number(65_537))));
        assert!(!is_roca(&number(65_539)));
    }
}
