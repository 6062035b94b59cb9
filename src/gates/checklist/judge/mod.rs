//! The verdict on checklists: which items count, what each of them is, and what follows.

mod codes;
mod evidence;
mod required;
pub(crate) mod rules;
mod scope;
mod status;
mod template;
pub(crate) mod verdict;

use evidence::Evidence;
use required::RequiredTexts;
pub(crate) use rules::{Blockquotes, NaMode, OnEmpty, ProofState, Rules, SourceDocument};
use scope::{Part, Scopes, counts};
use status::ItemJudge;
pub(crate) use verdict::{
    ItemRef, JudgedItem, OpenWhy, Outcome, Reason, Status, Tally, Verdict, Warning,
};

use super::document::{Document, Lint, LintKind};

/// Weighs documents against the rules.
///
/// `template` is the list whose items must all be there; `proofs` tells how the gate or check of a name stands.
/// Documents that could not be read or parsed must not be left out silently: the caller reports them.
pub(crate) fn judge(
    documents: &[SourceDocument<'_>],
    rules: &Rules,
    template: Option<&Document>,
    proofs: &dyn Fn(&str) -> ProofState,
) -> Verdict {
    let scopes: Vec<Scopes> = documents
        .iter()
        .map(|source| Scopes::new(source.document, rules))
        .collect();
    let matched = template::match_items(template, documents, &scopes, rules);
    let required = RequiredTexts::new(&rules.required);
    let judge = ItemJudge {
        rules,
        evidence: Evidence::new(&rules.evidence, template),
        required: &required,
        matched: &matched,
        proofs,
    };
    let items = judge.all(documents, &scopes);
    let mut verdict = Verdict {
        items,
        ..Verdict::default()
    };
    sections(&mut verdict, &scopes, rules);
    numbers(&mut verdict, documents, rules);
    item_reasons(&mut verdict, documents);
    required::check(&mut verdict, documents, &required);
    verdict
        .reasons
        .extend(matched.missing.into_iter().map(Reason::TemplateMissing));
    if let Some(template) = template {
        of_template(&mut verdict, template, rules);
        template_lints(&mut verdict, template, rules);
    }
    lints(&mut verdict, documents, &scopes, rules);
    verdict
}

/// How many slips of a template are told at once.
const TOLD_SLIPS: usize = 20;

/// What keeps the template from saying what must be there, and what proves it.
fn of_template(verdict: &mut Verdict, template: &Document, rules: &Rules) {
    if !template.items.iter().any(|item| counts(item, rules)) {
        verdict.reasons.push(Reason::TemplateEmpty);
    }
    let slips = template.proof_slips.iter().take(TOLD_SLIPS).cloned();
    verdict.reasons.extend(slips.map(Reason::ProofUnreadable));
}

/// What hides items of the template, or looks like one and asks for nothing: the list would be asked for less
/// than its owner believes. Look-alikes only warn where the policy is not strict about them, as in lists.
fn template_lints(verdict: &mut Verdict, template: &Document, rules: &Rules) {
    let scopes = Scopes::new(template, rules);
    let mut doubtful = false;
    let (mut reasons, mut warnings) = (Vec::new(), Vec::new());
    for lint in template.lints.iter().filter(|lint| is_meant(lint, rules)) {
        let (kind, line) = (lint.kind, lint.line);
        let is_unknown = match kind {
            // Behind the first one nothing is certain, whatever else stands there.
            LintKind::Doubtful if std::mem::replace(&mut doubtful, true) => continue,
            LintKind::Doubtful
            | LintKind::UnclosedFence
            | LintKind::UnclosedComment
            | LintKind::UnclosedHtml => true,
            LintKind::BadMarker(_) | LintKind::UnreadGlyph => {
                rules.strict_markers && scopes.part_of(lint.scope, lint.section) == Part::Judged
            }
            LintKind::UnreadTick => false,
        };
        let told = match is_unknown {
            true => &mut reasons,
            false => &mut warnings,
        };
        if told.len() < TOLD_SLIPS {
            told.push((kind, line));
        }
    }
    let reasons = reasons.into_iter();
    verdict
        .reasons
        .extend(reasons.map(|(kind, line)| Reason::TemplateLint { kind, line }));
    let warnings = warnings.into_iter();
    verdict
        .warnings
        .extend(warnings.map(|(kind, line)| Warning::TemplateLint { kind, line }));
}

/// Whether a slip stands where items count.
fn is_meant(lint: &Lint, rules: &Rules) -> bool {
    !(lint.blockquote && rules.blockquotes == Blockquotes::Ignore)
}

/// Every named section must exist, and hold an item.
fn sections(verdict: &mut Verdict, scopes: &[Scopes], rules: &Rules) {
    for (index, name) in rules.sections.iter().enumerate() {
        let exists = scopes.iter().any(|scope| scope.has_section(index));
        let filled = scopes.iter().any(|scope| scope.is_filled(index));
        if !exists {
            verdict.reasons.push(Reason::SectionMissing(name.clone()));
        } else if !filled && rules.on_empty == OnEmpty::Fail {
            verdict.reasons.push(Reason::SectionEmpty(name.clone()));
        }
    }
}

fn numbers(verdict: &mut Verdict, documents: &[SourceDocument<'_>], rules: &Rules) {
    let found = verdict.judged().count();
    let not_applicable = verdict.not_applicable();
    let explained = !verdict.reasons.is_empty();
    if found == not_applicable && rules.on_empty == OnEmpty::Fail && !explained {
        let all: usize = documents
            .iter()
            .map(|source| source.document.items.len())
            .sum();
        verdict.reasons.push(Reason::NoItems {
            not_applicable,
            elsewhere: all - found,
        });
    } else if let Some(minimum) = rules.min_items.filter(|minimum| found < *minimum) {
        verdict.reasons.push(Reason::TooFewItems { found, minimum });
    }
    if let Some(maximum) = rules.max_items.filter(|maximum| found > *maximum) {
        verdict
            .warnings
            .push(Warning::TooManyItems { found, maximum });
    }
}

fn item_reasons(verdict: &mut Verdict, documents: &[SourceDocument<'_>]) {
    let mut reasons = Vec::new();
    let mut open = 0;
    for judged in &verdict.items {
        let Some(item) = judged.item.find(documents) else {
            continue;
        };
        let text = || item.text.clone();
        match &judged.status {
            Status::Open(OpenWhy::NoEvidence) => {
                reasons.push(Reason::EvidenceMissing {
                    item: judged.item,
                    text: text(),
                });
            }
            Status::Open(OpenWhy::NaWithoutReason) => {
                open += 1;
                reasons.push(Reason::NotApplicableUnexplained {
                    item: judged.item,
                    text: text(),
                });
            }
            Status::Open(OpenWhy::NaNotAllowed) => {
                open += 1;
                reasons.push(Reason::NotApplicableRefused {
                    item: judged.item,
                    text: text(),
                });
            }
            Status::Open(_) => open += 1,
            Status::Unknown(reference) => {
                reasons.push(Reason::ProofUnknown {
                    item: judged.item,
                    reference: reference.clone(),
                });
            }
            _ => {}
        }
    }
    if open > 0 {
        verdict.reasons.push(Reason::OpenItems { count: open });
    }
    verdict.reasons.extend(reasons);
}

/// Slips fail where the policy is strict about them, and are told otherwise.
fn lints(
    verdict: &mut Verdict,
    documents: &[SourceDocument<'_>],
    scopes: &[Scopes],
    rules: &Rules,
) {
    for (index, (source, scope)) in documents.iter().zip(scopes).enumerate() {
        for lint in &source.document.lints {
            if !is_meant(lint, rules) {
                continue;
            }
            let fails = match lint.kind {
                LintKind::BadMarker(_) | LintKind::UnreadGlyph => {
                    rules.strict_markers && scope.part_of(lint.scope, lint.section) == Part::Judged
                }
                // It may have swallowed the judged sections themselves.
                LintKind::UnclosedFence | LintKind::UnclosedComment | LintKind::UnclosedHtml => {
                    rules.strict_markers
                }
                LintKind::UnreadTick => false,
                LintKind::Doubtful => true,
            };
            let (document, kind, line) = (index, lint.kind, lint.line);
            if fails {
                verdict.reasons.push(Reason::Lint {
                    document,
                    kind,
                    line,
                });
            } else {
                verdict.warnings.push(Warning::Lint {
                    document,
                    kind,
                    line,
                });
            }
        }
    }
}
