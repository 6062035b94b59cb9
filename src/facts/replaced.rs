//! What the description of a pull request puts in place of its commit's message.

use std::ops::Range;

use pulldown_cmark::Event;

use crate::markdown::{Block, Source, html, walk};

/// What a description puts in place of the commit's message. Source: the convention of
/// release-please.
///
/// Many a description only speaks of it: the two words count alone on their lines, and neither in
/// code nor in comments.
pub(super) fn replaced(body: &str) -> Option<String> {
    const OPENING: &str = "BEGIN_COMMIT_OVERRIDE";
    const CLOSING: &str = "END_COMMIT_OVERRIDE";
    if !body.contains(OPENING) {
        return None;
    }
    let source = Source::new(body).ok()?;
    let unsaid = unsaid(&source);
    let mut offset = 0;
    let mut lines = source.text().split('\n').map(|line| {
        let begin = offset + (line.len() - line.trim_start().len());
        offset += line.len() + 1;
        let hidden = unsaid.iter().find(|(range, _)| range.contains(&begin));
        (line, hidden.map(|(_, kind)| *kind))
    });
    lines.find(|(line, hidden)| hidden.is_none() && line.trim() == OPENING)?;
    let (mut between, mut ends) = (Vec::new(), false);
    for (line, hidden) in lines {
        if hidden.is_none() && line.trim() == CLOSING {
            ends = true;
            break;
        }
        // A comment tells whoever writes the description what to write.
        if hidden != Some(Unsaid::Comment) {
            between.push(line);
        }
    }
    let between = between.join("\n");
    let says = between.contains(char::is_alphanumeric);
    (ends && says).then(|| between.trim().to_owned())
}

/// What stands in a text without being said by it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Unsaid {
    Code,
    Comment,
}

/// Where a text has code and comments, in its order.
fn unsaid(source: &Source<'_>) -> Vec<(Range<usize>, Unsaid)> {
    let mut found = Vec::new();
    walk(source, &mut |block, _| match block {
        Block::Code { range, .. } => found.push((range, Unsaid::Code)),
        Block::Html { range } => {
            let hidden = html::hidden(source.slice(range.clone())).into_iter();
            found.extend(hidden.map(|(begin, end)| {
                // What is never closed hides all that follows.
                let end = end.map_or(source.text().len() + 1, |end| range.start + end);
                (range.start + begin..end, Unsaid::Comment)
            }));
        }
        Block::Paragraph { inline, .. } => {
            found.extend(inline.into_iter().filter_map(|(event, range)| match event {
                Event::Code(_) => Some((range, Unsaid::Code)),
                Event::InlineHtml(html) if html.starts_with("<!--") => {
                    Some((range, Unsaid::Comment))
                }
                _ => None,
            }));
        }
        _ => {}
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rule_3_what_replaces_a_message_stands_between_two_words() {
        let check =
            |body: &str, expected: Option<&str>| assert_eq!(replaced(body).as_deref(), expected);
        check(
            "Why\n\nBEGIN_COMMIT_OVERRIDE\r\nfeat: a\n\nfix: b\nEND_COMMIT_OVERRIDE\nmore",
            Some("feat: a\n\nfix: b"),
        );
        check("BEGIN_COMMIT_OVERRIDE\nfeat: a", None);
        check("BEGIN_COMMIT_OVERRIDE\n \nEND_COMMIT_OVERRIDE", None);
        check("feat: a", None);
        check(
            "BEGIN_COMMIT_OVERRIDE\n<!-- your\nwords -->\n\n---\nEND_COMMIT_OVERRIDE",
            None,
        );
        check(
            "`<!--` and\n\n  BEGIN_COMMIT_OVERRIDE  \n<!-- your words -->\nfeat: a\n\n```\nEND_COMMIT_OVERRIDE\n```\nEND_COMMIT_OVERRIDE",
            Some("feat: a\n\n```\nEND_COMMIT_OVERRIDE\n```"),
        );
        check(
            "<details>\n\nBEGIN_COMMIT_OVERRIDE\nfeat: a\nEND_COMMIT_OVERRIDE\n</details>",
            Some("feat: a"),
        );
        check(
            "<div>\n<!-- never closed\n\nBEGIN_COMMIT_OVERRIDE\nfeat: a\nEND_COMMIT_OVERRIDE",
            None,
        );
    }

    #[test]
    fn rule_3_speaking_of_an_override_is_none() {
        let mut wrong = Vec::new();
        for body in [
            "Reads BEGIN_COMMIT_OVERRIDE and END_COMMIT_OVERRIDE blocks.",
            "Honours `BEGIN_COMMIT_OVERRIDE` … `END_COMMIT_OVERRIDE` in descriptions.",
            "<!-- To tell it otherwise:\nBEGIN_COMMIT_OVERRIDE\nfeat: your words\nEND_COMMIT_OVERRIDE\n-->",
            "Docs:\n```\nBEGIN_COMMIT_OVERRIDE\nfeat: your words\nEND_COMMIT_OVERRIDE\n```",
        ] {
            if let Some(found) = replaced(body) {
                wrong.push((body, found.to_owned()));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
