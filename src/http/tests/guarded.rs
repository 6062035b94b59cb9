//! Addresses that a policy names: nothing inside is reached, by name, by number or by proxy.

use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use secrecy::SecretString;

use crate::http::AddressRule;
use crate::http::address::InsideAddress;
use crate::http::resolve::Lookup;
use crate::http::scripted::{Answer, Server, options};
use crate::http::{HttpClient, HttpErrorKind, ProxySettings, Request, Trust};

const AUTHORITY: &[u8] = include_bytes!("../../../fixtures/http/authority.pem");

/// A resolver with one answer for every name; it counts the questions.
fn resolving(answer: Option<&str>) -> (Lookup, Arc<AtomicUsize>) {
    let address: Option<IpAddr> = answer.map(|address| address.parse().unwrap());
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let lookup: Lookup = Arc::new(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
        Box::pin(async move {
            let unknown = || std::io::Error::other("no such name");
            address.map(|address| vec![address]).ok_or_else(unknown)
        })
    });
    (lookup, count)
}

fn inside(kind: InsideAddress) -> HttpErrorKind {
    HttpErrorKind::AddressNotAllowed(AddressRule::Inside(kind))
}

fn from_policy(url: &str) -> Request {
    Request::get(url.parse().unwrap(), Trust::FromPolicy)
}

#[tokio::test]
async fn a_name_that_points_inside_is_refused_when_it_is_resolved() {
    for (address, kind) in [
        ("127.0.0.1", InsideAddress::Loopback),
        ("169.254.169.254", InsideAddress::LinkLocal),
        ("::ffff:10.1.2.3", InsideAddress::Private),
        ("fd00:ec2::254", InsideAddress::Private),
    ] {
        let (lookup, asked) = resolving(Some(address));
        let (mut options, pauses) = options();
        options.certificates = AUTHORITY.to_vec();
        let client = HttpClient::with_lookup(&options, lookup).unwrap();
        let error = client
            .send(&from_policy("https://rebind.example/"))
            .await
            .unwrap_err();
        assert_eq!(error.kind, inside(kind), "{address}");
        assert_eq!(asked.load(Ordering::SeqCst), 1, "not asked twice");
        assert!(pauses.seconds().is_empty(), "not tried again");
    }
}

#[tokio::test]
async fn an_unknown_name_is_told_from_a_refused_one() {
    let (lookup, _) = resolving(None);
    let (mut options, _) = options();
    options.certificates = AUTHORITY.to_vec();
    let client = HttpClient::with_lookup(&options, lookup).unwrap();
    let error = client
        .send(&from_policy("https://nowhere.example/"))
        .await
        .unwrap_err();
    assert_eq!(error.kind, HttpErrorKind::NameNotResolved);
}

#[tokio::test]
async fn nothing_is_sent_to_a_literal_address_inside_unless_it_is_allowed() {
    let server = Server::answering([Answer::json("{}")]).await;
    let mut request = server.get("/");
    request.trust = Trust::FromPolicy;
    let (mut options, _) = options();
    let error = HttpClient::new(&options)
        .unwrap()
        .send(&request)
        .await
        .unwrap_err();
    assert_eq!(
        error.kind,
        HttpErrorKind::AddressNotAllowed(AddressRule::Scheme)
    );
    assert!(server.lines().is_empty());

    options.allow_hosts = vec![format!("127.0.0.1:{}", server.port())];
    let answer = HttpClient::new(&options)
        .unwrap()
        .send(&request)
        .await
        .unwrap();
    assert_eq!(answer.status.as_u16(), 200);
}

/// What the proxy was asked for, and the error.
async fn through_proxy(
    url: &str,
    resolves_to: Option<&str>,
    none_for: Option<&str>,
) -> (Vec<String>, HttpErrorKind) {
    let proxy = Server::answering([Answer::status(403)]).await;
    let (lookup, _) = resolving(resolves_to);
    let (mut options, _) = options();
    options.certificates = AUTHORITY.to_vec();
    options.proxies = ProxySettings {
        https: Some(SecretString::from(format!("127.0.0.1:{}", proxy.port()))),
        none_for: none_for.map(str::to_owned),
        ..ProxySettings::default()
    };
    let client = HttpClient::with_lookup(&options, lookup).unwrap();
    let error = client.send(&from_policy(url)).await.unwrap_err();
    (proxy.lines(), error.kind)
}

#[tokio::test]
async fn a_proxy_is_not_a_way_around_the_rules() {
    let (asked, error) = through_proxy("https://shop.example/", Some("10.0.0.1"), None).await;
    assert_eq!((asked.len(), error), (0, inside(InsideAddress::Private)));
    let (asked, error) = through_proxy("https://10.0.0.1/", None, None).await;
    assert_eq!((asked.len(), error), (0, inside(InsideAddress::Private)));
    let url = "https://shop.example/";
    let (asked, error) = through_proxy(url, Some("127.0.0.1"), Some("shop.example")).await;
    assert_eq!((asked.len(), error), (0, inside(InsideAddress::Loopback)));
}

#[tokio::test]
async fn a_name_that_only_the_proxy_knows_is_left_to_the_proxy() {
    let (asked, error) = through_proxy("https://shop.example/", None, None).await;
    assert_eq!(asked.first().unwrap(), "CONNECT shop.example:443");
    assert_eq!(error, HttpErrorKind::Unreachable);
}
