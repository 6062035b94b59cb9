//! What was secret on the way in is not on the way out.

use http::{HeaderName, HeaderValue};
use secrecy::SecretString;
use url::Url;

use crate::http::options::InvalidOption;
use crate::http::scripted::{Answer, Server, client, options};
use crate::http::{HttpClient, ProxySettings, Request, Trust};

const SECRET: &str = "s3cret-t0ken";

#[tokio::test]
async fn no_error_repeats_a_secret_of_the_request() {
    let redirect = format!("https://user:{SECRET}@evil.example/?t={SECRET}");
    for answer in [
        Answer::Reset,
        Answer::truncated(),
        Answer::with(429, &[("retry-after", "9999")], SECRET),
        Answer::with(302, &[("location", &redirect)], SECRET),
        Answer::Raw(format!("{SECRET}\r\n\r\n").into_bytes()),
    ] {
        let server = Server::answering([answer]).await;
        let mut url = server.url(&format!("/path?token={SECRET}#{SECRET}"));
        url.set_username("user").unwrap();
        url.set_password(Some(SECRET)).unwrap();
        let mut header = HeaderValue::from_str(SECRET).unwrap();
        header.set_sensitive(true);
        let request = Request::get(url, Trust::Configured)
            .header(HeaderName::from_static("authorization"), header);
        let error = client().0.send(&request).await.unwrap_err();
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(!shown.contains(SECRET), "{shown}");
        assert!(shown.contains("/path"), "{shown}");
    }
}

#[test]
fn an_error_about_an_address_is_one_harmless_line() {
    let url = Url::parse("https://a.example/\n::error::x\u{202e}##[y]").unwrap();
    let error = crate::http::HttpError::new(&url, crate::http::HttpErrorKind::TimedOut);
    let shown = error.to_string();
    assert!(!shown.contains(['\n', '\r', '\u{202e}']), "{shown}");
}

#[test]
fn a_bad_option_is_named_and_not_repeated() {
    let (mut options, _) = options();
    options.proxies = ProxySettings {
        https: Some(SecretString::from(format!(
            "socks5://u:{SECRET}@proxy.example"
        ))),
        ..ProxySettings::default()
    };
    let error = HttpClient::new(&options).err().unwrap();
    assert_eq!(error, InvalidOption::Proxy);
    let shown = format!("{error} {error:?} {:?}", options.proxies);
    assert!(!shown.contains(SECRET), "{shown}");
}
