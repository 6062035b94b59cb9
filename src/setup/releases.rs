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
    /// Tags that are versions by another beginning and are left out; the most frequent first.
    pub(crate) others: Vec<Other>,
    /// For each beginning of these versions' tags the pattern of a workflow's `tags:` that finds them.
    pub(crate) patterns: Vec<String>,
}

/// Tags that are versions, and are not the releases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Other {
    /// What stands before the version.
    pub(crate) prefix: TagPrefix,
    /// How many there are.
    pub(crate) count: usize,
    /// The pattern of a workflow's `tags:` that finds them.
    pub(crate) pattern: String,
}

/// The longest list of other beginnings that is told.
const MOST_OTHERS: usize = 20;

/// Reads the names of tags. The releases are those with the most frequent beginning, of which two
/// count as one: `v`, and nothing before the version, as everybody has them. These win a tie.
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
    let usual = groups.iter().filter(|group| is_usual(group));
    let usual: usize = usual.map(|group| group.count).sum();
    let mut rest = groups.iter().filter(|group| !is_usual(group));
    let commonest = rest.next().filter(|group| group.count > usual);
    let commonest = commonest.map(|group| group.prefix);
    let is_chosen = |group: &Group<'_>| match commonest {
        Some(prefix) => group.prefix == prefix,
        None => is_usual(group),
    };
    let (chosen, others): (Vec<Group<'a>>, Vec<Group<'a>>) =
        groups.into_iter().partition(is_chosen);
    let prefix_of = |group: &Group<'_>| group.prefix.parse::<TagPrefix>().ok();
    let other = |group: &Group<'_>| {
        Some(Other {
            prefix: prefix_of(group)?,
            count: group.count,
            pattern: pattern(group.prefix),
        })
    };
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
        others: others.iter().filter_map(other).take(MOST_OTHERS).collect(),
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
        assert_eq!(left(&found), [("web/v", 1, "web/v[0-9]*")]);
    }

    /// The beginnings that are left out.
    fn left(found: &Releases) -> Vec<(&str, usize, &str)> {
        let others = found.others.iter();
        others
            .map(|it| (it.prefix.as_str(), it.count, it.pattern.as_str()))
            .collect()
    }

    #[test]
    fn of_several_beginnings_the_commonest_is_planned_and_the_others_are_kept() {
        let tags = ["v1.0.0", "app-v1.0.0", "app-v1.1.0", "api@1.0.0"];
        check(&tags, 2, Some("app-v1.1.0"), Some("app-v"));
        assert_eq!(
            left(&releases(tags)),
            [("api@", 1, "api@[0-9]*"), ("v", 1, "v[0-9]*")]
        );
        // What everybody has wins a tie, and is counted as one.
        check(&["app-v1.0.0", "v1.0.0"], 1, Some("v1.0.0"), None);
        let tags = ["app-v1.0.0", "app-v1.1.0", "v1.0.0", "1.1.0"];
        check(&tags, 2, Some("1.1.0"), None);
        assert_eq!(left(&releases(tags)), [("app-v", 2, "app-v[0-9]*")]);
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
