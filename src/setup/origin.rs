//! Which repository on GitHub a clone is of, by the address of its remote.

use crate::ids::RepoSlug;
use crate::text::Untrusted;

/// What an address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A repository on github.com.
    GitHub(RepoSlug),
    /// Something else: another host, a path, or nothing that is understood.
    Elsewhere,
}

/// Reads the address of a remote in the forms that git takes (git-fetch(1), "Git URLs"). What it holds
/// besides host and path, such as a password, is left behind.
pub(crate) fn origin(address: &Untrusted) -> Origin {
    let slug = path_on_github(address.for_parsing().trim()).and_then(|path| {
        let path = path.trim_matches('/');
        path.strip_suffix(".git").unwrap_or(path).parse().ok()
    });
    slug.map_or(Origin::Elsewhere, Origin::GitHub)
}

fn path_on_github(address: &str) -> Option<&str> {
    let schemes = ["https://", "http://", "ssh://", "git://", "git+ssh://"];
    let with_scheme = schemes
        .iter()
        .find_map(|scheme| address.strip_prefix(scheme));
    let (host, path) = match with_scheme {
        Some(rest) => rest.split_once('/')?,
        // As scp has it: the colon stands before the first slash.
        None => address
            .split_once(':')
            .filter(|(host, _)| !host.contains('/'))?,
    };
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = match with_scheme {
        Some(_) => host.split(':').next().unwrap_or_default(),
        None => host,
    };
    let names = ["github.com", "www.github.com", "ssh.github.com"];
    names
        .iter()
        .any(|name| host.eq_ignore_ascii_case(name))
        .then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(address: &str, expected: Option<&str>) {
        let expected = match expected {
            Some(slug) => Origin::GitHub(slug.parse().unwrap()),
            None => Origin::Elsewhere,
        };
        assert_eq!(origin(&Untrusted::from(address)), expected, "{address}");
    }

    #[test]
    fn github_in_every_form() {
        for address in [
            "https://github.com/acme/shop.git",
            "https://github.com/acme/shop",
            "https://github.com/acme/shop/",
            "https://x-access-token:secret@github.com/acme/shop.git",
            "git@github.com:acme/shop.git",
            "ssh://git@github.com/acme/shop.git",
            "ssh://git@ssh.github.com:443/acme/shop.git",
            "git://GitHub.com/acme/shop",
        ] {
            check(address, Some("acme/shop"));
        }
    }

    #[test]
    fn everything_else_is_elsewhere() {
        for address in [
            "",
            "https://gitlab.com/acme/shop.git",
            "https://github.com.evil.example/acme/shop",
            "https://github.com@evil.example/acme/shop",
            "git@evil.example:github.com/acme/shop",
            "https://github.com/acme",
            "https://github.com/acme/shop/issues",
            "https://github.com/acme/sh op",
            "https://github.com/acme/x\n::error::y",
            "../shop.git",
            "/srv/github.com:acme/shop",
            "file:///srv/shop.git",
        ] {
            check(address, None);
        }
    }
}
