//! Where a request may go.
//!
//! An address that a policy names is refused unless it is `https`, has neither user nor password,
//! uses port 443, and its host is not an address inside; what its name resolves to is checked when
//! it is resolved, and connected to as checked (see [`super::resolve`]).
//!
//! Exceptions come from the operator only, by `allow-hosts`:
//! - `host` lifts the rule about addresses: the host may lie inside;
//! - `host:port` lifts the rules about addresses, port and `https` for exactly that port.
//!
//! With a proxy it is the proxy that resolves and connects. Then scheme, user, port and literal
//! addresses are checked as ever, and the name is also resolved here: it is refused when every
//! address it has here lies inside. A name that is known to the proxy only is left to the proxy.

use std::net::IpAddr;

use url::{Host, Url};

use super::address::{InsideAddress, inside};
use super::error::HttpErrorKind;
use super::options::InvalidOption;
use super::request::Trust;

/// Which rule an address of a policy breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AddressRule {
    /// It is not `https`.
    Scheme,
    /// It has a user or password in it.
    UserInfo,
    /// Its port is not 443.
    Port,
    /// Its host is, or resolves to nothing but, an address inside.
    Inside(InsideAddress),
    /// Its host is the proxy itself.
    Proxy,
}

/// How a request that may go goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// To whatever its name resolves to.
    Open,
    /// Only to addresses outside.
    Guarded,
}

/// The operator's exceptions, parsed.
#[derive(Clone, Debug, Default)]
pub(super) struct AllowList(Vec<(Host, Option<u16>)>);

