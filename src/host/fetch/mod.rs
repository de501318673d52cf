//! Fetches small JSON documents: JWK Sets and the metadata of issuers. Whoever answers decides which tokens are good,
//! so the way there is guarded: HTTPS, or plain http that does not leave the machine; limits on time, size and
//! redirects; no cookies, no cache. Redirects are followed here and not by the HTTP client, so that none leads to
//! http and messages can say where it led.

mod trouble;
mod trust;

use super::Host;
use crate::core::json::{Document, Kind};
use anyhow::{Context, Result, anyhow, bail};
use std::io::Read;
use std::path::Path;
use std::sync::mpsc;
use std::time::{Duration, Instant};
use trust::Trust;
use ureq::http::{StatusCode, Uri};
use ureq::tls::TlsConfig;
use ureq::{Agent, Proxy};
use url::Url;

/// All that one URL of the user's may take: names, connections, TLS, redirects, bodies, metadata.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// A document has no more bytes than this; a set of a thousand RSA keys has half as many.
const SIZE_LIMIT: u64 = 1 << 20;

/// As many redirects are followed.
const MAX_REDIRECTS: usize = 3;

const USER_AGENT: &str = concat!("jotkit/", env!("CARGO_PKG_VERSION"));

const ACCEPT: &str = "application/json, application/jwk-set+json";

/// Whether text names something to fetch, and not a file.
pub(super) fn is_url(text: &str) -> bool {
    let begins =
        |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    begins("https://") || begins("http://")
}

/// The URL that text is, if it may be fetched: https, or http on the loopback interface. Or else why not.
pub(super) fn allowed(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|reason| format!("it is no URL: {reason}"))?;
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_loopback(&url) => Ok(url),
        "http" => Err("over plain http anyone on the way can put in keys of their own".to_string()),
        // What stands there may be a user name, and is not repeated.
        _ => Err("only https is fetched".to_string()),
    }
}

/// The URL that the user named.
///
/// # Errors
///
/// When it may not be fetched; the message shows no user name or password.
pub(super) fn named(text: &str) -> Result<Url> {
    allowed(text).map_err(|reason| {
        let shown = without_userinfo(text);
        let advice = match shown.strip_prefix("http://") {
            Some(rest) if Url::parse(text).is_ok() => format!("https://{rest}"),
            None if !text.contains(':') => format!("https://{shown}"),
            _ => "https://HOST/PATH".to_string(),
        };
        anyhow!("fetching {shown}: {reason}\ntry: {advice}")
    })
}

/// Whether the host of a URL is this machine, by its name or its address.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// A URL as messages show it: without user name and password.
pub(super) fn shown(url: &Url) -> String {
    let mut url = url.clone();
    // Both fail for URLs without a host alone, and those have neither.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    url.into()
}

/// Text that is perhaps no URL, likewise: what stands before the last @ may be a password.
pub(super) fn without_userinfo(text: &str) -> String {
    match (Url::parse(text), text.rsplit_once('@')) {
        (Ok(url), _) if url.has_host() => shown(&url),
        (_, Some((_, rest))) => format!("…@{rest}"),
        (_, None) => text.to_string(),
    }
}

/// Foreign text short enough for a message, in quotes.
pub(super) fn excerpt(text: &str) -> String {
    const MOST: usize = 120;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{:?}", format!("{}…", &text[..end])),
        None => format!("{text:?}"),
    }
}

/// A JSON object from the network.
pub(super) struct Fetched {
    /// What was being done, for messages: `fetching URL`, and where that was redirected.
    pub(super) doing: String,
    /// Proved to be JSON, an object, and without members of the same name.
    pub(super) document: Document,
}

/// What a server answered, wherever it was redirected.
pub(super) struct Answer {
    /// What was being done, for messages.
    pub(super) doing: String,
    /// The status (RFC 9110 §15).
    pub(super) status: StatusCode,
    /// Whether `Content-Type` says HTML.
    is_web_page: bool,
    /// Where a redirect leads, as the server wrote it.
    location: Option<String>,
    /// Empty unless the status is 200.
    body: Vec<u8>,
}

