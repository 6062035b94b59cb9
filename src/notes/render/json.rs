//! Notes for machines.

use std::sync::Arc;

use serde_json::{Value as Json, json as object};

use super::{Heading, title};
use crate::history::CommitId;
use crate::locale::Words;
use crate::notes::{Author, Entry, Notes};

/// The notes of a release: `{version, previous, range, sections, counts, contributors}` and more.
pub(crate) fn json(notes: &Notes, heading: &Heading, range: &str, words: &Words) -> Json {
    let sections: Vec<Json> = notes
        .sections
        .iter()
        .map(|section| {
            object!({
                "title": title(&section.title, words),
                "entries": entries(&section.entries),
            })
        })
        .collect();
    object!({
        "version": heading.tag,
        "previous": heading.previous,
        "range": range,
        "date": heading.date.map(|date| date.to_string()),
        "sections": sections,
        "by_bots": entries(&notes.by_bots),
        "counts": {
            "commits": notes.counts.commits,
            "listed": notes.counts.listed,
            "other": notes.counts.other,
            "hidden": notes.counts.hidden,
            "reverted": notes.counts.reverted,
            "merges": notes.counts.merges,
        },
        "contributors": notes.contributors.iter().map(author).collect::<Vec<_>>(),
        "new_contributors": notes.newcomers.iter().map(author).collect::<Vec<_>>(),
        "step": notes.step.as_ref().map(|asked| asked.step.word()),
    })
}

fn entries(entries: &[Entry]) -> Vec<Json> {
    entries
        .iter()
        .map(|entry| {
            object!({
                "text": entry.text,
                "type": entry.kind.as_deref(),
                "scope": entry.scope,
                "breaking": entry.breaking,
                "breaks": entry.breaks,
                "pull_request": entry.pull_request,
                "labels": entry.labels,
                "commits": entry.commits.iter().copied().map(CommitId::sha).collect::<Vec<_>>(),
                "authors": entry.authors.iter().map(author).collect::<Vec<_>>(),
            })
        })
        .collect()
}

fn author(author: &Arc<Author>) -> Json {
    object!({ "name": author.name, "login": author.login })
}
