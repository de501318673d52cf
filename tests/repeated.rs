//! A token that occurs many times is told once, with its places; nothing that a place adds is lost.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, Run, folder, jotkit_with, token};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

fn some_token(sub: &str) -> String {
    let payload = format!(
        r#"{{"iss":"https://as.example.com","sub":"{sub}","aud":"https://api.example.com","iat":1795292000,"exp":1795293000,"jti":"{sub}"}}"#
    );
    token(r#"{"alg":"ES256","typ":"at+jwt","kid":"1"}"#, &payload, &"A".repeat(86))
}

fn lint(input: &str, args: &[&str]) -> Run {
    let always = ["lint", "--no-config", "--format", "json", "--now", NOW, "-"];
    jotkit_with([&always, args].concat(), input.as_bytes(), Path::new(env!("CARGO_MANIFEST_DIR")))
}

fn tokens(run: &Run) -> (Vec<Value>, Value) {
    let report: Value = serde_json::from_str(&run.stdout).unwrap();
    (report["tokens"].as_array().unwrap().clone(), report["summary"].clone())
}

/// Fingerprint, rule and message of every finding.
fn findings(tokens: &[Value]) -> BTreeSet<[String; 3]> {
    let of = |token: &Value| {
        let fingerprint = token["fingerprint"].to_string();
        let findings = token["findings"].as_array().unwrap().clone();
        findings
            .into_iter()
            .map(move |told| [fingerprint.clone(), told["rule"].to_string(), told["message"].to_string()])
    };
    tokens.iter().flat_map(of).collect()
}

#[test]
fn a_token_is_one_item_with_all_its_places() {
    let (a, b) = (some_token("a"), some_token("b"));
    let input = format!(
        "2026-11-21T20:00:00Z INFO token={a}\n2026-11-21T20:00:01Z INFO token={b}\n\
         GET http://shop.example.com/cart?access_token={a} HTTP/1.1\n2026-11-21T20:00:02Z INFO token={a}\n"
    );
    let (items, summary) = tokens(&lint(&input, &["--pedantic"]));
    assert_eq!((items.len(), &summary["tokens"], &summary["times"]), (2, &2.into(), &4.into()));
    let first = &items[0];
    assert_eq!((&first["line"], &first["times"]), (&1.into(), &3.into()));
    let lines: Vec<_> = first["also"].as_array().unwrap().iter().map(|spot| spot["line"].clone()).collect();
    assert_eq!(lines, [3, 4]);
    let in_url = first["findings"].as_array().unwrap().iter().find(|told| told["rule"] == "token-in-url");
    assert_eq!(in_url.unwrap()["at"]["line"], 3);
    let in_log: Vec<_> =
        first["findings"].as_array().unwrap().iter().filter(|told| told["rule"] == "token-in-log").collect();
    assert!(in_log.len() == 1 && in_log[0].get("at").is_none(), "{in_log:?}");
    assert!(items[1].get("times").is_none() && items[1].get("also").is_none());
}

#[test]
fn each_tells_every_sighting() {
    let input = format!("{}\n", some_token("a")).repeat(5);
    let (items, summary) = tokens(&lint(&input, &["--each"]));
    assert_eq!((items.len(), &summary["tokens"], &summary["times"]), (5, &5.into(), &5.into()));
    let (items, summary) = tokens(&lint(&input, &[]));
    assert_eq!((items.len(), &summary["tokens"], &summary["times"]), (1, &1.into(), &5.into()));
}

/// A log in which each of many tokens comes again and again, at times where more is to be said of it.
fn log(lines: usize) -> String {
    let mut text = String::new();
    for line in 0..lines {
        let token = some_token(&(line * 7919 % 3000).to_string());
        text.push_str(&match line % 97 {
            0 => format!("GET http://shop.example.com/cart?access_token={token} HTTP/1.1\n"),
            1 => format!("Set-Cookie: session={token}; Path=/\n"),
            _ => format!("2026-11-21T20:00:00Z INFO token={token}\n"),
        });
    }
    text
}

#[test]
fn what_comes_again_later_is_judged_where_it_adds_something() {
    // Of 3000 tokens not all are held back at once.
    let input = log(20_000);
    let (each, of_each) = tokens(&lint(&input, &["--each"]));
    let (once, summary) = tokens(&lint(&input, &[]));
    assert_eq!((&of_each["tokens"], &summary["tokens"]), (&20_000.into(), &3000.into()));
    assert_eq!((&of_each["times"], &summary["times"]), (&20_000.into(), &20_000.into()));
    assert_eq!(findings(&once), findings(&each));
    let (told, again): (Vec<_>, Vec<_>) = once.iter().partition(|item| item.get("again").is_none());
    assert_eq!(told.len(), 3000);
    assert!(!again.is_empty() && again.len() < 600, "{}", again.len());
    assert!(again.iter().all(|item| !item["findings"].as_array().unwrap().is_empty()));
    // No finding of a token is told twice.
    let count: usize = once.iter().map(|item| item["findings"].as_array().unwrap().len()).sum();
    assert_eq!(count, findings(&once).len());
}

#[test]
fn every_run_tells_the_same() {
    let input = log(12_000);
    let first = lint(&input, &[]);
    for _ in 0..2 {
        assert_eq!(lint(&input, &[]).stdout, first.stdout);
    }
}

#[test]
fn it_is_the_same_token_in_several_files() {
    let here = folder("repeated");
    for name in ["a.log", "b.log"] {
        std::fs::write(here.join(name), format!("token={}\n", some_token("a"))).unwrap();
    }
    let run = jotkit_with(["lint", "--no-config", "--now", NOW, "a.log", "b.log", "--pedantic"], b"", &here);
    assert!(run.stdout.contains("the token of a.log:1:7 stands once more: b.log:1:7\n"), "{}", run.stdout);
    assert!(run.stdout.contains("1 token seen 2 times in 2 files"), "{}", run.stdout);
}

#[test]
fn what_has_something_masked_in_it_is_told_once() {
    let claims =
        r#"{"iss":"https://as.example.com","sub":"a","exp":1795293000,"n":{"AKIAIOSFODNN7EXAMPLE":1}}"#;
    let token = token(r#"{"alg":"ES256","typ":"JWT"}"#, claims, &"A".repeat(86));
    // Under another name it is of another kind, so that every rule is asked again.
    let input =
        format!("GET https://a.example/?access_token={token} HTTP/1.1\n\nid_token={token}\n{token}\n");
    let (items, _) = tokens(&lint(&input, &["--pedantic"]));
    let named = |told: &&Value| told["rule"] == "secret-api-key";
    assert_eq!((items.len(), &items[0]["times"]), (1, &3.into()));
    assert_eq!(items[0]["findings"].as_array().unwrap().iter().filter(named).count(), 1, "{}", items[0]);
}

#[test]
fn what_is_borne_under_one_name_is_told_under_another() {
    let here = folder("borne-by-name");
    let ignore = "version = 1\n[[ignore]]\nrule = \"access-token-claim-missing\"\nreason = \"old links\"\nexpires = 2027-01-31\nmatch = { found-as = \"old\" }\n";
    std::fs::write(here.join("jotkit.toml"), ignore).unwrap();
    let token = some_token("a");
    let input = format!(
        "https://a.example/?old={token}\nhttps://a.example/?new={token}\nhttps://a.example/?newer={token}\n"
    );
    let run = jotkit_with(["lint", "--format", "json", "--now", NOW, "-"], input.as_bytes(), &here);
    let (items, summary) = tokens(&run);
    let told: Vec<_> = items[0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|told| told["rule"] == "access-token-claim-missing")
        .collect();
    assert_eq!((told.len(), &summary["tokens"]), (1, &1.into()), "{}", items[0]);
    assert_eq!(told[0]["at"]["line"], 2);
}
