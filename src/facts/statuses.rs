//! What our statuses of a commit say of it, and of each of its tags.

use super::{Answer, OwnStatus, TagSaid, tag_in};
use crate::github;

/// So many tags of one commit are told apart.
const MOST_TAGS: usize = 100;

/// What our statuses of a commit say, which come newest first.
pub(super) fn said(own: &[github::Status]) -> Answer {
    let mut tags: Vec<TagSaid> = Vec::new();
    for status in own {
        if let Some(tag) = tag_in(status.description.for_parsing())
            && tags.len() < MOST_TAGS
            && !tags.iter().any(|said| said.tag.for_parsing() == tag)
        {
            let of_tag =
                |other: &&github::Status| tag_in(other.description.for_parsing()) == Some(tag);
            tags.push(TagSaid {
                tag: tag.into(),
                status: own_status(own.iter().filter(of_tag)),
            });
        }
    }
    Answer::OwnStatus {
        status: own_status(own.iter()),
        tags,
    }
}

/// What some statuses of ours come to, which come newest first.
fn own_status<'a>(mut own: impl Iterator<Item = &'a github::Status>) -> OwnStatus {
    let is_go = |status: &github::Status| status.state == github::StatusState::Success;
    match own.next().map(is_go) {
        None => OwnStatus::None,
        Some(true) => OwnStatus::Go,
        Some(false) if own.any(is_go) => OwnStatus::Since,
        Some(false) => OwnStatus::Refused,
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn of_each_tag_the_newest_status_counts() {
        let status = |state: github::StatusState, description: &str| github::Status {
            context: "gonogo/production".into(),
            state,
            description: description.into(),
            target_url: None,
            creator: None,
            created_at: Timestamp::UNIX_EPOCH,
        };
        use github::StatusState::{Failure, Success};
        let found = said(&[
            status(Success, "GO · All gates are go."),
            status(Failure, "NO-GO · v1.4.0 · Friday"),
            status(Success, "GO · v1.4.0 · All gates are go."),
            status(Success, "GO · v2.0.0 · All gates are go."),
            status(Failure, "NO-GO · v1.9.0 · It is no higher than v2.0.0"),
        ]);
        let tag = |tag: &str, status: OwnStatus| TagSaid {
            tag: tag.into(),
            status,
        };
        let tags = vec![
            tag("v1.4.0", OwnStatus::Since),
            tag("v2.0.0", OwnStatus::Go),
            tag("v1.9.0", OwnStatus::Refused),
        ];
        let status = OwnStatus::Go;
        assert_eq!(found, Answer::OwnStatus { status, tags });
    }
}
