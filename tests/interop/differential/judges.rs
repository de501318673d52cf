//! Those who are asked, and how: jotkit as people run it, `jsonwebtoken` in this process, the others in one process each.

use super::signing::{Given, Signing};
use super::tokens::Case;
use super::{AUDIENCE, ISSUER, NOW, common};
use crate::algorithms::knows;
use common::jotkit_with;
use jotkit::core::alg::Alg;
use jotkit::core::b64;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde_json::{Value, json};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;
use std::str::FromStr;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// What a judge says of a case: nothing against the token, or why it is refused. `None` where it is not asked.
pub(super) type Answers = Vec<Option<Result<(), String>>>;

/// Everyone's answers, in the order of the cases.
pub(super) struct Judge {
    pub(super) name: &'static str,
    pub(super) answers: Answers,
}

/// The libraries that are programs of their own.
const PROGRAMS: [(&str, &str, &str); 3] = [
    ("PyJWT", "venv/bin/python", "verdicts_pyjwt.py"),
    ("jwcrypto", "venv/bin/python", "verdicts_jwcrypto.py"),
    ("jose", "venv/bin/node", "verdicts_jose.mjs"),
];

/// Asks everyone, all at once: jotkit, and the libraries.
pub(super) fn all(installed: &Path, here: &Path, keys: &[Signing], cases: &[Case]) -> (Judge, Vec<Judge>) {
    std::thread::scope(|scope| {
        let programs = PROGRAMS.map(|(name, program, script)| {
            let asked: Vec<_> = cases.iter().map(|case| knows(name, keys[case.key].alg)).collect();
            let file = here.join(format!("{name}.jsonl"));
            write_questions(&file, keys, cases, &asked);
            let program = installed.join(program);
            let answers = scope.spawn(move || answers_of_program(&program, script, installed, &file, &asked));
            (name, answers)
        });
        let ours = of_jotkit(here, keys, cases);
        let mut judges = vec![Judge { name: "jsonwebtoken", answers: of_jsonwebtoken(keys, cases) }];
        judges.extend(programs.map(|(name, answers)| Judge { name, answers: answers.join().unwrap() }));
        (ours, judges)
    })
}

/// The keys on the first line, and a case on each other one.
fn write_questions(file: &Path, keys: &[Signing], cases: &[Case], asked: &[bool]) {
    let mut file = BufWriter::new(File::create(file).unwrap());
    let told = keys.iter().map(|key| {
        let public = key.public();
        let content = match key.given {
            Given::Jwk => serde_json::from_str(&public).unwrap(),
            Given::Text => Value::String(public),
        };
        let algs: Vec<_> = key.algs().iter().map(|alg| alg.name()).collect();
        json!({"alg": key.alg.name(), "algs": algs, "key": content})
    });
    let first = json!({"now": NOW, "iss": ISSUER, "aud": AUDIENCE, "keys": told.collect::<Vec<_>>()});
    writeln!(file, "{first}").unwrap();
    for (case, _) in cases.iter().zip(asked).filter(|(_, asked)| **asked) {
        writeln!(file, "{}", json!({"key": case.key, "token": b64::encode(&case.token)})).unwrap();
    }
    file.flush().unwrap();
}

fn answers_of_program(
    program: &Path,
    script: &str,
    installed: &Path,
    file: &Path,
    asked: &[bool],
) -> Answers {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/differential").join(script);
    let mut command = Command::new(program);
    if script.extension().is_some_and(|extension| extension == "py") {
        command.arg("-B");
    }
    let output = command.arg(&script).arg(file).env("JOTKIT_INTEROP", installed).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {said}", script.display());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines().map(|line| -> Option<String> { serde_json::from_str(line).unwrap() });
    let mut next = || lines.next().unwrap_or_else(|| panic!("{}: it stopped: {said}", script.display()));
    let answers = asked.iter().map(|asked| asked.then(|| next().map_or(Ok(()), Err))).collect();
    assert!(lines.next().is_none());
    answers
}

