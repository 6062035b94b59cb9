//! What the tags of a repository say of its releases.

use semver::Version;

use crate::versioning::{TagPrefix, is_before};

/// What the tags say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Releases {
    /// How many tags there are.
    pub(crate) tags: usize,
    /// How many of them are versions with what stands before the others.
    pub(crate) versions: usize,
    /// The tag of the highest of these.
    pub(crate) newest: Option<String>,
    /// What stands before them, where it is not what everybody has: `v` or nothing.
    pub(crate) prefix: Option<TagPrefix>,
    /// What stands before other versions, which are left out; the most frequent first.
    pub(crate) other_prefixes: Vec<TagPrefix>,
    /// For each beginning of these versions' tags the pattern of a workflow's `tags:` that finds them.
    pub(crate) patterns: Vec<String>,
}

/// The longest list of other prefixes that is told.
const MOST_PREFIXES: usize = 5;

/// Reads the names of tags. Where some begin as everybody's do (`v`, or with the version itself),
/// those are the releases; else those with the most frequent beginning.
pub(crate) fn releases<'a>(tags: impl IntoIterator<Item = &'a str>) -> Releases {
    let mut count = 0;
    let mut groups: Vec<Group<'a>> = Vec::new();
    for tag in tags {
        count += 1;
        let Some((prefix, version)) = split(tag) else {
            continue;
        };
        match groups.iter_mut().find(|group| group.prefix == prefix) {
            Some(group) => group.add(tag, version),
            None => groups.push(Group {
                prefix,
                count: 1,
                highest: (version, tag),
            }),
        }
    }
    groups.sort_by(|one, other| (other.count, one.prefix).cmp(&(one.count, other.prefix)));
    let is_usual = |group: &Group<'_>| matches!(group.prefix, "v" | "");
    let (chosen, others): (Vec<Group<'a>>, Vec<Group<'a>>) = match groups.iter().any(is_usual) {
        true => groups.into_iter().partition(is_usual),
        false => {
            let others = groups.split_off(groups.len().min(1));
            (groups, others)
        }
    };
    let prefix_of = |group: &Group<'_>| group.prefix.parse::<TagPrefix>().ok();
    let highest = chosen.iter().map(|group| &group.highest);
    let newest = highest.reduce(|one, other| match is_before(&one.0, &other.0) {
        true => other,
        false => one,
    });
    Releases {
        tags: count,
        versions: chosen.iter().map(|group| group.count).sum(),
        newest: newest.map(|(_, tag)| (*tag).to_owned()),
        prefix: chosen
            .first()
            .filter(|group| !is_usual(group))
            .and_then(prefix_of),
        other_prefixes: others
            .iter()
            .filter_map(prefix_of)
            .take(MOST_PREFIXES)
            .collect(),
        patterns: chosen.iter().map(|group| pattern(group.prefix)).collect(),
    }
}

struct Group<'a> {
    prefix: &'a str,
    count: usize,
    highest: (Version, &'a str),
}

impl<'a> Group<'a> {
    fn add(&mut self, tag: &'a str, version: Version) {
        self.count += 1;
        if is_before(&self.highest.0, &version) {
            self.highest = (version, tag);
        }
    }
}

/// What stands before the version in a tag, and the version: the longest part of its end that is one.
fn split(tag: &str) -> Option<(&str, Version)> {
    let mut before = ' ';
    for (at, letter) in tag.char_indices() {
        let begins = letter.is_ascii_digit() && !before.is_ascii_digit() && before != '.';
        before = letter;
        let Some((prefix, rest)) = tag.split_at_checked(at).filter(|_| begins) else {
            continue;
        };
        if let (Ok(version), Ok(_)) = (Version::parse(rest), prefix.parse::<TagPrefix>()) {
            return Some((prefix, version));
        }
    }
    None
}

/// The pattern for `on.push.tags`. Of what a prefix can hold, only `+` means something there (GitHub
/// docs, "Workflow syntax", filter pattern cheat sheet).
fn pattern(prefix: &str) -> String {
    let begin = prefix.replace('+', "\\+");
    format!("{begin}[0-9]*")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tags: &[&str], versions: usize, newest: Option<&str>, prefix: Option<&str>) {
        let found = releases(tags.iter().copied());
        assert_eq!(found.tags, tags.len());
        assert_eq!(found.versions, versions);
        assert_eq!(found.newest.as_deref(), newest);
        assert_eq!(found.prefix.as_ref().map(TagPrefix::as_str), prefix);
    }

    #[test]
    fn versions_as_everybody_writes_them_need_no_prefix() {
        check(&["v1.9.0", "v1.10.0", "latest"], 2, Some("v1.10.0"), None);
        check(&["1.0.0"], 1, Some("1.0.0"), None);
        check(&["1.0.0", "v1.1.0"], 2, Some("v1.1.0"), None);
        check(&["v1.0.0-rc.1"], 1, Some("v1.0.0-rc.1"), None);
    }

    #[test]
    fn others_have_the_most_frequent_beginning() {
        check(
            &["api/v1.0.0", "api/v1.1.0", "web/v9.0.0"],
            2,
            Some("api/v1.1.0"),
            Some("api/v"),
        );
        check(&["pkg@1.0.0"], 1, Some("pkg@1.0.0"), Some("pkg@"));
        check(
            &["release-1.2.3", "release-1.2.4"],
            2,
            Some("release-1.2.4"),
            Some("release-"),
        );
        let found = releases(["api/v1.0.0", "api/v1.1.0", "web/v9.0.0"]);
        let others: Vec<&str> = found.other_prefixes.iter().map(TagPrefix::as_str).collect();
        assert_eq!(others, ["web/v"]);
        // Beside the usual ones, those of packages are not what is released here.
        check(
            &["api/v2.0.0", "api/v2.1.0", "v1.0.0"],
            1,
            Some("v1.0.0"),
            None,
        );
    }

    #[test]
    fn what_is_no_version_is_none() {
        check(
            &["nightly", "2024-01-31", "v1", "v1.2", "v01.2.3"],
            0,
            None,
            None,
        );
        check(&[], 0, None, None);
        check(&["x\": 1.2.3", "a\u{202e}1.2.3", "a b1.2.3"], 0, None, None);
    }

    #[test]
    fn a_workflow_finds_the_tags_by_patterns() {
        assert_eq!(releases(["v1.0.0"]).patterns, ["v[0-9]*"]);
        assert_eq!(releases(["1.0.0"]).patterns, ["[0-9]*"]);
        assert_eq!(releases(["a+b/v1.0.0"]).patterns, ["a\\+b/v[0-9]*"]);
    }
}
