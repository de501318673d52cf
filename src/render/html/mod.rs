//! One page for a reviewer to hand over. It needs no network and allows itself none: a Content-Security-Policy names its own
//! style and script by their digests, and nothing else may load or run. Findings are written as they come; what is known
//! only at the end, charts and the texts of rules, is written after them, and the style sheet shows the charts first.

mod chart;
mod finding;
mod lifetimes;
mod overview;
mod rules;
mod timeline;
mod verdict;

use super::{Report, Writer};
use crate::core::b64;
use crate::core::crypto::sha256;
use crate::report::{Item, Summary};
use crate::term;
use std::io;

/// What the page looks like.
const STYLE: &str = include_str!("report.css");

/// What sorts and filters it.
const SCRIPT: &str = include_str!("report.js");

/// The page, written as the items come.
pub(super) struct Page {
    report: Report,
    opening: String,
}

impl Page {
    pub(super) fn new(report: Report) -> Page {
        Page { report, opening: opening(report) }
    }
}

impl Writer for Page {
    fn item(&self, item: &Item, out: &mut Vec<u8>) -> io::Result<()> {
        let written = match self.report {
            Report::Lint => finding::all_of(item),
            Report::Verify => verdict::of(item),
        };
        out.extend_from_slice(written.as_bytes());
        Ok(())
    }

    fn opening(&self) -> &str {
        &self.opening
    }

    fn closing(&self, summary: &Summary) -> String {
        let mut page = String::new();
        if self.report == Report::Lint {
            page += &finding::of_policy(summary);
            page += "</div>\n</section>\n";
            page += &overview::written(summary);
            page += &rules::written(summary);
        } else {
            page += "</div>\n</section>\n";
        }
        page + &format!("</main>\n<script>{}</script>\n</body>\n</html>\n", inline(SCRIPT))
    }
}

/// Everything before the first item.
fn opening(report: Report) -> String {
    let (title, heading, controls) = match report {
        Report::Lint => ("jotkit lint: report", "Findings", include_str!("controls.html")),
        Report::Verify => ("jotkit verify: report", "Verdicts", ""),
    };
    let (style, script) = (inline(STYLE), inline(SCRIPT));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        digest(&style),
        digest(&script)
    );
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n\
         <header><h1>{title}</h1></header>\n\
         <section id=\"findings\" aria-labelledby=\"findings-title\">\n<h2 id=\"findings-title\">{heading}</h2>\n\
         {controls}<div id=\"list\">\n"
    )
}

/// A file of the source as it stands in the page. Parsers of HTML take CR LF for LF before a digest is made.
fn inline(file: &str) -> String {
    format!("\n{}", file.replace('\r', ""))
}

/// How a Content-Security-Policy names what stands in the page (CSP 3 §2.3.1), in the alphabet that all browsers take.
fn digest(text: &str) -> String {
    let digest = b64::encode(&sha256(text.as_bytes())).replace('-', "+").replace('_', "/");
    // 32 bytes leave one character to fill up.
    format!("sha256-{digest}=")
}

/// Foreign text as it may stand in an element and in a quoted attribute: what is not seen is shown, what is markup is not.
fn text(foreign: &str) -> String {
    let shown = term::escape(foreign);
    let mut text = String::with_capacity(shown.len() + shown.len() / 8);
    for c in shown.chars() {
        match c {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\'' => text.push_str("&#39;"),
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_text_is_text() {
        assert_eq!(
            text("<img src=x onerror=\"a\">&amp;'</style>"),
            "&lt;img src=x onerror=&quot;a&quot;&gt;&amp;amp;&#39;&lt;/style&gt;"
        );
        assert_eq!(text("a\u{202e}b\u{2028}\u{0}"), "a&lt;U+202E&gt;b&lt;U+2028&gt;&lt;U+0000&gt;");
    }

    #[test]
    fn own_text_cannot_end_its_element() {
        for own in [STYLE, SCRIPT] {
            assert!(!own.contains("</") && !own.contains("<!--"));
        }
    }

    #[test]
    fn digests_are_those_of_the_standard() {
        // CSP 3 §8.4: the digest of `alert('Hello, world.');`.
        assert_eq!(digest("alert('Hello, world.');"), "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }
}
