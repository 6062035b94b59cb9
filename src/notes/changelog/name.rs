//! Which version the heading of a changelog names.

use jiff::civil::Date;
use semver::{Prerelease, Version};

use crate::notes::section::ChangelogStyle;

/// A release that is looked for.
#[derive(Clone, Copy)]
pub(crate) struct Release<'a> {
    /// Its tag.
    pub(crate) tag: &'a str,
    /// The version in the tag.
    pub(crate) version: Option<&'a Version>,
    /// The day of the release.
    pub(crate) date: Option<Date>,
    /// The tag before it.
    pub(crate) previous: Option<&'a str>,
    /// The page that shows what changed, where the repository is known.
    pub(crate) changes: Option<&'a str>,
    /// How headings of releases are written.
    pub(crate) style: ChangelogStyle,
}

impl Release<'_> {
    /// What stands in the brackets of its heading: its tag where the file has what stands before
    /// versions in brackets, too, else its version.
    pub(super) fn label(&self, file: &str) -> String {
        let prefix = self.prefix();
        let has_prefix = !prefix.is_empty()
            && file.lines().any(|line| {
                let name = line.trim_start_matches(['#', ' ']).strip_prefix('[');
                let version = name.and_then(|name| name.strip_prefix(prefix));
                version.is_some_and(|it| it.starts_with(|letter: char| letter.is_ascii_digit()))
            });
        match self.version.filter(|_| !has_prefix) {
            Some(version) => version.to_string(),
            None => self.tag.to_owned(),
        }
    }

    /// What stands before the version in the tag.
    fn prefix(&self) -> &str {
        let version = self.version.map(ToString::to_string);
        let prefix = version.and_then(|version| self.tag.strip_suffix(version.as_str()));
        prefix.unwrap_or_default()
    }
}

/// What a heading says of a release.
#[derive(Debug)]
pub(super) struct Named {
    /// The version as it is written, without `v` and prefix.
    text: String,
    /// The version, as far as it can be compared.
    pub(super) version: Version,
    /// The project, where its name stands before the version.
    project: Option<String>,
    /// Whether nothing in words follows the version.
    pub(super) is_bare: bool,
}

impl Named {
    pub(super) fn has_project(&self) -> bool {
        self.project.is_some()
    }

    /// Whether this is a heading of that release.
    pub(super) fn is(&self, release: &Release<'_>) -> bool {
        let Some(version) = release.version else {
            return false;
        };
        if self.text != version.to_string() {
            return false;
        }
        // Where a tag has no project in it, there is but one.
        match (&self.project, project(release.prefix())) {
            (Some(written), Some(wanted)) => {
                *written == wanted
                    || written.ends_with(&format!("/{wanted}"))
                    || wanted.ends_with(&format!("/{written}"))
            }
            _ => true,
        }
    }
}

/// The first version that a heading names: only `v`, “Version”, “Release”, a day, signs and the
/// project's name may stand before it.
pub(super) fn named(heading: &str, release: &Release<'_>) -> Option<Named> {
    let mut found_project = None;
    let mut rest = heading;
    loop {
        rest = rest.trim_start_matches(|letter| !is_of_word(letter));
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|letter| !is_of_word(letter));
        let (word, behind) = rest.split_at(end.unwrap_or(rest.len()));
        if let Some((before, text, version)) = version_in(word, release.prefix()) {
            let of_word = project(before);
            if of_word.is_some() && found_project.is_some() {
                return None;
            }
            let behind = word.split_once(text).map_or("", |it| it.1).to_owned() + behind;
            return Some(Named {
                text: text.to_owned(),
                version,
                project: of_word.or(found_project),
                is_bare: !behind.contains(char::is_alphabetic),
            });
        }
        rest = behind;
        let lower = word.trim_matches(is_edge).to_lowercase();
        let says_nothing = ["", "v", "version", "ver", "release", "rel"];
        if says_nothing.contains(&lower.as_str()) || is_day(&lower) {
            continue;
        }
        // Two words are a sentence, and these no project.
        if found_project.is_some() || NO_PROJECT.contains(&lower.as_str()) {
            return None;
        }
        found_project = Some(lower);
    }
}

/// Words that tell of a version, and do not name it.
const NO_PROJECT: [&str; 33] = [
    "about",
    "after",
    "avant",
    "après",
    "before",
    "changes",
    "coming",
    "depuis",
    "de",
    "des",
    "for",
    "from",
    "future",
    "in",
    "migrating",
    "migration",
    "next",
    "notes",
    "of",
    "planned",
    "pour",
    "prochaine",
    "since",
    "soon",
    "to",
    "unpublished",
    "unreleased",
    "until",
    "upcoming",
    "upgrade",
    "upgrading",
    "vers",
    "with",
];

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '.' | '_' | '/' | '@' | '+' | '-')
}

fn is_edge(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// `2026-11-24`.
fn is_day(word: &str) -> bool {
    word.parse::<Date>().is_ok()
}

/// The project in what stands before a version.
fn project(prefix: &str) -> Option<String> {
    let lower = prefix.to_lowercase();
    let bare = lower.trim_matches(is_edge);
    let cut = match bare.strip_suffix('v') {
        Some(cut) if cut.is_empty() || cut.ends_with(is_edge) => cut.trim_matches(is_edge),
        _ => bare,
    };
    let says_nothing = matches!(cut, "" | "version" | "release" | "rel" | "ver");
    (!says_nothing).then(|| cut.to_owned())
}

/// No version is longer, in bytes.
const LONGEST: usize = 300;

/// A version in a word: what stands before it, itself as it is written, and its value.
fn version_in<'a>(word: &'a str, prefix: &str) -> Option<(&'a str, &'a str, Version)> {
    if word.len() > LONGEST {
        return None;
    }
    let with_prefix = word.strip_prefix(prefix).filter(|_| !prefix.is_empty());
    let first = with_prefix.map(|_| prefix.len());
    let others = word.char_indices().filter(|(place, _)| {
        let before = word.get(..*place).unwrap_or_default();
        let bare = before.strip_suffix(['v', 'V']).unwrap_or(before);
        before.is_empty() || before.ends_with(is_edge) || bare.is_empty() || bare.ends_with(is_edge)
    });
    let mut places = first.into_iter().chain(others.map(|(place, _)| place));
    places.find_map(|place| {
        let (before, from) = word.split_at(place);
        let (text, version) = version(from)?;
        Some((before, text, version))
    })
}

/// The version that a text begins with, by Semantic Versioning or nearly.
fn version(text: &str) -> Option<(&str, Version)> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || ".+-_".contains(letter);
    let end = text.find(|letter| !is_part(letter)).unwrap_or(text.len());
    let text = text.get(..end)?.trim_end_matches(is_edge);
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '.';
    let end = text.find(|letter| !is_number(letter));
    let (numbers, rest) = text.split_at(end.unwrap_or(text.len()));
    // `1.x` is a line of versions.
    if rest.starts_with(['x', 'X']) && numbers.ends_with('.') {
        return None;
    }
    let parts: Option<Vec<u64>> = numbers
        .trim_end_matches('.')
        .split('.')
        .map(|part| part.parse().ok())
        .collect();
    let [major, minor, ref more @ ..] = parts?[..] else {
        return None;
    };
    let nearly = || {
        let rest = rest.trim_start_matches(is_edge);
        let rest = rest.split('+').next().unwrap_or_default();
        Version {
            pre: Prerelease::new(rest).unwrap_or_default(),
            ..Version::new(major, minor, more.first().copied().unwrap_or_default())
        }
    };
    Some((text, Version::parse(text).unwrap_or_else(|_| nearly())))
}
