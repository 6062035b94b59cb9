//! Which addresses tarballs may be fetched from: those of registries and their mirrors.

use url::Url;

use super::Registries;
use crate::npm::PackageName;
use crate::npm::lockfile::PUBLIC_HOSTS;

/// Here each package's tarballs lie beside the registries of all owners, below its own name (GitHub docs, "Working with
/// the npm registry").
const GITHUB_PACKAGES: &str = "npm.pkg.github.com";

/// A server has the packages of many, often anybody's: which of them are meant the path says.
impl Registries {
    /// Whether a tarball's address is one of the package's registry, of one that it is a mirror of, or of npm's own, in
    /// whose place npm takes the registry that is set (npm docs, "config": `replace-registry-host`).
    pub(crate) fn hold(&self, name: &PackageName, address: &str) -> bool {
        let Ok(address) = Url::parse(address) else {
            return false;
        };
        let own = &self.of(name).url;
        let any = |known: &[Url]| known.iter().any(|it| holds(it, &address));
        // npm's own registry has another package by the name of one whose scope has a registry of its own.
        let is_default = *own == self.default.url;
        holds(own, &address)
            || any(&self.mirrors)
            || is_public(&address) && (is_default || is_public(own))
            || is_default && any(&self.earlier)
    }
}

fn is_public(url: &Url) -> bool {
    let host = url.host_str();
    host.is_some_and(|host| PUBLIC_HOSTS.contains(&host))
}

/// Whether an address lies below a registry's, by whatever scheme.
fn holds(registry: &Url, address: &Url) -> bool {
    let is_same_host = registry.host_str() == address.host_str()
        && registry.port_or_known_default() == address.port_or_known_default();
    let is_same_name = registry.host_str() == address.host_str()
        && registry.port().is_none()
        && address.port().is_none();
    let is_below =
        address.path().starts_with(registry.path()) || address.host_str() == Some(GITHUB_PACKAGES);
    (is_same_host || is_same_name) && is_below
}

/// The address of the registry that a tarball's address shows, as far as it does.
pub(in crate::npm) fn shown_registry(name: &str, address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let path = url.path();
    let above = |inner: &str| {
        let at = path.find(inner)?;
        path.get(..=at)
    };
    let escaped = name.replace('/', "%2f");
    let folder = above(&format!("/{name}/"))
        .or_else(|| above(&format!("/{escaped}/")))
        .or_else(|| path.rfind('/').and_then(|at| path.get(..=at)))?;
    let port = url.port().map_or(String::new(), |port| format!(":{port}"));
    Some(format!(
        "{}://{}{port}{folder}",
        url.scheme(),
        url.host_str()?
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Trust;

    fn registries() -> Registries {
        let mut registries = Registries::default();
        let npmrc = "registry=https://gitlab.example/api/v4/projects/1/packages/npm/\n\
            @acme:registry=https://npm.acme.example\n\
            @octo:registry=https://npm.pkg.github.com/octo\n";
        registries.read(npmrc, Trust::FromPolicy, &|_| None);
        registries.set_default(
            &Url::parse("https://audit.example/npm").unwrap(),
            Trust::FromPolicy,
        );
        registries.add_mirror(&Url::parse("http://mirror.example:8080/npm").unwrap());
        registries
    }

    #[test]
    fn tarballs_come_from_registries_and_mirrors_alone() {
        let registries = registries();
        for (name, address, expected) in [
            ("a", "https://registry.npmjs.org/a/-/a-1.0.0.tgz", true),
            ("a", "https://registry.yarnpkg.com/a/-/a-1.0.0.tgz", true),
            ("a", "https://audit.example/npm/a/-/a-1.0.0.tgz", true),
            ("a", "https://audit.example:443/npm/a/-/a-1.0.0.tgz", true),
            ("a", "http://audit.example/npm/a/-/a-1.0.0.tgz", true),
            ("a", "https://audit.example:8443/npm/a/-/a-1.0.0.tgz", false),
            ("a", "https://audit.example/other/a/-/a-1.0.0.tgz", false),
            ("a", "https://audit.example/npm-evil/a/-/a-1.0.0.tgz", false),
            (
                "a",
                "https://audit.example.evil.example/npm/a/-/a-1.0.0.tgz",
                false,
            ),
            (
                "a",
                "https://audit.example@evil.example/npm/a/-/a-1.0.0.tgz",
                false,
            ),
            ("a", "http://mirror.example:8080/npm/a/-/a-1.0.0.tgz", true),
            ("a", "http://mirror.example/npm/a/-/a-1.0.0.tgz", false),
            // Named before, by the `.npmrc`.
            (
                "a",
                "https://gitlab.example/api/v4/projects/1/packages/npm/a/-/a-1.0.0.tgz",
                true,
            ),
            (
                "a",
                "https://gitlab.example/api/v4/projects/2/packages/npm/a/-/a-1.0.0.tgz",
                false,
            ),
            // A scope's own registry holds that scope only.
            (
                "@acme/a",
                "https://npm.acme.example/@acme/a/-/a-1.0.0.tgz",
                true,
            ),
            ("a", "https://npm.acme.example/a/-/a-1.0.0.tgz", false),
            (
                "@acme/a",
                "https://registry.npmjs.org/@acme/a/-/a-1.0.0.tgz",
                false,
            ),
            (
                "@octo/a",
                "https://npm.pkg.github.com/download/@octo/a/1.0.0/abc",
                true,
            ),
            ("a", "nothing", false),
        ] {
            let name = name.parse().unwrap();
            assert_eq!(
                registries.hold(&name, address),
                expected,
                "{name} {address}"
            );
        }
    }

    #[test]
    fn the_registry_is_what_stands_before_the_package() {
        for (name, address, expected) in [
            (
                "a",
                "https://r.example/a/-/a-1.0.0.tgz",
                "https://r.example/",
            ),
            (
                "a",
                "https://r.example:8443/npm/a/-/a-1.0.0.tgz",
                "https://r.example:8443/npm/",
            ),
            (
                "@s/a",
                "https://r.example/x/@s/a/-/a-1.0.0.tgz",
                "https://r.example/x/",
            ),
            (
                "@s/a",
                "https://r.example/x/@s%2fa/-/a-1.0.0.tgz",
                "https://r.example/x/",
            ),
            (
                "a",
                "https://user:secret@r.example/files/a-1.0.0.tgz",
                "https://r.example/files/",
            ),
        ] {
            assert_eq!(
                shown_registry(name, address).as_deref(),
                Some(expected),
                "{address}"
            );
        }
        assert_eq!(shown_registry("a", "nothing"), None);
    }
}
