//! What release notes are made of, valid by construction.

use super::section::{Bots, Credit, NotesSection};
use crate::gates::policy::General;
use crate::ids::RepoPath;
use crate::locale::Locale;
use crate::policy::fault::{Fault, Faults};
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
    /// Types that are counted and not listed.
    pub(crate) hidden: Vec<String>,
    /// What becomes of the changes of bots.
    pub(crate) bots: Bots,
    /// How those who made a change are named.
    pub(crate) credit: Credit,
    /// Notes for some readers only.
    pub(crate) audiences: Vec<Audience>,
    /// The language.
    pub(crate) locale: Option<Locale>,
    /// The file that keeps the notes of all releases.
    pub(crate) changelog: RepoPath,
}

/// A group of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// Its title.
    pub(crate) title: Title,
    /// Types that belong to it, in small letters.
    pub(crate) types: Vec<String>,
    /// Whether all that breaks something belongs to it.
    pub(crate) breaking: bool,
}

/// The title of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// One of our own, by its message.
    Own(&'static str),
    /// As the policy has it.
    Written(Untrusted),
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
            bots: Bots::Fold,
            credit: Credit::Name,
            audiences: Vec::new(),
            locale: None,
            changelog: "CHANGELOG.md".parse().expect("our own path is one"),
        }
    }
}

impl Config {
    /// Checks what no single value can tell.
    pub(crate) fn of(section: NotesSection, general: &General, faults: &mut Faults) -> Self {
        let types = |types: &[crate::change::ChangeType]| -> Vec<String> {
            types.iter().map(|it| it.as_str().to_owned()).collect()
        };
        let default = Self::default();
        let groups = section.groups.map(|groups| {
            for group in &groups.value {
                if group.types.is_empty() && !group.breaking {
                    let fault = Fault::own("policy-notes-empty-group", groups.span);
                    faults.push(fault.with("title", group.title.untrusted().for_parsing()));
                }
            }
            let groups = groups.value.iter().map(|group| Group {
                title: Title::Written(group.title.untrusted().clone()),
                types: types(&group.types),
                breaking: group.breaking,
            });
            groups.collect()
        });
        let audiences = section.audiences.0.iter().map(|(name, audience)| Audience {
            name: name.value.as_str().to_owned(),
            only: types(&audience.only),
            trailer: audience.trailer.as_ref().map(|it| it.untrusted().clone()),
        });
        let locale = section.locale.map(crate::gates::policy::locale);
        Self {
            prefix: section.tag_prefix,
            paths: crate::change::patterns(&section.paths, faults),
            groups: groups.unwrap_or(default.groups),
            hidden: types(&section.hide.types),
            bots: section.bots,
            credit: section.credit,
            audiences: audiences.collect(),
            locale: Some(locale.unwrap_or(general.locale)),
            changelog: section.changelog,
        }
    }

    /// Whether a type is in a group, or hidden.
    pub(crate) fn names(&self, kind: &str) -> bool {
        let grouped = self.groups.iter().flat_map(|group| &group.types);
        grouped.chain(&self.hidden).any(|it| it == kind)
    }

    /// The readers of a name.
    pub(crate) fn audience(&self, name: &str) -> Option<&Audience> {
        self.audiences.iter().find(|it| it.name == name)
    }
}
