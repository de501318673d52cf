//! Whole processes beside the least that could do the job and beside other people's programs, side by side in one run: the
//! table of docs/performance.md. `benches/whole.sh` makes ready what this needs, and runs it.
//!
//! | variable | what |
//! | --- | --- |
//! | `JOTKIT_BENCH` | the folder with what is read: `tokens`, `tokens.jwks`, `log.tokens`, `log.none`, `words` |
//! | `JOTKIT_FLOOR` | the folder with the programs that do the least: `empty`, `oneshot_clap`, `decode`, `scan`, linked as jotkit is; and `empty_as_usual`, which is not |
//! | `JOTKIT_PEERS` | a folder with other people's programs; what is not there is looked for in PATH |
//! | `JOTKIT` | another jotkit than the one that cargo built for this |
//!
//! What is missing is named in the table. Arguments choose jobs by a part of their names.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)] // a bench prints, and stops where it cannot go on

use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use jotkit::core::alg::Alg;
use jotkit::core::b64;
use jotkit::core::crypto::verifier;
use jotkit::core::key;
use std::collections::HashMap;
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What one token is, and a secret for it.
const SECRET: &str = "3f9a0c27d1be48e6a5527f8c91d0e4b73f9a0c27d1be48e6a5527f8c91d0e4b7";
const CLAIMS: &str =
    r#"{"iss":"https://auth.example.com/","sub":"auth0|5f7c","aud":"api","exp":4102444800,"scope":"read"}"#;

/// A job, as several programs do it. The first is jotkit.
struct Job {
    name: String,
    /// Tokens, lines or bytes of one process, and what they are; of one token nobody counts a second.
    amount: Option<(f64, &'static str)>,
    rounds: usize,
    /// What jotkit must keep to by itself: milliseconds, MiB.
    limits: [Option<f64>; 2],
    runs: Vec<Run>,
}

struct Run {
    who: String,
    command: Option<Vec<OsString>>,
    /// jotkit may take so many times as long.
    wanted: Option<f64>,
}

/// What came of a run.
struct Taken {
    time: Duration,
    /// KiB, if there is a program that counts them.
    memory: Option<u64>,
}

impl Job {
    fn new(name: impl Into<String>, rounds: usize) -> Job {
        Job { name: name.into(), amount: None, rounds, limits: [None; 2], runs: Vec::new() }
    }

    fn counts(self, amount: f64, what: &'static str) -> Job {
        Job { amount: Some((amount, what)), ..self }
    }

    fn within(self, milliseconds: Option<f64>, mebibytes: Option<f64>) -> Job {
        Job { limits: [milliseconds, mebibytes], ..self }
    }

    fn by(mut self, program: &str, wanted: Option<f64>, arguments: &[&str]) -> Job {
        let command = find(program).map(|program| {
            let arguments = arguments.iter().map(OsString::from);
            std::iter::once(program.into_os_string()).chain(arguments).collect()
        });
        self.runs.push(Run { who: program.to_string(), command, wanted });
        self
    }

    /// The last program by another name.
    fn called(mut self, name: &str) -> Job {
        self.runs.last_mut().unwrap().who = name.to_string();
        self
    }

    /// Every program once in each round, so that whatever else the machine does is shared; the median counts.
    fn run(&self) -> Vec<Option<Taken>> {
        let mut times: Vec<_> = self.runs.iter().map(|_| Vec::new()).collect();
        for _ in 0..self.rounds {
            for (run, times) in self.runs.iter().zip(&mut times) {
                times.extend(run.command.as_ref().map(|command| time(command)));
            }
        }
        let taken = self.runs.iter().zip(times).map(|(run, mut times)| {
            times.sort();
            let time = *times.get(times.len() / 2)?;
            Some(Taken { time, memory: memory(run.command.as_ref()?) })
        });
        taken.collect()
    }

