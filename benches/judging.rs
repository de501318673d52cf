//! What a token costs on its way, one thread: taken apart, found in a log, asked about by each group of rules, told in each
//! format. The signature is not among it: that is `signatures.rs`. `cargo bench --bench judging`
#![allow(clippy::unwrap_used)] // a bench stops where it cannot go on

use clap::ValueEnum;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jotkit::core::b64;
use jotkit::core::find;
use jotkit::core::profile;
use jotkit::core::source::Input;
use jotkit::core::token::Token;
use jotkit::input::{Found, Stretches, tokens_in};
use jotkit::policy::{Policy, Severity};
use jotkit::render::{self, Format, Run};
use jotkit::report::{Item, Judged, Summary, Terms};
use jotkit::rules::{self, Case, Hits, Judge, RULES};
use jotkit::term::{ColorChoice, Terminal};
use std::hint::black_box;

const NOW: i64 = 1_795_000_000;
const TOKENS: usize = 1000;

/// Tokens such as an issuer of access tokens makes, none like the other.
fn texts() -> Vec<String> {
    let header = b64::encode(br#"{"alg":"RS256","kid":"rsa-2026-1","typ":"at+jwt"}"#);
    let token = |number: usize| {
        let (iat, sub) = (NOW - number as i64, number * 7919);
        let payload = format!(
            r#"{{"iss":"https://auth.example.com/","sub":"auth0|{sub:024x}","aud":["https://api.example.com","https://api.example.com/userinfo"],"iat":{iat},"exp":{},"jti":"6f1c{number:08x}-2f7e-4c1b","client_id":"web-1","email":"user{number}@example.com","name":"Zoë Müller","roles":["editor","billing:read"],"scope":"openid profile email","tenant":{{"plan":"pro","seats":{number}}}}}"#,
            iat + 3600
        );
        let signature: Vec<u8> = (0..256).map(|at| (at * 31 + number) as u8).collect();
        format!("{header}.{}.{}", b64::encode(payload.as_bytes()), b64::encode(&signature))
    };
    (0..TOKENS).map(token).collect()
}

/// Lines of a log; the given tokens stand in every fiftieth.
fn log(tokens: &[String]) -> Vec<u8> {
    let mut tokens = tokens.iter();
    let lines = (0..50 * TOKENS).map(|number| match tokens.as_slice() {
        [_, ..] if number % 50 == 0 => {
            let token = tokens.next().map_or("", String::as_str);
            format!("2026-11-21T20:30:00Z gateway[{number}]: Authorization: Bearer {token}\n")
        }
        _ => format!(
            "2026-11-21T20:30:00Z orders[{number}]: GET /api/v1/orders/{number} 200 12 ms key=eyelid\n"
        ),
    });
    lines.collect::<String>().into_bytes()
}

fn found(text: &str) -> Found {
    let mut stretches = Stretches::of(Input::new("bench", std::io::Cursor::new(text.to_string())));
    let stretch = stretches.next().unwrap().unwrap();
    tokens_in(&stretch).next().unwrap()
}

fn items(texts: &[String], policy: &Policy) -> Vec<Item> {
    let terms = Terms::new(policy, NOW);
    let judged = texts.iter().map(|text| {
        let found = found(text);
        let inference = profile::infer(&found.token, None);
        Judged::first(found, inference, &terms, &mut Summary::default()).item
    });
    judged.collect()
}

fn taking_apart(criterion: &mut Criterion) {
    let texts = texts();
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Elements(TOKENS as u64));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| texts.iter().for_each(|text| drop(black_box(Token::parse(text.as_str())))));
    });
    group.finish();

    let mut group = criterion.benchmark_group("find");
    for (name, log, count) in [("in a log", log(&texts), TOKENS), ("where there is none", log(&[]), 0)] {
        assert_eq!(find::tokens(&log).count(), count);
        group.throughput(Throughput::Bytes(log.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| find::tokens(&log).count()));
    }
}

fn asking(criterion: &mut Criterion) {
    let (texts, policy) = (texts(), Policy::default());
    let tokens: Vec<_> = texts.iter().map(|text| Token::parse(text.as_str())).collect();
    let inferences: Vec<_> = tokens.iter().map(|token| profile::infer(token, None)).collect();
    let mut groups: Vec<_> = RULES.iter().map(|rule| rule.group).collect();
    groups.dedup();
    let mut bench = criterion.benchmark_group("rules");
    bench.throughput(Throughput::Elements(TOKENS as u64));
    for group in groups {
        let rules: Vec<_> = RULES
            .iter()
            .filter(|rule| rule.group == group)
            .filter_map(|rule| match rule.judge {
                Judge::Token { applies, check } | Judge::TokenAndKey { applies, check, .. } => {
                    Some((applies, check))
                }
                Judge::Key { .. } | Judge::Keys { .. } | Judge::Run => None,
            })
            .collect();
        if rules.is_empty() {
            continue;
        }
        bench.bench_function(group.name(), |bencher| {
            bencher.iter(|| {
                for (token, inference) in tokens.iter().zip(&inferences) {
                    let (case, mut hits) = (Case::new(token, inference, &policy, NOW), Hits::default());
                    rules
                        .iter()
                        .filter(|(applies, _)| applies(&case))
                        .for_each(|(_, check)| check(&case, &mut hits));
                    black_box(hits);
                }
            });
        });
    }
    bench.bench_function("all", |bencher| {
        let tokens = tokens.iter().zip(&inferences);
        let cases = || tokens.clone().map(|(token, inference)| Case::new(token, inference, &policy, NOW));
        bencher.iter(|| rules::lint(&cases().collect::<Vec<_>>()));
    });
}

fn telling(criterion: &mut Criterion) {
    let items = items(&texts(), &Policy::default());
    let terminal = Terminal::of_file(ColorChoice::Never, |_| None);
    let mut bench = criterion.benchmark_group("render");
    bench.throughput(Throughput::Elements(TOKENS as u64));
    for &format in Format::value_variants() {
        let writer = render::writer(format, Run { terminal, now: NOW, fail_on: Severity::Error });
        let mut out = Vec::new();
        bench.bench_function(format.name(), |bencher| {
            bencher.iter(|| {
                out.clear();
                render::items(&*writer, &items, &mut out).unwrap();
            });
        });
    }
}

criterion_group!(benches, taking_apart, asking, telling);
criterion_main!(benches);
