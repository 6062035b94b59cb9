//! Files that are asked for at the same time: one question, and REST for whatever it does not tell.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{github, samples, sha, shop};
use crate::github::{FileAnswer, GitHub, Revision};
use crate::http::scripted::{Answer, Server};

const PATHS: [&str; 5] = [
    "a.json",
    "b/c d.json",
    "package.json",
    ".npmrc",
    ".github/x.yml",
];

/// As GitHub tells of a regular file with this text.
fn file(text: &str) -> Value {
    json!({ "mode": 0o100_644, "type": "blob", "object": {
        "oid": sha('f'), "byteSize": text.len(), "isBinary": false, "isTruncated": false, "text": text,
    } })
}

/// The commits that [`all_of`] asks for, the last path at the second.
fn answer(files: [Value; 5]) -> Value {
    let [f0, f1, f2, f3, f4] = files;
    json!({ "data": { "repository": {
        "c0": { "oid": sha('c'), "f0": f0, "f1": f1, "f2": f2, "f3": f3 },
        "c1": { "oid": sha('d'), "f4": f4 },
    } } })
}

/// Gives this to the question, and `hello` for each file that is asked for alone.
async fn server(told: Value) -> Server {
    Server::start(move |request, _| match request.line().as_str() {
        "POST /graphql" => Answer::json(told.to_string()),
        _ => Answer::json(samples::file().to_string()),
    })
    .await
}

async fn all_of(github: &GitHub, paths: &[&str]) -> Vec<Option<String>> {
    let asked = paths.iter().enumerate().map(async |(place, path)| {
        let commit = if place == 4 { sha('d') } else { sha('c') };
        let revision = Revision::Commit(commit);
        let path = path.parse().unwrap();
        match github.file_at(&shop(), &path, &revision, 20).await.unwrap() {
            FileAnswer::Found { bytes, .. } => Some(String::from_utf8(bytes).unwrap()),
            FileAnswer::Missing { .. } => None,
        }
    });
    join_all(asked).await
}

/// How many of the five were asked for alone after this answer to the question.
async fn alone(told: Value) -> usize {
    let server = server(told).await;
    let github = github(&server);
    let read = all_of(&github, &PATHS).await;
    let lines = server.lines();
    assert_eq!(lines[0], "POST /graphql");
    let hello = read
        .iter()
        .flatten()
        .filter(|text| *text == "hello")
        .count();
    assert_eq!(hello, lines.len() - 1);
    hello
}

fn five() -> [Value; 5] {
    [
        file("1"),
        file("zwei"),
        file("trois ✓"),
        Value::Null,
        file(""),
    ]
}

#[tokio::test]
async fn five_files_are_one_question_whose_variables_hold_every_name() {
    let server = server(answer(five())).await;
    let read = all_of(&github(&server), &PATHS).await;
    let told = [Some("1"), Some("zwei"), Some("trois ✓"), None, Some("")];
    assert_eq!(read, told.map(|text| text.map(str::to_owned)));
    let received = server.received();
    assert_eq!(received.len(), 1);
    let body: Value = serde_json::from_slice(&received[0].body).unwrap();
    let file = "{ mode type object { oid ... on Blob { byteSize isBinary isTruncated text } } }";
    let query = format!(
        "query($owner: String!, $name: String!, $c0: GitObjectID!, $f0: String!, $f1: String!, \
         $f2: String!, $f3: String!, $c1: GitObjectID!, $f4: String!) \
         {{ repository(owner: $owner, name: $name) {{ \
         c0: object(oid: $c0) {{ oid ... on Commit {{ f0: file(path: $f0) {file} f1: file(path: $f1) {file} \
         f2: file(path: $f2) {file} f3: file(path: $f3) {file} }} }} \
         c1: object(oid: $c1) {{ oid ... on Commit {{ f4: file(path: $f4) {file} }} }} }} }}"
    );
    assert_eq!(body["query"], query);
    let [f0, f1, f2, f3, f4] = PATHS;
    let variables = json!({
        "owner": "acme", "name": "shop", "c0": sha('c'), "c1": sha('d'),
        "f0": f0, "f1": f1, "f2": f2, "f3": f3, "f4": f4,
    });
    assert_eq!(body["variables"], variables);
}

