//! Looks at a repository: its clone, and the few files that say how it is released. No network, no
//! program, and nothing behind links.

use std::path::Path;

use super::disk::Disk;
use super::lockfiles::{self, Committed};
use crate::app::Problem;
use crate::app::outside::Outside;
use crate::exit::Exit;
use crate::history::{Clone, Fault, Tag};
use crate::ids::RefName;
use crate::locale::{Message, Value};
use crate::setup::{Doubt, Origin, Seen, origin, releases};

/// So many branches are suggested.
const MOST_BRANCHES: usize = 5;

/// Everything that is to be known.
///
/// # Errors
/// Where this is not the top of a working tree.
pub(super) fn look(outside: &Outside) -> Result<Seen, Problem> {
    let mut seen = Seen::default();
    let committed;
    let folder = outside.files.locate(Path::new(""));
    match Clone::open(&folder) {
        Ok(clone) if !clone.has_working_tree() => {
            return Err(Problem::Said(Message::new("setup-bare"), Exit::Unreadable));
        }
        Ok(clone) => {
            by_clone(&clone, &mut seen);
            committed = Committed::of(&clone);
        }
        Err(Fault::NoClone) => {
            let message = Message::new("setup-no-clone");
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        Err(Fault::Below(top)) => {
            let message = Message::new("setup-below").with("top", Value::Code(top));
            return Err(Problem::Said(message, Exit::Unreadable));
        }
        // The files can be seen all the same.
        Err(fault) => {
            committed = Committed::NotKnown(fault.message());
            seen.doubt = Some(Doubt::Unreadable(fault.message()));
        }
    }
    Disk { outside }.look(&mut seen);
    lockfiles::find(outside, &committed, &mut seen);
    Ok(seen)
}

fn by_clone(clone: &Clone, seen: &mut Seen) {
    match clone.origin().as_ref().map(origin) {
        Some(Origin::GitHub(repository)) => seen.repository = Some(repository),
        Some(Origin::Elsewhere) => seen.is_elsewhere = true,
        None => {}
    }
    seen.default_branch = default_branch(clone);
    let branches = clone.remote_branches().unwrap_or_default();
    let others = branches
        .into_iter()
        .filter(|branch| seen.default_branch.as_ref() != Some(branch) && keeps_versions(branch));
    seen.maintenance = others.take(MOST_BRANCHES).collect();
    match clone.tags() {
        Ok(tags) => {
            seen.releases = releases(tags.iter().map(|tag: &Tag| tag.name.as_str()));
            let is_part = clone.is_shallow().unwrap_or(true) || clone.has_remote();
            if tags.is_empty() && is_part {
                seen.doubt = Some(Doubt::Partial);
            }
        }
        Err(fault) => seen.doubt = Some(Doubt::Unreadable(fault.message())),
    }
}

/// What `origin` calls its default branch; without that word only a name that nothing else has.
fn default_branch(clone: &Clone) -> Option<RefName> {
    let usual = |branch: &RefName| matches!(branch.as_str(), "main" | "master");
    clone
        .default_branch()
        .or_else(|| clone.current_branch().filter(usual))
}

/// Whether a branch is called as those on which older versions are kept: `1.x`, `release/2.3`,
/// `v1-maintenance`.
fn keeps_versions(branch: &RefName) -> bool {
    let name = branch.as_str();
    let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
    let known = [
        "",
        "release",
        "releases",
        "maintenance",
        "maint",
        "support",
        "stable",
    ];
    let last = last.strip_prefix("release-").unwrap_or(last);
    let last = last.strip_prefix('v').unwrap_or(last);
    let last = last.strip_suffix("-maintenance").unwrap_or(last);
    let mut parts = last.split('.');
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    known.contains(&folder)
        && last.contains('.')
        && parts.next().is_some_and(is_number)
        && parts.all(|part| is_number(part) || matches!(part, "x" | "X"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_of_older_versions_are_told_by_their_names() {
        for name in [
            "1.x",
            "v1.x",
            "release/1.x",
            "release/2.3",
            "support/v4.5.x",
            "release-1.4",
            "1.0-maintenance",
        ] {
            assert!(keeps_versions(&name.parse().unwrap()), "{name}");
        }
        for name in [
            "main",
            "feature/1.x",
            "release/next",
            "v1",
            "x.1",
            "dependabot/npm-1.2.3",
            "1..2",
        ] {
            let kept = name
                .parse()
                .is_ok_and(|branch: RefName| keeps_versions(&branch));
            assert!(!kept, "{name}");
        }
    }
}