    /// Its lines of the table.
    fn tell(&self) {
        let taken = self.run();
        let own = taken[0].as_ref().unwrap().time.as_secs_f64();
        for (at, (run, taken)) in self.runs.iter().zip(&taken).enumerate() {
            let job = if at == 0 { &self.name } else { "" };
            let Some(Taken { time, memory }) = taken else {
                println!("| {job} | {} | not there | | | | |", run.who);
                continue;
            };
            let seconds = time.as_secs_f64();
            let mebibytes = memory.map(|memory| memory as f64 / 1024.0);
            let rate =
                self.amount.map_or_else(String::new, |(amount, what)| per_second(amount / seconds, what));
            let size = mebibytes.map_or_else(|| "not counted".to_string(), |size| format!("{size:.1} MiB"));
            let (ratio, wanted) = if at == 0 {
                let [longest, most] = self.limits;
                let longest = longest.map(|limit| held(seconds * 1e3, limit, " ms"));
                let most = most.zip(mebibytes).map(|(limit, size)| held(size, limit, " MiB"));
                (String::new(), longest.into_iter().chain(most).collect::<Vec<_>>().join("; "))
            } else {
                let ratio = own / seconds;
                (
                    format!("{ratio:.2} ×"),
                    run.wanted.map_or_else(String::new, |limit| held(ratio, limit, " ×")),
                )
            };
            println!(
                "| {job} | {} | {} | {rate} | {ratio} | {wanted} | {size} |",
                run.who,
                duration(seconds)
            );
        }
    }
}

/// What was wanted, and whether it was reached.
fn held(value: f64, limit: f64, unit: &str) -> String {
    format!("≤ {limit}{unit}: {}", if value <= limit { "yes" } else { "**no**" })
}

fn duration(seconds: f64) -> String {
    if seconds < 0.1 { format!("{:.2} ms", seconds * 1e3) } else { format!("{:.0} ms", seconds * 1e3) }
}

fn per_second(rate: f64, what: &str) -> String {
    match rate {
        1e9.. => format!("{:.2} G {what}", rate / 1e9),
        1e6.. => format!("{:.2} M {what}", rate / 1e6),
        _ => format!("{:.0} k {what}", rate / 1e3),
    }
}

fn folder(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from)
}

/// Where a program is: `jotkit`, this one (`itself`), one that does the least, or somebody else's.
fn find(name: &str) -> Option<PathBuf> {
    match name {
        "jotkit" => Some(folder("JOTKIT").unwrap_or_else(|| env!("CARGO_BIN_EXE_jotkit").into())),
        "itself" => env::current_exe().ok(),
        _ => {
            let own = [folder("JOTKIT_FLOOR"), folder("JOTKIT_PEERS")].into_iter().flatten();
            let path = env::var_os("PATH").unwrap_or_default();
            let mut places = own.chain(env::split_paths(&path)).map(|place| place.join(name));
            places.find(|program| program.is_file())
        }
    }
}

