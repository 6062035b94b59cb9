//! A decision as documents, one file per surface. Pure: the same run gives the same bytes.

pub(crate) mod alone;
pub(crate) mod annotations;
pub(crate) mod comment;
pub(crate) mod html;
pub(crate) mod issue;
pub(crate) mod json;
pub(crate) mod policy_faults;
pub(crate) mod release;
pub(crate) mod reply;
pub(crate) mod sarif;
pub(crate) mod status;
pub(crate) mod summary;
pub(crate) mod terminal;
pub(crate) mod trace;

mod rows;

use jiff::Zoned;

use crate::decision::Decision;
use crate::ids::{Environment, PrNumber};
use crate::locale::{Locale, Words};
use crate::subject::{PolicyOrigin, Subject, SubjectKind};
use crate::text::Untrusted;

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
    /// The tag's release issue, where there is one.
    pub(crate) release_issue: Option<PrNumber>,
    /// Whether the release issue is still to be opened.
    pub(crate) opens_issue: bool,
    /// The checklist's template, for an issue that is to be opened.
    pub(crate) template: Option<Untrusted>,
}

impl Run {
    /// Under which number the comment with the decision stands; `None` where there is no such
    /// place, or not yet.
    pub(crate) fn comment_number(&self) -> Option<PrNumber> {
        match &self.subject.kind {
            SubjectKind::PullRequest(facts) => Some(facts.number),
            SubjectKind::Tag { .. } => self.release_issue,
            SubjectKind::MergeGroup { .. } | SubjectKind::Commit => None,
        }
    }

    /// The hidden lines by which vetoes and withdrawals outlive their comments.
    pub(crate) fn traces(&self) -> Vec<String> {
        let reports = self.decision.reports.iter();
        let conversations = reports.map(|report| &report.conversation);
        conversations
            .flat_map(|said| {
                let vetoes = said.vetoes.iter().map(trace::comment_line);
                vetoes.chain(said.withdrawals.iter().map(trace::withdrawal_line))
            })
            .collect()
    }

    /// Whether everything that people said is known. Otherwise what our comment keeps is not
    /// known to be over.
    pub(crate) fn heard(&self) -> bool {
        let mut reports = self.decision.reports.iter();
        reports.any(|report| report.conversation.heard)
    }

    /// The words of a language, set to this run's clock.
    pub(crate) fn words(&self, locale: Locale) -> Words {
        Words::new(locale).at(&self.decided_at)
    }
}
