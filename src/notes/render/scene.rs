//! Notes for tests, made by hand.

use std::sync::Arc;

use jiff::civil::date;

use super::{Heading, Place, Style};
use crate::history::CommitId;
use crate::ids::Sha;
use crate::locale::Words;
use crate::notes::assemble::Section;
use crate::notes::config::Title;
use crate::notes::people::Author;
use crate::notes::section::Credit;
use crate::notes::{Counts, Entry, Notes};
use crate::text::Untrusted;

/// A change with this text.
pub(super) fn entry(text: &str) -> Entry {
    let sha: Sha = "1a2b3c4d".repeat(5).parse().unwrap();
    Entry {
        kind: Some("feat".into()),
        scope: None,
        text: text.into(),
        breaking: false,
        breaks: Vec::new(),
        line: None,
        pull_request: Some(7),
        commits: vec![CommitId::from(&sha)],
        labels: vec!["bug".into()],
        maker: None,
        authors: vec![alice()],
        by_bot: false,
    }
}

pub(super) fn alice() -> Arc<Author> {
    Arc::new(Author {
        name: "Alice".into(),
        login: "alice".parse().ok(),
    })
}

/// Notes with these sections.
pub(super) fn notes(sections: Vec<(&str, Vec<Entry>)>, by_bots: Vec<Entry>) -> Notes {
    let sections: Vec<Section> = sections
        .into_iter()
        .map(|(title, entries)| Section {
            title: Title::Written(Untrusted::from(title)),
            entries,
        })
        .collect();
    let listed = sections.iter().map(|section| section.entries.len());
    let listed = listed.sum::<usize>() + by_bots.len();
    Notes {
        sections,
        by_bots,
        counts: Counts {
            commits: listed,
            listed,
            ..Counts::default()
        },
        contributors: vec![alice()],
        newcomers: Vec::new(),
        oddities: Vec::new(),
        step: None,
    }
}

pub(super) fn heading() -> Heading {
    Heading {
        tag: Some("v1.4.0".to_owned()),
        version: Some("1.4.0".to_owned()),
        previous: Some("v1.3.0".to_owned()),
        date: Some(date(2026, 11, 24)),
    }
}

pub(super) fn place() -> Place {
    Place {
        server: "https://github.com".to_owned(),
        repository: "acme/shop".parse().unwrap(),
    }
}

pub(super) fn style<'a>(words: &'a Words, place: Option<&'a Place>) -> Style<'a> {
    Style {
        place,
        credit: Credit::Name,
        level: 2,
        words,
    }
}
