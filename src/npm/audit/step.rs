//! Whether a lockfile has what is asked for: where it does not, it does not say what will be installed. `npm ci` looks
//! at the same.

use std::collections::BTreeSet;

use super::Doubt;
use crate::npm::spec::Spec;
use crate::npm::tree::{EdgeKind, EdgeView, NodeId, Role, Tree};
use crate::npm::{Range, Version};
use crate::text::Untrusted;

/// Notes what is asked for and is not there, or there as another version.
pub(super) fn out_of_step(tree: &Tree, doubts: &mut BTreeSet<Doubt>) {
    for folder in tree.overlooked() {
        doubts.insert(Doubt::Missing {
            name: folder.as_str().into(),
            from: Untrusted::default(),
        });
    }
    for id in tree.ids() {
        let node = tree.node(id);
        let is_root = node.role() == Role::Root;
        // So does `npm ci` for workspaces and linked folders alike.
        let is_project = tree.is_manifest(id);
        let from = || match is_root {
            true => Untrusted::default(),
            false => node.place().to_untrusted(),
        };
        for edge in tree.outgoing(id) {
            let counts = match edge.kind() {
                EdgeKind::Prod | EdgeKind::Workspace => true,
                // npm drops what cannot be installed, but not where the project itself asks for it.
                EdgeKind::Optional => is_project,
                // What others want beside them npm warns about, or takes.
                EdgeKind::Peer | EdgeKind::Dev => is_project,
                EdgeKind::PeerOptional => is_project && edge.to().is_some(),
            };
            let Some(to) = edge.to().filter(|_| counts) else {
                if counts {
                    let name = match edge.kind() {
                        EdgeKind::Workspace => Untrusted::new(folder_of(edge)),
                        _ => edge.name().to_untrusted(),
                    };
                    doubts.insert(Doubt::Missing { name, from: from() });
                }
                continue;
            };
            // What lies in a tarball npm takes as it is.
            if !fits(tree, edge, to) && !tree.is_in_tarball(id) {
                doubts.insert(Doubt::Unfit {
                    name: edge.name().to_untrusted(),
                    wanted: edge.spec().to_untrusted(),
                    from: from(),
                });
            }
        }
    }
}

/// The folder of a workspace that the project asks for.
fn folder_of(edge: EdgeView<'_>) -> &str {
    let spec = edge.spec().for_parsing();
    spec.strip_prefix("file:").unwrap_or(spec)
}

/// Whether what lies there is of a version that is asked for, or that a rule of the project takes instead. Tags, Git and
/// files say no version.
fn fits(tree: &Tree, edge: EdgeView<'_>, to: NodeId) -> bool {
    if edge.kind() == EdgeKind::Workspace {
        let there = match tree.node(to).role() {
            Role::Link(target) => target,
            _ => to,
        };
        return tree.node(there).place().for_parsing() == folder_of(edge);
    }
    let mut wanted = edge.spec().for_parsing();
    // Rules of the project change no tarball.
    let rule = tree.rule(edge.name().for_parsing());
    if let Some(rule) = rule.filter(|_| !tree.is_in_tarball(to)) {
        // A rule for some of them is npm's to read.
        let Some(taken) = &rule.everywhere else {
            return true;
        };
        wanted = taken;
    }
    let target = tree.node(to);
    let wanted = match Spec::read(wanted) {
        Spec::Version(wanted) | Spec::Range(wanted) => wanted,
        Spec::Alias { name, spec } => {
            let package = target.package_text();
            if package.is_some_and(|package| package.for_parsing() != name) {
                return false;
            }
            spec
        }
        Spec::Remote(address) if tree.is_manifest(edge.from()) => {
            let resolved = target.resolved().map(|resolved| resolved.for_parsing());
            return resolved == Some(address);
        }
        _ => return true,
    };
    let (Ok(range), Some(Ok(version))) = (
        wanted.parse::<Range>(),
        target
            .version()
            .map(|version| version.for_parsing().parse::<Version>()),
    ) else {
        return true;
    };
    range.includes(&version)
}
