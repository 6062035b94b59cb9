//! Where a repository's checklist comes from, and which file it needs for that.

use super::files::checklist;
use super::list::Form;
use super::plan::{Planned, own_path};
use super::policy::Template;
use super::seen::Seen;
use crate::ids::RepoPath;
use crate::locale::{Message, Words};

/// What GitHub puts into new pull requests (GitHub docs, "Creating a pull request template").
pub(super) const DESCRIPTION: &str = ".github/pull_request_template.md";
/// A list that is only compared with.
pub(super) const RELEASE_LIST: &str = ".github/release-checklist.md";

/// Where the checklist comes from.
pub(super) enum Lists<'a> {
    /// The list that GitHub puts into descriptions already.
    Description(&'a Form),
    /// A list for releases; without a form for descriptions it is copied into one.
    Release(&'a Form, Option<&'a Form>),
    /// A list of ours; with a form for descriptions that has none, it stands beside it.
    Own(Option<&'a Form>),
    /// None: there is a form without a list, and no place for one of ours.
    None(&'a Form),
}

impl<'a> Lists<'a> {
    pub(super) fn of(seen: &'a Seen) -> Self {
        let description = seen.description.as_ref();
        let release = seen.release_list.as_ref().filter(|it| it.list.is_some());
        match (description, release) {
            (Some(form), _) if form.list.is_some() => Self::Description(form),
            (_, Some(release)) => Self::Release(release, description),
            (Some(form), None) if seen.taken.contains(&own_path(RELEASE_LIST)) => Self::None(form),
            (_, None) => Self::Own(description),
        }
    }

    /// The list that the policy names.
    pub(super) fn template(&self) -> Option<Template<'a>> {
        let of = |form: &'a Form| Template {
            path: form.path.clone(),
            list: form.list.as_ref(),
        };
        match self {
            Self::Description(form) | Self::Release(form, _) => Some(of(form)),
            Self::Own(_) => Some(Template {
                path: self.own_path(),
                list: None,
            }),
            Self::None(_) => None,
        }
    }

    /// Where a list of ours goes.
    pub(super) fn own_path(&self) -> RepoPath {
        match self {
            Self::Own(Some(_)) => own_path(RELEASE_LIST),
            _ => own_path(DESCRIPTION),
        }
    }

    /// The file that is written for it, if one is.
    pub(super) fn file(&self, seen: &Seen, words: &Words) -> Option<Planned> {
        let planned = |path: RepoPath, text: String, why: &'static str| Planned {
            standing: seen.standing(&path),
            why: Message::new(why),
            path,
            text,
        };
        match self {
            Self::Release(form, None) => {
                let text = form.text.clone().unwrap_or_default();
                Some(planned(self.own_path(), text, "setup-why-description"))
            }
            Self::Own(None) => Some(planned(
                self.own_path(),
                checklist(words),
                "setup-why-description",
            )),
            Self::Own(Some(_)) => {
                Some(planned(self.own_path(), checklist(words), "setup-why-list"))
            }
            Self::Description(_) | Self::Release(_, Some(_)) | Self::None(_) => None,
        }
    }
}
