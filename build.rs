//! How the program is linked. It stands here and not in `.cargo/config.toml`, which `cargo install` does not read.
//!
//! Most of the time that a run on one token takes goes by while the program comes into memory; docs/performance.md has
//! the figures. So on Linux it lies at a fixed place, for one that may lie anywhere has 20,000 addresses to be filled in at every
//! start (`JOTKIT_PIE=1` leaves it that way); what such a run calls stands side by side; and the unwinder is in the program, which
//! is a library less to load.
#![allow(clippy::print_stdout)] // that is how a build script speaks to cargo

use std::env::{var, var_os};
use std::fs;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=start.ld");
    println!("cargo::rerun-if-env-changed=JOTKIT_PIE");
    let cargo_says = |what| var(what).unwrap_or_default();
    if cargo_says("CARGO_CFG_TARGET_OS") != "linux" || cargo_says("PROFILE") != "release" {
        return;
    }
    // A linker that somebody chose may not know what the file says.
    let chosen = var_os("RUSTC_LINKER").is_some() || cargo_says("CARGO_ENCODED_RUSTFLAGS").contains("link");
    if !chosen {
        println!("cargo::rustc-link-arg-bins=-T{}/start.ld", cargo_says("CARGO_MANIFEST_DIR"));
    }
    if !chosen && cargo_says("CARGO_CFG_TARGET_ENV") == "gnu" && cargo_says("TARGET") == cargo_says("HOST") {
        take_in_the_unwinder(&cargo_says("OUT_DIR"));
    }
    // What a static program begins with is chosen by the compiler, for the place that it knows of.
    let is_static = cargo_says("CARGO_CFG_TARGET_FEATURE").split(',').any(|feature| feature == "crt-static");
    if !is_static && var_os("JOTKIT_PIE").is_none() {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// The standard library asks for `libgcc_s`. What the linker finds first under that name says to take the archive that comes
/// with the compiler instead, wherever that one has it; where there is none, all stays as it is.
fn take_in_the_unwinder(folder: &str) {
    // What it does not have, the compiler answers with the bare name.
    let asked = Command::new("cc").arg("-print-file-name=libgcc_eh.a").output();
    let is_there = asked.is_ok_and(|answer| answer.stdout.starts_with(b"/"));
    if is_there && fs::write(format!("{folder}/libgcc_s.so"), "GROUP(-lgcc_eh -lgcc)").is_ok() {
        println!("cargo::rustc-link-search=native={folder}");
    }
}
