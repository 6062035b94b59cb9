//! A changelog that people keep by hand, too: a new section goes where the file's own style wants
//! it, and nothing that stands there is touched.

mod headings;
mod links;
mod name;
mod order;
#[cfg(test)]
mod tests;

pub(crate) use name::Release;

use headings::{headings, of_releases};

use super::section::ChangelogStyle;

/// The file ends in code, a comment or HTML that nothing closes: what is added would be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclosed;

/// The level of headings of releases where a file has none.
const USUAL: usize = 2;

/// Below a heading of a release stand those of its groups, and there are but six levels.
const DEEPEST: usize = 5;

/// The file with the section of a release, which is written for a level of headings; `None` where
/// it has one already. An empty file begins with `title`.
///
/// # Errors
/// Where the section would not be seen.
pub(crate) fn with_section(
    old: &str,
    release: &Release<'_>,
    title: &str,
    section: impl Fn(usize) -> String,
) -> Result<Option<String>, Unclosed> {
    let ending = ending(old);
    let written = |level, is_kept| {
        let section = section(level);
        let section = match (is_kept, section.split_once('\n')) {
            (true, Some((_, below))) => format!("{}\n{below}", kept_heading(level, release, old)),
            _ => section,
        };
        section.trim_end().replace('\n', ending)
    };
    let (top, old) = old.split_at(top(old));
    if old.trim().is_empty() {
        let blank = blank_behind(top.trim_start_matches('\u{feff}'), ending);
        let is_kept = release.style == ChangelogStyle::KeepAChangelog;
        let section = written(USUAL, is_kept);
        let new = format!("{blank}# {title}{ending}{ending}{section}{ending}");
        let new = links::with_reference(new, release, is_kept, ending);
        return Ok(Some(format!("{top}{new}")));
    }
    let found = headings(old);
    let releases = of_releases(old, &found, release);
    let has_it = releases.iter().any(|heading| heading.named.is(release))
        || found.iter().any(|heading| heading.is_of_tag(release.tag));
    if has_it {
        return Ok(None);
    }
    let unreleased = found.iter().find(|heading| heading.is_unreleased());
    let level = releases.first().map(|heading| heading.level);
    let level = level.or(unreleased.map(|heading| heading.level));
    let is_kept = match release.style {
        ChangelogStyle::Auto => order::keeps_a_changelog(old, &releases, unreleased),
        style => style == ChangelogStyle::KeepAChangelog,
    };
    let is_kept = is_kept && release.version.is_some();
    let section = written(level.unwrap_or(USUAL).min(DEEPEST), is_kept);
    // Links at the end belong to the whole file.
    let place = order::place(&releases, unreleased, release);
    let place = place.unwrap_or_else(|| before_links(old));
    let (above, below) = old.split_at(place);
    let above = format!("{above}{}", blank_behind(above, ending));
    let behind = if below.is_empty() { "" } else { ending };
    let new = format!("{above}{section}{ending}{behind}{below}");
    let is_seen = headings(&new).iter().any(|it| it.begins == above.len());
    match is_seen {
        true => {
            let new = links::with_reference(new, release, is_kept, ending);
            Ok(Some(format!("{top}{new}")))
        }
        false => Err(Unclosed),
    }
}

/// The heading of a release as Keep a Changelog has it: with the version alone, unless the file's own
/// headings have what stands before it in tags.
fn kept_heading(level: usize, release: &Release<'_>, old: &str) -> String {
    let signs = "#".repeat(level);
    let name = release.label(old);
    match release.date {
        Some(date) => format!("{signs} [{name}] - {date}"),
        None => format!("{signs} [{name}]"),
    }
}

/// The line ending that most lines have.
fn ending(text: &str) -> &'static str {
    let (all, with_return) = (text.matches('\n').count(), text.matches("\r\n").count());
    if with_return * 2 > all { "\r\n" } else { "\n" }
}

/// The line endings that lack to a blank line.
fn blank_behind(above: &str, ending: &str) -> String {
    let mut lines = above.rsplit('\n');
    let is_blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    match (is_blank(lines.next()), is_blank(lines.next())) {
        (true, true) => String::new(),
        (true, false) => ending.to_owned(),
        (false, _) => ending.repeat(2),
    }
}

/// Where a byte order mark and front matter end.
fn top(text: &str) -> usize {
    let mark = text.len() - text.trim_start_matches('\u{feff}').len();
    let mut lines = text.get(mark..).unwrap_or_default().split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    if first.trim_end() != "---" {
        return mark;
    }
    let mut end = mark + first.len();
    for (number, line) in lines.enumerate() {
        end += line.len();
        match line.trim_end() {
            // A line across the page.
            "" if number == 0 => return mark,
            "---" | "..." => return end,
            _ => {}
        }
    }
    mark
}

/// Where the definitions of links at the end of a file begin, or its end.
fn before_links(text: &str) -> usize {
    let parser = pulldown_cmark::Parser::new(text);
    let definitions = parser.reference_definitions().iter();
    let mut spans: Vec<_> = definitions.map(|(_, link)| link.span.clone()).collect();
    spans.sort_by_key(|span| span.start);
    let (mut begin, mut place) = (text.len(), text.len());
    for line in text.split_inclusive('\n').rev() {
        let trimmed = line.trim();
        let line_end = begin;
        let line_begin = begin - line.len();
        // A definition's title may stand on a line of its own.
        let before = spans.partition_point(|span| span.start < line_end);
        let span = before.checked_sub(1).and_then(|index| spans.get(index));
        let within = span.is_some_and(|span| span.end > line_begin);
        let is_link = within || (trimmed.starts_with('[') && trimmed.contains("]:"));
        if !is_link && !trimmed.is_empty() {
            break;
        }
        begin = line_begin;
        if is_link && !trimmed.is_empty() {
            place = begin;
        }
    }
    place
}
