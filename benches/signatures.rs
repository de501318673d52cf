//! Signing and verifying with a prepared key, one thread: what is left of a batch when everything around the signature is
//! free. `cargo bench --bench signatures`
#![allow(clippy::unwrap_used)] // a bench stops where it cannot go on

use criterion::{Criterion, criterion_group, criterion_main};
use jotkit::core::alg::Alg;
use jotkit::core::crypto::{signer, verifier};
use jotkit::core::key::{Key, generate};

fn signatures(criterion: &mut Criterion) {
    let message = [b'm'; 300];
    for &alg in Alg::ALL {
        let key = Key::new(generate(alg, 2048, &mut rand_core::OsRng).unwrap(), "bench");
        let (sign, verify) = (signer(&key, alg).unwrap(), verifier(&key, alg).unwrap());
        let signature = sign.try_sign(&message).unwrap();
        let mut group = criterion.benchmark_group(alg.name());
        group.bench_function("sign", |bencher| bencher.iter(|| sign.try_sign(&message).unwrap()));
        group.bench_function("verify", |bencher| {
            bencher.iter(|| verify.verify(&message, &signature).unwrap())
        });
    }
}

criterion_group!(benches, signatures);
criterion_main!(benches);
