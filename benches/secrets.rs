//! Lines a second of a list of secrets, tried on the tokens of a run, beside a plain loop over the `hmac` crate on one
//! token. Half of what is tried of the words is what they say in base64; the phrases say nothing.
//! `cargo bench --bench secrets`
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a bench prints, and stops where it cannot go on

use hmac::{Hmac, Mac};
use jotkit::core::b64;
use jotkit::core::dictionary::Targets;
use jotkit::core::token::Token;
use std::time::Instant;

const LINES: usize = 200_000;
const ROUNDS: usize = 3;

/// Lines of about the length that passwords have.
fn list(mark: &str) -> Vec<u8> {
    let mut state = 7_u64;
    let mut text = Vec::new();
    for _ in 0..LINES {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let word = format!("{:010x}", state >> 24);
        text.extend_from_slice(&word.as_bytes()[word.len() - 8 - usize::from(state >> 60 == 3)..]);
        text.extend_from_slice(mark.as_bytes());
        text.push(b'\n');
    }
    text
}

/// Tokens of signers that nobody can tell apart, none of them signed with a secret of the list.
fn tokens(count: usize, alg: &str, length: usize) -> Targets {
    let mut targets = Targets::default();
    for number in 0..count {
        let header = b64::encode(format!(r#"{{"alg":"{alg}"}}"#).as_bytes());
        let room = (length - header.len() - 1) / 4 * 3 - 10;
        let payload = b64::encode(format!(r#"{{"n":"{number:0room$}"}}"#).as_bytes());
        let bytes =
            [("HS256", 32), ("HS384", 48), ("HS512", 64)].iter().find(|(name, _)| *name == alg).unwrap().1;
        targets.add(&Token::parse(format!("{header}.{payload}.{}", b64::encode(&vec![number as u8; bytes]))));
    }
    assert_eq!(targets.len(), count);
    targets
}

/// Millions of lines a second: the median of several rounds, so that one disturbed round does not count.
fn rate(threads: usize, list: &[u8], work: impl Fn(&[u8]) + Sync) -> f64 {
    let mut rates: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            let share = list[..list.len() / threads].iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            std::thread::scope(|scope| {
                for piece in list.chunks(share) {
                    scope.spawn(|| work(piece));
                }
            });
            LINES as f64 / 1e6 / start.elapsed().as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    rates[ROUNDS / 2]
}

fn main() {
    let (words, phrases) = (list(""), list(" !"));
    let (input, signature) = ([b'x'; 200], [1; 32]);
    let plain = |piece: &[u8]| {
        for line in piece.split(|byte| *byte == b'\n') {
            let mut mac = Hmac::<sha2::Sha256>::new_from_slice(line).unwrap();
            mac.update(&input);
            assert!(mac.finalize().into_bytes()[..] != signature);
        }
    };
    println!(
        "hmac crate, 1 token, 200 bytes: {:.2} {:.2}",
        rate(1, &phrases, plain),
        rate(2, &phrases, plain)
    );
    let start = Instant::now();
    let known = |number: u32| {
        jotkit::core::dictionary::known_secret(
            jotkit::core::alg::Alg::HS256,
            &number.to_be_bytes().repeat(50),
            &signature,
        )
    };
    assert!(known(0).is_none());
    println!("what everyone knows, made ready and tried on the first token: {:?}", start.elapsed());
    let start = Instant::now();
    assert!((0..1000).all(|number| known(number).is_none()));
    println!("and tried on the next: {:?}", start.elapsed() / 1000);
    let boring = |piece: &[u8]| {
        for line in piece.split(|byte| *byte == b'\n') {
            let mac = jotkit::core::crypto::Mac::new(jotkit::core::alg::Alg::HS256, line).unwrap();
            assert!(!mac.matches(&input, &signature));
        }
    };
    println!("aws-lc, 1 token, 200 bytes: {:.2} {:.2}", rate(1, &phrases, boring), rate(2, &phrases, boring));
    println!(
        "{:<8} {:>6} {:>7} {:>16} {:>16}",
        "alg", "tokens", "bytes", "phrases 1, 2 thr", "words 1, 2 thr"
    );
    for (alg, lengths) in [("HS256", &[55, 200, 700][..]), ("HS512", &[200])] {
        for (count, &length) in
            [1, 10].iter().flat_map(|count| lengths.iter().map(move |length| (*count, length)))
        {
            let targets = tokens(count, alg, length);
            let work = |piece: &[u8]| assert!(targets.try_lines(piece).hits.is_empty());
            let rates = [(1, &phrases), (2, &phrases), (1, &words), (2, &words)]
                .map(|(threads, list)| rate(threads, list, work));
            println!(
                "{alg:<8} {count:>6} {length:>7} {:>8.2} {:>7.2} {:>8.2} {:>7.2}",
                rates[0], rates[1], rates[2], rates[3]
            );
        }
    }
}
