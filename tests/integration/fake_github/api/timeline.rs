//! The timeline of an issue or pull request: comments, reviews, commits and events in one row.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::git::Commit;
use super::super::model::threads::Event;
use super::super::wire::answer::Outcome;
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{comments, pulls, repository, reviews, view};

/// One line, by what names it.
enum Line {
    Comment(u64),
    Review(u64),
    Commit(String),
    Event(usize),
}

pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let number = comments::existing_thread(call, state)?;
    let lines = lines(call, state, number);
    Ok(paging::list_of(call, lines, |line| {
        let repository = repository(call, state);
        match line {
            Line::Comment(id) => {
                let comment = repository.comments[id].clone();
                let view = comments::view_of(call, state, &comment);
                let view = view::with(view, "event", json!("commented"));
                let actor = view::user_or_ghost(state, &comment.author);
                view::with(view, "actor", actor)
            }
            Line::Review(id) => {
                let review = repository.reviews[id].clone();
                let view = reviews::view_of(call, state, &review);
                let state = json!(review.state.to_lowercase());
                view::with(view::with(view, "event", json!("reviewed")), "state", state)
            }
            Line::Commit(sha) => committed(call, &repository.git.commits[sha]),
            Line::Event(index) => {
                let event = repository.events[*index].clone();
                event_view(call, state, &event)
            }
        }
    }))
}

/// In the order in which things happened.
fn lines(call: &Call, state: &mut State, number: u64) -> Vec<Line> {
    let thread = &repository(call, state).threads[&number];
    let commits = match thread.pull.clone() {
        Some(pull) => pulls::own_commits(call, state, &pull),
        None => Vec::new(),
    };
    let repository = repository(call, state);
    let mut lines: Vec<(Timestamp, u64, Line)> = Vec::new();
    for sha in commits {
        lines.push((repository.git.commits[&sha].at, 0, Line::Commit(sha)));
    }
    for id in repository.comment_ids(number) {
        lines.push((repository.comments[&id].created, id, Line::Comment(id)));
    }
    for review in repository.reviews.values() {
        if review.thread == number && review.state != "PENDING" {
            lines.push((review.submitted, review.id, Line::Review(review.id)));
        }
    }
    for (index, event) in repository.events.iter().enumerate() {
        if event.thread == number {
            lines.push((event.at, event.id, Line::Event(index)));
        }
    }
    lines.sort_by_key(|(at, id, _)| (*at, *id));
    lines.into_iter().map(|(_, _, line)| line).collect()
}

fn committed(call: &Call, commit: &Commit) -> Value {
    let sha = &commit.sha;
    json!({
        "event": "committed",
        "sha": sha,
        "url": call.api(&format!("git/commits/{sha}")),
        "html_url": call.html(&format!("commit/{sha}")),
        "author": view::signature(&commit.author, commit.date()),
        "committer": view::signature(&commit.committer, commit.date()),
        "message": commit.message,
        "tree": {
            "sha": commit.tree_sha,
            "url": call.api(&format!("git/trees/{}", commit.tree_sha)),
        },
        "parents": view::parents(call, commit),
        "verification": view::verification(commit),
    })
}

fn event_view(call: &Call, state: &mut State, event: &Event) -> Value {
    let commit_url = |sha: &String| call.api(&format!("commits/{sha}"));
    let mut view = json!({
        "id": event.id,
        "node_id": view::node_id("EV", event.id),
        "url": call.api(&format!("issues/events/{}", event.id)),
        "actor": view::user_or_ghost(state, &event.actor),
        "event": event.kind,
        "commit_id": event.commit,
        "commit_url": event.commit.as_ref().map(commit_url),
        "created_at": event.at.to_string(),
        "performed_via_github_app": null,
    });
    for (name, value) in event.more.as_object().into_iter().flatten() {
        view[name] = value.clone();
    }
    view
}
