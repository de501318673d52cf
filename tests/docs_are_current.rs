//! Text that is made from the code is committed, and must be what the code makes. `SNAPSHOTS=overwrite cargo test`
//! writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::{assert_is_file, folder, jotkit, jotkit_with};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

const COMMANDS: [&str; 10] =
    ["key", "keygen", "sign", "decode", "verify", "lint", "rules", "explain", "completions", "man"];

#[test]
fn completions() {
    for (shell, file) in [
        ("bash", "jotkit.bash"),
        ("zsh", "_jotkit"),
        ("fish", "jotkit.fish"),
        ("powershell", "_jotkit.ps1"),
        ("elvish", "jotkit.elv"),
        ("nushell", "jotkit.nu"),
    ] {
        assert_is_file(&jotkit(["completions", shell]).stdout, &format!("completions/{file}"));
    }
}

#[test]
fn man_pages_are_made_of_every_command() {
    assert!(jotkit(["man"]).stdout.contains(".TH JOTKIT 1"));
    for command in COMMANDS {
        let page = jotkit(["man", command]);
        assert!(
            page.code == 0 && page.stdout.contains(&format!("jotkit\\-{command}")),
            "{command}: {}",
            page.stdout
        );
    }
}

/// The examples of all man pages, with the files that they speak of.
#[test]
fn the_examples_of_man_pages_run() {
    let here = folder("man_examples");
    let in_folder = |args: &[&str], folder: &Path| {
        let run = jotkit_with(args, b"", folder);
        assert_eq!(run.code, 0, "{args:?}: {}{}", run.stdout, run.stderr);
        run.stdout
    };
    in_folder(&["keygen", "--out", "signing"], &here);
    let claims =
        ["--iss", "https://login.example.com", "--sub", "user-42", "--aud", "https://api.example.com"];
    let token = in_folder(&[&["sign", "--key", "signing.pem"][..], &claims].concat(), &here);
    fs::write(here.join("token.jwt"), token).unwrap();
    let new = folder("man_examples_new");
    let mut count = 0;
    for command in COMMANDS.iter().map(Some).chain([None]) {
        let page = jotkit(["man"].iter().chain(command)).stdout;
        let (_, examples) = page.split_once(".SH EXAMPLES\n").unwrap();
        let examples = examples.split(".SH ").next().unwrap();
        for example in examples.lines().filter_map(|line| line.strip_prefix("\\fBjotkit ")) {
            let example = example.trim_end_matches("\\fR").replace("\\-", "-");
            let args = shlex::split(&example).unwrap();
            let args: Vec<_> = args.iter().map(String::as_str).collect();
            // What is made does not stand in the way of what is there.
            in_folder(&args, if args == ["keygen", "--out", "signing"] { &new } else { &here });
            count += 1;
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn the_catalogue_in_docs() {
    let mut pages = "# The rules of `jotkit lint`\n\nMade from the rules themselves; `jotkit explain RULE` prints one.\n\n".to_string();
    pages.push_str(&jotkit(["rules", "--format", "markdown"]).stdout);
    for rule in jotkit::rules::RULES {
        pages.push('\n');
        pages.push_str(jotkit(["explain", "--format", "markdown", rule.name]).stdout.trim_end());
        pages.push('\n');
    }
    assert_is_file(&pages, "docs/rules.md");
}

#[test]
fn the_schema_of_the_policy() {
    assert_is_file(&jotkit(["rules", "--schema"]).stdout, "docs/schema/jotkit.schema.json");
}

/// Each preset stands in the page on the policy, each key in its table, each rule that enforces one in its text.
#[test]
fn the_page_on_the_policy_is_whole() {
    let page = fs::read_to_string(format!("{ROOT}/docs/policy.md")).unwrap();
    for preset in jotkit::policy::Preset::ALL {
        assert!(
            page.contains(&format!("`{}`:\n\n```toml\n{}```", preset.name(), preset.text())),
            "{}",
            preset.name()
        );
    }
    let schema: serde_json::Value = serde_json::from_str(&jotkit(["rules", "--schema"]).stdout).unwrap();
    for (key, schema) in schema["properties"].as_object().unwrap() {
        let inner = schema["properties"].as_object().map(|inner| inner.keys().collect::<Vec<_>>());
        for inner in inner.into_iter().flatten() {
            assert!(page.contains(&format!("`[{key}] {inner}`")), "[{key}] {inner}");
        }
        let headings = [format!("| `{key}` |"), format!("`[{key}"), format!("`[[{key}]]`")];
        assert!(headings.iter().any(|heading| page.contains(heading)), "{key}");
    }
    for name in ["jotkit.toml", "match.toml"] {
        let file = fs::read_to_string(format!("{ROOT}/docs/policy.in/{name}")).unwrap();
        let shown = file.strip_prefix("version = 1\n\n").unwrap_or(&file);
        assert!(page.contains(&format!("```toml\n{shown}```")), "{name}");
    }
    for rule in jotkit::rules::RULES.iter().filter(|rule| rule.name.starts_with("policy-")) {
        assert!(page.contains(rule.name), "{}", rule.name);
    }
}

#[test]
fn the_table_in_the_readme() {
    let readme = fs::read_to_string(format!("{ROOT}/README.md")).unwrap();
    let table = jotkit(["rules", "--format", "markdown"]).stdout;
    assert!(
        readme.contains(table.trim()),
        "put the output of `jotkit rules --format markdown` into README.md"
    );
}

/// What cargo knows of the packages that are built for Linux, or for `host`.
fn metadata(host: &str) -> serde_json::Value {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline", "--filter-platform", host])
        .current_dir(ROOT)
        .output()
        .unwrap();
    serde_json::from_slice(&metadata.stdout).unwrap()
}

/// The version of Rust that Cargo.toml states is one that every dependency can live with.
#[test]
fn the_stated_rust_version_is_enough() {
    let rustc = Command::new("rustc").arg("-vV").output().unwrap();
    let rustc = String::from_utf8(rustc.stdout).unwrap();
    let host = rustc.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = metadata(host);
    let number = |version: &str| {
        let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap());
        (parts.next().unwrap(), parts.next().unwrap_or(0))
    };
    let packages = metadata["packages"].as_array().unwrap();
    let own = packages.iter().find(|package| package["name"] == "jotkit").unwrap();
    let stated = number(own["rust_version"].as_str().unwrap());
    for package in packages {
        if let Some(needed) = package["rust_version"].as_str() {
            assert!(number(needed) <= stated, "{} needs Rust {needed}", package["name"]);
        }
    }
    assert!(packages.len() > 50);
}

/// The packages of a graph, by their IDs, and what each is built with.
struct Graph<'a> {
    packages: BTreeMap<&'a str, &'a serde_json::Value>,
    nodes: BTreeMap<&'a str, &'a serde_json::Value>,
}

impl<'a> Graph<'a> {
    fn of(metadata: &'a serde_json::Value) -> Self {
        let by_id = |list: &'a serde_json::Value| {
            list.as_array().unwrap().iter().map(|item| (item["id"].as_str().unwrap(), item)).collect()
        };
        Graph { packages: by_id(&metadata["packages"]), nodes: by_id(&metadata["resolve"]["nodes"]) }
    }

    /// What a package names of this kind: `null`, `"build"` or `"dev"`.
    fn named(&self, id: &str, kind: &serde_json::Value) -> Vec<&'a str> {
        let of_kind = |dependency: &&serde_json::Value| {
            dependency["dep_kinds"].as_array().unwrap().iter().any(|one| one["kind"] == *kind)
        };
        let all = self.nodes[id]["deps"].as_array().unwrap();
        all.iter().filter(of_kind).map(|dependency| dependency["pkg"].as_str().unwrap()).collect()
    }

    /// A package and all that is built with it.
    fn with(&self, id: &'a str, found: &mut BTreeSet<&'a str>) {
        if found.insert(id) {
            for kind in [json!(null), json!("build")] {
                self.named(id, &kind).into_iter().for_each(|inner| self.with(inner, found));
            }
        }
    }

    fn all_with(&self, ids: &[&'a str]) -> BTreeSet<&'a str> {
        let mut found = BTreeSet::new();
        ids.iter().for_each(|id| self.with(id, &mut found));
        found
    }

    fn text(&self, id: &str, member: &str) -> &'a str {
        self.packages[id][member].as_str().unwrap()
    }
}

