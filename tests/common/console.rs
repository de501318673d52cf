//! Runs the console blocks of a Markdown file and compares the whole file with what happened. Other runners of such
//! files change what they compare, backslashes among it; here every byte counts.

use super::{assert_is_file, folder, jotkit_with};
use std::fs;
use std::path::Path;

const BEGIN: &str = "```console\n";
const END: &str = "```\n";

/// Runs each `$ jotkit …` of the file, in a folder that holds the project's `examples/` and what lies in a folder of
/// the file's name with `.in`. `? N` after a command is its exit code, where that is not 0.
pub fn assert_is_true(file: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = folder(&format!("console_{}", file.replace('/', "_")));
    copy(&root.join("examples"), &here.join("examples"));
    copy(&root.join(file).with_extension("in"), &here);
    let text = fs::read_to_string(root.join(file)).expect("the file");
    let mut actual = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find(BEGIN) {
        let (before, block) = rest.split_at(start + BEGIN.len());
        let end = block.find(END).expect("a block ends");
        actual.push_str(before);
        let commands = block[..end].lines().filter(|line| line.starts_with("$ "));
        let runs: Vec<_> = commands.map(|command| run(command, &here)).collect();
        assert!(!runs.is_empty(), "a block without a command in {file}");
        actual.push_str(&runs.join("\n"));
        rest = &block[end..];
    }
    actual.push_str(rest);
    assert_is_file(&actual, file);
}

fn run(command: &str, here: &Path) -> String {
    let words = shlex::split(command).expect("quotes match");
    assert_eq!(words[..2], ["$", "jotkit"], "{command}");
    let run = jotkit_with(&words[2..], b"", here);
    let code = if run.code == 0 { String::new() } else { format!("? {}\n", run.code) };
    let mut output = run.stdout + &run.stderr;
    if !output.is_empty() && !output.ends_with('\n') {
        output.push('\n');
    }
    format!("{command}\n{code}{output}")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry.expect("an entry");
        let copy = to.join(entry.file_name());
        fs::copy(entry.path(), &copy).expect("a copy");
        // Whatever they were checked out with.
        #[cfg(unix)]
        {
            let own = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            fs::set_permissions(&copy, own).expect("permissions");
        }
    }
}
