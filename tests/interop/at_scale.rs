//! Inside engines: PySpark and GNU parallel tell of a log what one process tells of it, by the program and the command that
//! docs/at-scale.md shows.

use crate::{common, installed, jotkit, prints};
use common::{Run, folder, jotkit_with, run};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const PAGE: &str = include_str!("../../docs/at-scale.md");

/// The code block of the page that begins so.
fn block(begins: &str) -> String {
    let (_, code) = PAGE.split_once(&format!("\n```{begins}")).unwrap();
    let (_, begins) = begins.split_once('\n').unwrap();
    format!("{begins}{}", code.split_once("\n```").unwrap().0)
}

/// How often a token, and each pair of rule and severity, is told.
type Totals = BTreeMap<String, usize>;

fn totals<'t>(tokens: impl IntoIterator<Item = &'t Value>) -> Totals {
    let mut totals = Totals::new();
    for token in tokens {
        *totals.entry("tokens".to_string()).or_default() += 1;
        for finding in token["findings"].as_array().unwrap() {
            let [rule, severity] = ["rule", "severity"].map(|name| finding[name].as_str().unwrap());
            *totals.entry(format!("{rule} {severity}")).or_default() += 1;
        }
    }
    totals
}

const LINES: usize = 12_000;

/// A log of several shapes of lines, a sixth of them with a token; each token stands in many places of it.
fn log(here: &Path) -> PathBuf {
    prints(here, &["keygen", "--out", "k"]);
    let claims: Vec<_> = (0..120)
        .map(|number| {
            let mut claims = json!({"iss": "https://login.example.com", "sub": format!("user-{number}")});
            claims["iat"] = json!(1_795_292_000 - number);
            claims["exp"] = json!(1_795_293_000 + number * number * 300);
            if number % 3 == 0 {
                claims["email"] = json!(format!("ann{number}@mail.example.org"));
            }
            claims.to_string()
        })
        .collect();
    let mut tokens = Vec::new();
    // Few are signed with a secret that everyone knows: of many, a run of them tries some.
    for (key, count) in
        [(&["--key", "k.pem"][..], 120), (&["--secret", "text:secret"], 6), (&["--unsecured"], 120)]
    {
        let sign = [&["sign", "--quiet", "--no-lint", "--lines"], key, &["-"]].concat();
        let signed = jotkit_with(sign, claims[..count].join("\n").as_bytes(), here);
        assert_eq!(signed.code, 0, "{}", signed.stderr);
        tokens.extend(signed.stdout.lines().map(str::to_string));
    }
    let mut log = String::new();
    for line in 0..LINES {
        let time = format!(
            "2026-11-21T{:02}:{:02}:{:02}.{:03}Z",
            line / 3600,
            line / 60 % 60,
            line % 60,
            line % 1000
        );
        let token = &tokens[line * 7 % tokens.len()];
        let written = match line % 24 {
            0 => writeln!(log, "{time} DEBUG gateway header Authorization: Bearer {token}"),
            4 => writeln!(log, r#"{{"ts":"{time}","level":"info","msg":"issued","id_token":"{token}"}}"#),
            8 => writeln!(
                log,
                r#"10.0.0.7 - - [21/Nov/2026:20:26:40 +0000] "GET /cb?access_token={token} HTTP/1.1" 302"#
            ),
            12 => writeln!(log, "{time} cookie session={token}; Path=/; HttpOnly"),
            13 => writeln!(log, "\tat com.example.Handler.process(Handler.java:{line})"),
            _ => writeln!(log, "{time} host-07 checkout[{line}]: request completed in {} ms", line % 97),
        };
        written.unwrap();
    }
    let path = here.join("app.log");
    std::fs::write(&path, log).unwrap();
    path
}

/// What one process tells of the log, by the options that the parts are given.
fn of_one_process(here: &Path) -> Totals {
    let line = PAGE.lines().find_map(|line| line.strip_prefix("LINT = \"jotkit ")).unwrap();
    let mut options: Vec<_> = line.trim_end_matches("-\"").split_whitespace().collect();
    options.push("app.log");
    let run = jotkit(here, &options);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "nothing is left untried");
    let tokens: Vec<Value> = run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let totals = totals(&tokens);
    assert!(totals["tokens"] == LINES / 6 && totals.len() > 5, "{totals:?}");
    totals
}

