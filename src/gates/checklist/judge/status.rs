//! What each item is.

use crate::gates::checklist::{
    document::{Item, Mark},
    not_applicable::NaForm,
};

use super::{
    evidence::Evidence,
    required::RequiredTexts,
    rules::{NaMode, ProofState, Rules, SourceDocument},
    scope::{Part, Scopes, counts},
    template::Matched,
    verdict::{ItemRef, JudgedItem, OpenWhy, Status},
};

/// The gate that is being judged cannot prove its own items.
const SELF: &str = "checklist";

/// What an item is judged by.
pub(crate) struct ItemJudge<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) evidence: Evidence,
    pub(crate) required: &'a RequiredTexts,
    pub(crate) matched: &'a Matched<'a>,
    pub(crate) proofs: &'a dyn Fn(&str) -> ProofState,
}

impl ItemJudge<'_> {
    /// Gives every item that is looked at its status.
    pub(crate) fn all(
        &self,
        documents: &[SourceDocument<'_>],
        scopes: &[Scopes],
    ) -> Vec<JudgedItem> {
        let mut judged = Vec::new();
        for (document, (source, scope)) in documents.iter().zip(scopes).enumerate() {
            for (index, item) in source.document.items.iter().enumerate() {
                if !counts(item, self.rules) {
                    continue;
                }
                let reference = ItemRef {
                    document,
                    item: index,
                };
                let checked = item.is_checked();
                let status = match scope.part_of(item.scope, item.section) {
                    Part::Judged => self.status(item, self.matched.template_of(reference)),
                    Part::Outside => Status::Outside { checked },
                    Part::PostDeploy => Status::PostDeploy { checked },
                };
                judged.push(JudgedItem {
                    item: reference,
                    status,
                    heading: scope.heading_of(item),
                    required: self.required.held_by(item),
                });
            }
        }
        judged
    }

    fn status(&self, item: &Item, template: Option<&Item>) -> Status {
        // Only the template says what proves an item; whoever edits the list can neither add to
        // nor take from it.
        if let Some(template) = template.filter(|template| !template.proofs.is_empty()) {
            return self.proved(&template.proofs);
        }
        let unexplained = self.is_unexplained(item, template);
        if let Some(reason) = self.not_applicable(item).filter(|_| !unexplained) {
            return Status::NotApplicable(reason);
        }
        match item.mark {
            // Whoever ticks what they say does not apply has not done it. Of a required item the rule
            // for these says so, which nothing lifts.
            Mark::Done if is_declined(item, template) && self.required.held_by(item).is_empty() => {
                Status::Open(match self.rules.na {
                    NaMode::StrikeAndWords => OpenWhy::NaWithoutReason,
                    NaMode::Off | NaMode::Strike => OpenWhy::NaNotAllowed,
                })
            }
            Mark::Done if self.evidence.is_lacking(item) => Status::Open(OpenWhy::NoEvidence),
            Mark::Done => Status::Ticked,
            Mark::Crossed => Status::Open(OpenWhy::Crossed),
            Mark::Open if unexplained => Status::Open(OpenWhy::NaWithoutReason),
            Mark::Open => Status::Open(OpenWhy::Unticked),
        }
    }

    /// All proofs must be go; one that is known not to be outweighs one that is unknown.
    fn proved(&self, references: &[String]) -> Status {
        let mut unknown = None;
        for reference in references {
            let state = match reference.as_str() {
                SELF => ProofState::Unknown,
                name => (self.proofs)(name),
            };
            match state {
                ProofState::Go => {}
                ProofState::NotGo => return Status::Open(OpenWhy::ProofNotGo(reference.clone())),
                ProofState::Unknown => unknown = unknown.or(Some(reference.clone())),
            }
        }
        unknown.map_or_else(|| Status::Proved(references.to_vec()), Status::Unknown)
    }

    /// The reason for taking an item off the list, if the policy lets it be.
    fn not_applicable(&self, item: &Item) -> Option<Option<String>> {
        let found = item.not_applicable.as_ref()?;
        let allowed = match (found.how, self.rules.na) {
            (_, NaMode::Off) | (NaForm::Word, NaMode::Strike) => false,
            (NaForm::Struck, NaMode::Strike | NaMode::StrikeAndWords) => true,
            (NaForm::Word, NaMode::StrikeAndWords) => found.reason.is_some(),
        };
        allowed.then(|| found.reason.clone())
    }

    /// Whether a word says that it does not apply, and no reason follows.
    fn is_unexplained(&self, item: &Item, template: Option<&Item>) -> bool {
        let Some(found) = item
            .not_applicable
            .as_ref()
            .filter(|found| found.how == NaForm::Word)
        else {
            return false;
        };
        let name = template.map(|template| template.text.as_str());
        self.rules.na == NaMode::StrikeAndWords && !found.is_explained(name)
    }
}

/// Whether a label says by a word of its own that the item does not apply: one whose template begins with that
/// word is about something else.
fn is_declined(item: &Item, template: Option<&Item>) -> bool {
    let says_so = |item: &Item| {
        let found = item.not_applicable.as_ref();
        found.is_some_and(|found| found.how == NaForm::Word)
    };
    says_so(item) && !template.is_some_and(says_so)
}
