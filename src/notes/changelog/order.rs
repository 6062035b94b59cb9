//! In which order a changelog has its releases, and how it writes their headings.

use jiff::civil::Date;

use super::headings::{Heading, OfRelease};
use super::name::Release;

/// Where the section of a release begins; `None` for the end of the file.
pub(super) fn place(
    releases: &[OfRelease],
    unreleased: Option<&Heading>,
    release: &Release<'_>,
) -> Option<usize> {
    let compare = |heading: &&OfRelease, wanted: std::cmp::Ordering| {
        let ours = release.version;
        ours.is_none_or(|ours| heading.named.version.cmp(ours) == wanted)
    };
    if !is_oldest_first(releases) {
        let lower = releases
            .iter()
            .find(|heading| compare(heading, std::cmp::Ordering::Less));
        return lower.map(|heading| heading.begins);
    }
    let higher = releases
        .iter()
        .find(|heading| release.version.is_some() && compare(heading, std::cmp::Ordering::Greater));
    let last = releases.last().map_or(0, |heading| heading.begins);
    let unreleased = unreleased.map(|heading| heading.begins);
    let unreleased = unreleased.filter(|begins| *begins > last);
    higher.map(|heading| heading.begins).or(unreleased)
}

/// Whether each release stands above those that are higher, and there are several.
fn is_oldest_first(releases: &[OfRelease]) -> bool {
    let ascends = |pair: &[OfRelease]| match pair {
        [one, other] => one.named.version < other.named.version,
        _ => true,
    };
    releases.len() > 1 && releases.windows(2).all(ascends)
}

/// Whether a file has headings as Keep a Changelog writes them: `## [1.4.0] - 2026-11-24`. The first
/// one of a release tells, or that of what is not released yet where there is none.
pub(super) fn keeps_a_changelog(
    text: &str,
    releases: &[OfRelease],
    unreleased: Option<&Heading>,
) -> bool {
    let line = |begins: usize| {
        let below = text.get(begins..).unwrap_or_default();
        let mut lines = below.lines().map(str::trim);
        let line = lines.find(|line| !line.starts_with('<'));
        let bare = line.unwrap_or_default().trim_start_matches('#').trim();
        bare.strip_prefix('[').and_then(|it| it.split_once(']'))
    };
    let is_day = |rest: &str| {
        let rest = rest.trim_start_matches([' ', '-', '\u{2013}', '\u{2014}']);
        let word = rest.split_whitespace().next().unwrap_or_default();
        word.parse::<Date>().is_ok()
    };
    match (releases.first(), unreleased) {
        (Some(first), _) => line(first.begins).is_some_and(|(_, rest)| is_day(rest)),
        (None, Some(heading)) => line(heading.begins).is_some_and(|(_, rest)| rest.is_empty()),
        (None, None) => false,
    }
}
