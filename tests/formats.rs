//! The formats of a report that other programs read: one mixed run in each, hostile text in each, more findings in each than
//! its readers take.
#![allow(clippy::unwrap_used)] // a test that cannot go on must fail
#![allow(clippy::print_stderr)] // figures, where they are asked for

mod common;

use clap::ValueEnum;
use common::shape::{are_commands, is_harmless, is_xml};
use common::{NOW, assert_is_file, folder, jotkit_with, token};
use jotkit::input::{Place, PlaceKind};
use jotkit::policy::{Policy, Severity};
use jotkit::render::{self, Format, Run};
use jotkit::report::{Judged, Spot, Summary, Terms};
use jotkit::term::Terminal;
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The formats of this test, and the files that hold what a mixed run is in them.
const FORMATS: [(&str, &str); 6] = [
    ("sarif", "sarif.json"),
    ("github", "github.txt"),
    ("gitlab", "gitlab.json"),
    ("gitlab-sast", "gitlab-sast.json"),
    ("junit", "junit.xml"),
    ("markdown", "markdown.md"),
];

fn lint(format: &str, args: &[&str], here: &Path) -> common::Run {
    let run = jotkit_with([&["lint", "--now", NOW, "--format", format], args].concat(), b"", here);
    assert!(!run.stderr.contains("panicked"), "{format}: {}", run.stderr);
    run
}

fn json(run: &common::Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap()
}

/// A folder with a log, a recording, an envelope that no key opens, a key and a policy with an ignore that is over.
fn mixed(name: &str) -> PathBuf {
    let here = folder(name);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/in");
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), here.join(entry.file_name())).unwrap();
    }
    // Tests of the modes of files are others.
    #[cfg(unix)]
    fs::set_permissions(here.join("keys.json"), std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    here
}

const MIXED: [&str; 5] = ["app.log", "session.har", "clean.jwt", "keys.json", "nowhere.log"];

#[test]
fn the_list_is_whole() {
    let listed: BTreeSet<_> = FORMATS.iter().map(|(format, _)| *format).collect();
    let elsewhere = ["human", "json", "jsonl", "html"];
    for format in Format::value_variants() {
        let format = format.to_possible_value().unwrap().get_name().to_string();
        assert!(listed.contains(&*format) || elsewhere.contains(&&*format), "{format}");
    }
}

#[test]
fn one_mixed_run_in_each() {
    let here = mixed("formats_mixed");
    for (format, file) in FORMATS {
        let run = lint(format, &MIXED, &here);
        assert_eq!(run.code, 2, "{}", run.stderr);
        // Of two hundred rules the first says how they are told.
        let is_rule = |line: &&str| line.starts_with("    {\"defaultConfiguration\"");
        let mut lines: Vec<_> = run.stdout.lines().collect();
        let first = lines.iter().position(&is_rule);
        let mut at = 0;
        lines.retain(|line| {
            at += 1;
            !is_rule(line) || Some(at - 1) == first
        });
        let version = format!("\"{}\"", env!("CARGO_PKG_VERSION"));
        let told = (lines.join("\n") + "\n").replace(&version, "\"VERSION\"");
        assert_is_file(&told, &format!("tests/formats/{file}"));
    }
}

#[test]
fn no_format_changes_the_exit_code() {
    let here = mixed("formats_exit");
    for (args, code) in [
        (&["clean.jwt"][..], 0),
        (&["--fail-on", "warning", "app.log"], 1),
        (&["--exit-zero", "app.log"], 0),
        (&["nowhere.log"], 2),
    ] {
        for format in Format::value_variants() {
            let format = format.to_possible_value().unwrap().get_name().to_string();
            assert_eq!(lint(&format, args, &here).code, code, "{format} {args:?}");
        }
    }
}

/// What SARIF says is what the summary says.
#[test]
fn sarif_has_every_finding_once() {
    let here = mixed("formats_sarif");
    let (sarif, report) = (json(&lint("sarif", &MIXED, &here)), json(&lint("json", &MIXED, &here)));
    let run = &sarif["runs"][0];
    assert_eq!(run["properties"]["summary"], report["summary"]);
    let results = run["results"].as_array().unwrap();
    for (level, severity) in [("error", "error"), ("warning", "warning"), ("note", "info")] {
        let count = results.iter().filter(|result| result["level"] == level).count();
        assert_eq!(report["summary"][severity], count, "{level}");
    }
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), jotkit::rules::RULES.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert_eq!(invocation["exitCode"], 2);
    let said = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
    assert!(said.contains("nowhere.log"), "{said}");
}

