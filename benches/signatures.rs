//! Operations a second with a prepared key, one thread: what is left of a batch when everything around the signature is
//! free. `cargo bench --bench signatures`
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a bench prints, and stops where it cannot go on

use jotkit::core::alg::Alg;
use jotkit::core::crypto::{signer, verifier};
use jotkit::core::key::{Key, generate};
use std::time::{Duration, Instant};

const SHARE: Duration = Duration::from_millis(400);
const ROUNDS: usize = 5;

/// The median of several rounds, so that one disturbed round does not count.
fn rate(mut operation: impl FnMut()) -> f64 {
    let mut rates: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let (start, mut times) = (Instant::now(), 0);
            while start.elapsed() < SHARE {
                operation();
                times += 1;
            }
            f64::from(times) / start.elapsed().as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    rates[ROUNDS / 2]
}

fn main() {
    let message = [b'm'; 300];
    println!("{:<10} {:>10} {:>10}", "alg", "sign/s", "verify/s");
    for &alg in Alg::ALL {
        let key = Key::new(generate(alg, 2048, &mut rand_core::OsRng).unwrap(), "bench");
        let (sign, verify) = (signer(&key, alg).unwrap(), verifier(&key, alg).unwrap());
        let signature = sign.try_sign(&message).unwrap();
        let signing = rate(|| drop(sign.try_sign(&message).unwrap()));
        let verifying = rate(|| verify.verify(&message, &signature).unwrap());
        println!("{:<10} {signing:>10.0} {verifying:>10.0}", alg.name());
    }
}
