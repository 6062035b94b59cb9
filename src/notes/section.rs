//! The policy's section `notes`, as it is written.

use crate::change::ChangeType;
use crate::ids::RepoPath;
use crate::policy::document::Language;
use crate::policy::read::{
    Entries, Located, Text, WordOr, policy_choice, policy_scalar, policy_section,
};
use crate::versioning::TagPrefix;

policy_choice! {
    /// What becomes of the changes of bots.
    pub(crate) enum Bots {
        /// They stand folded, below the others.
        Fold = "fold",
        /// They are only counted.
        Hide = "hide",
        /// They stand among the others.
        Show = "show",
    }
}

policy_choice! {
    /// What becomes of the commits that a pull request was squashed of.
    pub(crate) enum Squash {
        /// They are one change.
        Keep = "keep",
        /// Those in the list of the message that name a type are a change each.
        Split = "split",
    }
}

policy_choice! {
    /// How those who made a change are named.
    pub(crate) enum Credit {
        /// By a link to their profile where it is known, else by name.
        Link = "link",
        /// So that they are told, where their account is known, else by name.
        Mention = "mention",
        /// By name.
        Name = "name",
        /// Not at all.
        None = "none",
    }
}

policy_choice! {
    /// Which release is made on GitHub where a tag has none.
    pub(crate) enum ReleaseCreate {
        /// A draft, which somebody publishes.
        Draft = "draft",
        /// One that is public at once.
        Published = "published",
        /// None.
        Never = "never",
    }
}

policy_choice! {
    /// How headings of releases are written in the changelog.
    pub(crate) enum ChangelogStyle {
        /// As the file's own newest one, if that is of Keep a Changelog; else with the tag.
        Auto = "auto",
        /// As Keep a Changelog has them: `## [1.4.0] - 2026-11-24`, with a link below.
        KeepAChangelog = "keep-a-changelog",
        /// With the tag: `## v1.4.0 (2026-11-24)`.
        Plain = "plain",
    }
}

policy_section! {
    /// The file that keeps the notes of all releases.
    pub(crate) struct ChangelogSection {
        /// The file.
        default file: RepoPath = "file" => "CHANGELOG.md",
        /// How headings of releases are written in it.
        default style: ChangelogStyle = "style" => "auto",
    }
}

policy_section! {
    /// What becomes of the releases on GitHub.
    pub(crate) struct ReleaseSection {
        /// Which release is made where a tag has none. One that is there is updated in its text, and
        /// stays the draft, or the public release, that it is.
        default create: ReleaseCreate = "create" => "draft",
    }
}

policy_section! {
    /// A group of changes under a title of its own.
    pub(crate) struct GroupSection {
        /// The title.
        required title: Text = "title",
        /// Types of Conventional Commits that belong here.
        default types: Vec<ChangeType> = "types" => "[]",
        /// Labels of pull requests that belong here, in any case; `*` is all that is left.
        default labels: Vec<Text> = "labels" => "[]",
        /// Whether all that breaks something belongs here, whatever its type.
        default breaking: bool = "breaking" => "false",
    }
}

policy_section! {
    /// What is counted, but not listed.
    pub(crate) struct HideSection {
        /// Types of Conventional Commits. What breaks something is always listed.
        default types: Vec<ChangeType> = "types" => "[chore, ci, test, style]",
        /// Labels of pull requests, in any case, also where a group would take them.
        default labels: Vec<Text> = "labels" => "[]",
    }
}

/// The name of an audience, for `--audience`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct AudienceName(String);

impl AudienceName {
    /// The name.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A text that names no audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoAudienceName;

impl std::fmt::Display for NoAudienceName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("no name of an audience")
    }
}

impl std::str::FromStr for AudienceName {
    type Err = NoAudienceName;

    fn from_str(text: &str) -> Result<Self, NoAudienceName> {
        let fine = (1..=60).contains(&text.len())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        fine.then(|| Self(text.to_owned())).ok_or(NoAudienceName)
    }
}

policy_scalar!(
    AudienceName,
    "policy-notes-audience",
    "^[A-Za-z0-9_-]{1,60}$"
);

policy_section! {
    /// Notes for some readers only.
    pub(crate) struct AudienceSection {
        /// The types of Conventional Commits that they are told of; `breaking` is all that breaks
        /// something.
        required only: Vec<ChangeType> = "only",
        /// A trailer of the commit message whose value stands in place of its description, such as
        /// `Release-note`; where it says `none`, the change is left out.
        optional trailer: Text = "trailer",
    }
}

policy_section! {
    /// What release notes are made of.
    pub(crate) struct NotesSection {
        /// What stands before the version in a tag, taken literally. Without it, `v`, or nothing
        /// where no tag with it is a version.
        optional tag_prefix: TagPrefix = "tag-prefix",
        /// Only commits that touch such files; patterns as in CODEOWNERS.
        default paths: Vec<Located<Text>> = "paths" => "[]",
        /// The groups; the first that fits counts. What fits none stands under “Other”.
        optional groups: Located<Vec<GroupSection>> = "groups",
        /// What is counted, but not listed.
        optional hide: HideSection = "hide",
        /// What becomes of the commits that a pull request was squashed of.
        default squash: Squash = "squash" => "keep",
        /// What becomes of the changes of bots.
        default bots: Bots = "bots" => "fold",
        /// How those who made a change are named.
        default credit: Credit = "credit" => "name",
        /// Notes for some readers only, by name.
        default audiences: Entries<AudienceName, AudienceSection> = "audiences" => "{}",
        /// The language of the notes, if it is not the policy's.
        optional locale: Language = "locale",
        /// A template by which the notes are written as Markdown.
        optional template: RepoPath = "template",
        /// The file that `gonogo notes --write` keeps, or it and the style of its headings.
        default changelog: WordOr<RepoPath, ChangelogSection> = "changelog" => "CHANGELOG.md",
        /// What becomes of the releases on GitHub.
        default release: ReleaseSection = "release" => "{}",
    }
}
