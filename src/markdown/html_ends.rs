//! Where a block of raw HTML ends. The parser waits for the tag that fits the one that began the block,
//! written in small letters; GitHub does not (CommonMark 4.6, condition 1), and shows what follows as Markdown.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::blocks::options;

/// What the parser is given in place of a text, so that it ends its blocks where GitHub ends them.
#[derive(Debug, Default)]
pub(super) struct Ends {
    /// The same text, as long as the original, with other tags; `None` where the original will do.
    pub(super) text: Option<String>,
    /// Offsets of HTML of which GitHub's versions disagree where it ends.
    pub(super) doubtful: Vec<usize>,
}

/// How many blocks are corrected in one text; each costs another reading of it.
const MAX_CORRECTIONS: usize = 4;

/// The tags of condition 1 that all of GitHub's versions know. Any of them ends a block that any of them began.
const RAW: [&str; 3] = ["script", "style", "pre"];

/// A tag of condition 1 since CommonMark 0.30, which GitHub's own specification (0.29) does not have.
const NEWER: &str = "textarea";

/// Finds out what to give to the parser.
pub(super) fn corrected(text: &str) -> Ends {
    let mut ends = Ends::default();
    if !may_differ(text) {
        return ends;
    }
    for _ in 0..MAX_CORRECTIONS {
        ends.doubtful.clear();
        let current = ends.text.as_deref().unwrap_or(text);
        let Some(block) = first_too_long(current, &mut ends.doubtful) else {
            return ends;
        };
        let changed = ends.text.get_or_insert_with(|| text.to_owned());
        // Both are one pair of tags from now on, with blanks to keep their lengths.
        replace(changed, block.opening, "pre");
        replace(changed, block.closing, "/pre>");
    }
    let current = ends.text.as_deref().unwrap_or(text);
    let mut doubtful = Vec::new();
    let rest = first_too_long(current, &mut doubtful);
    doubtful.extend(rest.map(|block| block.opening.start));
    ends.doubtful = doubtful;
    ends
}

/// Most texts hold nothing of the kind.
fn may_differ(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let after = text.get(at + 1..).unwrap_or_default();
        raw_tag(after).is_some() || tag(after, NEWER) || is_small_declaration(after)
    })
}

/// A block that the parser ends too late.
struct TooLong {
    /// The name in the tag that begins it.
    opening: Range<usize>,
    /// What follows the `<` of the tag that ends it.
    closing: Range<usize>,
}

fn first_too_long(text: &str, doubtful: &mut Vec<usize>) -> Option<TooLong> {
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        if matches!(event, Event::Start(Tag::HtmlBlock))
            && let Some(block) = too_long(text, range, doubtful)
        {
            return Some(block);
        }
    }
    None
}

fn too_long(text: &str, range: Range<usize>, doubtful: &mut Vec<usize>) -> Option<TooLong> {
    let raw = text.get(range.clone())?;
    let indent = raw.find('<')?;
    let after = raw.get(indent + 1..)?;
    if tag(after, NEWER) || is_small_declaration(after) {
        doubtful.push(range.start);
        return None;
    }
    let name = raw_tag(after)?;
    let mut start = 0;
    for line in raw.split_inclusive('\n') {
        let ends = |(at, _): (usize, &str)| {
            let behind = line.get(at + 2..)?;
            let found = RAW.iter().copied().chain([NEWER]);
            let mut found = found.filter(|name| starts_with(behind, &format!("{name}>")));
            found.next().map(|name| (at, name))
        };
        let closing: Vec<(usize, &str)> = line.match_indices("</").filter_map(ends).collect();
        if let Some((at, name_of_end)) = closing.iter().find(|(_, name)| *name != NEWER) {
            let is_last = start + line.len() >= raw.trim_end().len();
            let begin = range.start + indent + 1;
            let at = range.start + start + at + 1;
            return (!is_last).then(|| TooLong {
                opening: begin..begin + name.len(),
                closing: at..at + name_of_end.len() + 2,
            });
        }
        if !closing.is_empty() {
            doubtful.push(range.start + start);
        }
        start += line.len();
    }
    None
}

fn replace(text: &mut String, range: Range<usize>, with: &str) {
    let padded = format!("{with:width$}", width = range.len());
    text.replace_range(range, &padded);
}

fn raw_tag(after: &str) -> Option<&'static str> {
    RAW.into_iter().find(|name| tag(after, name))
}

/// Whether the text behind a `<` is this tag's name and its end.
fn tag(after: &str, name: &str) -> bool {
    starts_with(after, name)
        && after
            .get(name.len()..)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '>']))
}

/// `<!doctype`: a declaration in small letters, which GitHub's specification does not know for one.
fn is_small_declaration(after: &str) -> bool {
    after
        .strip_prefix('!')
        .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_lowercase()))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.get(..start.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>, doubtful: &[usize]) {
        let ends = corrected(text);
        assert_eq!(ends.text.as_deref(), expected, "{text:?}");
        assert_eq!(ends.doubtful, doubtful, "{text:?}");
    }

    #[test]
    fn any_of_the_tags_ends_what_any_of_them_began() {
        check(
            "<pre>\n</script>\n\n- a",
            Some("<pre>\n</pre>   \n\n- a"),
            &[],
        );
        check(
            "> <STYLE x>\n> a</PRE>\n>\n> - a",
            Some("> <pre   x>\n> a</pre>\n>\n> - a"),
            &[],
        );
        check(
            "<Pre></Style>\n\n<pre>\n</script>\n- a",
            Some("<pre></pre>  \n\n<pre>\n</pre>   \n- a"),
            &[],
        );
    }

    #[test]
    fn what_the_parser_ends_rightly_stays() {
        for text in [
            "<pre>\n\n</pre>\n\n- a",
            "<pre>\n</script>",
            "<pre>\n\n- a",
            "`<pre>` and </script>\n\n- a",
            "```\n<pre>\n</script>\n```\n- a",
            "<div>\n</script>\n\n- a",
            "<!-- <pre>\n</script> -->\n- a",
        ] {
            check(text, None, &[]);
        }
    }

    #[test]
    fn what_githubs_versions_disagree_about_is_doubtful() {
        check("a\n\n<textarea>\n\n- a", None, &[3]);
        check("<pre>\n</textarea>\n\n- a\n</pre>\n", None, &[6]);
        check("<!doctype x\n\n- a", None, &[0]);
        check("<!DOCTYPE x>\n\n- a", None, &[]);
    }

    #[test]
    fn after_many_corrections_the_rest_is_doubtful() {
        let text = "<pre>\n</script>\n\n".repeat(MAX_CORRECTIONS + 1) + "- a";
        let doubtful = corrected(&text).doubtful;
        assert_eq!(
            doubtful,
            ["<pre>\n</script>\n\n".len() * MAX_CORRECTIONS + 1]
        );
    }
}
