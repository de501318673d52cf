//! Finds the keys of an issuer by its name alone: its metadata (OpenID Connect Discovery 1.0 §4, else RFC 8414 §3)
//! names the URL of its JWK Set. Metadata that speaks for another issuer is refused, or any server could speak for
//! any (§4.3 there, §3.3 here).

use super::fetch::{self, Answer, Fetched, Fetcher, excerpt, shown, status_words, without_userinfo};
use anyhow::{Result, bail};
use ureq::http::StatusCode;
use url::Url;

impl Fetcher<'_> {
    /// Where the JWK Set of an issuer is, as its metadata says.
    ///
    /// # Errors
    ///
    /// When there is no metadata, or it speaks for another issuer, or the set may not be fetched from there.
    pub(super) fn jwks_uri(&self, issuer: &str) -> Result<Url> {
        let base = issuer_url(issuer)?;
        let metadata = self.metadata(&base)?.into_object()?;
        check_issuer(&metadata, issuer)?;
        let Fetched { doing, .. } = &metadata;
        let jwks_uri = text_member(&metadata, "jwks_uri")?;
        let name = excerpt(&without_userinfo(&jwks_uri));
        match fetch::allowed(&jwks_uri) {
            Err(reason) => bail!("{doing}: its jwks_uri is {name}: {reason}\ntry: --jwks URL"),
            // The issuer chose a guarded way; its metadata must not lead off it.
            Ok(url) if base.scheme() == "https" && url.scheme() != "https" => {
                bail!("{doing}: its jwks_uri is {name}, which is not https\ntry: --jwks URL")
            }
            Ok(url) => Ok(url),
        }
    }

    /// What is said at the one place or the other.
    fn metadata(&self, issuer: &Url) -> Result<Answer> {
        let path = issuer.path().strip_suffix('/').unwrap_or(issuer.path());
        let at = |path: &str| {
            let mut url = issuer.clone();
            url.set_path(path);
            url
        };
        let first = self.get(&at(&format!("{path}/.well-known/openid-configuration")))?;
        if !first.status.is_client_error() {
            return Ok(first);
        }
        let other = at(&format!("/.well-known/oauth-authorization-server{path}"));
        let second = self.get(&other)?;
        if second.status != StatusCode::OK {
            bail!(
                "{}: the server answered {}, and {} at {}\ntry: another ISSUER_URL, or --jwks URL where no metadata is published",
                first.doing,
                status_words(first.status),
                status_words(second.status),
                shown(&other)
            );
        }
        Ok(second)
    }
}

/// The URL that an issuer is: without query and fragment (OpenID Connect Discovery 1.0 §3, RFC 8414 §2).
fn issuer_url(issuer: &str) -> Result<Url> {
    let url = fetch::named(issuer)?;
    let extra = match (url.query(), url.fragment()) {
        (Some(_), _) => "query",
        (_, Some(_)) => "fragment",
        _ if !url.username().is_empty() || url.password().is_some() => "user name",
        _ => return Ok(url),
    };
    bail!("fetching the metadata of {}: an issuer has no {extra}\ntry: the issuer without it", shown(&url))
}

fn check_issuer(metadata: &Fetched, expected: &str) -> Result<()> {
    let Fetched { doing, .. } = metadata;
    let own = text_member(metadata, "issuer")?;
    if own == expected {
        return Ok(());
    }
    let name = excerpt(&own);
    if own.strip_suffix('/') == Some(expected) {
        bail!("{doing}: it is of the issuer {name}, with a slash at the end\ntry: --discover {expected}/");
    }
    if expected.strip_suffix('/') == Some(own.as_str()) {
        bail!("{doing}: it is of the issuer {name}, without a slash at the end\ntry: --discover {own}");
    }
    bail!(
        "{doing}: it is of the issuer {name}, not of {expected:?}\ntry: the iss of the tokens, letter for letter"
    )
}

fn text_member(metadata: &Fetched, name: &str) -> Result<String> {
    let Fetched { doing, document } = metadata;
    let Some(value) = document.root().and_then(|root| root.get(name)) else {
        bail!("{doing}: it has no {name}: no metadata of an issuer\ntry: --jwks URL");
    };
    match value.text() {
        Some(text) => Ok(text.into_owned()),
        None => bail!("{doing}: its {name} is {}, not a string\ntry: --jwks URL", value.kind().words()),
    }
}
