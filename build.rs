//! How the program is linked. It stands here and not in `.cargo/config.toml`, which `cargo install` does not read.
//!
//! Most of the time that a run on one token takes goes by while the program comes into memory; docs/performance.md has
//! the figures. So on Linux it lies at a fixed place, for one that may lie anywhere has 20,000 addresses to be filled in at every
//! start (`JOTKIT_PIE=1` leaves it that way); and what such a run calls stands side by side.
#![allow(clippy::print_stdout)] // that is how a build script speaks to cargo

use std::env::{var, var_os};

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
    // What a static program begins with is chosen by the compiler, for the place that it knows of.
    let is_static = cargo_says("CARGO_CFG_TARGET_FEATURE").split(',').any(|feature| feature == "crt-static");
    if !is_static && var_os("JOTKIT_PIE").is_none() {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
