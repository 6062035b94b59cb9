//! What release notes are made of, valid by construction.

use super::conventional::Change;
use super::section::{
    Bots, ChangelogStyle, Credit, HideSection, NotesSection, ReleaseCreate, Squash,
};
use super::signs::{Label, Signs};
use crate::gates::policy::General;
use crate::ids::RepoPath;
use crate::locale::Locale;
use crate::policy::fault::{Fault, Faults};
use crate::policy::read::WordOr;
use crate::text::{PathPattern, Untrusted};
use crate::versioning::TagPrefix;

/// What release notes are made of.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// What stands before the version in a tag; `None`: what the tags have.
    pub(crate) prefix: Option<TagPrefix>,
    /// Only commits that touch such files; all where it is empty.
    pub(crate) paths: Vec<PathPattern>,
    /// The groups, in their order.
    pub(crate) groups: Vec<Group>,
    /// Types that are counted and not listed where no group takes them.
    pub(crate) hidden: Vec<String>,
    /// What is counted and not listed whatever group would take it.
    pub(crate) excluded: Signs,
    /// What of this the policy says itself.
    pub(crate) own: Own,
    /// What becomes of the commits that a pull request was squashed of.
    pub(crate) squash: Squash,
    /// What becomes of the changes of bots.
    pub(crate) bots: Bots,
    /// How those who made a change are named.
    pub(crate) credit: Credit,
    /// Notes for some readers only.
    pub(crate) audiences: Vec<Audience>,
    /// The language.
    pub(crate) locale: Option<Locale>,
    /// The template by which they are written.
    pub(crate) template: Option<RepoPath>,
    /// The file that keeps the notes of all releases.
    pub(crate) changelog: RepoPath,
    /// How headings of releases are written in it.
    pub(crate) changelog_style: ChangelogStyle,
    /// Which release is made on GitHub where a tag has none.
    pub(crate) release: ReleaseCreate,
}

/// What the policy says itself: the rest may be said by others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Own {
    /// The groups.
    pub(crate) groups: bool,
    /// What is hidden.
    pub(crate) hide: bool,
}

/// A group of changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its title.
    pub(crate) title: Title,
    /// Types that belong to it, in small letters.
    pub(crate) types: Vec<String>,
    /// Labels that belong to it.
    pub(crate) labels: Vec<Label>,
    /// Whether all that breaks something belongs to it.
    pub(crate) breaking: bool,
    /// What never belongs to it.
    pub(crate) except: Signs,
}

impl Group {
    /// Whether nothing could belong to it.
    fn is_empty(&self) -> bool {
        self.types.is_empty() && self.labels.is_empty() && !self.breaking
    }

    /// Whether only labels tell what belongs to it.
    pub(super) fn asks_for_labels(&self) -> bool {
        let mut labels = self.labels.iter().chain(&self.except.labels);
        labels.any(|label| !label.is_rest())
    }
}

/// The title of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// One of our own, by its message.
    Own(&'static str),
    /// As the policy has it.
    Written(Untrusted),
}

impl Default for Title {
    fn default() -> Self {
        Self::Own("notes-other")
    }
}

/// Some readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Audience {
    /// Their name.
    pub(crate) name: String,
    /// The types they are told of; `breaking` is among them.
    pub(crate) only: Vec<String>,
    /// The trailer that speaks to them.
    pub(crate) trailer: Option<Untrusted>,
}

impl Default for Config {
    fn default() -> Self {
        let group = |title, types: &[&str]| Group {
            title: Title::Own(title),
            types: types.iter().map(|it| (*it).to_owned()).collect(),
            breaking: types.is_empty(),
            ..Group::default()
        };
        Self {
            prefix: None,
            paths: Vec::new(),
            groups: vec![
                group("notes-breaking", &[]),
                group("notes-security", &["security"]),
                group("notes-features", &["feat", "feature"]),
                group("notes-fixes", &["fix"]),
                group("notes-performance", &["perf"]),
                group("notes-reverts", &["revert"]),
            ],
            hidden: ["chore", "ci", "test", "style"].map(str::to_owned).to_vec(),
            excluded: Signs::default(),
            own: Own::default(),
            squash: Squash::Keep,
            bots: Bots::Fold,
            credit: Credit::Name,
            audiences: Vec::new(),
            locale: None,
            template: None,
            changelog: "CHANGELOG.md".parse().expect("our own path is one"),
            changelog_style: ChangelogStyle::Auto,
            release: ReleaseCreate::Draft,
        }
    }
}

