//! Work is proportional to input, whatever the input was made of: what is twice as long may take twice as long, and not four
//! times. What is compared is the processor time of the program itself, which other programs on the machine hardly change.
#![cfg(unix)]
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail

mod common;

use common::{NOW, folder, token};
use jotkit::core::b64;
use std::fmt::Write;
use std::path::Path;
use std::process::Command;

/// The least that is given, and the most: what takes no time at the most is not slow.
const LEAST: usize = 128 << 10;
const MOST: usize = 2 << 20;

/// Less time than this, in seconds, says nothing.
const TELLING: f64 = 0.06;

/// Linear work doubles with its input, and square work is four times as much.
const MOST_TIMES: f64 = 3.2;

const LINT: &[&str] = &["lint", "--no-config", "--exit-zero", "--format", "jsonl", "--now", NOW];
const VERIFY: &[&str] = &["verify", "--format", "jsonl", "--now", NOW, "--secret", "text:k"];
const DECODE: &[&str] = &["decode", "--json"];

/// An input: its name, whose ending says what it is, and what makes one of about so many bytes.
type Input = (&'static str, fn(usize) -> Vec<u8>);

/// The piece again and again.
fn again(piece: &str, size: usize) -> Vec<u8> {
    piece.repeat(size / piece.len() + 1).into_bytes()
}

/// Something before, a piece again and again, and something behind.
fn within(before: &str, piece: &str, behind: &str, size: usize) -> Vec<u8> {
    [before.as_bytes(), &again(piece, size), behind.as_bytes()].concat()
}

/// Pieces that differ by their number.
fn numbered(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(size + 1000);
    for number in 0.. {
        if text.len() >= size {
            break;
        }
        text.push_str(&piece(number));
    }
    text
}

fn unsigned(claims: &str) -> String {
    token(r#"{"alg":"none"}"#, claims, "")
}

/// A token whose claims are that large.
fn claiming(claims: &str) -> Vec<u8> {
    token(r#"{"alg":"HS256"}"#, claims, &b64::encode(&[7; 32])).into_bytes()
}

/// Text of every kind that somebody looks through.
const TEXTS: [Input; 44] = [
    ("dots", |size| again(".", size)),
    ("dots-and-spaces", |size| again(". ", size)),
    ("beginnings", |size| again("eyJ", size)),
    ("beginnings-dotted", |size| again("eyJ.", size)),
    ("beginnings-of-headers", |size| within("x ", "eyJhbGciOi.", "", size)),
    ("headers", |size| within("x ", "eyJhbGciOiJIUzI1NiJ9.", "", size)),
    ("headers-on-lines", |size| within("x\n", "eyJhbGciOiJIUzI1NiJ9\n", "", size)),
    ("headers-and-dots-on-lines", |size| within("x\n", "eyJhbGciOiJIUzI1NiJ9.\n", "", size)),
    ("headers-of-spaces", |size| again("eyAgICAgICAg", size)),
    ("unencoded", |size| again("eyJhbGciOiJub25lIiwiYjY0IjpmYWxzZX0.x ", size)),
    ("tildes", |size| within("eyJhbGciOiJIUzI1NiJ9.e30.AA", "~", "", size)),
    ("tokens-and-tildes", |size| again("eyJhbGciOiJIUzI1NiJ9.e30.AA~", size)),
    ("base64-line", |size| again("QUJD", size)),
    ("base64-lines", |size| again("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJz\n", size)),
    ("equals", |size| again("=", size)),
    ("pluses", |size| within("eyJhbGciOiJIUzI1NiJ9", "+/", ".e30.AA", size)),
    ("brackets", |size| again("[", size)),
    ("braces", |size| again("{\"", size)),
    ("braces-closed", |size| again("{\"a\":1}", size)),
    ("members-open", |size| again("{\"a\":", size)),
    ("quotes", |size| again("\"", size)),
    ("backslashes", |size| within("{\"a\":\"", "\\", "", size)),
    ("escaped-quotes", |size| within("{\"a\":\"", "\\\"", "", size)),
    ("spaces", |size| again(" ", size)),
    ("line-ends", |size| again("\n", size)),
    ("carriage-returns", |size| again("\r", size)),
    ("cookies", |size| again("Cookie: a=b; c=d; ", size)),
    ("cookies-semicolons", |size| within("Cookie: a=", "; ", "", size)),
    ("set-cookies", |size| again("Set-Cookie: a=eyJhbGciOiJub25lIn0.e30.; Path=/; HttpOnly\n", size)),
    ("parameters", |size| within("https://a.example/?x=1", "&a=b", "", size)),
    ("parameters-encoded", |size| within("https://a.example/?x=", "%25", "", size)),
    ("urls", |size| again("https://a.example/#id_token=eyJhbGciOiJub25lIn0.e30.&", size)),
    ("urls-in-urls", |size| again("https://a.example/?u=", size)),
    ("pem-begins", |size| again("-----BEGIN PRIVATE KEY-----\n", size)),
    ("pem-begins-on-a-line", |size| again("-----BEGIN ", size)),
    ("pem-blocks", |size| again("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", size)),
    ("dashes", |size| again("-", size)),
    ("messages", |size| again("GET /?t=eyJhbGciOiJub25lIn0.e30. HTTP/1.1\r\nHost: a\r\n\r\n", size)),
    ("message-heads", |size| within("GET / HTTP/1.1\r\n", "A: b\r\n", "\r\n", size)),
    ("message-tokens", |size| again("Authorization: Bearer eyJhbGciOiJub25lIn0.e30.\r\n", size)),
    ("tokens-on-a-line", |size| again("eyJhbGciOiJub25lIn0.e30. ", size)),
    ("digits", |size| again("4", size)),
    ("secrets-almost", |size| again("password=", size)),
    ("at-signs", |size| again("a@", size)),
];

/// Records and recordings.
const RECORDS: [Input; 8] = [
    ("cut.har", |size| within("{\"log\":{\"entries\":[", "{\"request\":{\"headers\":[", "", size)),
    ("entries.har", |size| {
        let entry = r#"{"request":{"method":"GET","url":"https://a.example/","headers":[{"name":"Authorization","value":"Bearer eyJhbGciOiJub25lIn0.e30."}],"queryString":[],"cookies":[]},"response":{"status":200,"headers":[],"cookies":[],"content":{}}}"#;
        within(r#"{"log":{"version":"1.2","entries":["#, &format!("{entry},"), &format!("{entry}]}}}}"), size)
    }),
    ("state.json", |size| {
        let members =
            numbered(size, |n| format!("{{\"name\":\"k{n}\",\"value\":\"eyJhbGciOiJub25lIn0.e30.\"}},"));
        format!(r#"{{"cookies":[],"origins":[{{"origin":"https://a","localStorage":[{members}{{"name":"z","value":""}}]}}]}}"#).into_bytes()
    }),
    ("strings.json", |size| within("[", "\"eyJhbGciOiJub25lIn0.e30.\",", "0]", size)),
    ("json-in-json.json", |size| {
        let inner = again("{\\\"t\\\":1},", size);
        [b"{\"a\":\"[".as_slice(), &inner, b"0]\"}"].concat()
    }),
    ("lines.jsonl", |size| again("{\"t\":\"eyJhbGciOiJub25lIn0.e30.\",\"m\":\"x\"}\n", size)),
    ("history", |size| again("curl -H 'Authorization: Bearer eyJhbGciOiJub25lIn0.e30.' https://a\n", size)),
    ("page.html", |size| again("<a href=\"?t=eyJhbGciOiJub25lIn0.e30.\">x</a><!-- ", size)),
];

/// Tokens that are as large themselves.
const TOKENS: [Input; 16] = [
    ("claims-members", |size| {
        claiming(&format!("{{{}\"z\":0}}", numbered(size, |n| format!("\"k{n}\":1,"))))
    }),
    ("claims-twice", |size| {
        claiming(&format!("{{{}\"z\":0}}", String::from_utf8(again("\"k\":1,", size)).unwrap()))
    }),
    ("claims-deep", |size| claiming(&String::from_utf8(again("{\"a\":", size)).unwrap())),
    ("claims-arrays", |size| {
        claiming(&format!("{{\"a\":{0}{1}}}", "[".repeat(size / 2), "]".repeat(size / 2)))
    }),
    ("claims-text", |size| claiming(&format!("{{\"a\":\"{}\"}}", "x".repeat(size)))),
    ("claims-escapes", |size| claiming(&format!("{{\"a\":\"{}\"}}", "\\u0041".repeat(size / 6)))),
    ("claims-digits", |size| claiming(&format!("{{\"a\":{}}}", "4".repeat(size)))),
    ("claims-words", |size| claiming(&format!("{{\"a\":\"{}\"}}", "ab.cd@".repeat(size / 6)))),
    ("claims-addresses", |size| {
        claiming(&format!("{{\"a\":[{}0]}}", "\"ann@example.com\",".repeat(size / 18)))
    }),
    ("claims-tokens", |size| {
        claiming(&format!("{{\"a\":[{}0]}}", format!("\"{}\",", unsigned("{}")).repeat(size / 28)))
    }),
    ("claims-audiences", |size| {
        claiming(&format!("{{\"aud\":[{}\"z\"]}}", numbered(size, |n| format!("\"https://a.example/{n}\","))))
    }),
    ("claims-scopes", |size| {
        claiming(&format!("{{\"scope\":\"{}\"}}", numbered(size, |n| format!("s{n}:read "))))
    }),
    ("header-crit", |size| {
        let names = numbered(size / 2, |n| format!("\"k{n}\","));
        let members = numbered(size / 2, |n| format!("\"k{n}\":0,"));
        token(&format!("{{{members}\"alg\":\"HS256\",\"crit\":[{names}\"k\"]}}"), "{}", "AA").into_bytes()
    }),
    ("header-number", |size| {
        let number = "A".repeat(size);
        token(&format!(r#"{{"alg":"RS256","jwk":{{"kty":"RSA","n":"{number}","e":"AQAB"}}}}"#), "{}", "AA")
            .into_bytes()
    }),
    ("signature", |size| token(r#"{"alg":"HS256"}"#, "{}", &"A".repeat(size)).into_bytes()),
    ("disclosures", |size| {
        let mut text = token(r#"{"alg":"ES256","typ":"example+sd-jwt"}"#, "{}", "AA");
        let stray = |n| b64::encode(format!("[\"s\",\"k{n}\",1]").as_bytes());
        write!(text, "~{}", numbered(size, |n| format!("{}~", stray(n)))).unwrap();
        text.into_bytes()
    }),
];

/// Seconds of processor time that a run takes for itself, all its threads together.
fn seconds(here: &Path, command: &[&str], name: &str) -> f64 {
    let script = r#"TIMEFORMAT=%U; time { "$@" > out 2> err; code=$?; }; [ $code -le 2 ] || exit 1"#;
    let mut bash = Command::new("bash");
    bash.args(["-c", script, "bash", env!("CARGO_BIN_EXE_jotkit")]).args(command).arg(name);
    let run = bash.current_dir(here).env("LC_ALL", "C").output().unwrap();
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{command:?} {name}: {said}");
    said.trim().parse().unwrap_or_else(|error| panic!("{command:?} {name}: {error}: {said}"))
}

/// What the input takes at that size, the least of so many runs.
fn least(here: &Path, command: &[&str], (name, make): Input, size: usize, runs: usize) -> f64 {
    std::fs::write(here.join(name), make(size)).unwrap();
    let runs = (0..runs).map(|_| seconds(here, command, name));
    runs.fold(f64::INFINITY, f64::min)
}

/// Twice as much input, and twice as much again, is not far more than twice the work each time. `takes` says what so many bytes
/// take, the least of so many runs; what a run takes for next to nothing does not count.
fn is_linear(takes: impl Fn(usize, usize) -> f64) -> Result<(), String> {
    let idle = takes(1, 2);
    let takes = |size, runs| takes(size, runs) - idle;
    let mut size = LEAST;
    let mut took = takes(size, 1);
    while took < TELLING && size < MOST {
        size *= 4;
        took = takes(size, 1);
    }
    // Once is enough where nothing is suspicious: other programs make a run slower, and none faster.
    if took < TELLING || takes(2 * size, 1) < MOST_TIMES * took {
        return Ok(());
    }
    let [once, twice, again] = [1, 2, 4].map(|times| takes(times * size, 3));
    match twice < MOST_TIMES * once || again < MOST_TIMES * twice {
        true => Ok(()),
        false => Err(format!(
            "{once:.2} s for {size} bytes, {twice:.2} s and {again:.2} s for twice and four times as many"
        )),
    }
}

#[test]
fn square_work_is_told_from_linear() {
    let megabytes = |size: usize| size as f64 / f64::from(1 << 20);
    assert_eq!(is_linear(|size, _| 0.3 * megabytes(size)), Ok(()));
    assert_eq!(is_linear(|size, _| 0.3 * megabytes(size) * megabytes(size).log2().abs()), Ok(()));
    assert!(is_linear(|size, _| 0.1 + 2.0 * megabytes(size).powi(2)).is_err());
    assert!(is_linear(|size, _| 0.02 * megabytes(size).powi(2)).is_err());
}

fn all_are_linear(test: &str, commands: &[&[&str]], inputs: &[Input]) {
    let here = folder(test);
    let runs = commands.iter().flat_map(|command| inputs.iter().map(move |input| (command, input)));
    let slow = runs.filter_map(|(command, input)| {
        let told = is_linear(|size, runs| least(&here, command, *input, size, runs)).err()?;
        Some(format!("{} {}: {told}", command[0], input.0))
    });
    let slow: Vec<_> = slow.collect();
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}

#[test]
fn looking_through_text_is_linear() {
    all_are_linear("linear_texts", &[LINT], &TEXTS);
}

#[test]
fn reading_records_is_linear() {
    all_are_linear("linear_records", &[LINT], &RECORDS);
}

#[test]
fn judging_a_large_token_is_linear() {
    all_are_linear("linear_tokens", &[LINT, VERIFY, DECODE], &TOKENS);
}