/// Every crate that Cargo.toml names has its reason in the page, and no other; licences and numbers are written anew.
#[test]
fn the_page_on_dependencies() {
    let metadata = metadata("x86_64-unknown-linux-gnu");
    let graph = Graph::of(&metadata);
    let own = graph.packages.keys().find(|id| graph.text(id, "name") == "jotkit").unwrap();
    let page = fs::read_to_string(format!("{ROOT}/docs/dependencies.md")).unwrap();
    let mut pieces = page.split("| crate | what for | licence | crates with it | of them only its |\n");
    let mut made = pieces.next().unwrap().to_string();
    for (kind, piece) in [json!(null), json!("dev")].iter().zip(pieces.by_ref()) {
        let mut ids = graph.named(own, kind);
        // What the program has is no matter of the tests.
        ids.retain(|id| kind.is_null() || !graph.named(own, &json!(null)).contains(id));
        ids.sort_by_key(|id| graph.text(id, "name"));
        made.push_str("| crate | what for | licence | crates with it | of them only its |\n| --- | --- | --- | --: | --: |\n");
        let (rows, rest) = piece.split_once("\n\n").unwrap();
        let reasons: BTreeMap<_, _> = rows
            .lines()
            .skip(1)
            .map(|row| {
                let cells: Vec<_> = row.split('|').map(str::trim).collect();
                (cells[1].trim_matches('`'), cells[2])
            })
            .collect();
        for id in &ids {
            let name = graph.text(id, "name");
            let reason = reasons.get(name).copied().unwrap_or_default();
            assert!(!reason.is_empty(), "put `| `{name}` | what for | | | |` into docs/dependencies.md");
            let others: Vec<_> = ids.iter().copied().filter(|other| other != id).collect();
            let (with, others) = (graph.all_with(&[*id]), graph.all_with(&others));
            let (with, only) = (with.len(), with.difference(&others).count());
            let licence = graph.text(id, "license");
            made.push_str(&format!("| `{name}` | {reason} | {licence} | {with} | {only} |\n"));
        }
        let names: Vec<_> = ids.iter().map(|id| graph.text(id, "name")).collect();
        let gone: Vec<_> = reasons.keys().filter(|name| !names.contains(name)).collect();
        assert!(gone.is_empty(), "docs/dependencies.md names {gone:?}, and Cargo.toml does not");
        made.push('\n');
        made.push_str(rest);
    }
    assert_is_file(&made, "docs/dependencies.md");
    // Cargo's metadata counts what a feature names without asking for it; its tree does not.
    let tree = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--target",
            "all",
            "--edges",
            "normal,build,dev",
            "--invert",
            "rsa",
            "--prefix",
            "none",
        ])
        .args(["--depth", "1", "--format", "{lib}"])
        .current_dir(ROOT)
        .output()
        .unwrap();
    let users = String::from_utf8(tree.stdout).unwrap();
    let users: BTreeSet<_> = users.split_whitespace().collect();
    assert_eq!(
        users,
        ["jotkit", "rsa"].into(),
        "what the page says of RUSTSEC-2023-0071 holds for no one else"
    );
}

