//! What judging a clean token costs in allocations: none for each rule. What a report costs in memory: no more for many findings.
#![allow(clippy::unwrap_used, clippy::panic)] // a test that cannot go on must fail

use clap::ValueEnum;
use jotkit::core::b64;
use jotkit::core::profile;
use jotkit::core::token::Token;
use jotkit::policy::{Policy, Severity};
use jotkit::render::{self, Format, Output, Run};
use jotkit::report::{Judged, Summary, Terms};
use jotkit::rules::{self, Case, EXAMPLE_NOW, RULES};
use jotkit::term::Terminal;

#[test]
fn a_clean_token_costs_no_allocation_per_rule() {
    let header = r#"{"alg":"ES256","typ":"at+jwt","kid":"2026-01"}"#;
    let claims = r#"{"iss":"https://as.example.org","sub":"7f9e8d7c6b5a","aud":"https://api.example.org","client_id":"spa","scope":"orders:read","iat":1795292740,"exp":1795293700,"jti":"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63"}"#;
    let signature = b64::encode(&[1; 64]);
    let token = Token::parse(format!(
        "{}.{}.{signature}",
        b64::encode(header.as_bytes()),
        b64::encode(claims.as_bytes())
    ));
    let (inference, policy) = (profile::infer(&token, None), Policy::default());
    let lint = || {
        let linted = &rules::lint(&[Case::new(&token, &inference, &policy, EXAMPLE_NOW)])[0];
        assert!(linted.hits.iter().all(|(rule, _)| rule.persona > rules::Persona::Everyone));
    };
    // What is made once for all tokens; and names are remembered that came twice.
    lint();
    lint();
    let allocated = allocation_counter::measure(lint).count_total;
    assert!(allocated < RULES.len() as u64 / 5, "{allocated} allocations for {} rules", RULES.len());
}

/// So much is held of a report at any time, however many findings it has.
const MOST_HELD: u64 = 1 << 20;

#[test]
fn a_report_holds_no_more_for_many_findings() {
    let text =
        format!("{}.{}.", b64::encode(br#"{"alg":"none"}"#), b64::encode(br#"{"sub":"42","exp":"x"}"#));
    let found = jotkit::input::tokens("app.log", text.into_bytes()).remove(0);
    let (inference, policy) = (profile::infer(&found.token, None), Policy::default());
    let (terms, mut summary) = (Terms::new(&policy, EXAMPLE_NOW), Summary::default());
    let item = Judged::first(found, inference, &terms, &mut summary).item;
    assert!(item.findings.len() >= 4);
    let terminal = Terminal { is_terminal: false, color: false, width: 100, unicode: true };
    let run = Run { terminal, now: EXAMPLE_NOW, fail_on: Severity::Error };
    for format in Format::value_variants() {
        let writer = render::writer(*format, run);
        let mut length = 0;
        let held = allocation_counter::measure(|| {
            let mut output = Output::new(&*writer, std::io::sink());
            for _ in 0..5_000 {
                let mut written = Vec::new();
                render::items(&*writer, [&item], &mut written).unwrap();
                length += written.len() as u64;
                output.add(&written).unwrap();
            }
            output.finish(&summary).unwrap();
        });
        assert!(length > 3 * MOST_HELD, "{format:?}: {length} bytes prove nothing");
        assert!(held.bytes_max < MOST_HELD, "{format:?}: {} bytes held", held.bytes_max);
    }
}
