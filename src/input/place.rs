//! What a token stood in, and what is known of the surroundings that says whether it fits there.

use ::url::{Host, Url};
use std::hash::{Hash, Hasher};

/// What a token stood in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of place.
    pub kind: PlaceKind,
    /// The member, parameter, cookie, header, storage key or variable it stood under.
    pub name: Option<String>,
    /// What else is known; most tokens stand in places of which nothing is.
    setting: Option<Box<Setting>>,
}

impl Place {
    /// A place of which no more is known.
    pub fn new(kind: PlaceKind, name: Option<&str>) -> Place {
        Place { kind, name: name.map(shown), setting: None }
    }

    /// The same, in that setting.
    pub(super) fn within(self, setting: Setting) -> Place {
        let setting = (setting != Setting::NONE).then(|| Box::new(setting));
        Place { setting, ..self }
    }

    /// What is known of the surroundings.
    pub fn setting(&self) -> &Setting {
        const NOTHING: &Setting = &Setting::NONE;
        self.setting.as_deref().unwrap_or(NOTHING)
    }

    /// The same, to be added to.
    pub(super) fn setting_mut(&mut self) -> &mut Setting {
        self.setting.get_or_insert_with(|| Box::new(Setting::NONE))
    }

    /// What the token is called there: of JSON in a storage, the member and not the key.
    pub fn called(&self) -> Option<&str> {
        let in_value = self.setting().pointer.as_deref().filter(|_| self.kind == PlaceKind::Storage);
        let member =
            in_value.and_then(|pointer| pointer.rsplit('/').next()).filter(|member| !member.is_empty());
        member.or(self.name.as_deref())
    }

    /// Hashes all that a rule can ask of it: not which entry of a recording it is.
    pub fn hash_circumstances(&self, hasher: &mut impl Hasher) {
        let Place { kind, name, setting } = self;
        (kind, name).hash(hasher);
        let Some(setting) = setting.as_deref() else { return };
        // Each is named, so that what is added is not forgotten here.
        let Setting {
            entry: _,
            side,
            method,
            path,
            url,
            host,
            referer,
            parameter,
            cookie,
            storage,
            origin,
            pointer,
            log,
            history,
            tracked,
            base64: _,
            beside,
            at,
        } = setting;
        (side, method, path, url, host, referer, parameter).hash(hasher);
        (cookie, storage, origin, pointer, log, history, tracked, beside, at).hash(hasher);
    }

    /// Takes note that the file it was found in is one that git tracks.
    pub fn is_tracked(&mut self) {
        self.setting_mut().tracked = true;
    }
}

/// Kinds of place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlaceKind {
    /// Plain text, or the token alone.
    Text,
    /// A member of JSON or JavaScript.
    Json,
    /// An HTTP header.
    Header,
    /// A cookie.
    Cookie,
    /// The path of a URL.
    Path,
    /// The query of a URL.
    Query,
    /// The fragment of a URL.
    Fragment,
    /// A field of a form that is sent as a body.
    Form,
    /// A message of a WebSocket.
    WebSocket,
    /// The storage of a browser that scripts read: localStorage, sessionStorage, IndexedDB.
    Storage,
    /// A line of a log.
    Log,
    /// A variable of the environment, as `.env` files set them.
    Env,
    /// The payload of another token.
    Nested,
    /// The end of an SD-JWT, as its key-binding JWT.
    KeyBinding,
    /// None, where a key stands and no token.
    Key,
}

impl PlaceKind {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            PlaceKind::Text => "text",
            PlaceKind::Json => "json",
            PlaceKind::Header => "header",
            PlaceKind::Cookie => "cookie",
            PlaceKind::Path => "path",
            PlaceKind::Query => "query",
            PlaceKind::Fragment => "fragment",
            PlaceKind::Form => "form",
            PlaceKind::WebSocket => "websocket",
            PlaceKind::Storage => "storage",
            PlaceKind::Log => "log",
            PlaceKind::Env => "env",
            PlaceKind::Nested => "nested",
            PlaceKind::KeyBinding => "key-binding",
            PlaceKind::Key => "key",
        }
    }
}

/// What surrounds a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Of a recording of HTTP, what it is and which of its entries, from 1.
    pub entry: Option<(Recording, usize)>,
    /// Whether it was sent or answered.
    pub side: Option<Side>,
    /// The method of the request.
    pub method: Option<String>,
    /// The URL it was sent to or came from, or that it stands in; without query, fragment and who logs in.
    pub url: Option<Url>,
    /// What the `Host` header says, where the URL is not known.
    pub host: Option<String>,
    /// And the path of the request, without query.
    pub path: Option<String>,
    /// Of a token in a Referer, the URL that it stands in.
    pub referer: Option<Url>,
    /// And the parameter of that.
    pub parameter: Option<String>,
    /// The attributes of the cookie, where they are known: a request says nothing of them.
    pub cookie: Option<Cookie>,
    /// Which storage of the browser.
    pub storage: Option<Storage>,
    /// Whose storage, or the page whose cookie it is.
    pub origin: Option<String>,
    /// JSON Pointer to the member of the document, the log line or the body.
    pub pointer: Option<String>,
    /// Whether it is in a line of a log.
    pub log: bool,
    /// Whether it is in what was typed at a shell.
    pub history: bool,
    /// Whether git tracks the file.
    pub tracked: bool,
    /// Whether it is written in base64.
    pub base64: bool,
    /// A refresh token beside it, by its name.
    pub beside: Option<String>,
    /// When it was sent, in Unix seconds.
    pub at: Option<i64>,
}

