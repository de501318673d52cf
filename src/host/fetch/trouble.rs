//! What went wrong on the way to a server, in words, and what to try.

use super::trust::tls_error;
use super::{SIZE_LIMIT, TIME_LIMIT};
use anyhow::{Error, Result, anyhow, bail};
use rustls::CertificateError;
use std::io::ErrorKind;
use ureq::{Proxy, ProxyProtocol};
use url::Url;

/// Refuses proxies that cannot be used, and would be passed by.
pub(super) fn check_proxy(proxy: Option<&Proxy>) -> Result<()> {
    match proxy {
        Some(proxy) if !matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https) => bail!(
            "{} speaks SOCKS, which jotkit does not\ntry: HTTPS_PROXY=http://HOST:PORT, or NO_PROXY=HOST to do without",
            name(proxy)
        ),
        _ => Ok(()),
    }
}

/// A failure of the HTTP client in words. A proxy is named without its password.
pub(super) fn explain(error: &ureq::Error, url: &Url, proxy: Option<&Proxy>) -> Error {
    if let Some(error) = tls_error(error) {
        return explain_tls(error, url);
    }
    let peer = proxy.map_or_else(|| authority(url), name);
    let whole = "try: again, or download it and name the file: --jwks FILE";
    match error {
        ureq::Error::Timeout(_) => {
            anyhow!("no whole answer within {} s\n{whole}", TIME_LIMIT.as_secs())
        }
        ureq::Error::BodyExceedsLimit(_) => {
            anyhow!("the answer has more than {} MiB\n{whole}", SIZE_LIMIT >> 20)
        }
        ureq::Error::LargeResponseHeader(..) => {
            anyhow!("the headers of the answer are too long\ntry: another URL")
        }
        ureq::Error::ConnectProxyFailed(reason) => {
            // The client writes `407/407`.
            let reason = reason.rsplit('/').next().unwrap_or(reason);
            anyhow!(
                "{peer} refused to connect: it answered {reason}\ntry: another HTTPS_PROXY, or NO_PROXY={}",
                host(url)
            )
        }
        ureq::Error::HostNotFound => anyhow!("{peer} was not found\n{}", way(proxy)),
        ureq::Error::Io(error) => match error.kind() {
            ErrorKind::ConnectionRefused => anyhow!("{peer} refused the connection\n{}", way(proxy)),
            ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted => {
                anyhow!("{peer} closed the connection before the answer was whole\n{whole}")
            }
            _ => anyhow!("{peer} was not reached: {error}\n{}", way(proxy)),
        },
        ureq::Error::Protocol(error) => anyhow!("{peer} did not answer in HTTP: {error}\ntry: another URL"),
        error => anyhow!("{error}\n{}", way(proxy)),
    }
}

fn explain_tls(error: &rustls::Error, url: &Url) -> Error {
    use rustls::Error;
    let host = host(url);
    let own = "try: --ca-file FILE, if the server's certificate authority is your own";
    match error {
        Error::InvalidCertificate(reason) => match reason {
            CertificateError::UnknownIssuer => {
                anyhow!("the certificate of {host} is not trusted: its issuer is unknown\n{own}")
            }
            CertificateError::Expired | CertificateError::ExpiredContext { .. } => {
                anyhow!("the certificate of {host} has expired\ntry: again when the server has a new one")
            }
            CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => {
                anyhow!(
                    "the certificate of {host} is not valid yet\ntry: again when this machine's clock is right"
                )
            }
            CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => {
                anyhow!("the certificate is not for {host}\ntry: the name that the certificate is for")
            }
            reason => anyhow!("the certificate of {host} is not trusted: {reason}\n{own}"),
        },
        Error::InvalidMessage(_) => {
            anyhow!("{} does not speak TLS\ntry: another port", authority(url))
        }
        // The only general error there is without a connection: the system has no certificate authorities.
        Error::General(reason) => anyhow!("{reason}\ntry: --ca-file FILE with those to trust"),
        error => anyhow!("TLS with {host} failed: {error}\n{own}"),
    }
}

/// What leads to servers that cannot be reached.
fn way(proxy: Option<&Proxy>) -> &'static str {
    match proxy {
        Some(_) => "try: another HTTPS_PROXY",
        None => "try: check the host and the port, and whether HTTPS_PROXY is needed",
    }
}

fn name(proxy: &Proxy) -> String {
    format!("the proxy {}:{}", proxy.host(), proxy.port())
}

fn host(url: &Url) -> &str {
    url.host_str().unwrap_or_default()
}

fn authority(url: &Url) -> String {
    format!("{}:{}", host(url), url.port_or_known_default().unwrap_or_default())
}
