//! Programs and shells that put tokens somewhere.

use super::place::Storage;
use super::{Place, PlaceKind, Setting};
use crate::core::json::pointer_step;

/// The storage that a script puts the value into which `before` leads up to:
/// `localStorage.setItem('key', '`, `localStorage.key = '`, `sessionStorage["key"] = '`.
pub(super) fn storage(before: &str) -> Option<Place> {
    // Most text mentions neither, which is told sooner than where the last mention is.
    memchr::memmem::find(before.as_bytes(), b"Storage")?;
    let (at, storage) = [Storage::Local, Storage::Session]
        .into_iter()
        .filter_map(|storage| Some((before.rfind(storage.name())?, storage)))
        .max_by_key(|(at, _)| *at)?;
    let rest = before[at + storage.name().len()..].trim_start();
    // The statement goes on to the token, and only a value in a literal is one.
    if rest.contains(';')
        || rest.contains(')')
        || rest.contains("getItem")
        || !rest.ends_with(['"', '\'', '`', ' '])
    {
        return None;
    }
    let key = if let Some(arguments) = rest.strip_prefix(".setItem(") {
        let (key, _) = arguments.split_once(',')?;
        literal(key)
    } else if let Some(index) = rest.strip_prefix('[') {
        let (key, value) = index.split_once(']')?;
        value.trim_start().starts_with('=').then(|| literal(key))?
    } else {
        let (key, value) = rest.strip_prefix('.')?.split_once('=')?;
        let is_name =
            !key.is_empty() && key.trim_end().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '$'));
        (is_name && !value.starts_with('=')).then_some(Some(key.trim_end()))?
    };
    // An object that is written out is kept as JSON.
    let member = rest.contains('{').then(|| super::text::named(rest).name).flatten();
    let pointer = member.map(|member| format!("/{}", pointer_step(&member)));
    let setting = Setting { storage: Some(storage), pointer, ..Setting::NONE };
    Some(Place::new(PlaceKind::Storage, key).within(setting))
}

/// What a literal says; `None` for an expression.
fn literal(text: &str) -> Option<&str> {
    let text = text.trim().trim_end_matches('\\').trim_start_matches('\\');
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    text.strip_prefix(quote)?.strip_suffix(quote).map(|text| text.trim_end_matches('\\'))
}

/// Whether a line is one of a shell's history, by how zsh and fish write it.
pub(super) fn is_history(head: &str) -> bool {
    let zsh = head.strip_prefix(": ").and_then(|rest| rest.split_once(';')).is_some_and(|(stamp, _)| {
        let (time, duration) = stamp.split_once(':').unwrap_or((stamp, ""));
        time.len() >= 9 && [time, duration].iter().all(|text| text.parse::<u64>().is_ok())
    });
    zsh || head.starts_with("- cmd: ")
}

/// Whether a source is called as shells call their history.
pub(super) fn is_history_name(name: &str) -> bool {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    matches!(
        name,
        ".bash_history"
            | ".zsh_history"
            | ".zhistory"
            | ".histfile"
            | ".ash_history"
            | ".sh_history"
            | ".ksh_history"
            | "fish_history"
            | "ConsoleHost_history.txt"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_that_store() {
        for (before, key) in [
            ("localStorage.setItem('token', '", Some("token")),
            ("window.localStorage.setItem(\n  \"token\",\n  \"", Some("token")),
            ("sessionStorage.setItem(KEY, `", None),
            ("localStorage.setItem('auth', JSON.stringify({ token: '", Some("auth")),
            ("localStorage.token = \"", Some("token")),
            ("localStorage['token'] = '", Some("token")),
            ("\"localStorage.setItem(\\\"token\\\", \\\"", Some("token")),
        ] {
            let place = storage(before).unwrap_or_else(|| panic!("{before}"));
            assert_eq!((place.kind, place.name.as_deref()), (PlaceKind::Storage, key), "{before}");
        }
        for before in [
            "localStorage.getItem('token') || '",
            "localStorage.setItem('theme', 'dark'); const token = '",
            "if (localStorage.token == '",
            "AsyncStorage.setItem('token', '",
            "never put it into localStorage, such as ",
            "cookies.setItem('token', '",
        ] {
            assert!(storage(before).is_none(), "{before}");
        }
    }

    #[test]
    fn histories() {
        assert!(is_history(": 1795292800:0;curl -H 'Authorization: Bearer "));
        assert!(is_history("- cmd: curl -H 'Authorization: Bearer "));
        assert!(!is_history("curl -H 'Authorization: Bearer "));
        assert!(is_history_name("/home/ann/.bash_history") && !is_history_name("history.md"));
    }
}