/// The column counts UTF-16 units, wherever the token stands; a byte order or the clock changes no fingerprint.
#[test]
fn sarif_finds_the_place_and_knows_the_finding_again() {
    let here = folder("formats_place");
    let flawed = token(r#"{"alg":"HS256"}"#, r#"{"iss":"https://as.example.com","sub":"42"}"#, "c2ln");
    fs::write(here.join("one.log"), format!("GET /€/𝄞 {flawed}\n")).unwrap();
    fs::write(here.join("two é.log"), format!("\n\n{flawed}\n")).unwrap();
    let select = ["--no-config", "--select", "exp-missing,aud-missing"];
    let of = |file: &str, now: &str| {
        let args = [&["lint", "--format", "sarif", "--now", now], &select[..], &[file]].concat();
        json(&jotkit_with(args, b"", &here))["runs"][0]["results"].clone()
    };
    let (one, two) = (of("one.log", NOW), of("./two é.log", "2027-01-01T00:00:00Z"));
    let at = |results: &Value| results[0]["locations"][0]["physicalLocation"].clone();
    assert_eq!(at(&one)["region"], serde_json::json!({"startLine": 1, "startColumn": 11}));
    assert_eq!(at(&two)["region"], serde_json::json!({"startLine": 3, "startColumn": 1}));
    assert_eq!(at(&two)["artifactLocation"]["uri"], "two%20%C3%A9.log");
    let prints = |results: &Value| -> Vec<String> {
        let all = results.as_array().unwrap().iter();
        all.map(|result| result["partialFingerprints"]["jotkitFinding/v1"].as_str().unwrap().to_string())
            .collect()
    };
    assert_eq!(prints(&one), prints(&two));
    assert_eq!(prints(&one).iter().collect::<HashSet<_>>().len(), 2, "{one}");
    assert!(prints(&one).iter().all(|print| print.len() == 32));
}

/// A finding is told at the place it is about, with the other places of its token beside it.
#[test]
fn sarif_tells_the_other_places_of_a_token() {
    let text = token(r#"{"alg":"none"}"#, r#"{"sub":"42"}"#, "");
    let found = jotkit::input::tokens("a.log", text.into_bytes()).remove(0);
    let inference = jotkit::core::profile::infer(&found.token, None);
    let (policy, now) = (Policy::default(), NOW.parse().unwrap());
    let mut item = Judged::first(found, inference, &Terms::new(&policy, now), &mut Summary::default()).item;
    let spot = |line| {
        let place = Place::new(PlaceKind::Text, None);
        Spot { source: "b.log".to_string(), line, column: 3, place }
    };
    (item.times, item.also) = (3, vec![spot(7), spot(9)]);
    item.findings.truncate(2);
    item.findings[1].at = Some(Box::new(spot(9)));
    let terminal = Terminal { is_terminal: false, color: false, width: 100, unicode: true };
    let writer = render::writer(Format::Sarif, Run { terminal, now, fail_on: Severity::Error });
    let mut out = Vec::new();
    render::items(&*writer, [&item], &mut out).unwrap();
    let results: Value = serde_json::from_str(&format!("[{}]", String::from_utf8(out).unwrap())).unwrap();
    let places = |of: &Value| -> Vec<String> {
        let all = of.as_array().unwrap().iter().map(|location| &location["physicalLocation"]);
        all.map(|at| format!("{}:{}", at["artifactLocation"]["uri"], at["region"]["startLine"])).collect()
    };
    let told =
        |number: usize| [places(&results[number]["locations"]), places(&results[number]["relatedLocations"])];
    assert_eq!(told(0).concat(), [r#""a.log":1"#, r#""b.log":7"#, r#""b.log":9"#]);
    assert_eq!(told(1).concat(), [r#""b.log":9"#, r#""a.log":1"#, r#""b.log":7"#]);
}

/// GitLab takes findings of one fingerprint for one.
#[test]
fn fingerprints_of_gitlab_are_told_apart() {
    let here = mixed("formats_gitlab");
    let issues = json(&lint("gitlab", &MIXED, &here));
    let issues = issues.as_array().unwrap();
    let prints: HashSet<_> = issues.iter().map(|issue| issue["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), issues.len());
    let report = json(&lint("gitlab-sast", &MIXED, &here));
    let ids: HashSet<_> = report["vulnerabilities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids.len(), issues.len());
}

/// What GitLab's schema of security reports demands (15.0): members, their types, the form of times.
#[test]
fn the_security_report_has_what_gitlab_demands() {
    let here = mixed("formats_sast");
    let report = json(&lint("gitlab-sast", &MIXED, &here));
    assert!(report["version"].as_str().unwrap().starts_with("15."));
    let scan = &report["scan"];
    for of in ["analyzer", "scanner"] {
        for member in ["id", "name", "version"] {
            assert!(scan[of][member].as_str().is_some_and(|text| !text.is_empty()), "{of} {member}");
        }
        assert!(scan[of]["vendor"]["name"].is_string());
    }
    assert_eq!((&scan["type"], &scan["status"]), (&"sast".into(), &"failure".into()));
    for time in ["start_time", "end_time"] {
        assert_eq!(scan[time], "2026-11-21T20:26:40");
    }
    for message in scan["messages"].as_array().unwrap() {
        assert!(["info", "warn", "fatal"].contains(&message["level"].as_str().unwrap()));
        assert!(message["value"].is_string());
    }
    for found in report["vulnerabilities"].as_array().unwrap() {
        let id = found["id"].as_str().unwrap();
        assert!(id.len() == 36 && id.split('-').map(str::len).eq([8, 4, 4, 4, 12]), "{id}");
        assert!(found["name"].as_str().unwrap().len() <= 255);
        assert!(
            ["Info", "Unknown", "Low", "Medium", "High", "Critical"]
                .contains(&found["severity"].as_str().unwrap())
        );
        assert!(found["solution"].as_str().unwrap().len() <= 7000);
        let identifiers = found["identifiers"].as_array().unwrap();
        assert!(!identifiers.is_empty());
        for member in ["type", "name", "value"] {
            assert!(identifiers[0][member].as_str().is_some_and(|text| !text.is_empty()));
        }
        assert!(found["location"]["file"].is_string());
    }
}

/// Text that ends lines, commands, elements and cells, in every place that the input has for it.
const HOSTILE: [&str; 8] = [
    "\n::error::pwned",
    "%0A::set-output name=a::b",
    "]]></failure><script>alert(1)</script>",
    "| @octocat #1 `x` [a](https://evil.test) **b** <img src=x onerror=alert(1)>",
    "https://evil.test www.evil.test ann@evil.test",
    "\u{202e}\u{1b}[31m\u{0}\u{fffe}\u{ffff}\u{9b}",
    "</details>\n\n# pwned",
    "\"'&{0}\\ ##[error]pwned",
];

/// Folder and names of files that hold hostile text in their names and in the tokens' header and claims.
fn hostile(name: &str) -> (PathBuf, Vec<String>) {
    let here = folder(name);
    let mut files = Vec::new();
    for (at, text) in HOSTILE.iter().enumerate() {
        let quoted = serde_json::to_string(text).unwrap();
        let header = format!(r#"{{"alg":{quoted},"kid":{quoted},"typ":{quoted},"crit":[{quoted}]}}"#);
        let payload = format!(
            r#"{{"iss":{quoted},"aud":{quoted},"exp":"x",{quoted}:{{"password":"hunter2","time":1,"é":"x\u202e"}},{quoted}:2}}"#
        );
        let mut file = format!("{at}{}", text.replace(['/', '\0'], "_"));
        if cfg!(windows) {
            file = at.to_string();
        }
        fs::write(here.join(&file), token(&header, &payload, "c2ln")).unwrap();
        files.push(file);
    }
    #[cfg(unix)]
    {
        let name: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(b"9\xff\xfe.jwt".to_vec());
        fs::write(here.join(name), token(r#"{"alg":"none"}"#, "{}", "")).unwrap();
    }
    (here, files)
}

#[test]
fn hostile_text_stays_text() {
    let (here, files) = hostile("formats_hostile");
    for (format, _) in FORMATS {
        let mut args = vec!["--no-config", "--auditor", "."];
        args.extend(files.iter().map(String::as_str));
        let run = lint(format, &args, &here);
        assert_eq!(run.code, 1, "{format}: {}", run.stderr);
        let told = &run.stdout;
        let odd: Vec<_> = told.chars().filter(|c| *c != '\n' && jotkit::term::is_unsafe(*c)).collect();
        assert!(odd.is_empty(), "{format}: {odd:?}");
        match format {
            "github" => are_commands(told),
            "junit" => is_xml(told),
            "markdown" => is_harmless(&told[told.find("<details>").unwrap()..]),
            "gitlab-sast" => {
                // What GitLab reads as Markdown.
                let report: Value = serde_json::from_str(told).unwrap();
                for found in report["vulnerabilities"].as_array().unwrap() {
                    is_harmless(found["description"].as_str().unwrap().split_once("\n\n").unwrap().0);
                }
            }
            _ => assert!(serde_json::from_str::<Value>(told).is_ok(), "{format}: {told}"),
        }
    }
}

/// More findings than anyone wants to read: formats with limits keep to them, the others have all. `JOTKIT_MANY` says of how many
/// tokens, each of which has six findings.
#[cfg(target_os = "linux")]
#[test]
fn findings_without_end() {
    let here = folder("formats_many");
    let tokens = std::env::var("JOTKIT_MANY").map_or(1_000, |many| many.parse().unwrap());
    let mut text = String::new();
    for number in 0..tokens {
        let claims = format!(r#"{{"sub":"{number}","exp":"x","email":"ann{number}@mail.test"}}"#);
        text.push_str(&token(r#"{"alg":"none"}"#, &claims, ""));
        text.push('\n');
    }
    fs::write(here.join("many.log"), &text).unwrap();
    let counted = lint("json", &["--no-config", "--exit-zero", "many.log"], &here);
    let summary = &json(&counted)["summary"];
    let found: u64 =
        ["error", "warning", "info"].iter().map(|severity| summary[severity].as_u64().unwrap()).sum();
    let found = usize::try_from(found).unwrap();
    assert!(found >= 5 * tokens, "{found}");
    for (format, _) in FORMATS {
        let began = std::time::Instant::now();
        // The limit is one on addresses, which the program itself and its threads take some of.
        let limited = format!(
            "ulimit -v 600000; exec \"$0\" lint --no-config --exit-zero --format {format} many.log > out"
        );
        let mut shell = std::process::Command::new("sh");
        shell.args(["-c", &limited, env!("CARGO_BIN_EXE_jotkit")]).current_dir(&here);
        let run = common::run(&mut shell, b"");
        assert_eq!((run.code, &*run.stderr), (0, ""), "{format}");
        let out = fs::read_to_string(here.join("out")).unwrap();
        if std::env::var_os("JOTKIT_MANY").is_some() {
            eprintln!("{format}: {} MB in {:?}", out.len() / 1_000_000, began.elapsed());
        }
        let occurs = |text: &str| out.matches(text).count();
        match format {
            "sarif" => assert_eq!(occurs("\"ruleId\":"), found),
            "gitlab" => assert_eq!(occurs("\"check_name\":"), found),
            "gitlab-sast" => assert_eq!(occurs("\"solution\":"), found),
            "junit" => assert_eq!((occurs("<testsuite "), occurs("<testcase ")), (tokens, found)),
            "github" => {
                assert_eq!(["::error ", "::warning ", "::notice "].map(occurs), [10, 10, 10], "{out}");
                assert!(out.contains("GitHub shows 10 of a kind; left out: "), "{out}");
            }
            _ => {
                assert!(out.chars().count() < 65_536);
                assert!(out.contains(" more, for which there is no room here."), "{out}");
            }
        }
    }
}

/// `verify` has verdicts and no findings.
#[test]
fn verify_has_formats_of_its_own() {
    let here = folder("formats_verify");
    let run = jotkit_with(["verify", "--secret", "text:x", "--format", "sarif", "-"], b"", &here);
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("[possible values: human, json, jsonl, html]"), "{}", run.stderr);
}
