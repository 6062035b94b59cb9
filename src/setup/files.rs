//! The files of the program that a repository gets: its workflows, and a checklist to begin with.

use super::action::Action;
use super::releases::Releases;
use crate::locale::Words;

const PULL_REQUEST: &str = include_str!("../../workflows/pull-request.yml");
const SIGN_OFF: &str = include_str!("../../workflows/sign-off.yml");
const RELEASE: &str = include_str!("../../workflows/release.yml");

/// How the workflows name the action until somebody says which one it is.
const NAMELESS: &str = "OWNER/gonogo@0000000000000000000000000000000000000000 # v1.0.0";
/// What they say about it.
const PIN: &str = "# Pin the action: put the full commit SHA of the release you use in place of the zeros, and its version behind it.\n";
/// The tags that start the release.
const TAGS: &str = "tags: [\"v*\"]";

/// A workflow to copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    /// Decides on pull requests.
    PullRequest,
    /// Decides on comments, and on release issues.
    SignOff,
    /// Decides on tags.
    Release,
}

impl Copied {
    /// Where it goes, as its own first line says.
    pub(crate) fn path(self) -> &'static str {
        match self {
            Self::PullRequest => ".github/workflows/gonogo.yml",
            Self::SignOff => ".github/workflows/gonogo-sign-off.yml",
            Self::Release => ".github/workflows/release.yml",
        }
    }

    /// Its name among the project's own workflows.
    pub(super) fn source(self) -> &'static str {
        match self {
            Self::PullRequest => "workflows/pull-request.yml",
            Self::SignOff => "workflows/sign-off.yml",
            Self::Release => "workflows/release.yml",
        }
    }

    /// What it decides on, as a word that sentences choose by.
    pub(super) fn occasion(self) -> &'static str {
        match self {
            Self::PullRequest => "pull-requests",
            Self::SignOff => "comments",
            Self::Release => "tags",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::PullRequest => PULL_REQUEST,
            Self::SignOff => SIGN_OFF,
            Self::Release => RELEASE,
        }
    }

    /// The workflow as it is, but with the action that is named, and started by tags as they are
    /// written here.
    pub(super) fn fitted(self, action: Option<&Action>, releases: &Releases) -> String {
        let mut text = self.text().to_owned();
        if let Some(action) = action {
            text = text.replace(NAMELESS, &action.to_string());
            text = text.replace(PIN, "");
        }
        if self == Self::Release && !is_usual(releases) {
            // In single quotes nothing is an escape, and no pattern holds one.
            let patterns = releases.patterns.iter().map(|it| format!("'{it}'"));
            let patterns: Vec<String> = patterns.collect();
            text = text.replace(TAGS, &format!("tags: [{}]", patterns.join(", ")));
        }
        text
    }
}

/// Whether tags are written as the workflow has them without us.
fn is_usual(releases: &Releases) -> bool {
    releases.patterns.iter().all(|it| it == "v[0-9]*")
}

/// The patterns of the tags that start the workflow for releases.
pub(super) fn tags(releases: &Releases) -> Vec<&str> {
    match is_usual(releases) {
        true => vec!["v*"],
        false => releases.patterns.iter().map(String::as_str).collect(),
    }
}

/// The heading of the checklist's items.
pub(super) const BEFORE: &str = "setup-list-before";
/// The heading of those for later.
pub(super) const AFTER: &str = "setup-list-after";

/// A checklist to begin with.
pub(super) fn checklist(words: &Words) -> String {
    let items = |ids: &[&'static str]| -> String {
        ids.iter()
            .map(|id| format!("- [ ] {}\n", words.text(id)))
            .collect()
    };
    let before = items(&[
        "setup-list-changelog",
        "setup-list-rollback",
        "setup-list-informed",
    ]);
    let after = items(&["setup-list-watched"]);
    format!(
        "## {}\n\n{before}\n## {}\n\n{after}",
        words.text(BEFORE),
        words.text(AFTER)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::releases::releases;

    const ALL: [Copied; 3] = [Copied::PullRequest, Copied::SignOff, Copied::Release];
    const SHA: &str = "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d";

    #[test]
    fn each_says_itself_where_it_goes() {
        for copied in ALL {
            let line = format!("Copy to `{}`", copied.path());
            assert!(copied.text().contains(&line), "{line}");
        }
    }

    #[test]
    fn without_an_action_they_are_the_files_as_they_are() {
        let releases = releases(["v1.0.0"]);
        for copied in ALL {
            assert_eq!(copied.fitted(None, &releases), copied.text());
            assert_eq!(copied.fitted(None, &Releases::default()), copied.text());
            assert_eq!(copied.text().matches(PIN).count(), 1);
            assert!(copied.text().contains(NAMELESS));
        }
        assert_eq!(RELEASE.matches(TAGS).count(), 1);
        assert_eq!(TAGS, format!("tags: [\"{}\"]", tags(&releases).join("")));
    }

    #[test]
    fn an_action_is_put_in_everywhere_and_leaves_nothing_to_pin() {
        let action = format!("acme/gonogo@{SHA}").parse().unwrap();
        for copied in ALL {
            let text = copied.fitted(Some(&action), &Releases::default());
            assert!(
                !text.contains("OWNER/") && !text.contains("0000000000"),
                "{text}"
            );
            let uses = format!("uses: acme/gonogo@{SHA}\n");
            assert_eq!(
                text.matches(&uses).count(),
                copied.text().matches(NAMELESS).count()
            );
        }
    }

    #[test]
    fn a_release_is_started_by_tags_as_they_are_written_here() {
        for (tags, line) in [
            (vec!["1.0.0"], "tags: ['[0-9]*']\n"),
            (vec!["v1.0.0", "1.1.0"], "tags: ['[0-9]*', 'v[0-9]*']\n"),
            (vec!["a+b/v1.0.0"], "tags: ['a\\+b/v[0-9]*']\n"),
        ] {
            let text = Copied::Release.fitted(None, &releases(tags));
            assert!(text.contains(line), "{line}");
        }
    }
}
