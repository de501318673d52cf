//! How often innocent values are taken for sensitive ones: a million of them, made by a fixed seed, under names that say nothing.
//! Run it with `--nocapture` to see the rates.
#![allow(clippy::unwrap_used, clippy::print_stdout)] // a test that cannot go on must fail; the rates are to be seen

use jotkit::core::b64;
use jotkit::core::registry::{CLAIMS, HEADERS};
use jotkit::core::token::{Part, Token};
use jotkit::rules::{Detector, detect};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::time::Instant;

/// Numbers that look random and are the same in every run (splitmix64).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn between(&mut self, start: u64, end: u64) -> u64 {
        start + self.below(end - start)
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len() as u64) as usize]
    }

    fn of(&mut self, alphabet: &str, length: usize) -> String {
        let alphabet = alphabet.as_bytes();
        (0..length).map(|_| char::from(alphabet[self.below(alphabet.len() as u64) as usize])).collect()
    }

    fn digits(&mut self, length: usize) -> String {
        let first = self.of("123456789", 1);
        first + &self.of(DIGITS, length - 1)
    }
}

const DIGITS: &str = "0123456789";
const HEX: &str = "0123456789abcdef";
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";
const BASE62: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const BASE64: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64URL: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const CROCKFORD: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// From 2010 to 2035, in seconds.
fn seconds(random: &mut Random) -> u64 {
    random.between(1_262_304_000, 2_051_222_400)
}

fn snowflake(random: &mut Random) -> u64 {
    let since_2015 = (seconds(random).max(1_420_070_400) - 1_420_070_400) * 1000 + random.below(1000);
    since_2015 << 22 | random.below(1 << 22)
}

fn host(random: &mut Random) -> String {
    let (first, top) = (
        random.pick(&["api", "login", "www", "cdn-7", "id", "eu-west-1"]),
        random.pick(&["com", "org", "io", "co.uk", "dev"]),
    );
    let length = random.between(4, 12) as usize;
    format!("{first}.{}.{top}", random.of(SMALL, length))
}

fn word(random: &mut Random) -> String {
    let length = random.between(3, 10) as usize;
    random.of(SMALL, length)
}

fn name(random: &mut Random) -> String {
    let given = [
        "Anna",
        "José",
        "Søren",
        "Łukasz",
        "Юлия",
        "Αλέξης",
        "محمد",
        "דוד",
        "अनिल",
        "สมชาย",
        "美咲",
        "小明",
        "지훈",
        "Tuấn",
        "O'Brien",
        "Ñusta",
    ];
    let family = [
        "Müller",
        "García-López",
        "Nguyễn",
        "Иванова",
        "Παππάς",
        "العلي",
        "כהן",
        "शर्मा",
        "ใจดี",
        "佐藤",
        "王",
        "김",
        "van der Berg",
        "d'Arc",
    ];
    format!("{} {}", random.pick(&given), random.pick(&family))
}

fn uuid(random: &mut Random) -> String {
    let mut part = |length| random.of(HEX, length);
    format!("{}-{}-4{}-a{}-{}", part(8), part(4), part(3), part(3), part(12))
}

fn date(random: &mut Random) -> String {
    let (year, month, day) = (random.between(1950, 2040), random.between(1, 13), random.between(1, 29));
    match random.below(5) {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{year}{month:02}{day:02}"),
        2 => format!("{day:02}.{month:02}.{year}"),
        3 => format!("{month:02}/{day:02}/{year}"),
        _ => format!(
            "{year}-{month:02}-{day:02}T{:02}:{:02}:{:02}.{:03}Z",
            random.below(24),
            random.below(60),
            random.below(60),
            random.below(1000)
        ),
    }
}

fn version(random: &mut Random) -> String {
    let (major, minor, patch) = (random.below(30), random.below(60), random.below(200));
    match random.below(5) {
        0 => format!("{major}.{minor}"),
        1 => format!("v{major}.{minor}.{patch}"),
        2 => format!("{major}.{minor}.{patch}-rc.{}", random.below(9)),
        3 => format!("{major}.{minor}.{}.{patch}", random.between(1000, 30000)),
        _ => format!("{major}.{minor}.{patch}+{}", random.of(HEX, 7)),
    }
}

