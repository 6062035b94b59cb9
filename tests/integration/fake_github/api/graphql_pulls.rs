//! GraphQL about pull requests: by their numbers, and searched for by author and instant.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::super::model::people::Token;
use super::super::model::threads::Thread;
use super::super::model::{Repository, State};
use super::super::wire::answer::Answer;
use super::graphql::{fault, may_read};

/// GitHub refuses questions with too many nodes; the program asks for fewer.
const PULLS_LIMIT: usize = 100;

/// What stands behind each of these words in a query, up to the next sign that ends it.
fn behind<'a>(query: &'a str, word: &str, end: char) -> Vec<&'a str> {
    let parts = query.split(word).skip(1);
    parts.filter_map(|part| part.split(end).next()).collect()
}

/// Answers `p7: pullRequest(number: 7) { … }`, each number once.
pub(super) fn texts(query: &str, variables: &Value, token: &Token, state: &State) -> Answer {
    let name = |key: &str| variables[key].as_str().unwrap_or_default().to_lowercase();
    let full_name = format!("{}/{}", name("owner"), name("name"));
    let repository = state.repositories.get(&full_name);
    let Some(repository) = repository.filter(|it| may_read(token, it)) else {
        return Answer::ok(json!({
            "data": { "repository": null },
            "errors": [{ "type": "NOT_FOUND", "path": ["repository"], "message": "no repository" }],
        }));
    };
    let numbers = behind(query, "pullRequest(number: ", ')');
    if numbers.len() > PULLS_LIMIT {
        return fault("this query is too large");
    }
    let (mut found, mut errors) = (Map::new(), Vec::new());
    for text in numbers {
        // `Int` of GraphQL has 32 bits.
        let Ok(number) = text.parse::<i32>() else {
            return fault("a number was expected");
        };
        let number = u64::from(number.unsigned_abs());
        let key = format!("p{number}");
        let thread = repository.threads.get(&number);
        let thread = thread.filter(|thread| thread.pull.is_some());
        if thread.is_none() {
            errors.push(json!({
                "type": "NOT_FOUND",
                "path": ["repository", key],
                "message": format!("Could not resolve to a PullRequest with the number of {number}."),
            }));
        }
        found.insert(key, thread.map_or(Value::Null, text_of));
    }
    let mut answer = json!({ "data": { "repository": found } });
    if !errors.is_empty() {
        answer["errors"] = json!(errors);
    }
    Answer::ok(answer)
}

fn text_of(thread: &Thread) -> Value {
    let pull = thread.pull.as_ref().expect("it is a pull request");
    let merge = pull.merge.as_ref();
    let labels: Vec<Value> = thread
        .labels
        .iter()
        .map(|name| json!({ "name": name }))
        .collect();
    let (login, kind) = match thread.author.strip_suffix("[bot]") {
        Some(login) => (login, "Bot"),
        None => (thread.author.as_str(), "User"),
    };
    json!({
        "number": thread.number,
        "title": thread.title,
        "body": thread.body.clone().unwrap_or_default(),
        "merged": merge.is_some(),
        "mergeCommit": merge.map(|merge| json!({ "oid": merge.commit_sha })),
        "author": { "login": login, "__typename": kind },
        "labels": { "nodes": labels },
    })
}

/// Answers `s0: search(query: "repo:… is:pr is:merged author:… merged:<…")`.
pub(super) fn searches(query: &str, token: &Token, state: &State) -> Answer {
    let mut found = Map::new();
    for (place, words) in behind(query, "query: \"", '"').into_iter().enumerate() {
        let word = |name: &str| {
            let mut words = words.split(' ');
            words
                .find_map(|word| word.strip_prefix(name))
                .unwrap_or_default()
        };
        let repository = state.repositories.get(&word("repo:").to_lowercase());
        let repository = repository.filter(|it| may_read(token, it));
        let before: Result<Timestamp, _> = word("merged:<").parse();
        let Ok(before) = before else {
            return fault("an instant was expected");
        };
        let count = repository.map_or(0, |it| merged_before(it, word("author:"), before));
        found.insert(format!("s{place}"), json!({ "issueCount": count }));
    }
    Answer::ok(json!({ "data": found }))
}

fn merged_before(repository: &Repository, author: &str, before: Timestamp) -> usize {
    let threads = repository.threads.values();
    let own = threads.filter(|thread| thread.author.eq_ignore_ascii_case(author));
    let merged = own.filter(|thread| {
        let merge = thread.pull.as_ref().and_then(|pull| pull.merge.as_ref());
        let commit = merge.and_then(|merge| repository.git.commits.get(&merge.commit_sha));
        commit.is_some_and(|commit| commit.at < before)
    });
    merged.count()
}
