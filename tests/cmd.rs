//! Whole runs: arguments in; output and exit code out, whole and exact. `SNAPSHOTS=overwrite` writes the files anew.

mod common;

use common::console::assert_is_true;

#[test]
fn keys_lint() {
    assert_is_true("tests/cmd/keys-lint.md");
}

#[test]
fn input() {
    assert_is_true("tests/cmd/input.md");
}

#[test]
fn decode() {
    assert_is_true("tests/cmd/decode.md");
}

#[test]
fn forms() {
    assert_is_true("tests/cmd/forms.md");
}

#[test]
fn verify() {
    assert_is_true("tests/cmd/verify.md");
}

#[test]
fn policy() {
    assert_is_true("tests/cmd/policy.md");
}

#[test]
fn lint() {
    assert_is_true("tests/cmd/lint.md");
}

#[test]
fn sensitive() {
    assert_is_true("tests/cmd/sensitive.md");
}

#[test]
fn profiles() {
    assert_is_true("tests/cmd/profiles.md");
}

#[test]
fn rules() {
    assert_is_true("tests/cmd/rules.md");
}

#[test]
fn sign() {
    assert_is_true("tests/cmd/sign.md");
}

#[test]
fn weak_secrets() {
    assert_is_true("tests/cmd/weak-secrets.md");
}

#[test]
fn the_readme() {
    assert_is_true("README.md");
}

#[test]
fn decode_for_programs() {
    assert_is_true("docs/decode.md");
}

#[test]
fn the_policy() {
    assert_is_true("docs/policy.md");
}

#[test]
fn the_table_of_decisions() {
    assert_is_true("docs/verify.md");
}

#[test]
fn the_formats() {
    assert_is_true("docs/formats.md");
}

#[test]
fn stats() {
    assert_is_true("tests/cmd/stats.md");
}

#[test]
fn places() {
    assert_is_true("tests/cmd/places.md");
}

#[test]
fn a_guide_to_a_401() {
    assert_is_true("docs/guide-debug-401.md");
}

#[test]
fn a_guide_to_pipelines() {
    assert_is_true("docs/guide-ci.md");
}

#[test]
fn a_guide_to_recordings() {
    assert_is_true("docs/guide-audit-har.md");
}

#[test]
fn a_guide_to_the_rotation_of_keys() {
    assert_is_true("docs/guide-key-rotation.md");
}
