//! Secure connections: the given authorities, no others, and none at all.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::http::error::TlsFault;
use crate::http::options::InvalidOption;
use crate::http::scripted::options;
use crate::http::{HttpClient, HttpErrorKind, Request, Trust};

const AUTHORITY: &[u8] = include_bytes!("../../../fixtures/http/authority.pem");
const OTHER: &[u8] = include_bytes!("../../../fixtures/http/other-authority.pem");
const SERVER: &[u8] = include_bytes!("../../../fixtures/http/server.pem");
const MISNAMED: &[u8] = include_bytes!("../../../fixtures/http/misnamed-server.pem");

/// A server that says hello to one secure connection; its port.
fn serve_once(identity: &[u8]) -> u16 {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let chain = CertificateDer::pem_slice_iter(identity)
        .map(Result::unwrap)
        .collect();
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, PrivateKeyDer::from_pem_slice(identity).unwrap())
        .unwrap();
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().unwrap();
        let connection = ServerConnection::new(Arc::new(config)).unwrap();
        let mut stream = StreamOwned::new(connection, stream);
        let mut request = [0; 1024];
        if stream.read(&mut request).is_ok() {
            let answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 5\r\n\r\nhello";
            let _ = stream.write_all(answer);
            let _ = stream.flush();
        }
    });
    port
}

async fn ask(identity: &[u8], bundle: &[u8]) -> Result<String, HttpErrorKind> {
    let (mut options, _) = options();
    options.certificates = bundle.to_vec();
    let url = format!("https://127.0.0.1:{}/", serve_once(identity))
        .parse()
        .unwrap();
    let client = HttpClient::new(&options).unwrap();
    let answer = client.send(&Request::get(url, Trust::Configured)).await;
    answer
        .map(|answer| String::from_utf8_lossy(&answer.body).into_owned())
        .map_err(|error| error.kind)
}

#[tokio::test]
async fn a_server_is_believed_when_a_given_authority_vouches_for_it() {
    assert_eq!(ask(SERVER, AUTHORITY).await, Ok("hello".to_owned()));
    let both = [b"# a comment\n", OTHER, AUTHORITY].concat();
    assert_eq!(ask(SERVER, &both).await, Ok("hello".to_owned()));
}

#[tokio::test]
async fn another_authority_or_another_name_is_not_believed() {
    let unknown = HttpErrorKind::Tls(TlsFault::UnknownIssuer);
    assert_eq!(ask(SERVER, OTHER).await, Err(unknown));
    let wrong = HttpErrorKind::Tls(TlsFault::WrongName);
    assert_eq!(ask(MISNAMED, AUTHORITY).await, Err(wrong));
}

#[tokio::test]
async fn without_certificates_only_https_fails() {
    assert_eq!(ask(SERVER, b"").await, Err(HttpErrorKind::NoCertificates));
}

#[test]
fn a_bundle_without_a_certificate_is_a_mistake() {
    let (mut options, _) = options();
    options.certificates = b"no certificate".to_vec();
    let error = HttpClient::new(&options).err().unwrap();
    assert_eq!(error, InvalidOption::Certificates);
}
