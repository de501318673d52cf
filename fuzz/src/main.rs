//! Fuzz targets: each takes any bytes and says what must hold of them. One program has all of them, so that it is built and
//! linked once; `JOTKIT_FUZZ` names the one that runs.
#![no_main]

mod carriers;
mod keys;
mod reports;
mod spelled;
mod tokens;

#[allow(clippy::unwrap_used, clippy::expect_used)]
#[path = "../../tests/common/shape.rs"]
mod shape;

use std::sync::OnceLock;

/// What runs on an input.
type Target = fn(&[u8]);

/// Every target, by the folder of its seeds in `corpus/`.
const TARGETS: [(&str, Target); 18] = [
    ("b64", tokens::b64),
    ("baseline", reports::baseline),
    ("burp", carriers::burp),
    ("decode", reports::decode),
    ("disclosures", tokens::disclosures),
    ("find", tokens::find),
    ("formats", reports::formats),
    ("har", carriers::har),
    ("http", carriers::http),
    ("index", carriers::index),
    ("json", tokens::json),
    ("jwks", keys::jwks),
    ("key", keys::key),
    ("packed", carriers::packed),
    ("policy", reports::policy),
    ("sealed", keys::sealed),
    ("storage", carriers::storage),
    ("token", tokens::token),
];

fn target() -> Target {
    static CHOSEN: OnceLock<Target> = OnceLock::new();
    *CHOSEN.get_or_init(|| {
        let name = std::env::var("JOTKIT_FUZZ").unwrap_or_default();
        let named = TARGETS.iter().find(|(known, _)| *known == name);
        let names = || TARGETS.map(|(name, _)| name).join(", ");
        named.unwrap_or_else(|| panic!("JOTKIT_FUZZ names the target, one of {}", names())).1
    })
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| target()(bytes));
