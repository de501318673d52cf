//! Whole runs: arguments in; output and exit code out, whole and exact.

#[test]
fn runs() {
    trycmd::TestCases::new().case("tests/cmd/*.md").run();
}
