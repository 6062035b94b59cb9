//! `.npmrc`: which registry holds which packages, and what is shown to it (source: npm docs,
//! "npmrc" and "config": `registry`, `@scope:registry`, `//host/path/:_authToken`, `${VARIABLE}`).

mod lines;
mod sources;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::PackageName;
use crate::http::Trust;
use lines::settings;

pub(super) use sources::shown_registry;

/// Where packages come from unless told otherwise.
pub(crate) const DEFAULT_REGISTRY: &str = "https://registry.npmjs.org/";

/// The largest `.npmrc` that is read, in bytes.
pub(crate) const LARGEST_NPMRC: u64 = 64 * 1024;

/// What is sent so that a registry knows who asks. It never shows in `Debug`.
#[derive(Clone, Debug)]
pub(crate) enum Credential {
    /// A token.
    Bearer(SecretString),
    /// A user and password, packed as base64.
    Basic(SecretString),
}

impl Credential {
    /// The secret, to be kept out of every output.
    pub(crate) fn secret(&self) -> &SecretString {
        match self {
            Self::Bearer(secret) | Self::Basic(secret) => secret,
        }
    }

    /// The value of the header `Authorization`.
    pub(crate) fn header(&self) -> String {
        match self {
            Self::Bearer(token) => format!("Bearer {}", token.expose_secret()),
            Self::Basic(packed) => format!("Basic {}", packed.expose_secret()),
        }
    }
}

/// A registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RegistryAddress {
    /// Its address, ending in a slash.
    pub(crate) url: Url,
    /// Whose word the address is.
    pub(crate) trust: Trust,
}

/// Registries by scope, and what each is shown.
#[derive(Clone, Debug)]
pub(crate) struct Registries {
    default: RegistryAddress,
    scopes: BTreeMap<String, RegistryAddress>,
    /// What was the default one before another was named.
    earlier: Vec<Url>,
    /// What has the same tarballs as the registries.
    mirrors: Vec<Url>,
    credentials: BTreeMap<String, Credential>,
    unset: BTreeSet<String>,
    faults: Vec<String>,
}

impl Default for Registries {
    /// npm's own registry for everything.
    fn default() -> Self {
        Self {
            default: RegistryAddress {
                url: Url::parse(DEFAULT_REGISTRY).expect("our own address is one"),
                trust: Trust::Configured,
            },
            scopes: BTreeMap::new(),
            earlier: Vec::new(),
            mirrors: Vec::new(),
            credentials: BTreeMap::new(),
            unset: BTreeSet::new(),
            faults: Vec::new(),
        }
    }
}

impl Registries {
    /// Adds what an `.npmrc` says; it beats what was there before. `variable` looks up what the
    /// file asks for as `${NAME}`.
    pub(crate) fn read(
        &mut self,
        text: &str,
        trust: Trust,
        variable: &dyn Fn(&str) -> Option<String>,
    ) {
        let mut basic: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
        for (key, written) in settings(text) {
            let names_registry = key == "registry" || key.ends_with(":registry");
            // Addresses are shown and kept in records; what a variable holds may be secret.
            if names_registry && written.contains("${") {
                self.faults.push(key.to_owned());
                continue;
            }
            let Some(value) = self.expanded(written, variable) else {
                continue;
            };
            if key == "registry" {
                match address(&value, trust) {
                    Some(address) => self.replace_default(address),
                    None => self.faults.push(key.to_owned()),
                }
            } else if let Some(scope) = key
                .strip_suffix(":registry")
                .filter(|it| it.starts_with('@'))
            {
                match address(&value, trust) {
                    Some(address) => _ = self.scopes.insert(scope.to_owned(), address),
                    None => self.faults.push(key.to_owned()),
                }
            } else if let Some((place, name)) = key
                .starts_with("//")
                .then(|| key.rsplit_once(':'))
                .flatten()
            {
                let place = with_slash(place);
                match name {
                    "_authToken" => self.add(place, Credential::Bearer(value.into())),
                    "_auth" => self.add(place, Credential::Basic(value.into())),
                    "username" => basic.entry(place).or_default().0 = Some(value),
                    "_password" => basic.entry(place).or_default().1 = Some(value),
                    _ => {}
                }
            }
        }
        for (place, pair) in basic {
            let (Some(user), Some(password)) = pair else {
                continue;
            };
            let unpacked = BASE64_STANDARD.decode(password.trim()).ok();
            let Some(password) = unpacked.and_then(|bytes| String::from_utf8(bytes).ok()) else {
                continue;
            };
            let packed = BASE64_STANDARD.encode(format!("{user}:{password}"));
            self.add(place, Credential::Basic(packed.into()));
        }
    }

