//! Which packages are needed only for development, only optionally or only as peers.

use super::{EdgeKind, NodeId, Role, Tree};

/// What a package is needed for. Nothing set: for production.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub(crate) struct Flags(u8);

impl Flags {
    const DEV: u8 = 1;
    const OPTIONAL: u8 = 2;
    const DEV_OPTIONAL: u8 = 4;
    const PEER: u8 = 8;
    const EXTRANEOUS: u8 = 16;
    const ALL: Self = Self(31);

    /// Only for development.
    pub(crate) fn dev(self) -> bool {
        self.has(Self::DEV)
    }

    /// Only optionally.
    pub(crate) fn optional(self) -> bool {
        self.has(Self::OPTIONAL)
    }

    /// For development or optionally, by one package or another; npm sets it with each of the two as well.
    pub(crate) fn dev_optional(self) -> bool {
        self.has(Self::DEV_OPTIONAL)
    }

    /// Only as a peer.
    pub(crate) fn peer(self) -> bool {
        self.has(Self::PEER)
    }

    /// For nothing.
    pub(crate) fn extraneous(self) -> bool {
        self.has(Self::EXTRANEOUS)
    }

    fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }

    /// As a lockfile has them.
    pub(super) fn written(entry: &crate::npm::lockfile::Entry<'_>) -> Self {
        let pairs = [
            (entry.dev, Self::DEV),
            (entry.optional, Self::OPTIONAL),
            (
                entry.dev || entry.optional || entry.dev_optional,
                Self::DEV_OPTIONAL,
            ),
            (entry.peer, Self::PEER),
            (entry.extraneous, Self::EXTRANEOUS),
        ];
        Self(
            pairs
                .iter()
                .filter(|(set, _)| *set)
                .map(|(_, flag)| flag)
                .sum(),
        )
    }
}

impl std::fmt::Debug for Flags {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let words = [
            (self.dev(), "dev"),
            (self.optional(), "optional"),
            (self.dev_optional(), "devOptional"),
            (self.peer(), "peer"),
            (self.extraneous(), "extraneous"),
        ];
        formatter
            .debug_list()
            .entries(words.iter().filter(|(set, _)| *set).map(|(_, word)| word))
            .finish()
    }
}

/// Works the flags of all packages out from the edges: everything is for nothing at first, and each edge takes away what
/// it shows to be untrue, until nothing changes. `every_edge` follows also those that npm does not see.
pub(super) fn from_edges(tree: &Tree, every_edge: bool) -> Vec<Flags> {
    let mut flags = vec![Flags::ALL; tree.nodes.len()];
    let mut seen = vec![false; tree.nodes.len()];
    set(&mut flags, NodeId::ROOT, Flags::default());
    let mut queue = vec![NodeId::ROOT];
    while let Some(id) = queue.pop() {
        if let Some(seen) = seen.get_mut(id.index()) {
            *seen = true;
        }
        let own = get(&flags, id);
        if !own.extraneous() {
            needed_above(tree, &mut flags, id);
        }
        if let Role::Link(target) = tree.raw(id).role {
            let before = get(&flags, target);
            let after = Flags(before.0 & own.0);
            set(&mut flags, target, after);
            if after != before || !seen.get(target.index()).copied().unwrap_or(true) {
                queue.push(target);
            }
            continue;
        }
        for edge in tree.edges_of(id) {
            let Some(to) = edge.to.filter(|_| every_edge || edge.seen_by_npm) else {
                continue;
            };
            let kind = if edge.seen_by_npm {
                edge.kind
            } else {
                EdgeKind::Prod
            };
            let before = get(&flags, to);
            let after = through(own, kind, before);
            if after != before {
                set(&mut flags, to, after);
                queue.push(to);
            }
        }
    }
    // What is one of the two is not their overlap; the project itself and what was never reached stay as they are.
    for (index, (flags, seen)) in flags.iter_mut().zip(seen).enumerate() {
        if index != 0 && seen && (flags.dev() || flags.optional()) {
            flags.0 &= !Flags::DEV_OPTIONAL;
        }
    }
    flags
}

/// What is left of a package's flags when another one depends on it.
fn through(from: Flags, kind: EdgeKind, to: Flags) -> Flags {
    let is_optional = matches!(kind, EdgeKind::Optional | EdgeKind::PeerOptional);
    let is_peer = matches!(kind, EdgeKind::Peer | EdgeKind::PeerOptional);
    let is_dev = kind == EdgeKind::Dev;
    let mut left = to.0;
    if !(from.extraneous() || is_peer && is_optional) {
        left &= !Flags::EXTRANEOUS;
    }
    if !from.dev() && !is_dev {
        left &= !Flags::DEV;
    }
    if !from.optional() && !is_optional {
        left &= !Flags::OPTIONAL;
    }
    if !from.dev_optional() && !from.dev() && !from.optional() && !is_dev && !is_optional {
        left &= !Flags::DEV_OPTIONAL;
    }
    if !from.peer() && !is_peer {
        left &= !Flags::PEER;
    }
    Flags(left)
}

/// A package that is needed keeps those in whose folders it lies.
fn needed_above(tree: &Tree, flags: &mut [Flags], id: NodeId) {
    let mut above = tree.raw(id).above;
    while let Some(next) = above.filter(|above| get(flags, *above).extraneous()) {
        let without = Flags(get(flags, next).0 & !Flags::EXTRANEOUS);
        set(flags, next, without);
        above = tree.raw(next).above;
    }
}

fn get(flags: &[Flags], id: NodeId) -> Flags {
    flags.get(id.index()).copied().unwrap_or_default()
}

fn set(flags: &mut [Flags], id: NodeId, to: Flags) {
    if let Some(slot) = flags.get_mut(id.index()) {
        *slot = to;
    }
}
