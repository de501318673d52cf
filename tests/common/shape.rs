//! Whether text is what its format says and nothing foreign in it is more than text. The tests and the fuzz targets share this,
//! so it uses nothing but the standard library.

/// The elements of a page, each with its attributes.
pub type Elements = Vec<(String, Vec<(String, String)>)>;

/// The elements of a page, and their attributes; each that is open is closed. Text that begins an element is a problem, and
/// so is every name that the page has no use for.
pub fn elements(page: &str) -> Elements {
    const VOID: [&str; 2] = ["meta", "input"];
    let (mut elements, mut open) = (Vec::new(), Vec::new());
    let mut rest = page.strip_prefix("<!doctype html>").expect("a doctype");
    while let Some(start) = rest.find('<') {
        assert!(!rest[..start].contains('>'), "a stray > in {:?}", &rest[..start]);
        let end = rest[start..].find('>').expect("a tag ends") + start;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "before {:?}", &rest[..rest.len().min(200)]);
            continue;
        }
        let (tag, is_closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, attributes) = tag.split_once([' ', '\n']).unwrap_or((tag, ""));
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()), "<{tag}>");
        elements.push((name.to_string(), self::attributes(attributes)));
        if matches!(name, "style" | "script") {
            // What is in them is jotkit's own, whole and unchanged.
            let close = format!("</{name}>");
            rest = &rest[rest.find(&close).expect("it ends") + close.len()..];
        } else if !is_closed && !VOID.contains(&name) {
            open.push(name.to_string());
        }
    }
    assert!(open.is_empty(), "{open:?}");
    elements
}

fn attributes(mut text: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    loop {
        text = text.trim_start();
        if text.is_empty() {
            return attributes;
        }
        let end = text.find(['=', ' ']).unwrap_or(text.len());
        let name = text[..end].to_string();
        assert!(
            name.bytes().all(|byte| byte.is_ascii_lowercase()
                || matches!(byte, b'-' | b'0'..=b'9')
                || byte.is_ascii_uppercase()),
            "{text}"
        );
        text = &text[end..];
        let Some(value) = text.strip_prefix("=\"") else {
            attributes.push((name, String::new()));
            continue;
        };
        let end = value.find('"').expect("a value ends");
        attributes.push((name, value[..end].to_string()));
        text = &value[end + 1..];
    }
}

/// The elements that the page is made of.
#[rustfmt::skip]
const ELEMENTS: [&str; 53] = [
    "html", "head", "meta", "title", "style", "body", "main", "header", "section", "h1", "h2", "h3",
    "form", "fieldset", "legend", "label", "input", "div", "select", "option", "output", "article", "b",
    "a", "p", "pre", "span", "mark", "i", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr",
    "th", "td", "svg", "rect", "line", "text", "circle", "figure", "figcaption", "code", "script", "g",
    "path", "small", "details", "summary",
];

/// The elements and attributes are those of the page itself: it runs one script, its own, and leads to its own rules and to
/// standards.
pub fn are_own(elements: &Elements) {
    for (name, attributes) in elements {
        assert!(ELEMENTS.contains(&name.as_str()), "<{name}>");
        for (attribute, value) in attributes {
            assert!(
                !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                "{attribute}={value}"
            );
            if attribute == "href" {
                assert!(
                    value.starts_with("#rule-") || value.starts_with("https://www.rfc-editor.org/rfc/rfc"),
                    "{value}"
                );
            }
        }
    }
    assert_eq!(elements.iter().filter(|(name, _)| name == "script").count(), 1);
}

/// Every line is a command of ours, or the footer.
pub fn are_commands(told: &str) {
    let lines: Vec<_> = told.lines().collect();
    assert_eq!(lines[0], "::group::jotkit lint");
    let end = lines.iter().position(|line| *line == "::endgroup::").unwrap();
    for line in &lines[1..end] {
        let command = line.strip_prefix("::").and_then(|line| line.split_once(' ')).unwrap();
        assert!(["error", "warning", "notice"].contains(&command.0), "{line}");
        let (properties, said) = command.1.split_once("::").unwrap();
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "col", "title"].contains(&name), "{line}");
            assert!(!value.contains(':'), "{line}");
        }
        let escapes = said.split('%').skip(1);
        assert!(escapes.clone().all(|escape| ["0A", "0D", "25"].contains(&&escape[..2])), "{line}");
    }
    assert!(lines[end + 1..].iter().all(|line| !line.contains("::") && !line.contains("##[")), "{told}");
}

/// Elements are ours and are closed, and every character is one of XML 1.0.
pub fn is_xml(told: &str) {
    let legal = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    assert!(told.chars().all(legal));
    let mut open = Vec::new();
    for tag in told.split('<').skip(2) {
        let tag = tag.split_once('>').unwrap().0;
        let name = tag.trim_matches('/').split(' ').next().unwrap();
        assert!(
            ["testsuites", "testsuite", "testcase", "failure", "system-out", "skipped", "error"]
                .contains(&name),
            "{tag}"
        );
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name));
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty());
}

/// Elements are ours; between them stands nothing that Markdown, or who reads it, would take for more than text. What a rule
/// says of itself is not looked at.
pub fn is_harmless(told: &str) {
    assert!(told.starts_with('<'), "{told}");
    for line in told.lines() {
        let is_own = line.starts_with("<p>why: ");
        let mut code = false;
        for piece in line.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            let known = ["details", "summary", "p", "br", "code", "/code", "/p", "/summary", "/details"];
            assert!(known.contains(&tag), "{tag}");
            code = (code || tag == "code") && tag != "/code";
            if code && !is_own {
                let marks = ['@', '|', '`', '[', ']', '*', '_', '#', '\\', '!', ':'];
                let text = text.replace("&#", "");
                assert!(!text.contains(marks), "{text}");
            }
        }
        assert!(!code, "{line}");
    }
}
