//! The question for several files of commits, and what of its answer is plain.
//!
//! Source: GitHub's published GraphQL schema, `Repository.object`, `Commit.file`, `TreeEntry` and `Blob`.
//! Names of branches, paths and commits go into variables, never into the question.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::{Deserialize, Serialize};

use super::FileAnswer;
use super::together::Wanted;
use crate::ids::{RepoSlug, Sha};

/// The largest answer that is read, in bytes; a larger one is asked for file by file.
pub(super) const SIZE_LIMIT: u64 = 16 * 1024 * 1024;

/// What git's modes of regular files have in common, and the part of a mode that says so.
const REGULAR: u32 = 0o100_000;
const KIND: u32 = 0o170_000;

/// What is asked of each file.
const FILE: &str = "mode type object { oid ... on Blob { byteSize isBinary isTruncated text } }";

/// A question with its variables.
#[derive(Serialize)]
pub(super) struct Question {
    query: String,
    variables: BTreeMap<String, String>,
}

/// An answer to it.
#[derive(Deserialize)]
pub(super) struct Answer {
    data: Option<RawData>,
    errors: Option<serde::de::IgnoredAny>,
}

#[derive(Deserialize)]
struct RawData {
    repository: Option<BTreeMap<String, Option<RawCommit>>>,
}

#[derive(Deserialize)]
struct RawCommit {
    oid: Sha,
    #[serde(flatten)]
    files: BTreeMap<String, Option<RawEntry>>,
}

#[derive(Deserialize)]
struct RawEntry {
    mode: u32,
    #[serde(rename = "type")]
    kind: String,
    object: Option<RawBlob>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct RawBlob {
    oid: Sha,
    byte_size: Option<u64>,
    is_binary: Option<bool>,
    is_truncated: Option<bool>,
    text: Option<String>,
}

/// The commits that are asked about, in the order of their first file.
fn commits(wanted: &[Wanted]) -> Vec<&Sha> {
    let mut commits: Vec<&Sha> = Vec::new();
    for one in wanted {
        if !commits.contains(&&one.commit) {
            commits.push(&one.commit);
        }
    }
    commits
}

/// The question for these files, all of one repository.
pub(super) fn of(repository: &RepoSlug, wanted: &[Wanted]) -> Question {
    let (mut declared, mut asked) = (String::new(), String::new());
    let mut variables = BTreeMap::from([
        ("owner".to_owned(), repository.owner().to_owned()),
        ("name".to_owned(), repository.name().to_owned()),
    ]);
    for (place, commit) in commits(wanted).into_iter().enumerate() {
        write!(declared, ", $c{place}: GitObjectID!").expect("a string takes everything");
        variables.insert(format!("c{place}"), commit.to_string());
        write!(
            asked,
            " c{place}: object(oid: $c{place}) {{ oid ... on Commit {{"
        )
        .expect("a string takes everything");
        for (file, one) in wanted.iter().enumerate() {
            if one.commit == *commit {
                write!(declared, ", $f{file}: String!").expect("a string takes everything");
                variables.insert(format!("f{file}"), one.path.to_string());
                write!(asked, " f{file}: file(path: $f{file}) {{ {FILE} }}")
                    .expect("a string takes everything");
            }
        }
        asked.push_str(" } }");
    }
    Question {
        query: format!(
            "query($owner: String!, $name: String!{declared}) {{ repository(owner: $owner, name: $name) \
             {{{asked} }} }}"
        ),
        variables,
    }
}

/// What the answer says of each file; `None` for a file that it does not tell plainly, and at all if it is
/// not the answer to this question.
pub(super) fn read(answer: Answer, wanted: &[Wanted]) -> Option<Vec<Option<FileAnswer>>> {
    if answer.errors.is_some() {
        return None;
    }
    let mut found = answer.data?.repository?;
    let mut read: Vec<RawCommit> = Vec::new();
    for (place, commit) in commits(wanted).into_iter().enumerate() {
        let told = found.remove(&format!("c{place}"))??;
        if told.oid != *commit {
            return None;
        }
        read.push(told);
    }
    let mut answers = Vec::with_capacity(wanted.len());
    for (place, one) in wanted.iter().enumerate() {
        let commit = read.iter_mut().find(|commit| commit.oid == one.commit)?;
        let told = commit.files.remove(&format!("f{place}"))?;
        answers.push(match told {
            None => Some(FileAnswer::Missing { needed: None }),
            Some(entry) => plain(entry, one.limit),
        });
    }
    Some(answers)
}

/// A regular file whose text came whole. Links, which REST follows, large files and what is no UTF-8 do not.
fn plain(entry: RawEntry, limit: u64) -> Option<FileAnswer> {
    let blob = entry.object?;
    let regular = entry.mode & KIND == REGULAR && entry.kind == "blob";
    let whole = blob.is_truncated == Some(false) && blob.is_binary == Some(false);
    let text = blob.text?;
    let size = blob.byte_size?;
    // What GitHub could not read as UTF-8 it has replaced.
    let exact = text.len() as u64 == size && !text.contains(char::REPLACEMENT_CHARACTER);
    (regular && whole && exact && size <= limit).then(|| FileAnswer::Found {
        bytes: text.into_bytes(),
        blob_sha: blob.oid,
    })
}