impl Setting {
    /// A setting of which nothing is known.
    pub const NONE: Setting = Setting {
        entry: None,
        side: None,
        method: None,
        url: None,
        host: None,
        path: None,
        referer: None,
        parameter: None,
        cookie: None,
        storage: None,
        origin: None,
        pointer: None,
        log: false,
        history: false,
        tracked: false,
        base64: false,
        beside: None,
        at: None,
    };
}

/// What records HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recording {
    /// HTTP Archive 1.2
    Har,
    /// What Burp exports.
    Burp,
}

impl Recording {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Recording::Har => "har",
            Recording::Burp => "burp",
        }
    }

    /// What one of its entries is called.
    pub const fn entry(self) -> &'static str {
        match self {
            Recording::Har => "HAR entry",
            Recording::Burp => "Burp item",
        }
    }
}

/// A side of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// What is sent.
    Request,
    /// What is answered.
    Response,
}

impl Side {
    /// The word used in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Side::Request => "request",
            Side::Response => "response",
        }
    }
}

/// Storages of a browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Storage {
    /// Kept when the browser is closed.
    Local,
    /// Kept while the tab is open.
    Session,
    /// IndexedDB
    IndexedDb,
}

impl Storage {
    /// Its name in scripts.
    pub const fn name(self) -> &'static str {
        match self {
            Storage::Local => "localStorage",
            Storage::Session => "sessionStorage",
            Storage::IndexedDb => "indexedDB",
        }
    }

    /// The storage of that name.
    pub(super) fn named(name: &str) -> Option<Storage> {
        [Storage::Local, Storage::Session, Storage::IndexedDb]
            .into_iter()
            .find(|storage| storage.name().eq_ignore_ascii_case(name))
    }
}

/// What is known of a cookie beside name and value (RFC 6265 §4.1.2).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cookie {
    /// Whether scripts cannot read it.
    pub http_only: Option<bool>,
    /// Whether it is sent over TLS alone.
    pub secure: Option<bool>,
    /// With which requests of other sites it is sent.
    pub same_site: SameSite,
    /// The domain whose hosts all get it; without, only the host that set it does.
    pub domain: Option<String>,
    /// The host that set it, where a store of cookies says so.
    pub host: Option<String>,
    /// The path it is sent to.
    pub path: Option<String>,
    /// When it ends; without, the browser's session ends it.
    pub end: Option<CookieEnd>,
    /// Whether it is kept apart for each site that embeds its own (CHIPS).
    pub partitioned: bool,
}

/// `SameSite`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SameSite {
    /// The source does not tell.
    #[default]
    Unknown,
    /// Not set, or set to no value that there is.
    Missing,
    /// Sent along with every request.
    None,
    /// Sent along with links.
    Lax,
    /// Never.
    Strict,
}

impl SameSite {
    /// What is written in the attribute.
    pub(super) fn of(text: &str) -> SameSite {
        match text.trim().to_ascii_lowercase().as_str() {
            "strict" => SameSite::Strict,
            "lax" => SameSite::Lax,
            "none" | "no_restriction" => SameSite::None,
            _ => SameSite::Missing,
        }
    }

    /// Its value, where it has one.
    pub const fn name(self) -> Option<&'static str> {
        match self {
            SameSite::Unknown | SameSite::Missing => None,
            SameSite::None => Some("None"),
            SameSite::Lax => Some("Lax"),
            SameSite::Strict => Some("Strict"),
        }
    }
}

/// When a cookie ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CookieEnd {
    /// So many seconds after it was set.
    After(i64),
    /// At this time, in Unix seconds.
    At(i64),
}

/// Whether a URL leads to this machine (RFC 6761 §6.3, RFC 5735 §3).
pub fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => is_local_name(name),
        Some(Host::Ipv4(address)) => address.is_loopback() || address.is_unspecified(),
        Some(Host::Ipv6(address)) => address.is_loopback() || address.is_unspecified(),
        None => false,
    }
}

/// Whether a name, or the address in it, is of this machine.
pub fn is_local_name(name: &str) -> bool {
    let name = name.trim_end_matches('.').trim_matches(['[', ']']).to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A name is told to this length: it is the input's.
const LONGEST_NAME: usize = 120;

/// A name or path of the input as it may be told: not long, and no token in it.
pub(super) fn shown(text: &str) -> String {
    let mut shown = String::new();
    let mut at = 0;
    // A name can hold a token as well as anything.
    for found in crate::core::find::tokens_in(text.as_bytes(), 0..text.len()) {
        shown.push_str(text.get(at..found.span.start).unwrap_or_default());
        shown.push('…');
        at = found.span.end;
    }
    shown.push_str(text.get(at..).unwrap_or_default());
    if let Some((end, _)) = shown.char_indices().nth(LONGEST_NAME) {
        shown.truncate(end);
        shown.push('…');
    }
    shown
}
