//! In a container as the Dockerfile makes one: nobody's user, no capability, no network, a root that is read-only and holds nothing
//! but the program, which is linked statically.

use crate::{common, installed};
use common::{NOW, Run, folder, run, token};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Runs the static program on what is mounted at `/work`, which `bind` says how.
fn contained(program: &Path, bind: &str, here: &Path, args: &[&str]) -> Run {
    let mut bwrap = Command::new("bwrap");
    bwrap.args(["--unshare-all", "--die-with-parent", "--cap-drop", "ALL"]);
    bwrap.args(["--uid", "65532", "--gid", "65532", "--clearenv"]);
    bwrap.arg("--ro-bind").arg(program).arg("/jotkit");
    bwrap.arg(bind).arg(here).args(["/work", "--chdir", "/work", "--remount-ro", "/", "/jotkit"]).args(args);
    run(&mut bwrap, b"")
}

#[test]
fn nobody_in_a_read_only_root_with_nothing_else_in_it() {
    if installed("container").is_none() {
        return;
    }
    let program = std::env::var_os("JOTKIT_STATIC").expect("JOTKIT_STATIC names the static program");
    let program = fs::canonicalize(program).unwrap();
    let here = folder("interop_container");
    fs::write(here.join("a.jwt"), token(r#"{"alg":"none"}"#, r#"{"sub":"ann"}"#, "")).unwrap();

    let read_only = |args: &[&str]| contained(&program, "--ro-bind", &here, args);
    let linted = read_only(&["lint", "--now", NOW, "."]);
    assert_eq!((linted.code, linted.stderr.as_str()), (1, ""));
    assert!(linted.stdout.contains("error[alg-none]"), "{}", linted.stdout);
    let decoded = read_only(&["decode", "--get", "sub", "a.jwt"]);
    assert_eq!((decoded.code, decoded.stdout.as_str()), (0, "ann\n"));
    for args in [&["keygen", "ES256", "--out", "k"][..], &["lint", "--output", "report", "."]] {
        let refused = read_only(args);
        assert_eq!((refused.code, refused.stdout.as_str()), (2, ""), "{args:?}");
        assert!(refused.stderr.contains("Read-only file system"), "{args:?}: {}", refused.stderr);
    }
    assert_eq!(fs::read_dir(&here).unwrap().count(), 1);

    // What may be written to is, with no home, no clock of its own and no device but what the kernel gives.
    let made = |args: &[&str]| contained(&program, "--bind", &here, args);
    assert_eq!(made(&["keygen", "ES256", "--out", "k"]).code, 0);
    let signed = made(&["sign", "--key", "k.pem", "--now", NOW, "--iss", "https://a.example"]);
    assert_eq!(signed.code, 0, "{}", signed.stderr);
    let verified = made(&["verify", "--key", "k.pub.pem", "--now", NOW, signed.stdout.trim()]);
    assert_eq!(verified.code, 0, "{}{}", verified.stdout, verified.stderr);
    println!("container: ran as nobody in a root without anything");
}
