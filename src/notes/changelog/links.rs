//! The links below a changelog, to what changed with each release.

use std::ops::Range;

use semver::Version;

use super::Release;

/// A definition of a link.
struct Defined {
    label: String,
    address: String,
    /// Where its line begins, and where the last one ends.
    span: Range<usize>,
}

impl Defined {
    /// The version that it is named after, behind what stands before versions in tags.
    fn version(&self) -> Option<Version> {
        let begin = self.label.find(|letter: char| letter.is_ascii_digit())?;
        Version::parse(self.label.get(begin..)?).ok()
    }

    fn is_of_release(&self) -> bool {
        self.version().is_some() || self.label.eq_ignore_ascii_case("unreleased")
    }
}

/// The file with a link from the heading of a release to what changed, where its headings are of Keep
/// a Changelog and the address is known: from the repository, or from the file's own links.
pub(super) fn with_reference(
    text: String,
    release: &Release<'_>,
    is_kept: bool,
    ending: &str,
) -> String {
    if !is_kept {
        return text;
    }
    let defined = definitions(&text);
    let label = release.label(&text);
    let is_there = defined
        .iter()
        .any(|link| link.label.eq_ignore_ascii_case(&label));
    let address = release.changes.map(str::to_owned);
    let address = address.or_else(|| by_others(&defined, release));
    let Some(address) = address.filter(|_| !is_there) else {
        return text;
    };
    let line = format!("[{label}]: {address}{ending}");
    let of_releases = || defined.iter().filter(|link| link.is_of_release());
    let is_lower = |link: &&Defined| {
        let ours = release.version;
        link.version()
            .zip(ours)
            .is_some_and(|(it, ours)| it < *ours)
    };
    // Where the lowest stands first, the next one stands last.
    let first = of_releases().find(|link| link.version().is_some());
    let falls = first.is_none_or(|first| {
        let mut versions = of_releases().filter(|link| link.version().is_some());
        let last = versions.next_back();
        let is_last = last.is_none_or(|last| last.span == first.span);
        is_last || last.is_some_and(|last| last.version() < first.version())
    });
    let before = of_releases().find(is_lower).filter(|_| falls);
    let place = before.map(|link| link.span.start);
    let place = place.or_else(|| of_releases().next_back().map(|link| link.span.end));
    match place {
        Some(place) => {
            let (above, below) = text.split_at(place);
            let gap = if above.ends_with('\n') { "" } else { ending };
            format!("{above}{gap}{line}{below}")
        }
        None => {
            let gap = super::blank_behind(&text, ending);
            format!("{text}{gap}{line}")
        }
    }
}

/// The definitions in a text, in its order, by whole lines.
fn definitions(text: &str) -> Vec<Defined> {
    let parser = pulldown_cmark::Parser::new(text);
    let read = parser.reference_definitions().iter().map(|(label, link)| {
        let before = text.get(..link.span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let behind = text.get(link.span.end..).unwrap_or_default();
        let rest = match text.get(..link.span.end) {
            Some(within) if within.ends_with('\n') => 0,
            _ => behind.find('\n').map_or(behind.len(), |end| end + 1),
        };
        Defined {
            label: label.to_owned(),
            address: link.dest.to_string(),
            span: start..link.span.end + rest,
        }
    });
    let mut defined: Vec<Defined> = read.collect();
    defined.sort_by_key(|link| link.span.start);
    defined
}

/// The address as the links of other releases have it.
fn by_others(defined: &[Defined], release: &Release<'_>) -> Option<String> {
    let previous = release.previous?;
    let mut links = defined.iter().filter(|link| link.is_of_release());
    let base = links.find_map(|link| Some(link.address.split_once("/compare/")?.0))?;
    Some(crate::notes::render::compare(base, previous, release.tag))
}
