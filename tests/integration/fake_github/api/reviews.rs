//! Reviews of pull requests.

use serde_json::{Value, json};

use super::super::model::State;
use super::super::model::threads::Review;
use super::super::wire::answer::Outcome;
use super::super::wire::call::Call;
use super::super::wire::paging;
use super::{pulls, repository, view};

/// Oldest first; what is not submitted yet only its author sees.
pub(super) fn list(call: &Call, state: &mut State) -> Outcome {
    let number = pulls::pull_request(call, state)?.number;
    let login = call.login();
    let reviews = repository(call, state).reviews.values();
    let reviews = reviews.filter(|review| {
        review.thread == number && (review.state != "PENDING" || review.author == login)
    });
    let ids: Vec<u64> = reviews.map(|review| review.id).collect();
    Ok(paging::list_of(call, ids, |id| {
        let review = repository(call, state).reviews[id].clone();
        view_of(call, state, &review)
    }))
}

pub(super) fn view_of(call: &Call, state: &mut State, review: &Review) -> Value {
    let (id, number) = (review.id, review.thread);
    let html = call.html(&format!("pull/{number}#pullrequestreview-{id}"));
    let pull = call.api(&format!("pulls/{number}"));
    let mut view = json!({
        "id": id,
        "node_id": view::node_id("PRR", id),
        "user": view::user(state, &review.author),
        "body": review.body,
        "state": review.state,
        "html_url": html,
        "pull_request_url": pull,
        "_links": { "html": { "href": html }, "pull_request": { "href": pull } },
        "commit_id": review.sha,
        "author_association": "CONTRIBUTOR",
    });
    if review.state != "PENDING" {
        view["submitted_at"] = json!(review.submitted.to_string());
    }
    view
}
