//! A DPoP proof that was sent with another request than it names.

use crate::input::{PlaceKind, Setting, Side, percent_decoded};
use crate::rules::prelude::*;
use url::Url;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "dpop-request-mismatch",
    confidence: Confidence::Medium,
    summary: "htm or htu of a DPoP proof is not the method or the URL of the request it was sent with",
    why: "the proof is for another request: the server must refuse it, and one that does not lets a proof that was stolen be sent anywhere",
    fix: "make a proof for each request, with its method as htm and its URL without query and fragment as htu",
    cites: &["RFC 9449 §4.2", "RFC 9449 §4.3"],
    known_problems: "Behind a proxy that changes paths, the request that was recorded may not be the one that the server sees.",
    bad: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"POST","htu":"https://api.example.com/v1/orders","iat":1795292740}"#,
            "c2ln",
        ).found_in(r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"https://api.example.com/v1/orders?page=2","headers":[{"name":"DPoP","value":"TOKEN"}]}}]}}"#),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://api.example.com/v1/orders","iat":1795292740}"#,
            "c2ln",
        ).found_in(r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"https://api.example.com/v1/invoices","headers":[{"name":"DPoP","value":"TOKEN"}]}}]}}"#),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://api.example.com/v1/orders","iat":1795292740}"#,
            "c2ln",
        ).found_in("GET /v1/invoices HTTP/1.1\r\nHost: api.example.com\r\nDPoP: TOKEN\r\n\r\n"),
    ],
    good: &[
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://api.example.com/v1/orders","iat":1795292740}"#,
            "c2ln",
        ).found_in(r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"https://api.example.com/v1/orders?page=2","headers":[{"name":"DPoP","value":"TOKEN"}]}}]}}"#),
        // Written in another way (RFC 3986 §6.2.2).
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://API.example.com:443/v1/%6frders","iat":1795292740}"#,
            "c2ln",
        ).found_in(r#"{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{"request":{"method":"GET","url":"https://api.example.com/v1/orders","headers":[{"name":"DPoP","value":"TOKEN"}]}}]}}"#),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://api.example.com/v1/orders","iat":1795292740}"#,
            "c2ln",
        ).found_in("GET /v1/orders HTTP/1.1\r\nHost: api.example.com\r\nDPoP: TOKEN\r\n\r\n"),
        Example::jws(
            r#"{"typ":"dpop+jwt","alg":"ES256","jwk":{"kty":"EC","x":"l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs","y":"9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA","crv":"P-256"}}"#,
            r#"{"jti":"-BwC3ESc6acc2lTc","htm":"GET","htu":"https://api.example.com/v1/orders","iat":1795292740}"#,
            "c2ln",
        ).found_in("DPoP: TOKEN\n"),
    ],
    judge: Judge::Token { applies: |case| case.profile() == Profile::DpopProof && request(case).is_some(), check },
    ..super::ADVICE
};

/// The request that the proof was sent with, as its header.
fn request<'a>(case: &Case<'a>) -> Option<&'a Setting> {
    let place = case.place().filter(|place| place.kind == PlaceKind::Header)?;
    let is_header = place.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("dpop"));
    Some(place.setting()).filter(|setting| is_header && setting.side == Some(Side::Request))
}

fn check(case: &Case<'_>, hits: &mut Hits) {
    let Some(setting) = request(case) else { return };
    if let Some((htm, said)) = case.claim("htm").and_then(|htm| Some((htm, htm.text()?)))
        && let Some(method) = setting.method.as_deref().filter(|method| *method != said)
    {
        super::tell(
            case,
            hits,
            Place::payload(htm),
            format!("htm is not {method}, the method of the request"),
        )
        .confidence(Confidence::Medium);
    }
    if let Some((htu, said)) = case.claim("htu").and_then(|htu| Some((htu, Url::parse(&htu.text()?).ok()?)))
        && let Some(part) = difference(&said, setting)
    {
        super::tell(case, hits, Place::payload(htu), format!("{part} of htu is not that of the request"))
            .confidence(Confidence::Medium);
    }
}

/// What differs between the URL of a proof and that of the request; without query and fragment, and normalized (RFC 9449 §4.3).
fn difference(said: &Url, setting: &Setting) -> Option<&'static str> {
    // Of the request without scheme, host and path are known.
    let whole = setting.url.clone().or_else(|| {
        let (host, path) = (setting.host.as_deref()?, setting.path.as_deref()?);
        Url::parse(&format!("{}://{host}{path}", said.scheme())).ok()
    })?;
    let path = |url: &Url| percent_decoded(url.path());
    let (own, path_said) = (path(&whole), path(said));
    // A long path, or one with a token in it, is not known whole.
    let is_whole = !own.contains('…');
    if said.scheme() != whole.scheme() {
        Some("the scheme")
    } else if (said.host(), said.port_or_known_default()) != (whole.host(), whole.port_or_known_default()) {
        Some("the host")
    } else {
        (is_whole && own != path_said).then_some("the path")
    }
}
