//! Commit messages on their way into notes, and notes on their way into a changelog.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag};
use semver::Version;

use super::words_of;
use crate::history::{Commit, CommitId, Mailmap, Person};
use crate::ids::Sha;
use crate::locale::Locale;
use crate::notes::changelog::{Release, with_section};
use crate::notes::render::{Heading, Place, Style, markdown, markdown_within};
use crate::notes::{ChangelogStyle, Config, Message, People, Scope, assemble, reader};

/// So many messages are told of one input.
const MOST: usize = 40;

/// Every commit is accounted for, and what a message says stays text: no image, no address but those
/// that lead to the repository, no HTML but ours, and no more than the limit when it is cut.
pub(super) fn messages(bytes: &[u8]) {
    let read = reader(Some("Release-note".to_owned()), true);
    let history: Vec<Commit<Message>> = bytes
        .split(|byte| *byte == 0)
        .take(MOST)
        .enumerate()
        .map(|(place, message)| {
            let message = String::from_utf8_lossy(message);
            let name = message.lines().last().unwrap_or_default();
            Commit {
                id: id(place),
                parents: vec![id(place + 1)].into(),
                author: Arc::new(Person {
                    name: name.into(),
                    email: "someone@example.com".into(),
                }),
                time: 0,
                said: read(&message),
            }
        })
        .collect();
    let mailmap = Mailmap::default();
    let config = Config::default();
    let mut people = People::new(&mailmap);
    let notes = assemble(&history, &config, &Scope::default(), &mut people);
    assert_eq!(notes.counts.commits, history.len());
    assert!(notes.counts.add_up(), "{:?}", notes.counts);
    let place = Place {
        server: "https://github.com".to_owned(),
        repository: "acme/shop".parse().expect("a repository"),
    };
    let style = Style {
        place: Some(&place),
        credit: config.credit,
        level: 2,
        words: words_of(Locale::English),
    };
    let heading = Heading {
        tag: Some("v1.4.0".to_owned()),
        version: Some("1.4.0".to_owned()),
        previous: None,
        date: None,
    };
    is_text(markdown(&notes, &heading, &style).as_str());
    let cut = markdown_within(&notes, &heading, &style, 500);
    assert!(cut.as_str().chars().count() <= 500);
    is_text(cut.as_str());
}

fn id(place: usize) -> CommitId {
    let sha: Sha = format!("{place:040x}").parse().expect("a SHA");
    CommitId::from(&sha)
}

fn is_text(markdown: &str) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                assert!(dest_url.starts_with("https://github.com/"), "{markdown}");
            }
            Event::Start(Tag::Image { .. } | Tag::CodeBlock(_)) | Event::TaskListMarker(_) => {
                panic_at(markdown);
            }
            Event::Html(html) | Event::InlineHtml(html) => {
                let html = html.trim();
                let ours = ["<!-- -->", "<details>", "</details>", "<code>", "</code>"];
                let summary = html.starts_with("<details><summary>");
                assert!(ours.contains(&html) || summary, "{html}: {markdown}");
            }
            _ => {}
        }
    }
}

#[expect(
    clippy::panic,
    reason = "this is how a target says that something does not hold"
)]
fn panic_at(markdown: &str) -> ! {
    panic!("not text: {markdown}")
}

/// A section is added once, and what stood in the file stands there still, in the same order.
pub(super) fn changelog(bytes: &[u8]) {
    let old = String::from_utf8_lossy(bytes);
    let version = Version::new(1, 4, 0);
    let release = Release {
        tag: "v1.4.0",
        version: Some(&version),
        date: None,
        previous: Some("v1.3.0"),
        changes: None,
        style: ChangelogStyle::Auto,
    };
    let section = |level: usize| format!("{} v1.4.0 (2026-11-24)\n\n- x\n", "#".repeat(level));
    let with = |old: &str| with_section(old, &release, "Changelog", section);
    let Ok(Some(new)) = with(&old) else {
        return;
    };
    assert_eq!(with(&new), Ok(None), "a second time: {new:?}");
    let mut letters = new.chars();
    let kept = old.chars().all(|letter| letters.any(|it| it == letter));
    assert!(kept || old.trim().is_empty(), "{old:?} became {new:?}");
}
