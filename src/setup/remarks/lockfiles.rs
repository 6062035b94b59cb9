//! What is said of lockfiles.

use super::{Told, names};
use crate::ids::RepoPath;
use crate::locale::Message;
use crate::setup::seen::Seen;

pub(super) fn npm_audit(told: &mut Told, seen: &Seen) {
    let about = "npm-audit";
    let all = |paths: &[RepoPath], id: &'static str| {
        names(Message::new(id), paths.iter().map(RepoPath::as_str))
    };
    if !seen.lockfiles.is_empty() {
        told.add(about, all(&seen.lockfiles, "setup-saw-lockfiles"));
    }
    if !seen.other_lockfiles.is_empty() {
        told.add(
            about,
            all(&seen.other_lockfiles, "setup-saw-other-lockfiles"),
        );
    }
    if !seen.uncommitted.is_empty() {
        told.add(about, all(&seen.uncommitted, "setup-saw-uncommitted"));
    }
    if !seen.left_out.is_empty() {
        told.add(about, all(&seen.left_out, "setup-saw-left-out"));
    }
    if let Some(reason) = &seen.uncertain {
        let message = Message::new("setup-saw-uncertain");
        told.add(about, message.with("reason", reason.clone()));
    }
    if seen.unusable_lockfiles > 0 {
        let message = Message::new("setup-saw-unusable-lockfiles");
        told.add(about, message.with("count", seen.unusable_lockfiles));
    }
    if seen.search_was_cut {
        told.add(about, Message::new("setup-saw-part"));
    }
    if !seen.passed_over.is_empty() {
        let message = Message::new("setup-saw-passed-over");
        told.add(about, names(message, seen.passed_over.iter().copied()));
    }
    if seen.is_deeper {
        told.add(about, Message::new("setup-saw-deeper"));
    }
}
