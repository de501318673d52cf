//! The policy file: what is accepted and what is refused, by the reader and by the schema alike.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{folder, jotkit_with, run};
use jotkit::policy::{self, Policies, Policy, Preset};
use jotkit::rules::known;
use serde_json::{Map, Value, json};

const ACCEPTED: &[&str] = &[
    "version = 1",
    "version = 1\nprofile = \"auto\"\npreset = \"owasp\"",
    "version = 1\nalgorithms = [\"ES256\"]\nclock-skew = \"1h30m\"\nfresh = false",
    "version = 1\nclock-skew = \"PT15M\"\n[max-ttl]\nsd-jwt = \"365d\"",
    "version = 1\n[rules]\nalg-none = { severity = \"warning\" }\nexp-missing.disable = true",
    "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = 2027-01-31",
    "version = 1\nignore = [{ rule = \"alg-none\", reason = \"x\", expires = 2027-01-31, match = { aud = \"a\", claim = \"/alg\" } }]",
    "version = 1\n[[match]]\nwhen = {}\nprofile = \"refresh\"",
    "version = 1\n[[match]]\nprofile = \"refresh\"\n[match.when]\nfound-as = \"rt\"",
    "version = 1\n[sensitive]\nallow = [{ claim = \"/a\", reason = \"b\" }]\noidc-scopes = [\"email\", \"phone\"]",
    "version = 1\n[claims]\nmax-size = 4_096",
];

const REFUSED: &[&str] = &[
    "",
    "version = 2",
    "version = \"1\"",
    "version = 1\nalgoritms = [\"ES256\"]",
    "version = 1\nalgorithms = []",
    "version = 1\nalgorithms = [\"\"]",
    "version = 1\nalgorithms = [\"ES256\", \"ES256\"]",
    "version = 1\nalgorithms = \"ES256\"",
    "version = 1\nprofile = \"acess-token\"",
    "version = 1\nprofile = [\"access-token\"]",
    "version = 1\nclock-skew = 60",
    "version = 1\nclock-skew = \"soon\"",
    "version = 1\nfresh = \"yes\"",
    "version = 1\n[max-ttl]\nauto = \"1h\"",
    "version = 1\n[max-ttl]\nrefresh = 3600",
    "version = 1\n[rules.exp-too-fra]\ndisable = true",
    "version = 1\n[rules.time]\ndisable = true",
    "version = 1\n[rules.exp-too-far]\nseverity = \"fatal\"",
    "version = 1\n[[ignore]]\nrule = \"alg-none\"\nexpires = 2027-01-31",
    "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"",
    "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = true",
    "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = 2027-01-31\nmatch = { token = \"x\" }",
    "version = 1\n[[ignore]]\nrule = \"alg-none\"\nreason = \"x\"\nexpires = 2027-01-31\nmatch = { claim = \"alg\" }",
    "version = 1\n[[match]]\nprofile = \"refresh\"",
    "version = 1\nmatch = { when = {} }",
    "version = 1\n[sensitive]\nallow = [\"/a\"]",
    "version = 1\n[sensitive]\noidc-scopes = [\"mail\"]",
    "version = 1\n[claims]\nmax-size = 0",
];

/// TOML as JSON, its dates as text.
fn as_json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(number) => json!(number),
        toml::Value::Float(number) => json!(number),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Datetime(date) => json!(date.to_string()),
        toml::Value::Array(items) => items.into_iter().map(as_json).collect(),
        toml::Value::Table(table) => {
            let members: Map<_, _> = table.into_iter().map(|(name, value)| (name, as_json(value))).collect();
            Value::Object(members)
        }
    }
}

#[test]
fn the_reader_and_the_schema_agree() {
    let known = known();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("jotkit.json", policy::schema(&known)).unwrap();
    let schema = compiler.compile("jotkit.json", &mut schemas).unwrap();
    let presets = Preset::ALL.map(Preset::text);
    let every_key = every_key();
    let accepted =
        ACCEPTED.iter().chain(&presets).copied().chain([every_key.as_str()]).map(|text| (text, true));
    for (text, good) in accepted.chain(REFUSED.iter().map(|text| (*text, false))) {
        let read = policy::read(text, &known);
        assert_eq!(read.is_ok(), good, "{text}\n{read:?}");
        let document = as_json(toml::Value::Table(text.parse().unwrap()));
        let validated = schemas.validate(&document, schema);
        assert_eq!(validated.is_ok(), good, "{text}\n{validated:?}");
    }
}

