//! Common factors among many numbers, by a product tree and a remainder tree (Bernstein, "How to find smooth parts of
//! integers", 2004; Heninger and others, 2012): ten thousand moduli are compared with one another in seconds, where each
//! with each other would take hours.
//!
//! A node of the tree holds the product P of its numbers and D, the sum of P/n over them. D modulo a number n of them is the
//! product of all others modulo n, so that nothing need be squared on the way down.

use num_bigint::BigUint;
use num_integer::Integer;
use std::collections::HashMap;
use std::thread;

/// Beyond so many bits under a node, its halves are worked on by two threads.
const WORTH_A_THREAD: u64 = 200_000;

/// Threads branch to this depth.
const BRANCHES: usize = 3;

/// Partners of numbers that no other has exactly the same factor as are looked for by so many comparisons in all.
const MOST_COMPARED: usize = 20_000;

struct Node {
    product: BigUint,
    /// The sum of product/n over the numbers n below.
    sum: BigUint,
    halves: Option<Box<[Node; 2]>>,
}

/// Which numbers share a factor with another one, and with which, if that is soon found. Numbers are at least 2, and all
/// different.
pub(super) fn sharing(numbers: &[BigUint]) -> Vec<(usize, Option<usize>)> {
    if numbers.len() < 2 {
        return Vec::new();
    }
    let root = grow(numbers, BRANCHES);
    let sum = root.sum.clone();
    let one = BigUint::from(1u8);
    let common = descend(&root, sum, numbers, BRANCHES);
    let marked: Vec<usize> = (0..numbers.len()).filter(|at| common[*at] > one).collect();
    // Keys that share one prime have the same in common with all others.
    let mut alike: HashMap<&BigUint, Vec<usize>> = HashMap::new();
    for &at in &marked {
        alike.entry(&common[at]).or_default().push(at);
    }
    let mut compared = 0;
    let mut partner = |own: usize| {
        if let [first, second, ..] = alike[&common[own]].as_slice() {
            return Some(if *first == own { *second } else { *first });
        }
        let others = marked.iter().copied().filter(|other| *other != own);
        let others = others.take(MOST_COMPARED - compared).inspect(|_| compared += 1);
        others.into_iter().find(|other| numbers[own].gcd(&numbers[*other]) > one)
    };
    marked.iter().map(|&own| (own, partner(own))).collect()
}

/// Does both, at once where that pays.
fn both<T: Send>(at_once: bool, one: impl FnOnce() -> T + Send, other: impl FnOnce() -> T + Send) -> [T; 2] {
    if !at_once {
        return [one(), other()];
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        match other.join() {
            Ok(other) => [one, other],
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn grow(numbers: &[BigUint], branches: usize) -> Node {
    if let [number] = numbers {
        return Node { product: number.clone(), sum: BigUint::from(1u8), halves: None };
    }
    let (left, right) = numbers.split_at(numbers.len() / 2);
    let at_once = branches > 0 && numbers.iter().map(BigUint::bits).sum::<u64>() > WORTH_A_THREAD;
    let branches = branches.saturating_sub(1);
    let halves = both(at_once, || grow(left, branches), || grow(right, branches));
    let [a, b] = &halves;
    let [one, other] = both(at_once, || &a.sum * &b.product, || &b.sum * &a.product);
    let product = &a.product * &b.product;
    Node { product, sum: one + other, halves: Some(Box::new(halves)) }
}

/// What each number has in common with the product of the others, which is `rest` modulo the node's product.
fn descend(node: &Node, rest: BigUint, numbers: &[BigUint], branches: usize) -> Vec<BigUint> {
    let Some(halves) = &node.halves else { return vec![node.product.gcd(&rest)] };
    let (left, right) = numbers.split_at(numbers.len() / 2);
    let [a, b] = halves.as_ref();
    let at_once = branches > 0 && node.product.bits() > WORTH_A_THREAD;
    let branches = branches.saturating_sub(1);
    let rest = &rest;
    let [mut one, other] = both(
        at_once,
        || descend(a, rest % &a.product, left, branches),
        || descend(b, rest % &b.product, right, branches),
    );
    one.extend(other);
    one
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn pairwise(numbers: &[BigUint]) -> Vec<usize> {
        let one = BigUint::from(1u8);
        let shares = |own: &usize| {
            let others = (0..numbers.len()).filter(|other| other != own);
            others.into_iter().any(|other| numbers[*own].gcd(&numbers[other]) > one)
        };
        (0..numbers.len()).filter(shares).collect()
    }

    proptest! {
        #[test]
        fn as_each_with_each_other(values in prop::collection::hash_set(2u64..5000, 0..40)) {
            let numbers: Vec<_> = values.into_iter().map(BigUint::from).collect();
            let found = sharing(&numbers);
            prop_assert_eq!(found.iter().map(|(own, _)| *own).collect::<Vec<_>>(), pairwise(&numbers));
            for (own, other) in found {
                let other = other.unwrap();
                prop_assert!(own != other && numbers[own].gcd(&numbers[other]) > BigUint::from(1u8));
            }
        }

        #[test]
        fn as_each_with_each_other_among_large_ones(words in prop::collection::vec(prop::collection::vec(any::<u32>(), 1..60), 2..24)) {
            let words: HashSet<Vec<u32>> = words.into_iter().collect();
            let numbers: HashSet<_> = words.into_iter().map(|word| BigUint::new(word) * 2u8 + 3u8).collect();
            let numbers: Vec<_> = numbers.into_iter().collect();
            prop_assert_eq!(sharing(&numbers).iter().map(|(own, _)| *own).collect::<Vec<_>>(), pairwise(&numbers));
        }
    }
}
