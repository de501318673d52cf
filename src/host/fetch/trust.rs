//! Whom to trust: the platform's certificate authorities, and those of `--ca-file` beside them.

use crate::host::files;
use anyhow::{Context, Result, bail};
use rustls::RootCertStore;
use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::path::Path;
use std::sync::Arc;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// A file of certificates has no more bytes than this; all that browsers trust are some 200,000.
const LIMIT: u64 = 4 << 20;

/// The certificate authorities that vouch for servers.
pub(super) struct Trust {
    provider: Arc<CryptoProvider>,
    /// Those of `--ca-file`.
    own: Option<RootCerts>,
}

impl Trust {
    /// Reads `--ca-file`. The platform's are looked up with the first connection that needs them.
    ///
    /// # Errors
    ///
    /// When the file has no certificate, or one that cannot be read.
    pub(super) fn new(ca_file: Option<&Path>) -> Result<Trust> {
        let own = ca_file.map(|path| {
            read(path).with_context(|| format!("reading the certificates in {}", path.display()))
        });
        Ok(Trust { provider: Arc::new(aws_lc_rs::default_provider()), own: own.transpose()? })
    }

    /// TLS that trusts those of `--ca-file` alone, if there is one.
    pub(super) fn own(&self) -> Option<TlsConfig> {
        self.own.clone().map(|roots| self.config(roots))
    }

    /// TLS that trusts what the platform does.
    pub(super) fn platform(&self) -> TlsConfig {
        self.config(RootCerts::PlatformVerifier)
    }

    fn config(&self, roots: RootCerts) -> TlsConfig {
        TlsConfig::builder()
            .root_certs(roots)
            .unversioned_rustls_crypto_provider(Arc::clone(&self.provider))
            .build()
    }
}

fn read(path: &Path) -> Result<RootCerts> {
    let content = files::read_small(path, LIMIT)?;
    let mut roots = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(&content) {
        let number = roots.len() + 1;
        // What the parsers say is for programmers.
        let Ok(certificate) = certificate else {
            bail!("certificate {number} is not whole\ntry: a fresh copy of the file");
        };
        // The client would leave out what it cannot use, and say nothing.
        if RootCertStore::empty().add(certificate.clone()).is_err() {
            bail!(
                "certificate {number} is none that TLS can use\ntry: the certificate of an authority, X.509"
            );
        }
        roots.push(Certificate::from_der(&certificate).to_owned());
    }
    if roots.is_empty() {
        bail!(
            "there is no certificate in it\ntry: a PEM file, with -----BEGIN CERTIFICATE----- in it; \
             openssl x509 -inform der makes one of DER"
        );
    }
    Ok(RootCerts::from(roots))
}

/// What TLS had to say, if it was TLS that failed.
pub(super) fn tls_error(error: &ureq::Error) -> Option<&rustls::Error> {
    match error {
        ureq::Error::Rustls(error) => Some(error),
        ureq::Error::Io(error) => error.get_ref()?.downcast_ref(),
        _ => None,
    }
}

/// Whether a server was turned down because of its certificate.
pub(super) fn is_distrust(error: &ureq::Error) -> bool {
    matches!(tls_error(error), Some(rustls::Error::InvalidCertificate(_)))
}

/// Whether this is all that a platform can say of a server that it has never heard of.
pub(super) fn says_less(error: &ureq::Error) -> bool {
    use rustls::{CertificateError, Error};
    matches!(
        tls_error(error),
        Some(Error::InvalidCertificate(CertificateError::UnknownIssuer) | Error::General(_))
    )
}