/// The example with all that is commented out in force.
fn every_key() -> String {
    let setting =
        |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line).to_string();
    policy::example().lines().map(|line| setting(line) + "\n").collect()
}

#[test]
fn the_example_is_the_default() {
    let known = known();
    let file = policy::read(&policy::example(), &known).unwrap();
    assert_eq!(*Policies::assemble(Some(file), None, &known, |_| {}).house(), Policy::default());
}

#[test]
fn every_setting_of_the_example_is_heard() {
    let known = known();
    let file = policy::read(&every_key(), &known).unwrap();
    let policies = Policies::assemble(Some(file), None, &known, |_| {});
    let (said, silent) = (format!("{:#?}", policies.house()), format!("{:#?}", Policy::default()));
    // What is as by default although it is said, and what only the command line says.
    let same = [
        "profile: None",
        "max_ttl: None",
        "ignore: []",
        "disabled: []",
        "clock_skew: 60",
        "fail_on: Error",
        "show_secrets: false",
    ];
    for line in silent
        .lines()
        .filter(|line| line.starts_with("    ") && !line.starts_with("     ") && line.contains(": "))
    {
        let line = line.trim().trim_end_matches([',', '{', ' ']);
        let is_same = same.contains(&line) || ["claims: Claims", "sensitive: Sensitive"].contains(&line);
        assert!(is_same || !said.contains(&format!("\n    {line},")), "{line} is not heard");
    }
}

#[test]
fn a_preset_gives_way_to_the_file_and_the_file_to_the_command_line() {
    let known = known();
    let text = "version = 1\npreset = \"strict\"\npersona = \"everyone\"\n[max-ttl]\nrefresh = \"1d\"";
    let read = || Some(policy::read(text, &known).unwrap());
    let policies = Policies::assemble(read(), None, &known, |policy| policy.max_ttl = Some(5));
    let policy = policies.house();
    assert_eq!((policy.persona, policy.fail_on), (policy::Persona::Everyone, policy::Severity::Warning));
    assert_eq!(policy.limit_set(jotkit::core::profile::Profile::Refresh), Some(5));
    let policies = Policies::assemble(read(), None, &known, |_| {});
    assert_eq!(policies.house().limit_set(jotkit::core::profile::Profile::Refresh), Some(86_400));
    let policies = Policies::assemble(read(), Some(Preset::Oidc), &known, |_| {});
    assert_eq!(policies.house().fail_on, policy::Severity::Error);
}

