//! What a manifest asks for: versions of a registry, or something that lies elsewhere.

use super::{Range, Version};

/// A dependency's specification, such as `^1.2.3`, `npm:real@2` or `github:acme/left-pad`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spec<'a> {
    /// One version of the registry.
    Version(&'a str),
    /// A range of them.
    Range(&'a str),
    /// A name for one of them, such as `latest`.
    Tag(&'a str),
    /// Another package of the registry, and which of its versions.
    Alias {
        /// The package.
        name: &'a str,
        /// Its version, range or tag; empty for any.
        spec: &'a str,
    },
    /// A Git repository.
    Git,
    /// A tarball at some address.
    Remote(&'a str),
    /// A tarball in the project.
    File(&'a str),
    /// A folder.
    Folder(&'a str),
    /// Nothing that npm reads.
    Invalid,
}

impl<'a> Spec<'a> {
    /// Reads a specification in npm's order: paths, aliases, repositories, addresses, then what a registry can answer.
    pub(crate) fn read(text: &'a str) -> Self {
        if is_path(text) {
            return file(text);
        }
        if let Some(other) = without_prefix(text, "npm:") {
            return alias(other);
        }
        if is_hosted(text) {
            return Self::Git;
        }
        if let Some(scheme) = scheme(text) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Self::Remote(text),
                "git" | "git+http" | "git+https" | "git+rsync" | "git+ftp" | "git+file"
                | "git+ssh" => Self::Git,
                _ => Self::Invalid,
            };
        }
        if text.contains('/') || is_tarball(text) {
            return file(text);
        }
        registry(text)
    }

    /// Whether a registry answers it.
    pub(crate) fn is_registry(self) -> bool {
        matches!(
            self,
            Self::Version(_) | Self::Range(_) | Self::Tag(_) | Self::Alias { .. }
        )
    }
}

fn registry(text: &str) -> Spec<'_> {
    let text = text.trim();
    let is_tag = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte))
    };
    if text.parse::<Version>().is_ok() {
        Spec::Version(text)
    } else if text.is_empty() || text.parse::<Range>().is_ok() {
        Spec::Range(text)
    } else if is_tag(text) {
        Spec::Tag(text)
    } else {
        Spec::Invalid
    }
}

fn alias(text: &str) -> Spec<'_> {
    let start = usize::from(text.starts_with('@'));
    let at = text.get(start..).and_then(|rest| rest.find('@'));
    let (name, spec) = match at {
        Some(at) => text.split_at(start + at),
        None => (text, ""),
    };
    let spec = spec.trim_start_matches('@');
    if name.is_empty()
        || !matches!(
            registry(spec),
            Spec::Version(_) | Spec::Range(_) | Spec::Tag(_)
        )
    {
        return Spec::Invalid;
    }
    Spec::Alias { name, spec }
}

fn file(text: &str) -> Spec<'_> {
    let path = without_prefix(text, "file:").unwrap_or(text);
    // `file:///x`, `file://x` and `file:/x` are one path; `file:/../x` is meant to be relative.
    let bare = path.trim_start_matches('/');
    let path = match path.len() - bare.len() {
        0 => path,
        _ if bare == ".." || bare == "." || bare.starts_with("../") || bare.starts_with("./") => {
            bare
        }
        slashes => path.get(slashes - 1..).unwrap_or(path),
    };
    if is_tarball(text) {
        Spec::File(path)
    } else {
        Spec::Folder(path)
    }
}

/// What npm takes for a path before anything else.
fn is_path(text: &str) -> bool {
    let mut letters = text.chars();
    let drive = letters
        .next()
        .is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':');
    text.starts_with(['.', '/'])
        || text.starts_with("~/")
        || drive
        || without_prefix(text, "file:").is_some()
}

fn is_tarball(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    [".tgz", ".tar.gz", ".tar"]
        .iter()
        .any(|end| text.ends_with(end))
}

