//! Completions in real shells, and man pages before those who print them.

use crate::{common, installed, prints};
use common::{Run, folder, run};
use std::fs;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Where the shells look for files.
fn home(name: &str) -> std::path::PathBuf {
    let here = folder(name);
    fs::write(here.join("signing.pem"), "").unwrap();
    here
}

/// What is offered for the last word of each line, some of it.
const OFFERS: [(&[&str], &[&str]); 9] = [
    (&["explain", "exp-"], &["exp-too-far", "exp-missing"]),
    (&["lint", "--select", "exp-too"], &["exp-too-far"]),
    (&["lint", "--ignore", "paylo"], &["payload"]),
    (&["lint", "--severity", "exp-too"], &["exp-too-far=error", "exp-too-far=warning"]),
    (&["lint", "--preset", "o"], &["owasp", "oidc"]),
    (&["lint", "--format", "js"], &["json", "jsonl"]),
    (&["verify", "--alg", "ES"], &["ES256", "ES512"]),
    (&["verify", "--profile", "acc"], &["access-token"]),
    (&["verify", "--key", "sign"], &["signing.pem"]),
];

fn assert_offers(shell: &str, line: &[&str], run: &Run, offers: &[&str]) {
    assert_eq!(run.code, 0, "{shell} {line:?}: {}", run.stderr);
    for offer in offers {
        let is_offered = |said: &str| said.split('\t').next() == Some(offer);
        assert!(run.stdout.lines().any(is_offered), "{shell} {line:?}: {offer} is not in\n{}", run.stdout);
    }
    // Nothing else begins otherwise.
    let last = line.last().unwrap();
    let strange = run.stdout.lines().find(|said| !said.starts_with(last));
    assert_eq!(strange, None, "{shell} {line:?}");
}

#[test]
fn bash_completes() {
    if installed("bash").is_none() {
        return;
    }
    let here = home("interop_bash");
    for (line, offers) in OFFERS {
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc"]).arg(format!("{ROOT}/tests/interop/complete.bash"));
        bash.arg(format!("{ROOT}/completions/jotkit.bash")).arg("jotkit").args(line);
        assert_offers("bash", line, &run(bash.current_dir(&here), b""), offers);
    }
    println!("bash: completed {} lines", OFFERS.len());
}

#[test]
fn fish_completes() {
    if installed("fish").is_none() {
        return;
    }
    let here = home("interop_fish");
    for (line, offers) in OFFERS {
        let script =
            format!("source {ROOT}/completions/jotkit.fish; complete -C 'jotkit {}'", line.join(" "));
        let mut fish = Command::new("fish");
        fish.args(["--no-config", "-c", &script]).env("HOME", &here);
        assert_offers("fish", line, &run(fish.current_dir(&here), b""), offers);
    }
    println!("fish: completed {} lines", OFFERS.len());
}

#[test]
fn zsh_completes() {
    if installed("zsh").is_none() {
        return;
    }
    let here = home("interop_zsh");
    for (line, offers) in OFFERS {
        let typed = format!("jotkit {}", line.join(" "));
        // One offer is put into the line, several are listed below it, in the order of names.
        let mut sorted = offers.to_vec();
        sorted.sort();
        let mut zsh = Command::new("timeout");
        zsh.args(["30", "zsh", "-f"]).arg(format!("{ROOT}/tests/interop/complete.zsh"));
        zsh.arg(format!("{ROOT}/completions/_jotkit")).args([&typed, &sorted.join("*")]);
        let run = run(zsh.current_dir(&here).env("HOME", &here), b"");
        assert_eq!(run.code, 0, "zsh {line:?}: {offers:?} are not seen: {}{}", run.stdout, run.stderr);
        assert!(offers.iter().all(|offer| run.stdout.contains(offer)), "zsh {line:?}: {}", run.stdout);
    }
    println!("zsh: completed {} lines", OFFERS.len());
}

#[test]
fn man_pages_are_printed_without_a_complaint() {
    if installed("man pages").is_none() {
        return;
    }
    let here = folder("interop_man");
    prints(&here, &["man", "--out", "."]);
    let pages: Vec<_> = fs::read_dir(&here).unwrap().map(|page| page.unwrap().path()).collect();
    assert!(pages.len() > 15, "{pages:?}");
    for page in &pages {
        let lint = run(Command::new("mandoc").args(["-T", "lint", "-W", "warning"]).arg(page), b"");
        assert_eq!((lint.code, lint.stdout.as_str()), (0, ""), "{}", page.display());
        let mut groff = Command::new("groff");
        let printed = run(groff.args(["-Kutf8", "-man", "-Tutf8", "-P-cbou", "-ww"]).arg(page), b"");
        assert_eq!((printed.code, printed.stderr.as_str()), (0, ""), "{}", page.display());
        for section in ["NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"] {
            assert!(printed.stdout.contains(section), "{}: {section}\n{}", page.display(), printed.stdout);
        }
    }
    println!("man pages: {} printed", pages.len());
}
