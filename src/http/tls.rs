//! The one TLS configuration: rustls with ring, and the authorities that the caller names.

use std::sync::Arc;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use super::options::InvalidOption;

/// Makes the configuration from a PEM bundle. An empty bundle is fine as long as no `https`
/// request is made; one without a single usable certificate is a mistake. Single certificates
/// that cannot be read are passed over: system bundles hold such.
pub(super) fn configuration(bundle: &[u8]) -> Result<ClientConfig, InvalidOption> {
    let mut roots = RootCertStore::empty();
    let certificates = CertificateDer::pem_slice_iter(bundle).filter_map(Result::ok);
    let (usable, _passed_over) = roots.add_parsable_certificates(certificates);
    if usable == 0 && !bundle.trim_ascii().is_empty() {
        return Err(InvalidOption::Certificates);
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| InvalidOption::Client)?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}