fn sku(random: &mut Random) -> String {
    let mut of = |alphabet, length| random.of(alphabet, length);
    match of("01234", 1).as_str() {
        "0" => format!("{}-{}", of(CAPITALS, 3), of(DIGITS, 5)),
        "1" => format!("{}{}", of(CAPITALS, 2), of(DIGITS, 8)),
        "2" => format!("{}-{}-{}", of(CAPITALS, 4), of(DIGITS, 4), of(CAPITALS, 2)),
        "3" => of("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 12),
        _ => format!("{}{}", of(DIGITS, 8), of(CAPITALS, 1)),
    }
}

fn not_an_address(random: &mut Random) -> String {
    let (one, two) = (word(random), word(random));
    match random.below(7) {
        0 => format!("{one}@clients"),
        1 => format!("{one}@{two}"),
        2 => format!("git@{two}.com:{one}/{two}.git"),
        3 => format!("{one}/{two}.yml@refs/heads/main"),
        4 => format!("@{one}/{two}@{}.{}.0", random.below(9), random.below(30)),
        5 => format!("{}@{one}", random.digits(18)),
        _ => format!("{one}@{}.iam.gserviceaccount.com", word(random)),
    }
}

fn url(random: &mut Random) -> String {
    let (host, path) = (host(random), word(random));
    match random.below(6) {
        0 => format!("https://{host}"),
        1 => format!("https://{host}:8443/{path}/{}", random.digits(9)),
        2 => format!("https://{host}/{path}?id={}&page={}", uuid(random), random.below(100)),
        3 => format!("https://{host}/a%20b/{path}%2F{}#top", word(random)),
        4 => format!("urn:{path}:{}:{}", word(random), random.digits(6)),
        _ => format!("https://{host}/@{path}/{}:{}", word(random), random.below(1000)),
    }
}

fn text(random: &mut Random) -> String {
    let words: Vec<_> = (0..random.between(2, 12)).map(|_| word(random)).collect();
    words.join([" ", "-", "_", ".", ":", "/"][random.below(6) as usize])
}

fn blob(random: &mut Random) -> String {
    let length = random.between(3, 120) as usize * 4;
    match random.below(3) {
        0 => random.of(BASE64, length - 1) + "=",
        1 => random.of(BASE64URL, length - 2),
        // What is encoded is text, and says nothing.
        _ => b64::encode(text(random).as_bytes()),
    }
}

/// A text that has the country and length of an IBAN, and any digits.
fn iban_shape(random: &mut Random) -> String {
    let (country, length) =
        [("DE", 22), ("FR", 27), ("NL", 18), ("GB", 22), ("ES", 24), ("NO", 15)][random.below(6) as usize];
    // Check digits are from 02 to 98.
    format!("{country}{:02}{}", random.between(2, 99), random.of(DIGITS, length - 4))
}

fn ssn_shape(random: &mut Random) -> String {
    format!("{}-{}-{}", random.of(DIGITS, 3), random.of(DIGITS, 2), random.of(DIGITS, 4))
}

/// A kind of value: whether it is a number in JSON, how many are made, and how.
type Values = (&'static str, bool, usize, fn(&mut Random) -> String);

const KINDS: &[Values] = &[
    ("UUID", false, 80_000, uuid),
    ("ULID", false, 30_000, |random| format!("01{}", random.of(CROCKFORD, 24))),
    ("snowflake, text", false, 60_000, |random| snowflake(random).to_string()),
    ("snowflake, number", true, 30_000, |random| snowflake(random).to_string()),
    ("epoch s, text", false, 20_000, |random| seconds(random).to_string()),
    ("epoch s, number", true, 20_000, |random| seconds(random).to_string()),
    ("epoch ms, text", false, 40_000, |random| (seconds(random) * 1000 + random.below(1000)).to_string()),
    ("epoch ms, number", true, 40_000, |random| (seconds(random) * 1000 + random.below(1000)).to_string()),
    ("epoch µs, text", false, 40_000, |random| {
        (seconds(random) * 1_000_000 + random.below(1_000_000)).to_string()
    }),
    ("epoch µs, number", true, 40_000, |random| {
        (seconds(random) * 1_000_000 + random.below(1_000_000)).to_string()
    }),
    ("order number, 9 digits", false, 20_000, |random| random.digits(9)),
    ("order number, 10 digits", false, 20_000, |random| random.digits(10)),
    ("order number, 11 digits", false, 20_000, |random| random.digits(11)),
    ("order number, 12 digits", true, 20_000, |random| random.digits(12)),
    ("order number, 13 digits", false, 20_000, |random| random.digits(13)),
    ("order number, 14 digits", false, 20_000, |random| random.digits(14)),
    ("order number, 15 digits", false, 40_000, |random| random.digits(15)),
    ("order number, 16 digits", false, 40_000, |random| random.digits(16)),
    ("order number, 17 digits", true, 20_000, |random| random.digits(17)),
    ("order number, 18 digits", false, 20_000, |random| random.digits(18)),
    ("order number, 19 digits", false, 20_000, |random| random.digits(19)),
    ("hex digest, 32", false, 30_000, |random| random.of(HEX, 32)),
    ("hex digest, 40", false, 30_000, |random| random.of(HEX, 40)),
    ("hex digest, 64", false, 30_000, |random| random.of(HEX, 64)),
    ("base62 identifier", false, 30_000, |random| random.of(BASE62, 22)),
    ("base64 blob", false, 40_000, blob),
    ("URL", false, 40_000, url),
    ("host", false, 20_000, host),
    ("name", false, 30_000, name),
    ("words", false, 40_000, text),
    ("date", false, 20_000, date),
    ("version", false, 20_000, version),
    ("SKU", false, 20_000, sku),
    ("no address", false, 20_000, not_an_address),
    ("IBAN shape", false, 5_000, iban_shape),
    ("SSN shape", false, 5_000, ssn_shape),
];

/// How often a detector may fire on a kind, in a million, and where that bound is from; else it may not fire at all.
#[rustfmt::skip]
const CEILINGS: &[(&str, Detector, usize, &str)] = &[
    ("order number, 16 digits", Detector::CardNumber, 30_000, "catalogue §2.2: Luhn and prefix, 16 digits, 3.0 %"),
    ("order number, 15 digits", Detector::CardNumber,  2_000, "catalogue §2.2: 15 digits, 0.2 %"),
    ("snowflake, text",         Detector::CardNumber,  4_600, "catalogue §2.2: snowflakes, 0.46 %"),
    ("snowflake, number",       Detector::CardNumber,  4_600, "catalogue §2.2: snowflakes, 0.46 %"),
    ("epoch µs, text",          Detector::CardNumber,      5, "catalogue §2.2: epoch-ms and -µs, 0.00 %"),
    ("epoch µs, number",        Detector::CardNumber,      5, "catalogue §2.2: epoch-ms and -µs, 0.00 %"),
    ("epoch ms, text",          Detector::CardNumber,      5, "catalogue §2.2: epoch-ms and -µs, 0.00 %"),
    ("epoch ms, number",        Detector::CardNumber,      5, "catalogue §2.2: epoch-ms and -µs, 0.00 %"),
    ("order number, 13 digits", Detector::CardNumber, 15_000, "one first digit of nine, and the check digit: 1.1 %"),
    ("order number, 14 digits", Detector::CardNumber,  5_000, "the prefixes of Diners Club, and the check digit: 0.4 %"),
    ("order number, 17 digits", Detector::CardNumber,  6_000, "prefixes that begin with 35 and 6, and the check digit: 0.4 %"),
    ("order number, 18 digits", Detector::CardNumber,  6_000, "prefixes that begin with 35 and 6, and the check digit: 0.4 %"),
    ("order number, 19 digits", Detector::CardNumber, 17_000, "prefixes that begin with 35, 4 and 6, and the check digit: 1.5 %"),
    ("IBAN shape",              Detector::BankAccount, 10_310, "catalogue §2.2: 1 of 97 with country and length"),
    ("SSN shape",               Detector::NationalId, 900_000, "catalogue §2.2: the structure keeps 89 %"),
];

/// Names that say nothing of a value.
const NAMES: [&str; 4] = ["x", "ref", "value", "data"];

#[test]
fn innocent_values_are_left_alone() {
    let (mut random, begun) = (Random(7), Instant::now());
    let mut problems = Vec::new();
    let mut total = 0;
    for &(kind, is_number, count, make) in KINDS {
        let mut fired = [0usize; Detector::ALL.len()];
        let mut samples = String::new();
        for batch in 0..count / 1000 {
            let quote = if is_number { "" } else { "\"" };
            let values: Vec<_> = (0..1000).map(|_| format!("{quote}{}{quote}", make(&mut random))).collect();
            let claims = format!("{{\"{}\":[{}]}}", NAMES[batch % NAMES.len()], values.join(","));
            let token = Token::parse(format!(
                "{}.{}.AA",
                b64::encode(br#"{"alg":"ES256"}"#),
                b64::encode(claims.as_bytes())
            ));
            assert!(token.claims().is_some(), "{kind}");
            for found in detect(&token, &[]) {
                let at = Detector::ALL.iter().position(|detector| *detector == found.detector).unwrap();
                fired[at] += 1;
                if fired[at] <= 3 {
                    write!(samples, " {}", found.value.raw()).unwrap();
                }
            }
        }
        total += count;
        let mut rates = String::new();
        for (detector, fired) in Detector::ALL.into_iter().zip(fired).filter(|(_, fired)| *fired > 0) {
            write!(rates, " {detector:?} {:.3} %", fired as f64 * 100.0 / count as f64).unwrap();
            let bound = CEILINGS.iter().find(|(of, by, ..)| *of == kind && *by == detector);
            let (most, source) = bound.map_or((0, "none may"), |(_, _, most, source)| (*most, *source));
            if fired * 1_000_000 > most * count {
                problems.push(format!("{fired} of {count} {kind} as {detector:?}, {most} in a million are allowed ({source}):{samples}"));
            }
        }
        println!("{kind:<24} {count:>7}{}", if rates.is_empty() { " none" } else { &rates });
    }
    println!("{total} values in {:.1} s", begun.elapsed().as_secs_f64());
    assert!(total >= 1_000_000, "{total}");
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Every name of a member in a document, at any depth.
fn names_in(value: &serde_json::Value, names: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::Object(members) => {
            for (name, value) in members {
                names.insert(name.clone());
                names_in(value, names);
            }
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| names_in(item, names)),
        _ => {}
    }
}

/// The names that real issuers use in headers and payloads.
fn names_of_issuers() -> BTreeSet<String> {
    let cases =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/realworld/cases.jsonl")).unwrap();
    let mut names = BTreeSet::new();
    for line in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        if case["set"] != "samples" {
            continue;
        }
        for found in jotkit::core::find::tokens(case["text"].as_str().unwrap().as_bytes()) {
            for part in [Part::Header, Part::Payload] {
                let text = found.token.document(part).map(|document| document.text()).unwrap_or_default();
                names_in(&serde_json::from_str(text).unwrap_or_default(), &mut names);
            }
        }
    }
    names
}

/// Names that say what their value is, and what: those of a person, as the catalogue means them.
const MEANT: &[(&str, Detector)] = &[
    ("birthdate", Detector::Birthdate),
    ("birthDate", Detector::Birthdate),
    ("phone_number", Detector::Phone),
    ("phone", Detector::Phone),
    ("msisdn", Detector::Phone),
    ("address", Detector::Address),
];

/// Ordinary values: an opaque identifier, a number, a word, several, a date, a link, yes.
const ORDINARY: [&str; 8] = [
    "\"kq2VwLxOxBtZp8kq27Vw9\"",
    "\"0f6a9c3e-6f0b-4d57-9d0e-2b7c8f1a4e63\"",
    "1795292740",
    "\"standard\"",
    "\"12 of the best, today\"",
    "\"2026-11-21\"",
    "\"https://a.example/b\"",
    "true",
];

#[test]
fn names_that_everybody_uses_give_no_secret_away() {
    let registered = CLAIMS.iter().chain(HEADERS).map(|(name, _)| name.to_string());
    let of_issuers = names_of_issuers();
    assert!(of_issuers.len() > 300, "{}", of_issuers.len());
    let mut problems = Vec::new();
    for name in registered.chain(of_issuers) {
        for value in ORDINARY {
            let claims = format!("{{{}:{value}}}", serde_json::to_string(&name).unwrap());
            let token = Token::parse(format!(
                "{}.{}.AA",
                b64::encode(br#"{"alg":"ES256"}"#),
                b64::encode(claims.as_bytes())
            ));
            for found in detect(&token, &[]) {
                let is_meant = MEANT.contains(&(name.as_str(), found.detector))
                    || found.detector == Detector::PersonName;
                if !is_meant {
                    problems.push(format!("{name}: {value} as {:?}, {}", found.detector, found.what));
                }
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
