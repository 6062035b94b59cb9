//! What the name of a tarball tells.

use std::borrow::Cow;

use url::Url;

use crate::npm::Version;

/// The package and version that an address such as `https://registry/left-pad/-/left-pad-1.3.0.tgz` is of. The name is
/// needed where the address has only a file's name.
pub(in crate::npm) fn named(name: &str, address: &str) -> Option<(String, String)> {
    let file = address.rsplit('/').next()?;
    let stem = file.strip_suffix(".tgz")?;
    if address.starts_with("http:/") || address.starts_with("https:/") {
        let path = address.split(['?', '#']).next()?;
        let path = path.splitn(4, '/').nth(3).unwrap_or_default();
        let mut parts = path.rsplit("/-/");
        if let (Some(last), Some(before)) = (parts.next(), parts.next())
            && last == file
        {
            return version_of(stem, before);
        }
    }
    version_of(stem, name)
}

/// The version that stands behind the last part of a package's name.
fn version_of(stem: &str, package: &str) -> Option<(String, String)> {
    let package: Cow<'_, str> = if package.contains('%') {
        Cow::Owned(package.replace("%2f", "/").replace("%2F", "/"))
    } else {
        Cow::Borrowed(package)
    };
    let mut parts = package.rsplit('/');
    let (project, scope) = (parts.next()?, parts.next());
    let version = stem.strip_prefix(project)?.strip_prefix('-')?;
    version.parse::<Version>().ok()?;
    let name = match scope {
        Some(scope) if scope.starts_with('@') => format!("{scope}/{project}"),
        _ => project.to_owned(),
    };
    Some((name, version.to_owned()))
}

/// The hosts of npm's own registry, for which npm takes the one that is set.
pub(in crate::npm) const PUBLIC: [&str; 2] = ["registry.npmjs.org", "registry.yarnpkg.com"];

