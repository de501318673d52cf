//! Dependencies point one way: read off the `use crate::` lines and the paths in the code.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

use std::fs;
use std::path::{Path, PathBuf};

/// Each module and what it may use of the others.
const MAY_USE: &[(&str, &[&str])] = &[
    ("core", &[]),
    ("policy", &["core"]),
    ("term", &["core"]),
    ("input", &["core"]),
    ("rules", &["core", "policy", "input"]),
    ("report", &["core", "policy", "rules", "input", "term"]),
    ("render", &["core", "policy", "rules", "input", "report", "term"]),
    ("exit", &["policy"]),
    ("cli", &["core", "policy", "render", "term"]),
    ("host", &["core", "term"]),
    ("cmd", &["core", "policy", "rules", "input", "report", "render", "host", "exit", "cli", "term"]),
];

fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn dependencies_point_one_way() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"));
    let mut files = Vec::new();
    sources(root, &mut files);
    let mut problems = Vec::new();
    for file in &files {
        let inner = file.strip_prefix(root).unwrap();
        let module = inner.iter().next().unwrap().to_str().unwrap().trim_end_matches(".rs");
        if matches!(module, "lib" | "main") {
            continue;
        }
        let allowed = MAY_USE.iter().find(|(name, _)| *name == module);
        let allowed = allowed.unwrap_or_else(|| panic!("{module} is in no layer")).1;
        for piece in fs::read_to_string(file).unwrap().split("crate::").skip(1) {
            let used: String = piece.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            if used != module && !allowed.contains(&used.as_str()) {
                problems.push(format!("{} uses {used}", inner.display()));
            }
        }
    }
    assert!(files.len() > 40, "only {} files", files.len());
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn files_fit_a_few_screens() {
    let mut files = Vec::new();
    sources(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().lines().count();
        assert!(code <= 420, "{} has {code} lines before its tests", file.display());
    }
}
