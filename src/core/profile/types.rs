//! What the value of a claim is to be, beyond being there.

use crate::core::json::{Kind, Value};
use url::Url;

/// What a claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// A string.
    Text,
    /// An array of strings.
    Texts,
    /// A string, or an array of strings that is not empty (RFC 7519 §4.1.3).
    TextOrTexts,
    /// A string of at most 255 ASCII characters (OpenID Connect Core §2).
    ShortAscii,
    /// A NumericDate (RFC 7519 §2).
    Date,
    /// An absolute http or https URL.
    HttpUrl,
    /// An object with at least one member, whose names are URIs (RFC 8417 §2.2).
    Events,
    /// Such an object, with the event of back-channel logout, which is an object itself.
    LogoutEvents,
}

/// The event that a logout token tells (OpenID Connect Back-Channel Logout §2.4).
pub const BACKCHANNEL_LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

impl Type {
    /// What is wrong with a value, and the value inside it that is wrong; the words go on after the claim's name.
    pub fn fault<'a>(self, value: Value<'a>) -> Option<(Value<'a>, String)> {
        let is = |kind: Kind| value.kind() == kind;
        let wrong = |due: &str| Some((value, format!("is {}, where {due} is due", value.kind().words())));
        match self {
            Type::Text if !is(Kind::String) => wrong("a string"),
            Type::ShortAscii if !is(Kind::String) => wrong("a string"),
            Type::ShortAscii => {
                let text = value.text().unwrap_or_default();
                let length = text.chars().count();
                let long = length > 255;
                let fault = || format!("has {length} characters, where 255 are the most");
                let foreign = "holds characters beyond ASCII".to_string();
                match long {
                    true => Some((value, fault())),
                    false => (!text.is_ascii()).then_some((value, foreign)),
                }
            }
            Type::Date if !is(Kind::Number) => wrong("a number of seconds"),
            Type::Texts if !is(Kind::Array) => wrong("an array of strings"),
            Type::TextOrTexts if is(Kind::String) => None,
            Type::TextOrTexts if !is(Kind::Array) => wrong("a string or an array of strings"),
            Type::TextOrTexts if value.children().next().is_none() => {
                Some((value, "is an empty array".to_string()))
            }
            Type::Texts | Type::TextOrTexts => {
                let foreign = value.children().find(|item| item.kind() != Kind::String)?;
                Some((foreign, format!("holds {}, where strings are due", foreign.kind().words())))
            }
            Type::HttpUrl if !is(Kind::String) => wrong("a URL"),
            Type::HttpUrl => {
                let url = value.text().and_then(|text| Url::parse(&text).ok());
                let absolute = url.is_some_and(|url| matches!(url.scheme(), "http" | "https"));
                (!absolute).then(|| (value, "is no absolute http or https URL".to_string()))
            }
            Type::Events | Type::LogoutEvents if !is(Kind::Object) => wrong("an object"),
            Type::Events => events_fault(value),
            Type::LogoutEvents => match value.get(BACKCHANNEL_LOGOUT) {
                None => Some((value, "does not name the event of back-channel logout".to_string())),
                Some(event) if event.kind() != Kind::Object => {
                    let is = event.kind().words();
                    Some((event, format!("holds {is} as the event of back-channel logout, not an object")))
                }
                Some(_) => events_fault(value),
            },
            Type::Text | Type::Date => None,
        }
    }
}

fn events_fault(events: Value<'_>) -> Option<(Value<'_>, String)> {
    if events.children().next().is_none() {
        return Some((events, "names no event".to_string()));
    }
    let is_uri = |event: &Value<'_>| Url::parse(&event.name().unwrap_or_default()).is_ok();
    let event = events.children().find(|event| !is_uri(event) || event.kind() != Kind::Object)?;
    let fault = if is_uri(&event) {
        format!("holds {} as an event, where an object is due", event.kind().words())
    } else {
        "names an event by what is no URI".to_string()
    };
    Some((event, fault))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::json::Document;

    fn fault(of: Type, json: &str) -> String {
        let document = Document::parse(json.as_bytes().to_vec());
        of.fault(document.root().unwrap()).map(|(_, fault)| fault).unwrap_or_default()
    }

    #[test]
    fn what_is_right_is_silent_and_what_is_wrong_is_told() {
        for (of, right, wrong, told) in [
            (Type::Text, r#""""#, "7", "is a number, where a string is due"),
            (Type::Texts, "[]", r#"["a",null]"#, "holds null, where strings are due"),
            (Type::Texts, r#"["a"]"#, r#""a""#, "is a string, where an array of strings is due"),
            (Type::TextOrTexts, r#""a""#, "[]", "is an empty array"),
            (
                Type::TextOrTexts,
                r#"["a","b"]"#,
                "{}",
                "is an object, where a string or an array of strings is due",
            ),
            (Type::ShortAscii, r#""a""#, r#""ü""#, "holds characters beyond ASCII"),
            (Type::Date, "1.5", r#""1""#, "is a string, where a number of seconds is due"),
            (Type::HttpUrl, r#""https://a.example/x?y""#, r#""/x""#, "is no absolute http or https URL"),
            (Type::HttpUrl, r#""http://127.0.0.1""#, r#""urn:x:y""#, "is no absolute http or https URL"),
            (Type::Events, r#"{"urn:a:b":{}}"#, "{}", "names no event"),
            (
                Type::Events,
                r#"{"https://a.example/e":{"x":1}}"#,
                r#"{"logout":{}}"#,
                "names an event by what is no URI",
            ),
            (
                Type::Events,
                r#"{"urn:a:b":{}}"#,
                r#"{"urn:a:b":[]}"#,
                "holds an array as an event, where an object is due",
            ),
            (Type::Events, r#"{"urn:a:b":{}}"#, r#"["urn:a:b"]"#, "is an array, where an object is due"),
            (
                Type::LogoutEvents,
                r#"{"http://schemas.openid.net/event/backchannel-logout":{}}"#,
                r#"{"urn:a:b":{}}"#,
                "does not name the event of back-channel logout",
            ),
        ] {
            assert_eq!(fault(of, right), "", "{right}");
            assert_eq!(fault(of, wrong), told);
        }
        let long = format!("\"{}\"", "a".repeat(256));
        assert_eq!(fault(Type::ShortAscii, &long), "has 256 characters, where 255 are the most");
        assert_eq!(fault(Type::ShortAscii, &format!("\"{}\"", "a".repeat(255))), "");
    }
}
