//! The questions that are asked in GraphQL: when comments and reviews were edited last, what pull
//! requests say of themselves, how many of somebody were merged before, and what files hold.

use serde_json::{Value, json};

use super::super::model::people::{Level, Scope, Token};
use super::super::model::{Repository, State};
use super::super::wire::answer::Answer;
use super::view;

/// GitHub looks up so many objects at once.
const IDS_LIMIT: usize = 100;

/// Answers a query for `nodes(ids: …) { … lastEditedAt … }`; any other is beyond the fake.
pub(crate) fn answer(body: &Value, token: &Token, state: &State) -> Answer {
    let query = body["query"].as_str().unwrap_or_default();
    if query.contains("viewer") {
        let login = token.identity.login().to_lowercase();
        let id = state.accounts.get(&login).map(|account| account.id);
        return Answer::ok(json!({ "data": { "viewer": { "databaseId": id } } }));
    }
    if query.contains(": pullRequest(number:") {
        return super::graphql_pulls::texts(query, &body["variables"], token, state);
    }
    if query.contains("rulesets(") {
        return super::rules::all(query, &body["variables"], token, state);
    }
    if query.contains(": file(path:") {
        return super::graphql_files::files(query, &body["variables"], token, state);
    }
    if query.contains(": search(") {
        return super::graphql_pulls::searches(query, token, state);
    }
    if !query.contains("nodes(") || !query.contains("lastEditedAt") {
        return Answer::error(501, "the fake does not know this query");
    }
    let Some(ids) = body["variables"]["ids"].as_array() else {
        return fault("Variable $ids of type [ID!]! was provided invalid value");
    };
    if ids.len() > IDS_LIMIT {
        return fault(&format!(
            "You may not provide more than {IDS_LIMIT} node ids; you provided {}.",
            ids.len()
        ));
    }
    let mut nodes = Vec::new();
    let mut errors = Vec::new();
    for (index, id) in ids.iter().enumerate() {
        let node = id.as_str().and_then(|id| node(state, token, id));
        if node.is_none() {
            let message = format!("Could not resolve to a node with the global id of '{id}'");
            errors.push(json!({
                "type": "NOT_FOUND",
                "path": ["nodes", index],
                "message": message.replace('"', ""),
            }));
        }
        nodes.push(node.unwrap_or_default());
    }
    let mut answer = json!({ "data": { "nodes": nodes } });
    if !errors.is_empty() {
        answer["errors"] = json!(errors);
    }
    Answer::ok(answer)
}

pub(super) fn fault(message: &str) -> Answer {
    Answer::ok(json!({ "errors": [{ "message": message }] }))
}

fn node(state: &State, token: &Token, id: &str) -> Option<Value> {
    let readable = state
        .repositories
        .values()
        .filter(|repository| may_read(token, repository));
    let mut edits = readable.filter_map(|repository| edited(repository, id));
    edits
        .next()
        .map(|at| json!({ "id": id, "lastEditedAt": at }))
}

pub(super) fn may_read(token: &Token, repository: &Repository) -> bool {
    let granted = [Scope::Issues, Scope::PullRequests]
        .iter()
        .any(|scope| token.level(*scope) >= Level::Read);
    let reached = token.reaches(&repository.full_name().to_lowercase());
    !repository.private || (granted && reached)
}

/// When it was edited, if ever; nothing if it is not in this repository.
fn edited(repository: &Repository, id: &str) -> Option<Option<String>> {
    let number = id.rsplit("Fake").next()?.parse().ok()?;
    let comment = repository.comments.get(&number);
    let review = repository.reviews.get(&number);
    let edited = match (comment, review) {
        (Some(comment), _) if view::node_id("IC", number) == id => &comment.edited,
        (_, Some(review)) if view::node_id("PRR", number) == id => &review.edited,
        _ => return None,
    };
    Some(edited.as_ref().map(|(at, _)| at.to_string()))
}
