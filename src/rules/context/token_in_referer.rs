//! A token that a Referer header gave away.

use super::setting;
use crate::input::Setting;
use crate::rules::prelude::*;
use url::Url;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "token-in-referer",
    group: Group::Context,
    severity: Severity::Error,
    confidence: Confidence::High,
    persona: Persona::Everyone,
    summary: "the token was sent to another site in a Referer header",
    why: "it has leaked: who runs the other site, and who reads its logs, has it",
    fix: "revoke it; put no token into the URL of a page, and send Referrer-Policy: no-referrer, or strict-origin",
    cites: &["RFC 9700 §4.2", "RFC 9700 §4.3.2"],
    known_problems: "",
    bad: &[
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("GET /pixel.gif HTTP/1.1\nHost: ads.example.net\nReferer: https://app.acme-corp.com/cb?id_token=TOKEN\n"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Referer: https://app.acme-corp.com/cb?id_token=TOKEN"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("curl -H 'Referer: https://app.acme-corp.com/cb?id_token=TOKEN' https://ads.example.net/pixel.gif"),
    ],
    good: &[
        // The page is of the same origin.
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293040}"#).found_in("GET /logo.png HTTP/1.1\nHost: app.acme-corp.com\nReferer: https://app.acme-corp.com/cb?state=TOKEN\n"),
        Example::claims(r#"{"sub":"42","iat":1795292740,"exp":1795293700}"#).found_in("Authorization: Bearer TOKEN"),
    ],
    judge: Judge::Token { applies: |case| setting(case).is_some_and(|setting| setting.referer.is_some()), check },
};

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(setting) = setting(case).filter(|setting| is_leaked(setting)) else { return };
    let to = setting.url.as_ref().and_then(Url::host_str).or(setting.host.as_deref());
    let to = to.map(|host| format!(" to {host}")).unwrap_or_default();
    let from = setting.referer.as_ref().and_then(Url::host_str).unwrap_or("another site");
    hits.at(
        Place::part(Part::Token),
        format!("a Referer header told the token{to}, in the URL of a page of {from}"),
    );
}

/// Whether a Referer goes to another origin than it is of. Where a log does not tell where it went, it mostly went home.
pub(super) fn is_leaked(setting: &Setting) -> bool {
    let Some(referer) = &setting.referer else { return false };
    match (&setting.url, setting.host.as_deref()) {
        (Some(url), _) => url.origin() != referer.origin(),
        (None, Some(host)) => !is_of_host(referer, host),
        (None, None) => !setting.log,
    }
}

/// Whether a URL is of the host, and the port, that a `Host` header names.
fn is_of_host(url: &Url, host: &str) -> bool {
    let own = url.host_str().unwrap_or_default();
    let named = host.strip_suffix(":443").or(host.strip_suffix(":80")).unwrap_or(host);
    match url.port() {
        Some(port) => named.eq_ignore_ascii_case(&format!("{own}:{port}")),
        None => named.eq_ignore_ascii_case(own),
    }
}
