//! What people said, as far as it may be a command.

use jiff::{SignedDuration, Timestamp};

use super::{Edited, Remark, ReviewFacts, ReviewVerdict};
use crate::github::{Account, AccountKind, Comment, Review, ReviewState};
use crate::ids::UserId;
use crate::subject::Person;
use crate::text::may_hold_commands;

/// A comment whose last change is further than this from its beginning was edited.
const SAME_MOMENT: SignedDuration = SignedDuration::from_secs(1);

/// The comments that may hold commands. Everything else people say is none of our business.
pub(crate) fn of_comments(comments: &[Comment]) -> Vec<Remark> {
    comments
        .iter()
        .filter(|comment| may_hold_commands(comment.body.for_parsing()))
        .map(of_comment)
        .collect()
}

/// When any of some comments was last changed.
pub(crate) fn newest(comments: &[Comment]) -> Option<Timestamp> {
    comments.iter().map(|comment| comment.updated_at).max()
}

/// Whether a comment without a command was edited by somebody: it may have held one before.
pub(crate) fn emptied(comments: &[Comment]) -> bool {
    comments.iter().any(|comment| {
        let human = comment.author.as_ref().map(of_account);
        human.is_none_or(|author| author.human)
            && is_edited(comment)
            && !may_hold_commands(comment.body.for_parsing())
    })
}

fn is_edited(comment: &Comment) -> bool {
    comment.updated_at.duration_since(comment.created_at) > SAME_MOMENT
}

fn of_comment(comment: &Comment) -> Remark {
    Remark {
        id: comment.id.0,
        author: comment.author.as_ref().map(of_account),
        through_app: comment.app.is_some(),
        body: comment.body.clone(),
        written: comment.created_at,
        edited: if is_edited(comment) {
            Edited::Yes
        } else {
            Edited::Unless(comment.node_id.clone())
        },
        acknowledged: comment.acknowledged,
        url: comment.html_url.clone(),
        review: None,
    }
}

/// An account as we call it.
pub(crate) fn of_account(account: &Account) -> Person {
    Person {
        id: account.id,
        login: account.login.clone(),
        human: account.kind == AccountKind::User && account.id != GHOST,
    }
}

/// Whoever has deleted their account: many people under one number (`ghost` on github.com).
const GHOST: UserId = UserId(10_137);

/// The reviews that say something, by verdict or by text.
pub(crate) fn of_reviews(reviews: &[Review]) -> Vec<Remark> {
    reviews.iter().filter_map(of_review).collect()
}

fn of_review(review: &Review) -> Option<Remark> {
    let verdict = match review.state {
        ReviewState::Approved => ReviewVerdict::Approved,
        ReviewState::ChangesRequested => ReviewVerdict::ChangesRequested,
        ReviewState::Commented | ReviewState::Dismissed => ReviewVerdict::None,
        ReviewState::Pending | ReviewState::Other => return None,
    };
    let speaks = may_hold_commands(review.body.for_parsing());
    if verdict == ReviewVerdict::None && !speaks {
        return None;
    }
    Some(Remark {
        id: review.id.0,
        author: review.author.as_ref().map(of_account),
        through_app: false,
        body: review.body.clone(),
        written: review.submitted_at?,
        edited: if speaks {
            Edited::Ask(review.node_id.clone())
        } else {
            Edited::No
        },
        acknowledged: false,
        url: review.html_url.clone(),
        review: Some(ReviewFacts {
            verdict,
            commit: review.commit.clone(),
        }),
    })
}
