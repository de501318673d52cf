//! The texts of the rules that found something, each once. Findings refer to them.

use super::text;
use crate::report::Summary;
use crate::rules::{self, Rule};
use std::collections::BTreeMap;

pub(super) fn written(summary: &Summary) -> String {
    let mut told: BTreeMap<&'static str, usize> = BTreeMap::new();
    if let Some(stats) = &summary.stats {
        told.extend(&stats.rules);
    }
    for remarked in summary.remarks.iter().flat_map(|remarks| &remarks.findings) {
        *told.entry(remarked.rule.name).or_default() += 1;
    }
    if told.is_empty() {
        return String::new();
    }
    let rules = told.iter().filter_map(|(name, count)| Some(article(rules::by_name(name)?, *count)));
    let rules: String = rules.collect();
    format!(
        "<section id=\"rules\" aria-labelledby=\"rules-title\">\n<h2 id=\"rules-title\">Rules that found something</h2>\n\
         {rules}</section>\n"
    )
}

fn article(rule: &Rule, count: usize) -> String {
    let cites: Vec<_> = rule.cites.iter().map(|cite| cited(cite)).collect();
    let known = match rule.known_problems {
        "" => String::new(),
        known => format!("<dt>false alarms</dt><dd>{}</dd>\n", text(known)),
    };
    format!(
        "<article id=\"rule-{name}\" data-count=\"{count}\">\n<h3>{name} <small>{}</small></h3>\n\
         <p>{}</p>\n<dl class=\"text\">\n<dt>why</dt><dd>{}</dd>\n<dt>fix</dt><dd>{}</dd>\n{known}\
         <dt>see</dt><dd>{}</dd>\n</dl>\n</article>\n",
        super::super::counted(count, "finding"),
        text(rule.summary),
        text(rule.why),
        text(rule.fix),
        cites.join(", "),
        name = rule.name,
    )
}

/// `RFC 9700 §2.2.1`, as a link to that section.
fn cited(cite: &str) -> String {
    let shown = text(cite);
    let Some((number, section)) =
        cite.strip_prefix("RFC ").map(|rest| rest.split_once(' ').unwrap_or((rest, "")))
    else {
        return shown;
    };
    let is_number =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !is_number(number) {
        return shown;
    }
    let section = section.strip_prefix('§').filter(|section| is_number(section));
    let fragment = section.map(|section| format!("#section-{section}")).unwrap_or_default();
    format!("<a href=\"https://www.rfc-editor.org/rfc/rfc{number}{fragment}\" rel=\"noreferrer\">{shown}</a>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_of_rfcs_are_linked() {
        for (cite, link) in [
            ("RFC 9700 §2.2.1", "https://www.rfc-editor.org/rfc/rfc9700#section-2.2.1\""),
            ("RFC 7517 Appendix A", "https://www.rfc-editor.org/rfc/rfc7517\""),
            ("RFC 7515", "https://www.rfc-editor.org/rfc/rfc7515\""),
        ] {
            assert!(cited(cite).contains(link), "{}", cited(cite));
        }
        assert_eq!(cited("OWASP ASVS 9.2.4"), "OWASP ASVS 9.2.4");
        assert_eq!(cited("RFC 8725bis §3.10"), "RFC 8725bis §3.10");
    }
}
