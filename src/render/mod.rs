//! A decision as documents, one file per surface. Pure: the same run gives the same bytes.

pub(crate) mod annotations;
pub(crate) mod comment;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod status;
pub(crate) mod summary;
pub(crate) mod terminal;

mod rows;

use jiff::Zoned;

use crate::decision::Decision;
use crate::ids::Environment;
use crate::locale::{Locale, Words};
use crate::subject::{PolicyOrigin, Subject};

/// Everything that the documents of one run say.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    /// What was judged.
    pub(crate) subject: Subject,
    /// For which environment.
    pub(crate) environment: Environment,
    /// Where the policy came from; `None` where there was none.
    pub(crate) policy: Option<PolicyOrigin>,
    /// When, on the policy's clock.
    pub(crate) decided_at: Zoned,
    /// What it came to.
    pub(crate) decision: Decision,
    /// The digest of the evidence, `sha256:` and 64 digits.
    pub(crate) evidence: Option<String>,
    /// Where the full report can be read.
    pub(crate) report_url: Option<url::Url>,
}

impl Run {
    /// The words of a language, set to this run's clock.
    pub(crate) fn words(&self, locale: Locale) -> Words {
        Words::new(locale).at(&self.decided_at)
    }
}

#[cfg(test)]
mod tests;
