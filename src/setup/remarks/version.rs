//! What is said of tags and versions.

use super::{Told, listed, names};
use crate::ids::RepoPath;
use crate::locale::{Message, Value};
use crate::setup::files::{Copied, tags};
use crate::setup::plan::Standing;
use crate::setup::releases::{Other, Releases};
use crate::setup::seen::{Doubt, Seen};
use crate::setup::sheet::{named, scalar};

pub(super) fn version(told: &mut Told, seen: &Seen) {
    let about = "version";
    let releases: &Releases = &seen.releases;
    if let Some(newest) = &releases.newest {
        let message = Message::new("setup-saw-versions")
            .with("count", releases.versions)
            .with("newest", Value::code(newest))
            .with(
                "known",
                if seen.default_branch.is_some() {
                    "yes"
                } else {
                    "no"
                },
            )
            .with(
                "branch",
                Value::code(seen.default_branch.as_ref().map_or("", |it| it.as_str())),
            );
        told.add(about, message);
        prefixes(told, seen);
        if !seen.maintenance.is_empty() {
            let branches = seen.maintenance.iter().map(|branch| branch.as_str());
            told.add(
                about,
                names(Message::new("setup-saw-maintenance"), branches),
            );
        }
    } else if releases.tags > 0 {
        told.add(
            about,
            Message::new("setup-saw-no-version").with("count", releases.tags),
        );
    } else if seen.doubt.is_none() {
        told.add(about, Message::new("setup-saw-no-tags"));
    }
    match &seen.doubt {
        Some(Doubt::Partial) => told.add(about, Message::new("setup-saw-partial")),
        Some(Doubt::Unreadable(reason)) => {
            let message = Message::new("setup-saw-unreadable");
            told.add(about, message.with("reason", reason.clone()));
        }
        None => {}
    }
}

/// The tags that are versions by another beginning, and what to write to release by them.
fn prefixes(told: &mut Told, seen: &Seen) {
    let releases: &Releases = &seen.releases;
    let Some(first) = releases.others.first() else {
        return;
    };
    let copied = Copied::Release;
    let place = copied.path().parse::<RepoPath>();
    let is_written = seen.copied().contains(&copied)
        && place.is_ok_and(|place| seen.standing(&place) == Standing::Free);
    let started: Vec<Value> = tags(releases).into_iter().map(named).collect();
    let counted = |other: &Other| {
        let prefix = match other.prefix.as_str() {
            "" => "\"\"",
            prefix => prefix,
        };
        let message = Message::new("setup-counted")
            .with("name", named(prefix))
            .with("count", other.count);
        Value::Message(Box::new(message))
    };
    let message = Message::new("setup-saw-prefixes")
        .with("written", if is_written { "yes" } else { "no" })
        .with("tags", started);
    let message = listed(message, releases.others.iter().map(counted).collect());
    told.add("version", message);
    let prefix = scalar(first.prefix.as_str());
    let message = Message::new("setup-saw-other-prefix")
        .with(
            "policy",
            Value::code(format!("notes: {{ tag-prefix: {prefix} }}")),
        )
        .with(
            "workflow",
            Value::code(format!("tags: ['{}']", first.pattern)),
        );
    told.add("version", message);
}
