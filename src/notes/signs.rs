//! The signs by which a change is told apart from others: labels of its pull request, and who made
//! it.

use super::entry::Entry;
use super::people::Author;
use crate::ids::Login;
use crate::text::Untrusted;

/// The label that stands for every change that is left.
pub(crate) const REST: &str = "*";

/// A label as it is compared: whole, and in any case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label(String);

impl Label {
    /// A label.
    pub(crate) fn new(text: &str) -> Self {
        // What joins the parts of a sign such as a family is not seen, and not always typed.
        let seen = text.trim().chars().filter(|letter| *letter != '\u{200d}');
        Self(seen.flat_map(char::to_lowercase).collect())
    }

    /// Whether it stands for all that is left.
    pub(crate) fn is_rest(&self) -> bool {
        self.0 == REST
    }
}

impl From<&Untrusted> for Label {
    fn from(text: &Untrusted) -> Self {
        Self::new(text.for_parsing())
    }
}

/// Labels and makers by which changes are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// Labels of pull requests.
    pub(crate) labels: Vec<Label>,
    /// Who made them. `dependabot` is `dependabot[bot]`, too: GitHub's own pages write both.
    pub(crate) authors: Vec<Login>,
}

impl Signs {
    /// Whether a change has one of them.
    pub(crate) fn fit(&self, entry: &Entry) -> bool {
        has_label(entry, &self.labels) || self.name(entry.maker.as_deref())
    }

    fn name(&self, maker: Option<&Author>) -> bool {
        let Some(login) = maker.and_then(login) else {
            return false;
        };
        let bare = login.as_str().strip_suffix("[bot]");
        let is_meant = |author: &Login| {
            *author == login || bare.is_some_and(|bare| bare.eq_ignore_ascii_case(author.as_str()))
        };
        self.authors.iter().any(is_meant)
    }
}

/// Whether a change has one of these labels.
pub(super) fn has_label(entry: &Entry, labels: &[Label]) -> bool {
    let mut own = entry.labels.iter().map(Label::from);
    own.any(|own| labels.contains(&own))
}

/// The account of somebody; a program's name is one.
fn login(author: &Author) -> Option<Login> {
    let by_name = || {
        let name = author.name.for_parsing();
        name.ends_with("[bot]").then(|| name.parse().ok()).flatten()
    };
    author.login.clone().or_else(by_name)
}
