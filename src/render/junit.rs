//! JUnit XML, as Jenkins, GitLab and the reporters of GitHub read it. Every token is a suite, for of a suite the counts are
//! wanted before the cases; of the whole they are not, and it is written as the tokens come.

use super::Writer;
use super::issue::{Issue, complaint, limited, location};
use crate::policy::Severity;
use crate::report::{Item, Summary};
use crate::term::escape;
use std::fmt::Write as _;
use std::io::{self, Write};

/// A suite a token, a case a finding; a clean token has one case, which passes.
pub(super) struct Suites {
    /// From this severity on a finding is a failure.
    pub(super) fail_on: Severity,
}

/// The cases of a suite, and how they ended.
#[derive(Default)]
struct Cases {
    written: String,
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Writer for Suites {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        let mut cases = Cases::default();
        for finding in &item.findings {
            cases.finding(&Issue::of(item, finding), self.fail_on);
        }
        let location = location(&item.source, item.line, item.column);
        if let Some(reason) = &item.not_inspected {
            cases.skipped += 1;
            let skipped = format!("<skipped message=\"{}\"/>", xml(&limited(reason)));
            cases.case("jotkit.token", &format!("inspected {location}"), None, &skipped);
        } else if item.findings.is_empty() {
            cases.case("jotkit.token", &format!("no findings {location}"), None, "");
        }
        cases.close(&format!("{} {location}", item.kind.name()), out)
    }

    fn opening(&self) -> &str {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jotkit lint\">\n"
    }

    fn of_run(&self, summary: &Summary, out: &mut Vec<u8>) -> io::Result<()> {
        let mut cases = Cases::default();
        for issue in Issue::of_remarks(summary.remarks.as_ref()) {
            cases.finding(&issue, self.fail_on);
        }
        for (at, trouble) in summary.end.troubles.iter().enumerate() {
            cases.errors += 1;
            let error = format!("<error type=\"jotkit\" message=\"{}\"/>", xml(&complaint(trouble)));
            cases.case("jotkit.run", &format!("complaint {}", at + 1), None, &error);
        }
        if cases.tests == 0 { Ok(()) } else { cases.close("run", out) }
    }

    fn closing(&self, _summary: &Summary) -> String {
        "</testsuites>\n".to_string()
    }
}

impl Cases {
    fn finding(&mut self, issue: &Issue<'_>, fail_on: Severity) {
        let rule = issue.rule;
        let told = format!(
            "{}\n{} {}\nwhy: {} ({})\nhelp: {}",
            issue.message,
            issue.location(),
            issue.whereabouts(),
            rule.why,
            rule.cites.join(", "),
            rule.fix
        );
        // What does not fail the run is told by a case that passes.
        let inner = if issue.severity >= fail_on {
            self.failures += 1;
            let (name, message) = (rule.name, xml(&issue.message));
            format!("<failure type=\"{name}\" message=\"{message}\">{}</failure>", xml(&told))
        } else {
            format!("<system-out>{}: {}</system-out>", issue.severity.name(), xml(&told))
        };
        let class = format!("jotkit.{}", rule.group.name());
        let name = format!("{} {} {}", rule.name, issue.location(), issue.subject);
        self.case(&class, &name, issue.file(), &inner);
    }

    fn case(&mut self, class: &str, name: &str, file: Option<&str>, inner: &str) {
        self.tests += 1;
        let file = file.map(|file| format!(" file=\"{}\"", xml(&escape(file)))).unwrap_or_default();
        let _ = writeln!(
            self.written,
            "    <testcase classname=\"{class}\" name=\"{}\"{file} time=\"0\">{inner}</testcase>",
            xml(name)
        );
    }

    fn close(self, name: &str, out: &mut Vec<u8>) -> io::Result<()> {
        let Cases { written, tests, failures, errors, skipped } = self;
        writeln!(
            out,
            "  <testsuite name=\"{}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\" time=\"0\">\n{written}  </testsuite>",
            xml(name)
        )
    }
}

/// Text for XML 1.0, in an element or an attribute; what the standard has no place for (§2.2) is replaced.
fn xml(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&apos;"),
            '\n' => written.push_str("&#10;"),
            '\t' | ' '..='\u{fffd}' | '\u{10000}'.. => written.push(c),
            _ => written.push('\u{fffd}'),
        }
    }
    written
}