/// Runs another program in the folder of the log, where `jotkit` is on the path.
fn run_beside(here: &Path, command: &mut Command) -> Run {
    let own = Path::new(env!("CARGO_BIN_EXE_jotkit")).parent().unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let path =
        std::env::join_paths([own.to_path_buf()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    run(command.current_dir(here).env("PATH", path), b"")
}

#[test]
fn parallel_tells_what_one_process_tells() {
    if installed("GNU parallel").is_none() {
        return;
    }
    let here = folder("interop_parallel");
    log(&here);
    let one = of_one_process(&here);
    // Smaller parts than those of the page, for the log is small; the rest is as it stands there.
    let script = block("sh\nparallel").replace("--block 64M", "--block 100k");
    assert!(script.contains("--block 100k") && script.contains("jotkit lint"), "{script}");
    let shell = |script: &str| run_beside(&here, Command::new("bash").args(["-c", script]));
    let run = shell(&script);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let written = std::fs::read_to_string(here.join("tokens.jsonl")).unwrap();
    let tokens: Vec<Value> = written.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(totals(&tokens), one);
    let furthest = tokens.iter().filter_map(|token| token["line"].as_u64()).max().unwrap() as usize;
    assert!(furthest < LINES / 4, "it was not cut: a part has {furthest} lines");
    println!("GNU parallel: {} tokens as one process tells them", one["tokens"]);

    let counted = shell(&block("sh\njq -r '.findings"));
    let counted: Totals = counted
        .stdout
        .lines()
        .map(|line| line.trim().split_once(' ').unwrap())
        .map(|(count, name)| (name.to_string(), count.parse().unwrap()))
        .collect();
    let mut expected = one.clone();
    expected.remove("tokens");
    assert_eq!(counted, expected);
    assert_eq!(shell(&block("sh\njq -e -n")).code, 1, "the log has errors");

    let broken = script.replace("--no-config", "--config nosuch.toml");
    let run = shell(&broken);
    assert_eq!(run.code, 2, "a part that is not looked at fails the whole: {}", run.stderr);
}

#[test]
fn spark_tells_what_one_process_tells() {
    let Some(installed) = installed("PySpark") else { return };
    let here = folder("interop_spark");
    log(&here);
    let one = of_one_process(&here);
    let program = block("python\nimport json");
    let spark = |program: &str| {
        std::fs::write(here.join("totals.py"), program).unwrap();
        let options = "--master local[2] --conf spark.ui.enabled=false pyspark-shell";
        let mut python = Command::new(installed.join("spark/bin/python"));
        python.args(["-B", "totals.py", "app.log"]).env("PYSPARK_SUBMIT_ARGS", options);
        python.env("SPARK_LOCAL_IP", "127.0.0.1").env("PYSPARK_PYTHON", installed.join("spark/bin/python"));
        run_beside(&here, &mut python)
    };
    let run = spark(&program);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told: Totals = run
        .stdout
        .lines()
        .map(|line| line.rsplit_once(' ').unwrap())
        .map(|(name, count)| (name.to_string(), count.parse().unwrap()))
        .collect();
    assert_eq!(told, one);
    println!("PySpark: {} tokens as one process tells them", one["tokens"]);

    let run = spark(&program.replace("--no-config", "--config nosuch.toml"));
    assert_eq!(run.code, 1, "a part that is not looked at fails the job: {}", run.stdout);
    assert!(run.stderr.contains("exited with error code 2"), "{}", run.stderr);
}
