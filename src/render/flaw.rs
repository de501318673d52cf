//! What is wrong with a policy file, underlined where it stands.

use crate::policy::Flaw;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// So many flaws are told, which fit two screens; who made more made one many times.
const MOST: usize = 8;

/// The complaint about a policy file: what was being done, and of each flaw what is wrong, the line, and what to write instead.
/// It is plain, for whoever prints it makes foreign text harmless.
pub fn flaws(flaws: &[Flaw], name: &str, text: &str) -> String {
    let told: Vec<_> = flaws.iter().take(MOST).map(|flaw| one(flaw, name, text)).collect();
    let more = match flaws.len().saturating_sub(MOST) {
        0 => String::new(),
        1 => "\n\nand 1 more flaw".to_string(),
        more => format!("\n\nand {more} more flaws"),
    };
    format!("reading the policy {name}: {}{more}", told.join("\n\n"))
}

fn one(flaw: &Flaw, name: &str, text: &str) -> String {
    let annotation = AnnotationKind::Primary.span(flaw.span.clone());
    let snippet = Snippet::source(text).path(name).annotation(annotation);
    let group = Level::ERROR.primary_title("").element(snippet);
    let rendered = Renderer::plain().decor_style(DecorStyle::Ascii).render(&[group]);
    let body = rendered.split_once('\n').map_or("", |(_, body)| body);
    format!("{}\n{body}\ntry: {}", flaw.message, flaw.instead)
}