#[tokio::test]
async fn three_files_are_asked_for_one_by_one() {
    let server = server(answer(five())).await;
    let read = all_of(&github(&server), &PATHS[..3]).await;
    assert_eq!(read, vec![Some("hello".to_owned()); 3]);
    assert!(server.lines().iter().all(|line| line.starts_with("GET ")));
}

#[tokio::test]
async fn what_the_question_does_not_tell_plainly_is_asked_for_alone() {
    assert_eq!(alone(answer(five())).await, 0);
    let without = |field: &str, value: Value| {
        let mut told = file("secret");
        match field {
            "mode" | "type" | "object" => told[field] = value,
            _ => told["object"][field] = value,
        }
        let mut files = five();
        files[1] = told;
        answer(files)
    };
    for (field, value) in [
        // A link has the path that it leads to, and REST follows it.
        ("mode", json!(0o120_000)),
        ("mode", json!(0o040_000)),
        ("mode", json!(0o160_000)),
        ("type", json!("commit")),
        ("object", json!(null)),
        ("isBinary", json!(true)),
        ("isBinary", json!(null)),
        ("isTruncated", json!(true)),
        ("isTruncated", json!(null)),
        ("text", json!(null)),
        ("text", json!("secre")),
        ("text", json!("sec\u{fffd}")),
        ("byteSize", json!(7)),
        ("byteSize", json!(null)),
    ] {
        assert_eq!(
            alone(without(field, value.clone())).await,
            1,
            "{field}: {value}"
        );
    }
    let mut files = five();
    files[0] = file("longer than the limit of twenty");
    assert_eq!(alone(answer(files)).await, 1);
}

#[tokio::test]
async fn an_answer_to_another_question_is_none() {
    let changed = |change: fn(&mut Value)| {
        let mut told = answer(five());
        change(&mut told);
        told
    };
    for told in [
        changed(|it| it["data"]["repository"]["c0"]["oid"] = json!(sha('d'))),
        changed(|it| it["data"]["repository"]["c1"] = json!(null)),
        changed(|it| it["data"]["repository"]["c1"] = json!({ "oid": sha('d') })),
        changed(|it| it["data"]["repository"] = json!(null)),
        changed(|it| it["data"] = json!(null)),
        changed(|it| it["errors"] = json!([])),
        changed(|it| it["errors"] = json!([{ "type": "NOT_FOUND" }])),
        changed(|it| it["data"]["repository"]["c0"]["f0"] = json!("text")),
        json!({}),
        json!([]),
        json!("no"),
    ] {
        assert_eq!(alone(told.clone()).await, 5, "{told}");
    }
}

#[tokio::test]
async fn a_question_that_fails_is_put_once_and_never_again() {
    for fault in [
        Answer::status(404),
        Answer::status(502),
        Answer::status(403),
        Answer::status(429),
        Answer::Reset,
        Answer::Close,
        Answer::with(200, &[], "<html>"),
        Answer::truncated(),
    ] {
        let server = Server::start(move |request, _| match request.line().as_str() {
            "POST /graphql" => fault.clone(),
            _ => Answer::json(samples::file().to_string()),
        })
        .await;
        let github = github(&server);
        for _ in 0..2 {
            let read = all_of(&github, &PATHS).await;
            assert_eq!(read, vec![Some("hello".to_owned()); 5]);
        }
        let questions = server.lines();
        let questions = questions.iter().filter(|line| line.starts_with("POST"));
        assert_eq!(questions.count(), 1);
    }
}

#[tokio::test]
async fn who_is_given_up_leaves_nobody_waiting() {
    let server = server(answer(five())).await;
    let github = github(&server);
    let path = "a.json".parse().unwrap();
    let revision = Revision::Commit(sha('c'));
    let shop = shop();
    let mut first = Box::pin(github.file_at(&shop, &path, &revision, 20));
    // The first has queued up, and is dropped before its turn.
    assert!(futures_util::poll!(&mut first).is_pending());
    drop(first);
    let read = all_of(&github, &PATHS).await;
    assert_eq!(read[1].as_deref(), Some("zwei"));
}