fn ready(command: &[OsString]) -> Command {
    let mut ready = Command::new(&command[0]);
    ready.args(&command[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    ready
}

fn time(command: &[OsString]) -> Duration {
    let mut ready = ready(command);
    let start = Instant::now();
    let status = ready.status().unwrap();
    let time = start.elapsed();
    // 1 is what rg and lint say that find nothing, or something; 2 that there was no token.
    assert!(matches!(status.code(), Some(0..=2)), "{command:?}: {status}");
    time
}

/// The most memory a process had, in KiB. The small program in between is there so that what this one has is not counted.
fn memory(command: &[OsString]) -> Option<u64> {
    let time = find("time")?;
    let figure = env::temp_dir().join(format!("jotkit-bench-{}", std::process::id()));
    let mut whole: Vec<OsString> = vec![time.into(), "-q".into(), "-f".into(), "%M".into(), "-o".into()];
    whole.push(figure.clone().into());
    whole.extend_from_slice(command);
    ready(&whole).status().ok()?;
    let said = fs::read_to_string(&figure).ok()?;
    fs::remove_file(&figure).ok()?;
    said.trim().parse().ok()
}

/// What a program prints that makes something ready.
fn made(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(find(program).unwrap()).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_string()
}

fn one_token(work: &Path) -> Vec<Job> {
    const ROUNDS: usize = 301;
    let secret = format!("text:{SECRET}");
    let token = made("jotkit", &["sign", "--no-lint", "--alg", "HS256", "--secret", &secret, CLAIMS]);
    let mut jobs =
        vec![
            Job::new("decode one token", ROUNDS)
                .within(None, Some(5.0))
                .by("jotkit", None, &["decode", &token])
                .by("empty", Some(1.3), &[])
                .by("empty_as_usual", None, &[])
                .by("oneshot_clap", None, &["decode", &token])
                .by("jwt", Some(1.0), &["decode", &token])
                .by("jwt-hack", None, &["decode", &token]),
            Job::new("verify one token, HS256", ROUNDS)
                .by("jotkit", None, &["verify", "--secret", &secret, &token])
                .by("empty", Some(1.5), &[])
                .by("empty_as_usual", None, &[])
                .by("jwt", Some(1.0), &["decode", "--secret", SECRET, &token])
                .by("jwt-hack", None, &["verify", "--secret", SECRET, &token]),
            Job::new("lint one token, HS256", ROUNDS)
                .by("jotkit", None, &["lint", "--exit-zero", &token])
                .by("empty", None, &[]),
        ];
    for alg in Alg::ALL {
        let name = alg.name();
        let out = work.join(name);
        let out = out.to_str().unwrap();
        made("jotkit", &["keygen", name, "--bits", "2048", "--force", "--out", out]);
        let (private, public, wrapped) = match alg.family() {
            jotkit::core::alg::Family::Hmac => (format!("{out}.secret"), String::new(), true),
            _ => (format!("{out}.pem"), format!("{out}.pub.pem"), false),
        };
        let key = if wrapped { format!("file:{private}") } else { private };
        let option = if wrapped { "--secret" } else { "--key" };
        let signing = ["sign", "--alg", name, option, &key, CLAIMS];
        jobs.push(
            Job::new(format!("sign one token, {name}"), 101)
                .within(Some(3.0), None)
                .by("jotkit", None, &signing),
        );
        if ["RS256", "ES256", "Ed25519"].contains(&name) {
            let token = made("jotkit", &signing);
            jobs.push(
                Job::new(format!("verify one token, {name}"), 101)
                    .by("jotkit", None, &["verify", "--key", &public, &token])
                    .by("empty", Some(1.5), &[])
                    .by("empty_as_usual", None, &[]),
            );
        }
    }
    jobs
}

fn many(inputs: &Path, threads: &str) -> Vec<Job> {
    const ROUNDS: usize = 7;
    let place = |name: &str| inputs.join(name).to_str().unwrap().to_string();
    let (tokens, keys, words) = (place("tokens"), place("tokens.jwks"), place("words"));
    let count =
        |path: &str| fs::read(path).map_or(0, |text| text.iter().filter(|byte| **byte == b'\n').count());
    let (of_tokens, of_words) = (count(&tokens) as f64, count(&words) as f64);
    let secret = format!("text:{SECRET}");
    let mut jobs = vec![
        Job::new("decode tokens to JSON Lines", ROUNDS)
            .counts(of_tokens, "tokens/s")
            .within(None, Some(64.0))
            .by("jotkit", None, &["decode", "--json", &tokens])
            .by("decode", Some(1.43), &[&tokens, "out", "1", "1"])
            .called("floor, 1 thread"),
        Job::new("lint tokens to JSON Lines", ROUNDS)
            .counts(of_tokens, "tokens/s")
            .within(None, Some(64.0))
            .by("jotkit", None, &["lint", "--exit-zero", "--format", "jsonl", &tokens])
            .by("decode", Some(2.86), &[&tokens, "typed", threads, "1"])
            .called("floor: typed parse alone"),
        Job::new("verify mixed tokens", 3)
            .counts(of_tokens, "tokens/s")
            .within(None, Some(64.0))
            .by("jotkit", None, &["verify", "--ignore-exp", "--format", "jsonl", "--key", &keys, &tokens])
            .by("itself", Some(1.11), &["floor-verify", &tokens, &keys, threads])
            .called("floor: signatures alone"),
    ];
    for alg in ["HS256", "HS384", "HS512"] {
        // A signing input of about 200 bytes, and a secret that is in no list.
        let padding = format!("--claim=x={}", "x".repeat(60));
        let key = ["--alg", alg, "--secret", &secret];
        let rest = ["--jti", "none", "--iat", "none", &padding, r#"{"sub":"a"}"#];
        let token = made("jotkit", &[&["sign", "--no-lint"], &key[..], &rest].concat());
        let job = Job::new(format!("try a list of secrets, {alg}"), 3)
            .counts(of_words, "lines/s")
            .within(None, Some(64.0))
            .by("jotkit", None, &["lint", "--exit-zero", "--wordlist", &words, &token])
            .by("itself", None, &["floor-hmac", &words, &token, threads])
            .called("the hmac crate in a loop");
        jobs.push(job.by("jwt-hack", Some(1.0), &["crack", "--power", "--wordlist", &words, &token]));
    }
    for (name, log, wanted) in [("with tokens", "log.tokens", 0.5), ("with none", "log.none", 0.83)] {
        let log = place(log);
        let bytes = fs::metadata(&log).map_or(0, |file| file.len()) as f64;
        let pattern = r"eyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*";
        jobs.push(
            Job::new(format!("lint a log {name}"), 5)
                .counts(bytes, "bytes/s")
                .within(None, Some(64.0))
                .by("jotkit", None, &["lint", "--exit-zero", "--format", "jsonl", &log])
                .by("scan", None, &[&log, "carry", threads])
                .called("floor: find alone")
                .by("rg", Some(wanted), &["-o", "--no-config", pattern, &log]),
        );
    }
    for (bits, rounds) in [("2048", 41), ("3072", 31), ("4096", 15)] {
        let size = format!("rsa_keygen_bits:{bits}");
        jobs.push(
            Job::new(format!("make an RSA key of {bits} bits"), rounds)
                .by("jotkit", None, &["keygen", "RS256", "--bits", bits, "--out", "-"])
                .by("openssl", Some(0.6), &["genpkey", "-algorithm", "RSA", "-pkeyopt", &size]),
        );
    }
    jobs
}

/// The pieces that each thread is given of lines.
fn shared(text: &[u8], threads: usize, work: impl Fn(&[u8]) + Sync) {
    let share = text.len() / threads;
    let mut rest = text;
    std::thread::scope(|scope| {
        while !rest.is_empty() {
            let end = rest.iter().skip(share).position(|byte| *byte == b'\n');
            let (piece, after) = rest.split_at(end.map_or(rest.len(), |end| share + end + 1));
            scope.spawn(|| work(piece));
            rest = after;
        }
    });
}

fn lines(piece: &[u8]) -> impl Iterator<Item = &[u8]> {
    piece.split(|byte| *byte == b'\n').filter(|line| !line.is_empty())
}

/// The signatures of a file of tokens, and nothing else; the first key of each algorithm is that of them all.
fn floor_verify(tokens: &str, keys: &str, threads: usize) {
    let keys = key::read(fs::read(keys).unwrap(), "keys", None).unwrap().keys;
    let text = fs::read(tokens).unwrap();
    shared(&text, threads, |piece| {
        let verifier = |alg| {
            let key = keys.iter().find_map(|key| verifier(key, alg).ok());
            (alg, key.unwrap())
        };
        let verifiers: HashMap<_, _> = [Alg::HS256, Alg::RS256, Alg::ES256].map(verifier).into();
        for line in lines(piece) {
            let dot = line.iter().rposition(|byte| *byte == b'.').unwrap();
            let header = line.split(|byte| *byte == b'.').next().unwrap();
            let header = String::from_utf8(b64::decode_strictly(header).unwrap()).unwrap();
            let alg = verifiers.keys().find(|alg| header.contains(alg.name())).unwrap();
            let signature = b64::decode_strictly(&line[dot + 1..]).unwrap();
            verifiers[alg].verify(&line[..dot], &signature).unwrap();
        }
    });
}

/// A plain loop over the `hmac` crate. Unlike jotkit it does not try what a line says in base64.
fn floor_hmac(words: &str, token: &str, threads: usize) {
    let (input, signature) = token.rsplit_once('.').unwrap();
    let signature = b64::decode_strictly(signature.as_bytes()).unwrap();
    let text = fs::read(words).unwrap();
    let try_all = match signature.len() {
        32 => try_lines::<Hmac<sha2::Sha256>>,
        48 => try_lines::<Hmac<sha2::Sha384>>,
        _ => try_lines::<Hmac<sha2::Sha512>>,
    };
    shared(&text, threads, |piece| try_all(piece, input.as_bytes(), &signature));
}

fn try_lines<M: Mac + KeyInit>(piece: &[u8], input: &[u8], signature: &[u8]) {
    for line in lines(piece) {
        let mut mac = <M as Mac>::new_from_slice(line).unwrap();
        mac.update(input);
        assert!(mac.finalize().into_bytes()[..] != *signature);
    }
}

fn processor() -> String {
    let said = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = said.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    model.map_or_else(|| "unknown processor".to_string(), |(_, model)| model.to_string())
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["floor-verify", tokens, keys, threads] => {
            return floor_verify(tokens, keys, threads.parse().unwrap());
        }
        ["floor-hmac", words, token, threads] => return floor_hmac(words, token, threads.parse().unwrap()),
        _ => {}
    }
    let Some(inputs) = folder("JOTKIT_BENCH") else {
        eprintln!("JOTKIT_BENCH names no folder with what is read: run benches/whole.sh");
        return;
    };
    let work = env::temp_dir().join(format!("jotkit-bench-keys-{}", std::process::id()));
    fs::create_dir_all(&work).unwrap();
    println!("{}, {threads} threads, {}\n", made("jotkit", &["--version"]), processor());
    println!("| job | program | time | rate | jotkit takes | wanted | memory |");
    println!("| --- | --- | --: | --: | --: | --- | --: |");
    for job in one_token(&work).into_iter().chain(many(&inputs, &threads.to_string())) {
        if arguments.is_empty() || arguments.iter().any(|part| job.name.contains(part)) {
            job.tell();
        }
    }
    fs::remove_dir_all(&work).unwrap();
}