/// Whether a host has repositories of anybody, whose branches and tags may be called as a tarball is.
fn is_forge(host: &str) -> bool {
    const FORGES: [&str; 6] = [
        "github.com",
        "githubusercontent.com",
        "gitlab.com",
        "bitbucket.org",
        "codeberg.org",
        "sr.ht",
    ];
    FORGES.iter().any(|forge| {
        let before = host.strip_suffix(forge);
        before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// The path of an address that says nothing but where a tarball lies: without a question or fragment, and written as it
/// is sent. `%2f` and `%40` are read, other such signs hide something.
fn path_of(address: &str) -> Option<(Url, String)> {
    let url = Url::parse(address).ok()?;
    let is_plain = matches!(url.scheme(), "http" | "https")
        && !address.contains(['?', '#'])
        && address.ends_with(url.path());
    if !is_plain {
        return None;
    }
    let mut path = url.path().to_owned();
    if path.contains('%') {
        for (sign, letter) in [("%2f", "/"), ("%2F", "/"), ("%40", "@")] {
            path = path.replace(sign, letter);
        }
    }
    (!path.contains(['%', ';'])).then_some((url, path))
}

/// Whether an address is by its path the tarball of this version of this package, in one of the forms that registries
/// and their mirrors have.
pub(in crate::npm) fn proves(name: &str, version: &str, address: &str) -> bool {
    let Some((url, path)) = path_of(address) else {
        return false;
    };
    let (scope, project) = match name.split_once('/') {
        Some((scope, project)) => (Some(scope.trim_start_matches('@')), project),
        None => (None, name),
    };
    let is_public = url.host_str().is_some_and(|host| PUBLIC.contains(&host));
    // What stands before the package's own part must not be the scope of another one; npm's registry has nothing there.
    let ends_with = |end: &str| {
        path.strip_suffix(end).is_some_and(|before| {
            let folder = before.rsplit('/').next().unwrap_or_default();
            (scope.is_some() || !folder.starts_with('@')) && (before.is_empty() || !is_public)
        })
    };
    let file = format!("{project}-{version}.tgz");
    let usual = ends_with(&format!("/{name}/-/{file}"))
        || ends_with(&format!("/{name}/-/{version}/{file}"))
        || scope.is_some_and(|scope| {
            // GitLab, Artifactory and Google write the scope before the file, Bit into its name.
            ends_with(&format!("/{name}/-/@{scope}/{file}"))
                || ends_with(&format!("/{name}/-/{scope}-{file}"))
        });
    let own = match url.host_str() {
        Some("npm.pkg.github.com") => path
            .strip_prefix(&format!("/download/{name}/{version}/"))
            .is_some_and(|rest| !rest.is_empty() && !rest.contains('/')),
        Some("npm.jsr.io") => ends_with(&format!("/{name}/{version}.tgz")),
        _ => false,
    };
    // Elsewhere the file's name has to do, but not where anybody names what they put there.
    let is_forge = url.host_str().is_some_and(is_forge);
    let bare =
        !is_public && !is_forge && !path.contains("/-/") && path.ends_with(&format!("/{file}"));
    usual || own || bare
}

/// Whether an address is by its path the tarball of another version or package.
pub(in crate::npm) fn contradicts(name: &str, version: &str, address: &str) -> bool {
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    bare.contains("/-/")
        && named(name, bare).is_some_and(|(found, number)| found != name || number != version)
}

/// Whether an address is of npm's own registry.
pub(super) fn is_public(address: &str) -> bool {
    let url = Url::parse(address).ok();
    url.is_some_and(|url| url.host_str().is_some_and(|host| PUBLIC.contains(&host)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tarball_of_a_registry_says_which_version_of_which_package_it_is() {
        for (name, address, expected) in [
            (
                "x",
                "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz",
                Some(("left-pad", "1.3.0")),
            ),
            (
                "x",
                "https://r.example/npm/@acme/a/-/a-2.0.0-beta.1.tgz",
                Some(("@acme/a", "2.0.0-beta.1")),
            ),
            (
                "x",
                "https://r.example/@acme%2fa/-/a-2.0.0.tgz",
                Some(("@acme/a", "2.0.0")),
            ),
            (
                "@acme/a",
                "https://example.com/a-2.0.0.tgz",
                Some(("@acme/a", "2.0.0")),
            ),
            ("a", "../files/a-1.0.0.tgz", Some(("a", "1.0.0"))),
            ("a", "https://example.com/b-2.0.0.tgz", None),
            ("a", "https://example.com/a-2.tgz", None),
            ("a", "https://example.com/a-2.0.0.zip", None),
            ("a", "", None),
        ] {
            let found = named(name, address);
            let found = found
                .as_ref()
                .map(|(name, version)| (name.as_str(), version.as_str()));
            assert_eq!(found, expected, "{address}");
        }
    }

    #[test]
    fn the_tarballs_of_registries_and_their_mirrors_prove_what_they_are() {
        for (name, address) in [
            ("a", "https://registry.npmjs.org/a/-/a-1.0.0.tgz"),
            ("a", "http://registry.npmjs.org/a/-/a-1.0.0.tgz"),
            ("@s/a", "https://registry.yarnpkg.com/@s%2fa/-/a-1.0.0.tgz"),
            (
                "@s/a",
                "https://registry.yarnpkg.com/%40s%2Fa/-/a-1.0.0.tgz",
            ),
            (
                "a",
                "https://acme.jfrog.io:443/artifactory/api/npm/npm/a/-/a-1.0.0.tgz",
            ),
            (
                "@s/a",
                "https://acme.jfrog.io/artifactory/api/npm/npm/@s/a/-/@s/a-1.0.0.tgz",
            ),
            (
                "@s/a",
                "https://gitlab.com/api/v4/projects/1/packages/npm/@s/a/-/@s/a-1.0.0.tgz",
            ),
            ("@s/a", "https://us-npm.pkg.dev/p/r/@s/a/-/@s/a-1.0.0.tgz"),
            (
                "@s/a",
                "https://npm.pkg.github.com/download/@s/a/1.0.0/0123abcd",
            ),
            (
                "@s/a",
                "https://npm.fontawesome.com/@s/a/-/1.0.0/a-1.0.0.tgz",
            ),
            ("@s/a", "https://node.bit.cloud/@s/a/-/s-a-1.0.0.tgz"),
            ("@s/a", "https://npm.jsr.io/~/11/@s/a/1.0.0.tgz"),
            ("a", "https://cdn.example/a-1.0.0/a-1.0.0.tgz"),
            ("a", "http://localhost:4873/a/-/a-1.0.0.tgz"),
        ] {
            assert!(proves(name, "1.0.0", address), "{address}");
            assert!(!proves(name, "1.0.1", address), "{address}");
            assert!(!proves("b", "1.0.0", address), "{address}");
            assert!(
                !proves("@t/a", "1.0.0", address) || !address.contains("/-/"),
                "{address}"
            );
        }
    }

    #[test]
    fn an_address_that_hides_something_proves_nothing() {
        for address in [
            "https://r.example/a/-/a-1.0.0.tgz?x",
            "https://r.example/a/-/a-1.0.0.tgz#x",
            "https://r.example/a/-/a-2.0.0.tgz?/a/-/a-1.0.0.tgz",
            "https://r.example/a/-/a-2.0.0.tgz#/a/-/a-1.0.0.tgz",
            "https://r.example/%61/-/a-1.0.0.tgz",
            "https://r.example/a/-/a-1.0.0%2Etgz",
            "https://r.example/a/-/x/a-1.0.0.tgz",
            "https://r.example/a/-/b/../a-1.0.0.tgz",
            "https://r.example/b/-/a-1.0.0.tgz",
            "https://r.example/@s/a/-/a-1.0.0.tgz",
            "https://r.example/a/-/a-1.0.0.tgz ",
            "https://r.example\\a\\-\\a-1.0.0.tgz",
            "https://npm.pkg.github.com/download/@evil/x/1.0.0/abc",
            "https://evil.example/payload.tgz",
            "https://codeload.github.com/x/a/tar.gz/a-1.0.0.tgz",
            "https://raw.githubusercontent.com/x/y/main/a-1.0.0.tgz",
            "https://gitlab.com/x/y/-/archive/a-1.0.0.tgz",
            "https://registry.npmjs.org/b/-/b-1.0.0.tgz/a/-/a-1.0.0.tgz",
            "https://registry.npmjs.org/a-1.0.0.tgz",
            "https://r.example/a/-/a-2.0.0.tgz;/a/-/a-1.0.0.tgz",
            "ftp://r.example/a/-/a-1.0.0.tgz",
            "a-1.0.0.tgz",
            "",
        ] {
            assert!(!proves("a", "1.0.0", address), "{address}");
        }
    }
}