/// The crate that jotkit itself has HMAC from, by its own `decode`. It cannot be told the time.
fn of_jsonwebtoken(keys: &[Signing], cases: &[Case]) -> Answers {
    let prepared: Vec<_> = keys.iter().map(prepared).collect();
    let judged = |case: &Case| {
        let (key, validation) = prepared[case.key].as_ref().filter(|_| !case.to_the_second)?;
        let decoded = jsonwebtoken::decode::<Value>(&case.token, key, validation);
        Some(decoded.map(|_| ()).map_err(|error| format!("{:?}", error.kind())))
    };
    cases.iter().map(judged).collect()
}

fn prepared(key: &Signing) -> Option<(DecodingKey, Validation)> {
    let of_name = |alg: &Alg| Algorithm::from_str(alg.name()).ok();
    let own = of_name(&key.alg)?;
    let public = match (key.given, key.is_secret()) {
        (Given::Text, true) => DecodingKey::from_secret(key.public().as_bytes()),
        _ => DecodingKey::from_jwk(&serde_json::from_str::<Jwk>(&key.jwk()).unwrap()).unwrap(),
    };
    let mut validation = Validation::new(own);
    validation.algorithms = key.algs().iter().filter_map(of_name).collect();
    validation.leeway = 0;
    validation.validate_nbf = true;
    validation.set_issuer(&[ISSUER]);
    validation.set_audience(&[AUDIENCE]);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    Some((public, validation))
}

/// jotkit, once for each key, over an archive with a file for each token: tens of thousands of files take a disk its time.
fn of_jotkit(here: &Path, keys: &[Signing], cases: &[Case]) -> Judge {
    let none = || Some(Err("no token: none was found".to_string()));
    let mut answers: Answers = cases.iter().map(|_| none()).collect();
    for (at, key) in keys.iter().enumerate() {
        let own = cases.iter().enumerate().filter(|(_, case)| case.key == at);
        let archive = pack(here, at, own.map(|(number, case)| (number, &case.token[..])));
        let mut seen = HashSet::new();
        for token in verified(here, at, key, &archive) {
            let (_, number) = token["source"].as_str().unwrap().rsplit_once('/').unwrap();
            let number: usize = number.parse().unwrap();
            // Of several tokens in one text, or inside one another, each has to be good.
            if seen.insert(number) || answers[number] == Some(Ok(())) {
                answers[number] = Some(reasons(&token).map_or(Ok(()), Err));
            }
        }
    }
    Judge { name: "jotkit", answers }
}

/// Writes an archive whose members are the tokens, each by its number.
fn pack<'t>(here: &Path, at: usize, tokens: impl Iterator<Item = (usize, &'t [u8])>) -> String {
    let name = format!("{at}.zip");
    let mut archive = ZipWriter::new(File::create(here.join(&name)).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (number, token) in tokens {
        archive.start_file(number.to_string(), options).unwrap();
        archive.write_all(token).unwrap();
    }
    archive.finish().unwrap();
    name
}

/// What jotkit prints of the tokens in an archive, by that key.
fn verified(here: &Path, at: usize, key: &Signing, archive: &str) -> Vec<Value> {
    let file = format!("{at}.key");
    fs::write(here.join(&file), key.public()).unwrap();
    let [option, value] = match (key.given, key.is_secret()) {
        (Given::Text, true) => ["--secret".to_string(), format!("file:{file}")],
        _ => ["--key".to_string(), file],
    };
    let now = NOW.to_string();
    let expected = ["--now", &now, "--iss", ISSUER, "--aud", AUDIENCE, "--require", "exp"];
    let args = [&["verify", "--format", "jsonl"], &expected[..], &[&option, &value, archive]].concat();
    let run = jotkit_with(&args, b"", here);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""), "{args:?}");
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Why jotkit refuses a token; `None` where it does not.
fn reasons(token: &Value) -> Option<String> {
    let checks = token["checks"].as_array().into_iter().flatten();
    let failed = checks.filter(|check| check["ok"] == false);
    let said = failed
        .map(|check| format!("{}: {}", check["check"].as_str().unwrap(), check["message"].as_str().unwrap()));
    let said: Vec<_> = said.collect();
    assert_eq!(token["verdict"] == "valid", said.is_empty(), "{token}");
    (!said.is_empty()).then(|| said.join("; "))
}
