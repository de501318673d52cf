//! A token in a URL.

use crate::input::PlaceKind;
use crate::rules::prelude::*;
use url::Url;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-in-url",
    group: Group::Context,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token stands in a URL",
    why: "URLs are kept and shown: in histories, in the logs of servers and proxies, in Referer headers, in bookmarks",
    fix: "send it in the Authorization header, or in a body; for a link, a random code that is good once and for minutes",
    cites: &["RFC 9700 §4.3.2", "RFC 6750 §5.3", "OWASP ASVS 14.2.1", "GHSA-2ccr-g2rv-h677"],
    known_problems: "Browsers can send no header along with a WebSocket or a media file, and a link in a mail has nothing else: for these, and for tokens that live five minutes or less, it is a warning.",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://api.acme-corp.com/v1/orders?access_token=TOKEN"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("GET /v1/orders?page=2&token=TOKEN HTTP/1.1\nHost: api.acme-corp.com\n"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795379140}"#).found_in("https://app.acme-corp.com/reset?jwt=TOKEN"),
        // A warning: it lives five minutes.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293040}"#).found_in("https://app.acme-corp.com/login?token=TOKEN"),
        // A warning: browsers can do no better.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("wss://app.acme-corp.com/live?access_token=TOKEN"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/chatHub?id=1&access_token=TOKEN"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://cdn.acme-corp.com/video/1.m3u8?token=TOKEN"),
        // A warning: a path is not always kept where a query is.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/verify/TOKEN"),
    ],
    good: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Authorization: Bearer TOKEN"),
        // The body of a form.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("grant_type=refresh_token&refresh_token=TOKEN"),
        // OpenID Connect sends these so, and they open nothing.
        Example::claims(r#"{"iss":"https://login.acme-corp.com","aud":"spa","sub":"42","at_hash":"x","iat":1795292740,"exp":1795293700}"#).found_in("https://login.acme-corp.com/logout?id_token_hint=TOKEN"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://login.acme-corp.com/authorize?client_id=spa&request=TOKEN"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("https://app.acme-corp.com/cb?state=TOKEN&code=abc"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("ACCESS_TOKEN=TOKEN"),
    ],
    judge: Judge::Token { applies: |case| super::is_credential(case) && in_url(case), check },
};

/// Whether it stands in a URL: one of its own, or that of a page that is named as where a request comes from. A Referer
/// that leaks has a rule of its own.
fn in_url(case: &Case<'_>) -> bool {
    let Some(place) = case.place() else { return false };
    let named = place.name.as_deref().unwrap_or_default();
    let of_own = matches!(place.kind, PlaceKind::Query | PlaceKind::Path) && !super::is_of_protocol(named);
    let parameter = place.setting().parameter.as_deref().unwrap_or_default();
    let of_page = place.setting().referer.is_some() && !super::is_of_protocol(parameter);
    of_own || of_page && !super::token_in_referer::is_leaked(place.setting())
}

/// A token that lives no longer is of little use to who finds it.
const SHORT: f64 = 300.0;

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(place) = case.place() else { return };
    let start = case.date("iat").or(case.date("nbf")).map_or(case.now as f64, |date| date.0);
    let lifetime = case.date("exp").map(|exp| exp.0 - start).filter(|lifetime| *lifetime > 0.0);
    let lives = match lifetime {
        Some(seconds) => format!("which lives {}", span(seconds)),
        None => "which never expires".to_string(),
    };
    let message = match (place.kind, place.name.as_deref()) {
        (PlaceKind::Path, _) => format!("the path of a URL holds the token, {lives}"),
        (PlaceKind::Header, _) => format!("the URL of the page holds the token, {lives}"),
        (_, Some(name)) => format!("the query parameter {name:?} holds the token, {lives}"),
        (_, None) => format!("the query of a URL holds the token, {lives}"),
    };
    let short = lifetime.is_some_and(|seconds| seconds <= SHORT);
    let hit = hits.at(Place::part(Part::Token), message);
    if short || place.kind == PlaceKind::Path || place.setting().url.as_ref().is_some_and(leaves_no_choice) {
        hit.severity(Severity::Warning);
    }
}

/// Whether what is fetched lets a browser send no header: WebSockets, the hubs of SignalR, media.
fn leaves_no_choice(url: &Url) -> bool {
    const MEDIA: [&str; 12] =
        [".m3u8", ".mpd", ".mp4", ".ts", ".m4s", ".webm", ".mp3", ".jpg", ".jpeg", ".png", ".gif", ".webp"];
    let path = url.path().trim_end_matches('/').to_ascii_lowercase();
    matches!(url.scheme(), "ws" | "wss")
        || path.ends_with("hub")
        || path.contains("/hubs/")
        || path.contains("/signalr/")
        || MEDIA.iter().any(|ending| path.ends_with(ending))
}