/// Fetches what belongs to one URL that the user named.
pub(super) struct Fetcher<'h> {
    host: &'h Host,
    trust: Trust,
    deadline: Instant,
}

impl Fetcher<'_> {
    /// Gets ready, and starts the clock. `ca_file` holds certificates that are trusted beside the platform's.
    ///
    /// # Errors
    ///
    /// When that file has none.
    pub(super) fn new<'h>(host: &'h Host, ca_file: Option<&Path>) -> Result<Fetcher<'h>> {
        Ok(Fetcher { host, trust: Trust::new(ca_file)?, deadline: Instant::now() + TIME_LIMIT })
    }

    /// The JSON object at a URL.
    ///
    /// # Errors
    ///
    /// When there is none to be had.
    pub(super) fn object(&self, url: &Url) -> Result<Fetched> {
        self.get(url)?.into_object()
    }

    /// What the server says to a GET, after at most three redirects.
    ///
    /// # Errors
    ///
    /// When it says nothing in time, too much, or redirects to where nobody should go.
    pub(super) fn get(&self, url: &Url) -> Result<Answer> {
        let mut at = url.clone();
        let mut doing = format!("fetching {}", shown(url));
        for _ in 0..=MAX_REDIRECTS {
            let answer = self.request(&at).with_context(|| doing.clone())?;
            let Some(location) = answer.location.as_deref() else {
                return Ok(Answer { doing, ..answer });
            };
            let Ok(target) = at.join(location) else {
                let location = excerpt(&without_userinfo(location));
                bail!("{doing}: redirected to {location}, which is no URL\ntry: another URL");
            };
            doing = format!("fetching {}: redirected to {}", shown(url), shown(&target));
            if target.scheme() != "https" {
                bail!("{doing}, which is not https\ntry: an https URL that leads straight to the document");
            }
            at = target;
        }
        bail!("{doing}, and more than {MAX_REDIRECTS} redirects are not followed\ntry: the URL it ends at")
    }

    fn request(&self, url: &Url) -> Result<Answer> {
        let uri: Uri = url.as_str().parse().context("it is no URL for HTTP")?;
        // What may be plain because it stays on this machine must not go to a proxy on another.
        let proxy = Proxy::try_from_env().filter(|proxy| !is_loopback(url) && !proxy.is_no_proxy(&uri));
        trouble::check_proxy(proxy.as_ref())?;
        let attempt = |tls: TlsConfig| self.attempt(&uri, tls, proxy.clone());
        let named = url.host_str().unwrap_or_default();
        let outcome = self.host.with_progress(&format!("fetching from {named}"), || {
            // The client takes one set of authorities or the other. It has sent nothing yet when it turns away from
            // a server, so asking again is harmless.
            let Some(own) = self.trust.own() else { return attempt(self.trust.platform()) };
            match attempt(own) {
                Err(first) if trust::is_distrust(&first) => attempt(self.trust.platform())
                    .map_err(|second| if trust::says_less(&second) { first } else { second }),
                outcome => outcome,
            }
        });
        outcome.map_err(|error| trouble::explain(&error, url, proxy.as_ref()))
    }

    /// One request. It has its own thread: whatever the client waits for, the time limit holds.
    fn attempt(&self, uri: &Uri, tls: TlsConfig, proxy: Option<Proxy>) -> Result<Answer, ureq::Error> {
        let late = || ureq::Error::Timeout(ureq::Timeout::Global);
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(late());
        }
        let agent = Agent::config_builder()
            .tls_config(tls)
            .proxy(proxy)
            .timeout_global(Some(left))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .build()
            .new_agent();
        let (sender, receiver) = mpsc::channel();
        let uri = uri.clone();
        std::thread::Builder::new().spawn(move || sender.send(receive(&agent, uri)))?;
        match receiver.recv_timeout(left) {
            Ok(outcome) => outcome,
            Err(mpsc::RecvTimeoutError::Timeout) => Err(late()),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(ureq::Error::ConnectionFailed),
        }
    }
}

