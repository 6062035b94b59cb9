//! The section as it is used.

use std::collections::BTreeMap;

use super::lint::{Lint, LintKind};
use super::schedule::Schedule;
use super::section::WhenClosed;
use crate::change::ChangeClass;
use crate::decision::Enforcement;
use crate::policy::read::Located;
use crate::policy::source::Span;

/// The section, valid by construction.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Whether the outcome blocks.
    pub(crate) enforcement: Enforcement,
    /// When it is open.
    pub(crate) schedule: Schedule,
    /// What a closed window is.
    pub(crate) when_closed: WhenClosed,
    /// What may go out all the same.
    pub(crate) exempt: Option<Exempt>,
    /// Where everything stands in the policy's file.
    pub(crate) places: Places,
}

/// Changes that may go out whatever the window says.
#[derive(Clone, Debug)]
pub(crate) struct Exempt {
    /// Their classes.
    pub(crate) change: Vec<ChangeClass>,
    /// What must be go for it.
    pub(crate) requires: Option<Located<String>>,
}

/// Where the parts of a section stand, for warnings that are found later.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places {
    /// The section itself.
    pub(super) section: Span,
    /// Rules, by their team's name and their own.
    pub(super) rules: BTreeMap<(Option<String>, String), Span>,
    /// Countries of public holidays, by team.
    pub(super) countries: BTreeMap<Option<String>, Span>,
    /// Lists of holidays, by team.
    pub(super) dates: BTreeMap<Option<String>, Span>,
}

impl Places {
    /// Where to point for a warning.
    pub(crate) fn of(&self, lint: &Lint) -> Span {
        let place = match (&lint.kind, &lint.rule) {
            (LintKind::HolidaysRunOut { .. }, _) => self.countries.get(&lint.member),
            (LintKind::HolidayDatesPast { .. }, _) => self.dates.get(&lint.member),
            (_, Some(rule)) => self.rules.get(&(lint.member.clone(), rule.clone())),
            (_, None) => None,
        };
        place.copied().unwrap_or(self.section)
    }
}
