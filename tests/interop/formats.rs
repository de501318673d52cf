//! Reports in the hands of other programs: SARIF by its official schema and a second reader, JUnit by two.

use super::common::{NOW, folder, jotkit_with};
use super::installed;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tokens with findings of every severity, an input that is not there, and hostile text in a name and in the tokens.
fn report(format: &str, here: &Path) -> (PathBuf, Value) {
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/in");
    for name in ["app.log", "session.har", "clean.jwt", "keys.json", "jotkit.toml"] {
        std::fs::copy(from.join(name), here.join(name)).unwrap();
    }
    let text = "]]></failure>\u{0}\u{ffff}\u{202e}\n[a](https://evil.test){0}";
    let quoted = serde_json::to_string(text).unwrap();
    let token = super::common::token(
        &format!(r#"{{"alg":{quoted},"kid":{quoted}}}"#),
        &format!("{{{quoted}:1,{quoted}:2}}"),
        "",
    );
    let hostile = "a b;]]>é\".jwt";
    std::fs::write(here.join(hostile), token).unwrap();
    let inputs = ["app.log", "session.har", "clean.jwt", "keys.json", hostile, "nowhere.log"];
    let lint = |format: &str| {
        let args = ["lint", "--now", NOW, "--auditor", "--fail-on", "info", "--format", format].into_iter();
        jotkit_with(args.chain(inputs), b"", here)
    };
    let run = lint(format);
    assert_eq!(run.code, 2, "{}", run.stderr);
    let file = here.join("report");
    std::fs::write(&file, &run.stdout).unwrap();
    (file, serde_json::from_str::<Value>(&lint("json").stdout).unwrap()["summary"].clone())
}

fn python(peers: &Path, args: &[&str]) -> String {
    let output = Command::new(peers.join("venv/bin/python")).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn sarif_is_valid_and_a_second_reader_counts_the_same() {
    let Some(peers) = installed("SARIF by its schema, and by sarif-tools") else { return };
    let here = folder("interop_sarif");
    let (file, summary) = report("sarif", &here);
    let schema = peers.join("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    let schema: Value = serde_json::from_slice(&std::fs::read(schema).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("https://schema.test/sarif.json", schema).unwrap();
    let schema = compiler.compile("https://schema.test/sarif.json", &mut schemas).unwrap();
    let log: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    if let Err(error) = schemas.validate(&log, schema) {
        panic!("{error:#}");
    }
    let broken = serde_json::json!({"version": "2.1.0", "runs": [{"results": []}]});
    assert!(schemas.validate(&broken, schema).is_err());

    let sarif = here.join("report.sarif");
    std::fs::rename(&file, &sarif).unwrap();
    let told = python(&peers, &["-m", "sarif", "summary", sarif.to_str().unwrap()]);
    for (level, severity) in [("error", "error"), ("warning", "warning"), ("note", "info")] {
        let line = format!("{level}: {}", summary[severity]);
        assert!(told.lines().any(|said| said.trim() == line), "{line}\n{told}");
        assert_ne!(summary[severity], 0);
    }
    println!("SARIF: valid, and sarif-tools counts {} errors as we do", summary["error"]);
}

#[test]
fn junit_is_read_by_others_with_the_same_counts() {
    let Some(peers) = installed("JUnit XML, by xml.etree and junitparser") else { return };
    let here = folder("interop_junit");
    let (file, summary) = report("junit", &here);
    const READ: &str = "
import sys, xml.etree.ElementTree, junitparser
root = xml.etree.ElementTree.parse(sys.argv[1]).getroot()
suites = junitparser.JUnitXml.fromfile(sys.argv[1])
print(len(root.findall('.//failure')), len(root.findall('.//skipped')))
results = [result for suite in suites for case in suite for result in case.result]
print(sum(isinstance(result, junitparser.Failure) for result in results), sum(isinstance(result, junitparser.Skipped) for result in results))
print(sum(suite.failures for suite in suites), sum(suite.skipped for suite in suites))
for suite in suites: assert suite.tests == len(list(suite)), suite.name
";
    let told = python(&peers, &["-c", READ, file.to_str().unwrap()]);
    let count = |name: &str| summary[name].as_u64().unwrap();
    let found = count("error") + count("warning") + count("info");
    let line = format!("{found} {}", count("not_inspected"));
    assert_eq!(told.lines().collect::<Vec<_>>(), [&*line, &*line, &*line]);
    assert!(found > 10 && count("not_inspected") > 0);
    println!("JUnit: xml.etree and junitparser count {found} failures as we do");
}