#[test]
fn the_nearest_file_within_the_repository_is_found() {
    // The folder of the tests lies in a repository, this project's own.
    let root = std::env::temp_dir().join(format!("jotkit-policy-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&root);
    let inner = root.join("repository/a/b");
    std::fs::create_dir_all(&inner).unwrap();
    std::fs::write(root.join("jotkit.toml"), "outside").unwrap();
    let token = common::token(r#"{"alg":"ES256"}"#, r#"{"iat":1795292740,"exp":1795293700}"#, "c2ln");
    let used = |folder: &std::path::Path, more: &[&str]| {
        let lint = ["lint", "-v", "--now", common::NOW, token.as_str()];
        let run = jotkit_with(lint.iter().chain(more), b"", folder);
        run.stderr.lines().next().unwrap_or_default().to_string()
    };
    // Without a repository, what lies further up is somebody else's.
    assert_eq!(used(&inner, &[]), "note: there is no policy file");
    assert_eq!(used(&root, &[]), "note: the policy is that of jotkit.toml");
    std::fs::create_dir(root.join("repository/.git")).unwrap();
    assert_eq!(used(&inner, &[]), "note: there is no policy file");
    std::fs::write(root.join("repository/jotkit.toml"), "version = 1").unwrap();
    assert_eq!(used(&inner, &[]), "note: the policy is that of ../../jotkit.toml");
    std::fs::write(root.join("repository/a/jotkit.toml"), "version = 1").unwrap();
    assert_eq!(used(&inner, &[]), "note: the policy is that of ../jotkit.toml");
    assert_eq!(
        used(&inner, &["--config", "../../jotkit.toml"]),
        "note: the policy is that of ../../jotkit.toml"
    );
    assert_eq!(used(&inner, &["--no-config"]), "note: there is no policy file");

    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_jotkit"));
    command.args(["lint", "-v", &token]).current_dir(&inner);
    let by_environment = |command: &mut std::process::Command, file: &str| {
        // The runner takes the variable away, so that no test hangs on it.
        let mut shell = std::process::Command::new("env");
        shell.arg(format!("JOTKIT_CONFIG={file}")).arg(command.get_program()).args(command.get_args());
        run(shell.current_dir(&inner), b"").stderr
    };
    assert!(by_environment(&mut command, "../../jotkit.toml").contains("that of ../../jotkit.toml"));
    assert!(by_environment(&mut command, "").contains("that of ../jotkit.toml"));
}

#[test]
fn a_hostile_file_is_refused_in_peace() {
    let here = folder("policy_hostile");
    let keys: String = (0..20_000).map(|n| format!("k{n} = 1\n")).collect();
    for (name, text) in [
        ("nested", format!("version = 1\nissuers = {}", "[".repeat(100_000)).into_bytes()),
        ("dotted", format!("version = 1\n{} = 1", vec!["a"; 100_000].join(".")).into_bytes()),
        ("keys", format!("version = 1\n{keys}").into_bytes()),
        ("not_utf8", b"version = 1\nissuers = [\"\xff\"]".to_vec()),
        ("controls", "version = 1\n\"\\u001b[2J\u{202e}\" = 1".into()),
        ("large", vec![b'#'; 2 << 20]),
        ("empty", Vec::new()),
    ] {
        std::fs::write(here.join(name), text).unwrap();
        let run = jotkit_with(["lint", "--config", name, "eyJhbGciOiJub25lIn0.e30."], b"", &here);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{name}: {}", run.stderr);
        assert!(run.stderr.starts_with("error: reading the policy"), "{name}: {}", run.stderr);
        assert!(run.stderr.len() < 3000, "{name}: {} bytes", run.stderr.len());
        assert!(!run.stderr.contains(['\u{1b}', '\u{202e}']), "{name}: {}", run.stderr);
    }
}

/// On all cores, a baseline is the same every time, and knows every finding again although the tokens are others.
#[test]
fn a_baseline_of_many_tokens() {
    let here = folder("policy_baseline");
    let tokens = |sub: usize| -> String {
        let one = |n: usize| {
            let header = format!(r#"{{"alg":"none","kid":"k{}"}}"#, n % 7);
            let claims = format!(r#"{{"iss":"https://{}.example","sub":"{}"}}"#, n % 11, n + sub);
            common::token(&header, &claims, "") + "\n"
        };
        (0..20_000).map(one).collect()
    };
    let lint = |more: &[&str], tokens: &str| {
        let lint = ["lint", "--select", "alg-none,exp-missing", "-"];
        jotkit_with(lint.iter().chain(more), tokens.as_bytes(), &here)
    };
    assert_eq!(lint(&["--write-baseline", "one.json"], &tokens(0)).code, 1);
    assert_eq!(lint(&["--write-baseline", "two.json"], &tokens(50_000)).code, 1);
    let read = |name: &str| std::fs::read_to_string(here.join(name)).unwrap();
    assert_eq!(read("one.json"), read("two.json"));
    assert_eq!(read("one.json").lines().count(), 2 + 2 * 7 * 11);
    let known = lint(&["--baseline", "one.json", "--format", "json"], &tokens(90_000));
    assert_eq!(known.code, 0, "{}", known.stderr);
    let report: Value = serde_json::from_str(&known.stdout).unwrap();
    assert_eq!(report["summary"]["baseline"], 40_000);
    assert_eq!(report["summary"]["outdated"], 0);
}