impl AllowList {
    /// Parses `host` and `host:port` entries; IPv6 addresses stand in brackets.
    pub(super) fn parse(entries: &[String]) -> Result<Self, InvalidOption> {
        entries
            .iter()
            .enumerate()
            .map(|(index, entry)| parse_entry(entry).ok_or(InvalidOption::AllowHosts(index)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    fn allows_port(&self, host: &Host<&str>, port: u16) -> bool {
        self.0
            .iter()
            .any(|(allowed, at)| same_host(allowed, host) && *at == Some(port))
    }

    fn allows_host(&self, host: &Host<&str>) -> bool {
        self.0
            .iter()
            .any(|(allowed, at)| same_host(allowed, host) && at.is_none())
    }
}

fn parse_entry(entry: &str) -> Option<(Host, Option<u16>)> {
    let entry = entry.trim();
    let bracket_end = entry.rfind(']').unwrap_or(0);
    let (host, port) = match entry.rsplit_once(':') {
        Some((host, port)) if host.len() > bracket_end => {
            let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            let port = port
                .parse::<u16>()
                .ok()
                .filter(|port| digits && *port != 0)?;
            (host, Some(port))
        }
        _ => (entry, None),
    };
    let host = Host::parse(host).ok()?;
    // A wildcard would parse and never match; better to say so than to be silently useless.
    (!host.to_string().contains('*')).then_some((host, port))
}

fn same_host(allowed: &Host, host: &Host<&str>) -> bool {
    match (allowed, host) {
        (Host::Domain(allowed), Host::Domain(host)) => {
            let bare = |name: &str| name.strip_suffix('.').map(str::to_owned);
            bare(allowed).as_deref().unwrap_or(allowed) == bare(host).as_deref().unwrap_or(host)
        }
        (Host::Ipv4(allowed), Host::Ipv4(host)) => allowed == host,
        (Host::Ipv6(allowed), Host::Ipv6(host)) => allowed == host,
        _ => false,
    }
}

/// Decides by the address alone, before anything is resolved. `proxies` are the proxies' hosts,
/// which a guarded connection may reach only as proxies.
pub(super) fn route(
    url: &Url,
    trust: Trust,
    allowed: &AllowList,
    proxies: &[String],
) -> Result<Route, HttpErrorKind> {
    let refuse = |rule| Err(HttpErrorKind::AddressNotAllowed(rule));
    if !matches!(url.scheme(), "http" | "https") {
        return Err(HttpErrorKind::InvalidUrl);
    }
    let (Some(host), Some(port)) = (url.host(), url.port_or_known_default()) else {
        return Err(HttpErrorKind::InvalidUrl);
    };
    if trust == Trust::Configured {
        return Ok(Route::Open);
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse(AddressRule::UserInfo);
    }
    if allowed.allows_port(&host, port) {
        return Ok(Route::Open);
    }
    if url.scheme() != "https" {
        return refuse(AddressRule::Scheme);
    }
    if port != 443 {
        return refuse(AddressRule::Port);
    }
    if allowed.allows_host(&host) {
        return Ok(Route::Open);
    }
    let literal = match host {
        Host::Domain(name) if proxies.iter().any(|proxy| proxy == name) => {
            return refuse(AddressRule::Proxy);
        }
        Host::Domain(_) => None,
        Host::Ipv4(address) => inside(IpAddr::V4(address)),
        Host::Ipv6(address) => inside(IpAddr::V6(address)),
    };
    literal.map_or(Ok(Route::Guarded), |kind| refuse(AddressRule::Inside(kind)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(url: &str, allow: &[&str]) -> Result<Route, HttpErrorKind> {
        let entries: Vec<String> = allow.iter().map(|entry| (*entry).to_owned()).collect();
        let allowed = AllowList::parse(&entries).unwrap();
        let proxies = ["proxy.example".to_owned()];
        route(
            &Url::parse(url).unwrap(),
            Trust::FromPolicy,
            &allowed,
            &proxies,
        )
    }

    #[test]
    fn an_address_of_a_policy_must_be_plain_https_to_the_outside() {
        use AddressRule::*;
        use InsideAddress::*;
        for (url, rule) in [
            ("http://prometheus.example/", Scheme),
            ("https://user@prometheus.example/", UserInfo),
            ("https://:secret@prometheus.example/", UserInfo),
            ("https://prometheus.example:8443/", Port),
            ("https://prometheus.example:80/", Port),
            ("https://127.0.0.1/", Inside(Loopback)),
            ("https://2130706433/", Inside(Loopback)),
            ("https://0x7f.1/", Inside(Loopback)),
            ("https://0177.0.0.1/", Inside(Loopback)),
            ("https://127.1/", Inside(Loopback)),
            ("https://127.0.0.1./", Inside(Loopback)),
            ("https://①②⑦.0.0.1/", Inside(Loopback)),
            ("https://[::1]/", Inside(Loopback)),
            ("https://[::ffff:10.0.0.1]/", Inside(Private)),
            (
                "https://169.254.169.254/latest/meta-data/",
                Inside(LinkLocal),
            ),
            ("https://proxy.example/", Proxy),
        ] {
            assert_eq!(
                ask(url, &[]),
                Err(HttpErrorKind::AddressNotAllowed(rule)),
                "{url}"
            );
        }
        assert_eq!(ask("ftp://a.example/", &[]), Err(HttpErrorKind::InvalidUrl));
        assert_eq!(
            ask("file:///etc/passwd", &[]),
            Err(HttpErrorKind::InvalidUrl)
        );
        assert_eq!(ask("https://prometheus.example/", &[]), Ok(Route::Guarded));
        assert_eq!(ask("https://localhost/", &[]), Ok(Route::Guarded));
        assert_eq!(ask("https://8.8.8.8/", &[]), Ok(Route::Guarded));
    }

    #[test]
    fn an_allowed_host_may_lie_inside_and_an_allowed_port_may_be_any_and_plain() {
        let cases = [
            ("https://10.0.0.1/", "10.0.0.1", true),
            ("https://inside.example/", "INSIDE.example", true),
            ("https://inside.example./", "inside.example", true),
            ("https://inside.example:9090/", "inside.example", false),
            ("http://inside.example/", "inside.example", false),
            ("http://inside.example:9090/", "inside.example:9090", true),
            ("https://inside.example:9090/", "inside.example:9090", true),
            ("http://inside.example:9091/", "inside.example:9090", false),
            ("http://[::1]:9090/", "[::1]:9090", true),
            ("https://[::1]/", "[::1]", true),
            ("https://10.0.0.1/", "inside.example", false),
            ("http://127.0.0.1:9090/", "127.0.0.1:9090", true),
            ("https://other.inside.example:1/", "inside.example:1", false),
            ("https://user@inside.example/", "inside.example", false),
        ];
        for (url, entry, open) in cases {
            assert_eq!(ask(url, &[entry]) == Ok(Route::Open), open, "{url} {entry}");
        }
    }

    #[test]
    fn an_exception_for_one_port_is_none_for_another() {
        assert_eq!(
            ask("https://inside.example/", &["inside.example:9090"]),
            Ok(Route::Guarded)
        );
    }

    #[test]
    fn the_operators_own_addresses_go_anywhere() {
        let url = Url::parse("http://127.0.0.1:8080/api/v3").unwrap();
        let route = route(&url, Trust::Configured, &AllowList::default(), &[]);
        assert_eq!(route, Ok(Route::Open));
    }

    #[test]
    fn an_exception_is_a_host_or_host_and_port() {
        for bad in [
            "", "a b", "a:0", "a:+1", "a:x", "a:", "a:70000", "http://a", "a/b", "::1", "*",
        ] {
            let entries = ["fine.example".to_owned(), bad.to_owned()];
            assert_eq!(
                AllowList::parse(&entries).unwrap_err(),
                InvalidOption::AllowHosts(1),
                "{bad:?}"
            );
        }
    }
}
