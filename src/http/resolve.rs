//! Names become addresses here, and only those outside are handed on.
//!
//! The library connects to exactly the addresses that a resolver returns, so there is no moment
//! between the check and the connection in which a name could change its mind (DNS rebinding).

use std::fmt;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use futures_util::future::BoxFuture;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};

use super::address::{InsideAddress, inside};

/// Asks the system for the addresses of a name; a test answers by itself.
pub(super) type Lookup =
    Arc<dyn Fn(String) -> BoxFuture<'static, io::Result<Vec<IpAddr>>> + Send + Sync>;

/// The system's resolver.
pub(super) fn system_lookup() -> Lookup {
    Arc::new(|name| {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    })
}

/// Every address of a name lies inside; the first one's kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnlyInside(pub(super) InsideAddress);

impl fmt::Display for OnlyInside {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the name has addresses inside only ({:?})",
            self.0
        )
    }
}

impl std::error::Error for OnlyInside {}

/// Leaves the addresses outside; an error if there are addresses and none lies outside.
pub(super) fn outside_only(found: Vec<IpAddr>) -> Result<Vec<IpAddr>, OnlyInside> {
    let first = found.iter().copied().find_map(inside);
    let outside: Vec<IpAddr> = found
        .into_iter()
        .filter(|address| inside(*address).is_none())
        .collect();
    match first {
        Some(kind) if outside.is_empty() => Err(OnlyInside(kind)),
        _ => Ok(outside),
    }
}

/// The resolver of guarded connections. Only the proxies' own names are exempt: the operator
/// chose them, and [`super::destination::route`] keeps requests from naming them as a target.
pub(super) struct GuardedResolver {
    pub(super) lookup: Lookup,
    pub(super) proxies: Vec<String>,
}

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let name = name.as_str().to_owned();
        let exempt = self.proxies.contains(&name);
        let looked_up = (self.lookup)(name);
        Box::pin(async move {
            let found = looked_up.await?;
            let addresses = if exempt { found } else { outside_only(found)? };
            let sockets = addresses
                .into_iter()
                .map(|address| SocketAddr::new(address, 0));
            Ok(Box::new(sockets) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: &[&str], expected: Result<&[&str], InsideAddress>) {
        let parse = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect();
        let outside = outside_only(parse(found)).map_err(|OnlyInside(kind)| kind);
        assert_eq!(outside, expected.map(parse), "{found:?}");
    }

    #[test]
    fn only_addresses_outside_are_connected_to() {
        check(&["8.8.8.8"], Ok(&["8.8.8.8"]));
        check(&["10.0.0.1", "8.8.8.8", "::1"], Ok(&["8.8.8.8"]));
        check(&["10.0.0.1", "::1"], Err(InsideAddress::Private));
        check(&["169.254.169.254"], Err(InsideAddress::LinkLocal));
        check(&[], Ok(&[]));
    }
}