/// `16 << 20`, `10_000`, `Duration::from_secs(10)`: as bytes, counts and milliseconds.
fn value_of(code: &str) -> u64 {
    let number = |text: &str| text.trim().replace('_', "").parse::<u64>().unwrap();
    let inside = |before: &str| code.strip_prefix(before).and_then(|rest| rest.strip_suffix(')'));
    if let Some(seconds) = inside("Duration::from_secs(") {
        number(seconds) * 1000
    } else if let Some(milliseconds) = inside("Duration::from_millis(") {
        number(milliseconds)
    } else if let Some((number_of, bits)) = code.split_once("<<") {
        number(number_of) << number(bits)
    } else {
        code.split('*').map(number).product()
    }
}

/// `16 MiB`, `10,000`, `10 s`: the same.
fn value_said(text: &str) -> u64 {
    let (count, unit) = text.split_once(' ').unwrap_or((text, ""));
    let unit = match unit {
        "" => 1,
        "s" => 1000,
        "Ki" | "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        _ => panic!("{unit}"),
    };
    count.replace(',', "").parse::<u64>().unwrap() * unit
}

/// How much is told or drawn, where nothing is refused for being larger, and how work is shared out.
const NO_LIMITS: &[&str] = &[
    "core/dictionary/guess.rs",
    "core/token/problems.rs MOST_DUPLICATES",
    "core/verify/keyring.rs MOST_SAID",
    "core/verify/signature.rs MOST_NAMED",
    "input/carrier.rs LONGEST_WORD",
    "input/place.rs LONGEST_NAME",
    "input/stretches/skimming.rs",
    "input/together.rs MOST",
    "host/idle.rs PATIENCE",
    "host/live.rs PATIENCE",
    "cmd/hashcat.rs LONGEST_PART",
    "cmd/lint/judge.rs MOST_AT_ONCE",
    "cmd/lint/merge.rs",
    "cmd/lint/run.rs MOST_REMEMBERED",
    "cmd/lint/seek.rs MOST_TOGETHER",
    "rules/sensitive/recall.rs",
];

