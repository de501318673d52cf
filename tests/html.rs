//! The page for browsers: what it looks like as text, and that nothing foreign in it is markup. That no browser runs any of
//! it is proved in `tests/interop/page.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used)] // a test that cannot go on must fail

mod common;

use common::shape::{self, elements};
use common::{NOW, assert_is_file, folder, hostile, jotkit, jotkit_with};
use std::fs;
use std::path::Path;

fn page(here: &Path, more: &[&str]) -> String {
    let fixed = ["lint", "--format", "html", "--now", NOW, "--auditor", "."];
    let run = jotkit_with(fixed.iter().chain(more), b"", here);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    run.stdout
}

#[test]
fn nothing_foreign_is_markup() {
    let here = hostile::folder_of("html_hostile");
    for more in [&[][..], &["--show-all"], &["--show-secrets"]] {
        let page = page(&here, more);
        let elements = elements(&page);
        assert!(elements.len() > 500, "only {} elements", elements.len());
        shape::are_own(&elements);
        // It is all there, for people to read.
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assert!(page.contains("&lt;U+202E&gt;gpj") || page.contains("\\u202egpj"));
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let page = page(&hostile::folder_of("html_references"), &[]);
    let elements = elements(&page);
    let ids: Vec<_> =
        elements.iter().flat_map(|(_, attributes)| attributes).filter(|(name, _)| name == "id").collect();
    let mut unique: Vec<_> = ids.iter().map(|(_, id)| id).collect();
    unique.sort();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an ID twice");
    let references = elements.iter().flat_map(|(_, attributes)| attributes);
    let references = references.filter_map(|(name, value)| match name.as_str() {
        "href" => value.strip_prefix('#'),
        "aria-labelledby" => Some(value.as_str()),
        _ => None,
    });
    let lost: Vec<_> = references.filter(|id| !unique.iter().any(|known| known == id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// The page without what stands in every page.
fn body(page: &str) -> String {
    let (_, body) = page.split_once("<body>").unwrap();
    let (body, _) = body.split_once("<script>").unwrap();
    body.replace(env!("CARGO_PKG_VERSION"), "[VERSION]")
}

#[test]
fn a_small_report() {
    // Where git tracks nothing, and no policy lies.
    let here = folder("html_small");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/stats.in/app.log"), here.join("app.log"))
        .unwrap();
    let lint = [
        "lint",
        "--format",
        "html",
        "--now",
        "2026-11-21T20:30:00Z",
        "--select",
        "time,alg-none",
        "--no-config",
        "app.log",
    ];
    let run = jotkit_with(lint, b"", &here);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    elements(&run.stdout);
    assert_is_file(&body(&run.stdout), "tests/html/report.html");
}

#[test]
fn verdicts_are_a_page_too() {
    let run = jotkit([
        "verify",
        "--format",
        "html",
        "--now",
        "2026-11-21T20:30:00Z",
        "--secret",
        "text:<b>",
        "tests/cmd/stats.in/app.log",
    ]);
    assert_eq!((run.code, run.stderr.as_str()), (1, ""));
    let elements = elements(&run.stdout);
    let articles = elements.iter().filter(|(name, _)| name == "article").count();
    assert_eq!(articles, 11);
    assert!(run.stdout.contains("<h3><b>rejected</b> "), "{}", run.stdout);
}

#[test]
fn a_page_of_no_findings_is_whole() {
    let here = folder("html_empty");
    fs::write(here.join("a.log"), "nothing\n").unwrap();
    let run = jotkit_with(["lint", "--format", "html", "--allow-empty", "--now", NOW, "."], b"", &here);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    elements(&run.stdout);
    assert!(run.stdout.contains("nothing was judged"), "{}", run.stdout);
    assert!(run.stdout.ends_with("</html>\n"));
}