impl Config {
    /// Checks what no single value can tell.
    pub(crate) fn of(section: NotesSection, general: &General, faults: &mut Faults) -> Self {
        let default = Self::default();
        let own = Own {
            groups: section.groups.is_some(),
            hide: section.hide.is_some(),
        };
        let groups = section.groups.map(|groups| {
            let read = groups.value.iter().map(|group| Group {
                title: Title::Written(group.title.untrusted().clone()),
                types: types(&group.types),
                labels: labels(&group.labels),
                breaking: group.breaking,
                except: Signs::default(),
            });
            let read: Vec<Group> = read.collect();
            let empty = groups.value.iter().zip(&read);
            for (written, _) in empty.filter(|(_, group)| group.is_empty()) {
                let fault = Fault::own("policy-notes-empty-group", groups.span);
                faults.push(fault.with("title", written.title.untrusted().for_parsing()));
            }
            read
        });
        let hide = section.hide.as_ref();
        let audiences = section.audiences.0.iter().map(|(name, audience)| Audience {
            name: name.value.as_str().to_owned(),
            only: types(&audience.only),
            trailer: audience.trailer.as_ref().map(|it| it.untrusted().clone()),
        });
        let (changelog, changelog_style) = match section.changelog {
            WordOr::Word(file) => (file, ChangelogStyle::Auto),
            WordOr::More(section) => (section.file, section.style),
        };
        let locale = section.locale.map(crate::gates::policy::locale);
        Self {
            prefix: section.tag_prefix,
            paths: crate::change::patterns(&section.paths, faults),
            groups: groups.unwrap_or(default.groups),
            hidden: hide.map_or(default.hidden, |hide: &HideSection| types(&hide.types)),
            excluded: Signs {
                labels: hide.map_or_else(Vec::new, |hide| labels(&hide.labels)),
                authors: Vec::new(),
            },
            own,
            squash: section.squash,
            bots: section.bots,
            credit: section.credit,
            audiences: audiences.collect(),
            locale: Some(locale.unwrap_or(general.locale)),
            template: section.template,
            changelog,
            changelog_style,
            release: section.release.create,
        }
    }

    /// Whether labels of pull requests tell where something belongs.
    pub(crate) fn asks_for_labels(&self) -> bool {
        !self.excluded.labels.is_empty() || self.groups.iter().any(Group::asks_for_labels)
    }

    /// Whether a type is in a group, or hidden.
    pub(crate) fn names(&self, kind: &str) -> bool {
        let grouped = self.groups.iter().flat_map(|group| &group.types);
        grouped.chain(&self.hidden).any(|it| it == kind)
    }

    /// Whether a change is counted and not listed for its type, whatever labels it has.
    pub(super) fn hides(&self, change: &Change) -> bool {
        let is_of = |types: &[String]| {
            let kind = change.kind.as_deref();
            kind.is_some_and(|kind| types.iter().any(|it| it == kind))
        };
        let takes = |group: &Group| {
            let rest = group.labels.iter().any(Label::is_rest);
            (rest || is_of(&group.types)) && group.except == Signs::default()
        };
        is_of(&self.hidden) && !change.breaking && !self.groups.iter().any(takes)
    }

    /// The readers of a name.
    pub(crate) fn audience(&self, name: &str) -> Option<&Audience> {
        self.audiences.iter().find(|it| it.name == name)
    }
}

fn types(types: &[crate::change::ChangeType]) -> Vec<String> {
    types.iter().map(|it| it.as_str().to_owned()).collect()
}

fn labels(labels: &[crate::policy::read::Text]) -> Vec<Label> {
    let labels = labels.iter().map(|label| label.untrusted());
    labels.map(Label::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gates::policy;
    use crate::ids::Environment;

    #[track_caller]
    fn check(section: &str, release: Option<ReleaseCreate>) {
        let text = format!("version: 1\ngates: {{}}\n{section}");
        let loaded = policy::load(&text, &Environment::default());
        let read = loaded.policy.map(|policy| policy.notes.release);
        assert_eq!(read, release, "{section}");
    }

    #[test]
    fn a_release_is_a_draft_unless_the_policy_says_otherwise() {
        check("", Some(ReleaseCreate::Draft));
        check("notes: {}", Some(ReleaseCreate::Draft));
        for (word, create) in [
            ("draft", Some(ReleaseCreate::Draft)),
            ("published", Some(ReleaseCreate::Published)),
            ("never", Some(ReleaseCreate::Never)),
            ("Always", None),
            ("yes", None),
        ] {
            check(
                &format!("notes: {{ release: {{ create: {word} }} }}"),
                create,
            );
        }
    }
}