/// Each limit of the table is the constant that it names, and each constant that is a limit stands in it.
#[test]
fn the_limits_in_security_md() {
    let page = fs::read_to_string(format!("{ROOT}/SECURITY.md")).unwrap();
    let mut told = BTreeSet::new();
    for row in page.lines().filter(|row| row.contains("| `src/")) {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [_, limit, place] = cells[..] else { panic!("{row}") };
        let (file, name) = place.trim_matches('`').split_once("` `").unwrap();
        let text = fs::read_to_string(format!("{ROOT}/{file}")).unwrap();
        let declared = text.split(&format!("const {name}: ")).nth(1).unwrap_or_else(|| panic!("{row}"));
        let value = declared.split_once(" = ").unwrap().1.split(';').next().unwrap();
        assert_eq!(value_said(limit), value_of(value), "{row}\n{value}");
        told.insert(format!("{} {name}", file.trim_start_matches("src/")));
    }
    let is_limit = |name: &str| {
        let mut words = name.split('_');
        ["MAX", "MOST", "LARGEST", "LONGEST", "DEEPEST"].contains(&words.next().unwrap())
            || name.ends_with("LIMIT")
            || name == "PATIENCE"
    };
    let mut missing = Vec::new();
    for layer in ["core", "input", "host", "cmd"] {
        let walk = ignore::Walk::new(format!("{ROOT}/src/{layer}"));
        for path in walk.map(|entry| entry.unwrap().into_path()).filter(|path| path.is_file()) {
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            let file = path.strip_prefix(format!("{ROOT}/src")).unwrap().to_str().unwrap();
            for line in fs::read_to_string(&path).unwrap().lines() {
                let line = line
                    .split_once("const ")
                    .filter(|(before, _)| before.is_empty() || before.starts_with("pub"));
                let Some((name, _)) = line.and_then(|(_, rest)| rest.split_once(": ")) else { continue };
                let place = format!("{file} {name}");
                if is_limit(name)
                    && !told.contains(&place)
                    && !NO_LIMITS.iter().any(|known| place.starts_with(known))
                {
                    missing.push(place);
                }
            }
        }
    }
    assert!(told.len() > 50, "{}", told.len());
    assert!(missing.is_empty(), "not in the table of SECURITY.md: {missing:#?}");
}
