//! What a change was found to be, each with why.

use super::ChangeClass;
use crate::facts::Failure;
use crate::ids::Sha;
use crate::text::Untrusted;

/// What a change is. It can be several things at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Classified {
    /// Whether it closes a hole.
    pub(crate) security: Verdict,
    /// Whether it is a bug fix.
    pub(crate) bugfix: Verdict,
    /// Whether it is risky.
    pub(crate) risky: Verdict,
    pub(super) other: Option<Reason>,
}

/// An answer with why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is: by this sign.
    Yes(Reason),
    /// It is not: nothing that was to be read says so, and all of it was read.
    No,
    /// It cannot be told.
    Unknown(Failure),
}

/// What tells what a change is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// A label, as it is written.
    Label(Untrusted),
    /// A type of Conventional Commits, as it is written.
    Type(Untrusted),
    /// It says that it breaks something.
    Breaking {
        /// The commit that does; `None`: the pull request's title or description.
        commit: Option<Sha>,
    },
    /// A file that it touches.
    Path(Untrusted),
    /// The policy says what a tag or a commit counts as.
    Policy,
    /// Whoever asks says so.
    Said,
}

impl Verdict {
    /// Whether it is; `None` where it cannot be told.
    pub(crate) fn known(&self) -> Option<bool> {
        match self {
            Self::Yes(_) => Some(true),
            Self::No => Some(false),
            Self::Unknown(_) => None,
        }
    }
}

impl Classified {
    /// A change that somebody says is of a class, without anything that shows it.
    pub(crate) fn said(class: ChangeClass) -> Self {
        let verdict = |is: ChangeClass| match class == is {
            true => Verdict::Yes(Reason::Said),
            false => Verdict::No,
        };
        Self {
            security: verdict(ChangeClass::Security),
            bugfix: match class {
                ChangeClass::Hotfix => Verdict::Yes(Reason::Said),
                _ => verdict(ChangeClass::Bugfix),
            },
            risky: verdict(ChangeClass::Risky),
            other: None,
        }
    }

    /// What tells that it is none of these: the label `feature`, the type `feat`; nothing where
    /// nothing does.
    pub(crate) fn reason_other(&self) -> Option<&Reason> {
        self.other.as_ref()
    }
}
