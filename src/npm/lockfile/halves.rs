//! Whether the two halves of a lockfile of version 2 say the same: npm 6 installs by the one, newer programs by the other.

use std::borrow::Cow;
use std::collections::HashMap;

use super::entry::Entry;
use super::place::Place;
use super::tarball;
use crate::npm::spec::Spec;

/// How many places are listed.
const LISTED: usize = 20;

/// The places at which the old half has something that the new one has not.
pub(super) fn differing<'a>(
    new: &[(Place<'a>, Entry<'a>)],
    old: Vec<(Place<'a>, Entry<'a>)>,
) -> Vec<Place<'a>> {
    let known: HashMap<&str, &Entry<'a>> = new
        .iter()
        .map(|(place, entry)| (place.as_ref(), entry))
        .collect();
    // A folder of the project has nothing to install.
    let installed = old
        .into_iter()
        .filter(|(place, _)| place.split('/').any(|part| part == "node_modules"));
    let differing = installed.filter(|(place, entry)| {
        known
            .get(place.as_ref())
            .is_none_or(|new| !agree(place, new, entry))
    });
    differing.map(|(place, _)| place).take(LISTED).collect()
}

/// Whether both install the same.
fn agree(place: &str, new: &Entry<'_>, old: &Entry<'_>) -> bool {
    let name = |entry: &Entry<'_>| match &entry.name {
        Some(name) => name.clone().into_owned(),
        None => super::name_of(place).to_owned(),
    };
    let is_remote = |address: &Cow<'_, str>| matches!(Spec::read(address), Spec::Remote(_));
    if old.link || new.link {
        return old.link == new.link;
    }
    if old.odd_resolved {
        return false;
    }
    match (&old.version, &old.resolved) {
        // Of a repository, file or address the old half has nothing else.
        (None, Some(resolved)) => new
            .resolved
            .as_ref()
            .is_some_and(|other| other == resolved || !is_remote(other) && !is_remote(resolved)),
        (None, None) => false,
        (Some(version), resolved) => {
            let belongs = resolved.as_ref().is_none_or(|resolved| {
                new.resolved.as_ref() == Some(resolved)
                    || tarball::is_public(resolved)
                        && tarball::proves(&name(new), version, resolved)
            });
            new.version.as_ref() == Some(version) && name(new) == name(old) && belongs
        }
    }
}