/// Whether it names a repository at one of the hosts that npm knows, also as `owner/name`.
fn is_hosted(text: &str) -> bool {
    if is_short_for_github(text) {
        return true;
    }
    let Some(scheme) = scheme(text) else {
        return false;
    };
    let rest = text.get(scheme.len() + 1..).unwrap_or_default();
    match scheme.to_ascii_lowercase().as_str() {
        "github" | "gitlab" | "bitbucket" | "gist" | "sourcehut" => true,
        // Every other Git address is one anyway.
        "http" | "https" | "ssh" => is_page_of_host(rest),
        _ => false,
    }
}

/// Whether `//host/owner/name` is a repository's page, and not one of its tarballs.
fn is_page_of_host(rest: &str) -> bool {
    let rest = rest.trim_start_matches('/');
    let rest = rest.split(['#', '?']).next().unwrap_or_default();
    let mut parts = rest.split('/');
    let host = parts.next().unwrap_or_default();
    let host = host
        .rsplit('@')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let (owner, name, more) = (parts.next(), parts.next(), parts.next());
    let whole = [owner, name]
        .iter()
        .all(|part| part.is_some_and(|part| !part.is_empty()));
    match host.strip_prefix("www.").unwrap_or(&host) {
        "github.com" => whole && matches!(more, None | Some("" | "tree")),
        "bitbucket.org" => whole && more != Some("get"),
        "gitlab.com" => whole && !rest.contains("/-/") && !rest.contains("/archive.tar.gz"),
        "git.sr.ht" => whole && more != Some("archive"),
        "gist.github.com" => owner.is_some_and(|part| !part.is_empty()) && more != Some("raw"),
        _ => false,
    }
}

/// `owner/name`, with a branch or commit behind `#` or not.
fn is_short_for_github(text: &str) -> bool {
    let (path, _) = text.split_once('#').unwrap_or((text, ""));
    let slashes = path.matches('/').count();
    slashes == 1
        && !path.starts_with(['/', '.'])
        && !path.ends_with('/')
        && !path.contains(['@', ':'])
        && !path.contains(char::is_whitespace)
}

/// What stands before the first colon, if it could be an address's scheme.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let bare = without_prefix(scheme, "git+").unwrap_or(scheme);
    let letters = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    letters.then_some(scheme)
}

fn without_prefix<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_manifest_asks_for_is_told_as_npm_tells_it() {
        for (text, expected) in [
            ("1.2.3", Spec::Version("1.2.3")),
            (" v1.2.3 ", Spec::Version("v1.2.3")),
            ("^1", Spec::Range("^1")),
            ("", Spec::Range("")),
            ("*", Spec::Range("*")),
            ("latest", Spec::Tag("latest")),
            (
                "npm:real@^2",
                Spec::Alias {
                    name: "real",
                    spec: "^2",
                },
            ),
            (
                "npm:@acme/real@2.0.0",
                Spec::Alias {
                    name: "@acme/real",
                    spec: "2.0.0",
                },
            ),
            (
                "npm:real",
                Spec::Alias {
                    name: "real",
                    spec: "",
                },
            ),
            ("npm:real@github:acme/x", Spec::Invalid),
            ("acme/left-pad", Spec::Git),
            ("acme/left-pad#semver:^1", Spec::Git),
            ("github:acme/left-pad", Spec::Git),
            ("git+ssh://git@example.com/x.git#abc", Spec::Git),
            ("https://github.com/acme/left-pad", Spec::Git),
            ("https://github.com/acme/left-pad.git#v1", Spec::Git),
            (
                "https://github.com/acme/left-pad/tarball/master",
                Spec::Remote("https://github.com/acme/left-pad/tarball/master"),
            ),
            (
                "https://example.com/x.tgz",
                Spec::Remote("https://example.com/x.tgz"),
            ),
            ("file:../x", Spec::Folder("../x")),
            ("file:///x", Spec::Folder("/x")),
            ("file:/../x", Spec::Folder("../x")),
            ("./x.tgz", Spec::File("./x.tgz")),
            ("a/b/c", Spec::Folder("a/b/c")),
            ("workspace:*", Spec::Invalid),
            ("<b>", Spec::Invalid),
        ] {
            assert_eq!(Spec::read(text), expected, "{text:?}");
        }
    }
}