    /// Sets the registry of everything that no scope's own holds.
    pub(crate) fn set_default(&mut self, url: &Url, trust: Trust) {
        self.replace_default(RegistryAddress {
            url: with_slash_url(url.clone()),
            trust,
        });
    }

    /// Tarballs may come from there as well as from the registries, by the policy's word.
    pub(crate) fn add_mirror(&mut self, url: &Url) {
        self.mirrors.push(with_slash_url(url.clone()));
    }

    /// What somebody trusted named before still holds what it held: another one is only asked.
    fn replace_default(&mut self, address: RegistryAddress) {
        let before = std::mem::replace(&mut self.default, address);
        self.earlier.push(before.url);
    }

    /// The registry of everything that no scope's own holds.
    pub(crate) fn default_registry(&self) -> &RegistryAddress {
        &self.default
    }

    /// The registry of a package.
    pub(crate) fn of(&self, name: &PackageName) -> &RegistryAddress {
        let own = name.scope().and_then(|scope| self.scopes.get(scope));
        own.unwrap_or(&self.default)
    }

    /// What a registry is shown: only what is set for its host, port and path, the longest path
    /// first.
    pub(crate) fn credential(&self, url: &Url) -> Option<&Credential> {
        let host = url.host_str()?;
        let port = url.port().map_or(String::new(), |port| format!(":{port}"));
        let mut path = url.path().to_owned();
        loop {
            let place = with_slash(&format!("//{host}{port}{path}"));
            if let Some(credential) = self.credentials.get(&place) {
                return Some(credential);
            }
            let shorter = path.trim_end_matches('/').rfind('/')?;
            if path == "/" {
                return None;
            }
            path.truncate(shorter + 1);
        }
    }

    /// Every secret in it.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &SecretString> {
        self.credentials.values().map(Credential::secret)
    }

    /// Variables that were asked for and are not set.
    pub(crate) fn unset(&self) -> impl Iterator<Item = &str> {
        self.unset.iter().map(String::as_str)
    }

    /// Keys whose value is no address of a registry: then nobody knows whom to ask.
    pub(crate) fn faults(&self) -> &[String] {
        &self.faults
    }

    fn add(&mut self, place: String, credential: Credential) {
        let secret = credential.secret().expose_secret();
        // What no header can carry is no credential.
        if !secret.is_empty() && secret.bytes().all(|byte| byte.is_ascii_graphic()) {
            self.credentials.insert(place, credential);
        }
    }

    /// The value with `${NAME}` replaced; `None` where one of them is not set. `${NAME?}` may be
    /// empty.
    fn expanded(
        &mut self,
        value: &str,
        variable: &dyn Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let mut whole = String::new();
        let mut rest = value;
        while let Some((before, after)) = rest.split_once("${") {
            // What is not closed is no variable, and no value either.
            let (name, behind) = after.split_once('}')?;
            whole.push_str(before);
            let (name, may_be_empty) = match name.strip_suffix('?') {
                Some(name) => (name, true),
                None => (name, false),
            };
            match variable(name) {
                Some(found) => whole.push_str(&found),
                None if may_be_empty => {}
                None => {
                    self.unset.insert(name.to_owned());
                    return None;
                }
            }
            rest = behind;
        }
        whole.push_str(rest);
        Some(whole)
    }
}

fn address(text: &str, trust: Trust) -> Option<RegistryAddress> {
    let url = Url::parse(text.trim()).ok()?;
    let fine = matches!(url.scheme(), "http" | "https") && url.has_host();
    fine.then(|| RegistryAddress {
        url: with_slash_url(url),
        trust,
    })
}

fn with_slash(text: &str) -> String {
    format!("{}/", text.trim_end_matches('/'))
}

fn with_slash_url(mut url: Url) -> Url {
    let path = with_slash(url.path());
    url.set_path(&path);
    url.set_query(None);
    url.set_fragment(None);
    url
}
