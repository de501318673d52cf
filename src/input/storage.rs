//! What browsers keep for pages: storage states of Playwright and Puppeteer, copies of localStorage.

use super::cookie;
use super::json::{Walk, is_small};
use super::leaf::{Leaf, Role};
use super::place::{Setting, Storage, shown};
use crate::core::json::{Kind, Value};

/// So many entries beside one are looked at.
const MOST: usize = 256;

/// What a string is for that stands below a member named after a storage, or in a copy of one.
pub(super) fn leaf(walk: &Walk<'_>, value: Value<'_>, dump: Option<Storage>) -> Option<Leaf> {
    let steps = walk.steps(value);
    let named = steps.iter().enumerate().rev().find_map(|(at, step)| Some((at, Storage::named(step)?)));
    let (at, storage) = match (named, dump) {
        (Some((at, storage)), _) if at + 1 < steps.len() => (at, storage),
        (None, Some(storage)) => (usize::MAX, storage),
        _ => return None,
    };
    let own = value.name();
    let key = match own.as_deref() {
        Some("value") => walk.beside("name").or_else(|| walk.beside("key")).or(own),
        // Of a database, the name of the record's member; of a storage, that of the entry.
        _ if storage == Storage::IndexedDb || at == usize::MAX => own,
        _ => steps.get(at + 1).filter(|step| *step != "*").cloned().or(own),
    };
    // It stands beside the storage.
    let around = walk.before_step(at).filter(|around| is_small(*around));
    let origin = around.and_then(|around| around.get_text("origin"));
    let setting = Setting {
        storage: Some(storage),
        origin: origin.map(|origin| shown(&origin)),
        beside: beside(walk, key.as_deref().unwrap_or_default()),
        ..Setting::NONE
    };
    Some(Leaf::new(Role::Storage(key.map(|key| key.into_owned())), setting))
}

/// Whether a name says that a refresh token is kept under it.
pub fn says_refresh(name: &str) -> bool {
    let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_ascii_lowercase();
    name.contains("refreshtoken")
        || name.ends_with("refreshjwt")
        || name == "refresh"
        || name.ends_with("rtoken") && name.len() == 6
}

/// Whether a value is long enough to be a token, in whatever form.
fn is_token_like(value: Option<Value<'_>>) -> bool {
    value.is_some_and(|value| value.kind() == Kind::String && value.span().len() >= 18)
}

/// The refresh token that is kept beside what is kept under `key`.
pub(super) fn beside(walk: &Walk<'_>, key: &str) -> Option<String> {
    if says_refresh(key) {
        return None;
    }
    let parent = walk.parent()?;
    let members = parent.children().take(MOST).filter(|member| is_token_like(Some(*member)));
    let in_object = members.filter_map(Value::name).find(|name| says_refresh(name));
    let in_list = || {
        let entries = walk.ancestor(1).filter(|list| list.kind() == Kind::Array)?;
        let entries = entries.children().take(MOST).filter(|entry| is_token_like(entry.get("value")));
        entries.filter_map(|entry| entry.get_text("name")).find(|name| says_refresh(name))
    };
    in_object.or_else(in_list).map(|name| shown(&name))
}

/// The refresh token among the cookies beside one that scripts read as well.
pub(super) fn cookie_beside(walk: &Walk<'_>) -> Option<String> {
    let own = walk.beside("name")?;
    let list = walk.ancestor(1).filter(|list| list.kind() == Kind::Array && !says_refresh(&own))?;
    let readable = |other: &Value<'_>| {
        let of_same_host = other.get_text("domain") == walk.beside("domain");
        of_same_host
            && is_token_like(other.get("value"))
            && cookie::object(*other).is_some_and(|cookie| cookie.http_only == Some(false))
    };
    let names = list.children().take(MOST).filter(readable).filter_map(|other| other.get_text("name"));
    names.into_iter().find(|name| says_refresh(name)).map(|name| shown(&name))
}

/// Names that only entries of a browser's storage have, or begin with. Those that any file of settings may have are not
/// among them.
const TELLING: [&str; 22] = [
    "@@auth0",
    "oidc.user:",
    "oidc.",
    "msal.",
    "CognitoIdentityServiceProvider.",
    "persist:",
    "firebase:",
    "i18nextLng",
    "amplitude_",
    "okta-",
    "kc-callback-",
    "sb-",
    "supabase.",
    "ally-supports-cache",
    "_grecaptcha",
    "ajs_",
    "chakra-ui-color-mode",
    "vuex",
    "ngStorage-",
    "auth0.",
    "mp_",
    "intercom.",
];

/// The storage that an object is a copy of: each value is a string, as nothing else can be kept, and some name or value is
/// as only there. An answer of OAuth has no such thing.
pub(super) fn dump(root: Value<'_>) -> Option<Storage> {
    let mut telling = false;
    for (count, member) in root.children().enumerate() {
        let text = member.text().filter(|_| count < 4096)?;
        let name = member.name()?;
        if matches!(&*name, "token_type" | "expires_in" | "scope" | "grant_type" | "jsonrpc" | "error") {
            return None;
        }
        let is_json = text.starts_with(['{', '[']) && text.ends_with(['}', ']']) && text.contains('"');
        telling |= is_json || TELLING.iter().any(|known| name.starts_with(known));
    }
    (root.kind() == Kind::Object && telling).then_some(Storage::Local)
}
