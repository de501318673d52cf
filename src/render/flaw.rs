//! What is wrong with a policy file, underlined where it stands.

use crate::policy::Flaw;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

/// The complaint about a policy file: what was being done, what is wrong, the line, and what to write instead. It is plain, for
/// whoever prints it makes foreign text harmless.
pub fn flaw(flaw: &Flaw, name: &str, text: &str) -> String {
    let annotation = AnnotationKind::Primary.span(flaw.span.clone());
    let snippet = Snippet::source(text).path(name).annotation(annotation);
    let group = Level::ERROR.primary_title("").element(snippet);
    let rendered = Renderer::plain().decor_style(DecorStyle::Ascii).render(&[group]);
    let body = rendered.split_once('\n').map_or("", |(_, body)| body);
    format!("reading the policy {name}: {}\n{body}\ntry: {}", flaw.message, flaw.instead)
}