fn receive(agent: &Agent, uri: Uri) -> Result<Answer, ureq::Error> {
    let response = agent.get(uri).call()?;
    let status = response.status();
    let header = |name| response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()));
    let is_redirect = matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = header("location").filter(|_| is_redirect).map(|location| location.into_owned());
    let is_web_page = header("content-type").is_some_and(|kind| kind.to_ascii_lowercase().contains("html"));
    let mut body = Vec::new();
    if status == StatusCode::OK {
        response.into_body().into_reader().take(SIZE_LIMIT + 1).read_to_end(&mut body)?;
        if body.len() as u64 > SIZE_LIMIT {
            return Err(ureq::Error::BodyExceedsLimit(SIZE_LIMIT));
        }
    }
    Ok(Answer { doing: String::new(), status, is_web_page, location, body })
}

impl Answer {
    /// The JSON object that was sent.
    ///
    /// # Errors
    ///
    /// When something else was; the message says what.
    pub(super) fn into_object(self) -> Result<Fetched> {
        let Answer { doing, .. } = &self;
        if self.status != StatusCode::OK {
            let advice = if self.status.is_server_error() { "again later" } else { "another URL" };
            bail!("{doing}: the server answered {}\ntry: {advice}", status_words(self.status));
        }
        let text = self.body.trim_ascii_start();
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        if self.is_web_page || text.starts_with(b"<") {
            bail!(
                "{doing}: it is a web page, not JSON\ntry: the URL of the document, not of a page about it"
            );
        }
        if text.is_empty() {
            bail!("{doing}: it is empty\ntry: another URL");
        }
        let document = Document::parse(text.to_vec());
        if let Some(fault) = document.faults().first() {
            bail!("{doing}: {fault}\ntry: another URL");
        }
        let kind = document.root().map_or(Kind::Null, |root| root.kind());
        if kind != Kind::Object {
            bail!("{doing}: it is {}, where a JSON object is due\ntry: another URL", kind.words());
        }
        if let Some(member) = document.duplicates().first() {
            let name = excerpt(&member.name().unwrap_or_default());
            bail!("{doing}: the member {name} occurs more than once\ntry: another URL");
        }
        Ok(Fetched { doing: self.doing, document })
    }
}

/// A status by its number and name.
pub(super) fn status_words(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_u16()),
        None => status.as_u16().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_told_from_files() {
        for url in ["https://as.example.com", "HTTP://localhost/", "hTTps://"] {
            assert!(is_url(url), "{url}");
        }
        for file in ["jwks.json", "http", "https:/x", "ftp://x", "dir/http://x", "hätps://"] {
            assert!(!is_url(file), "{file}");
        }
    }

    #[test]
    fn plain_http_stays_on_this_machine() {
        for url in [
            "http://localhost/",
            "http://LOCALHOST:8080/",
            "http://127.0.0.1/",
            "http://127.1/",
            "http://127.255.0.9/",
            "http://[::1]:8080/",
            "https://as.example.com/",
        ] {
            assert!(named(url).is_ok(), "{url}");
        }
        for url in [
            "http://as.example.com/",
            "http://localhost.example.com/",
            "http://localhost@as.example.com/",
            "http://127.0.0.1@192.0.2.1/",
            "http://as.example.com\\@127.0.0.1/",
            "http://0.0.0.0/",
            "http://[::ffff:192.0.2.1]/",
            "http://128.0.0.1/",
            "ftp://127.0.0.1/",
            "https://",
            "as.example.com",
        ] {
            assert!(named(url).is_err(), "{url}");
        }
    }

    #[test]
    fn passwords_are_not_shown() {
        for url in [
            "http://ann:hunter2@as.example.com/jwks",
            "https://ann:hunter2@as.example.com:99999/jwks",
            "https://ann:hunter2@",
            "ann:hunter2@as.example.com",
            "ftp://ann:hunter2@as.example.com",
        ] {
            let message = named(url).unwrap_err().to_string();
            assert!(!message.contains("hunter2") && !message.contains("ann"), "{message}");
        }
        let url = named("https://ann:hunter2@as.example.com/jwks?a=b").unwrap();
        assert_eq!(shown(&url), "https://as.example.com/jwks?a=b");
    }
}
