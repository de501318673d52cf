//! A real browser opens the page of `--format html`: what hostile tokens say in it runs nothing, asks the network for nothing,
//! and breaks nothing; the page's own script and style do what they are for.

use crate::common::{NOW, folder, hostile, jotkit_with};
use crate::installed;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

/// What a browser made of each page.
fn opened(installed: &Path, here: &Path, pages: &[&str]) -> Vec<Value> {
    let output = Command::new(installed.join("venv/bin/node"))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/interop/page.mjs"))
        .args(pages)
        .current_dir(here)
        .env("JOTKIT_INTEROP", installed)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let lines: Vec<_> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), pages.len());
    lines
}

#[test]
fn hostile_tokens_do_nothing_in_a_browser() {
    let Some(installed) = installed("a browser") else { return };
    let here = hostile::folder_of("interop_page");
    let out = folder("interop_pages");
    let lint = ["lint", "--format", "html", "--now", NOW];
    for (page, more) in [
        ("all.html", &["--auditor", "--show-all", "."][..]),
        ("shown.html", &["--pedantic", "--show-secrets", "."]),
        ("empty.html", &["--allow-empty", "--select", "b64-false", "."]),
    ] {
        let run = jotkit_with(lint.iter().chain(more), b"", &here);
        assert!(run.code < 2, "{}", run.stderr);
        fs::write(out.join(page), run.stdout).unwrap();
    }
    let verify =
        ["verify", "--format", "html", "--now", NOW, "--secret", "text:<script>alert(1)</script>", "0.json"];
    let run = jotkit_with(verify, b"", &here);
    assert_eq!(run.code, 1, "{}", run.stderr);
    fs::write(out.join("verdicts.html"), run.stdout).unwrap();
    // Pages that do what they must not show that it would be seen: one runs foreign script, one blocks its own.
    let empty = fs::read_to_string(out.join("empty.html")).unwrap();
    let unguarded = empty.replace("http-equiv=\"Content-Security-Policy\"", "name=\"none\"");
    let run_by = "<img src=x onerror=alert(1)>";
    fs::write(out.join("foreign.html"), unguarded.replace("</main>", &format!("{run_by}</main>"))).unwrap();
    fs::write(out.join("blocked.html"), empty.replace("'use strict';", "'use strict'; ")).unwrap();
    fs::write(out.join("guarded.html"), empty.replace("</main>", &format!("{run_by}</main>"))).unwrap();

    let pages = [
        "all.html",
        "shown.html",
        "empty.html",
        "verdicts.html",
        "foreign.html",
        "blocked.html",
        "guarded.html",
    ];
    let opened = opened(&installed, &out, &pages);
    for (page, did) in pages.into_iter().zip(&opened).take(4) {
        for how in ["with_script", "without_script"] {
            assert_eq!(did[how]["problems"], json!([]), "{page}");
            assert_eq!(
                (&did[how]["too_wide"], &did[how]["overview_first"]),
                (&json!(false), &json!(true)),
                "{page} {how}"
            );
        }
        let title = if page == "verdicts.html" { "jotkit verify: report" } else { "jotkit lint: report" };
        assert_eq!(
            (&did["with_script"]["title"], &did["with_script"]["title_after"]),
            (&json!(title), &json!(title))
        );
    }
    let (with, without) = (&opened[0]["with_script"], &opened[0]["without_script"]);
    assert!(with["findings"].as_u64() > Some(100), "{with}");
    assert_eq!(with["of_rule"][0], with["of_rule"][1], "{with}");
    assert_eq!(
        [&with["of_no_text"], &with["texts"], &with["texts_after"]],
        [&json!(0), &json!(1), &json!(0)]
    );
    assert!(without["errors"].as_u64() > Some(0) && without["others_after"].as_u64() > Some(0), "{without}");
    assert_eq!([&without["errors_after"], &without["controls"]], [&json!(0), &json!(0)]);

    let said = |at: usize| opened[at]["with_script"]["problems"].to_string();
    assert!(said(4).contains("dialog: 1") && said(4).contains("request: "), "{}", said(4));
    assert!(said(5).contains("Content Security Policy"), "{}", said(5));
    // The policy holds off what would have been let through, and says so.
    assert!(!said(6).contains("dialog") && said(6).contains("Content Security Policy"), "{}", said(6));
}
