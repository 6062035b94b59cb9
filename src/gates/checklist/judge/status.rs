//! What each item is.

use crate::gates::checklist::{
    compare::{fold, item_key},
    document::{Item, Mark},
    not_applicable::NaForm,
};
use crate::text::Glob;

use super::{
    rules::{NaMode, ProofState, Rules, SourceDocument},
    scope::{Part, Scopes, counts},
    template::Matched,
    verdict::{ItemRef, JudgedItem, OpenWhy, Status},
};

/// The gate that is being judged cannot prove its own items.
const SELF: &str = "checklist";

/// Gives every item that is looked at its status.
pub(crate) fn judge_items(
    documents: &[SourceDocument<'_>],
    scopes: &[Scopes],
    rules: &Rules,
    matched: &Matched<'_>,
    proofs: &dyn Fn(&str) -> ProofState,
) -> Vec<JudgedItem> {
    let judge = ItemJudge {
        rules,
        evidence: rules
            .evidence
            .iter()
            .map(|pattern| Glob::new(&fold(pattern)))
            .collect(),
        required: rules.required.iter().map(|words| fold(words)).collect(),
        proofs,
    };
    let mut judged = Vec::new();
    for (document, (source, scope)) in documents.iter().zip(scopes).enumerate() {
        for (index, item) in source.document.items.iter().enumerate() {
            if !counts(item, rules) {
                continue;
            }
            let reference = ItemRef {
                document,
                item: index,
            };
            let status = match scope.part(item.scope) {
                Part::Judged => judge.status(item, matched.template_of(reference)),
                Part::Outside => Status::Outside {
                    checked: item.is_checked(),
                },
                Part::PostDeploy => Status::PostDeploy {
                    checked: item.is_checked(),
                },
            };
            judged.push(JudgedItem {
                item: reference,
                status,
                required: judge.is_required(item),
            });
        }
    }
    judged
}

struct ItemJudge<'a> {
    rules: &'a Rules,
    /// Folded.
    evidence: Vec<Glob>,
    /// Folded.
    required: Vec<String>,
    proofs: &'a dyn Fn(&str) -> ProofState,
}

impl ItemJudge<'_> {
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
            Mark::Done if self.lacks_evidence(item, template) => Status::Open(OpenWhy::NoEvidence),
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

    /// Whether a word says that it does not apply, and no reason follows: the template's own words
    /// for the item are none.
    fn is_unexplained(&self, item: &Item, template: Option<&Item>) -> bool {
        let Some(found) = item
            .not_applicable
            .as_ref()
            .filter(|found| found.how == NaForm::Word)
        else {
            return false;
        };
        let name = template.map(|template| item_key(&template.text));
        let reason = found.reason.as_deref().map(item_key);
        self.rules.na == NaMode::StrikeAndWords && (reason.is_none() || reason == name)
    }

    /// Whether evidence is asked for and not given. What the template itself refers to is no evidence.
    fn lacks_evidence(&self, item: &Item, template: Option<&Item>) -> bool {
        if self.evidence.is_empty() {
            return false;
        }
        let texts = [fold(&item.text), item_key(&item.text)];
        let asked = self
            .evidence
            .iter()
            .any(|pattern| texts.iter().any(|text| pattern.matches(text)));
        if !asked {
            return false;
        }
        let own = &item.references;
        let given = own.links.iter().chain(&own.images).chain(&own.commits);
        let is_evidence = |target: &str| {
            let from_template = template.is_some_and(|template| {
                let theirs = &template.references;
                let mut all = theirs
                    .links
                    .iter()
                    .chain(&theirs.images)
                    .chain(&theirs.commits);
                all.any(|reference| reference.target == target)
            });
            points_somewhere(target) && !from_template
        };
        !given
            .into_iter()
            .any(|found| found.after_text && is_evidence(&found.target))
    }

    fn is_required(&self, item: &Item) -> bool {
        super::required::names(&self.required, item)
            .next()
            .is_some()
    }
}

/// Whether a target leads to something: an address, a path, an issue or a commit; not `#`, `mailto:` or nothing.
fn points_somewhere(target: &str) -> bool {
    let lower = target.trim().to_ascii_lowercase();
    let scheme = lower.split_once(':').map(|(scheme, _)| scheme);
    let has_scheme = scheme.is_some_and(|scheme| {
        !scheme.is_empty()
            && scheme
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    let is_issue = lower.strip_prefix('#').is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    match has_scheme {
        true => lower.starts_with("http://") || lower.starts_with("https://"),
        false => is_issue || (!lower.is_empty() && !lower.starts_with('#')),
    }
}
