//! The verdict as findings; `details` has the numbers and the table.

use super::details::{blocks, data};
use super::document::{LintKind, ProofSlip};
use super::judge::{Reason, SourceDocument, Status, Verdict, Warning};
use super::lint_words::{lint_word, seen};
use super::open_items::open_items;
use super::section::WhenOpen;
use crate::decision::{Finding, Level, Report};
use crate::locale::Value;

/// The codes of this gate.
pub(super) const CODES: &[&str] = &[
    "checklist/complete",
    "checklist/open-items",
    "checklist/na-without-reason",
    "checklist/na-not-allowed",
    "checklist/evidence-missing",
    "checklist/section-missing",
    "checklist/section-empty",
    "checklist/no-items",
    "checklist/too-few-items",
    "checklist/required-missing",
    "checklist/required-na",
    "checklist/required-open",
    "checklist/template-item-missing",
    "checklist/proof-not-go",
    "checklist/proof-unknown",
    "checklist/proof-unreadable",
    "checklist/bad-marker",
    "checklist/unclosed",
    "checklist/doubtful",
    "checklist/looks-wrong",
    "checklist/too-many-items",
    "checklist/template-stale",
    "checklist/template-age-unknown",
    "checklist/template-missing",
    "checklist/template-empty",
    "checklist/template-faulty",
    "checklist/source-missing",
    "checklist/source-unknown",
    "checklist/no-release-issue",
    "checklist/no-source",
    "checklist/unreadable",
];

/// What the report needs besides the verdict.
pub(super) struct Setting<'a> {
    pub(super) documents: &'a [SourceDocument<'a>],
    /// Where the template stands, if there is one.
    pub(super) template: Option<&'a str>,
    pub(super) on_tag: bool,
    pub(super) when_open: WhenOpen,
    /// For how many seconds the list has been open.
    pub(super) open_for: Option<i64>,
}

impl Setting<'_> {
    /// What an open item is: awaited on a pull request, wrong on a tag, unless the policy says.
    pub(super) fn open_level(&self) -> Level {
        match self.when_open {
            WhenOpen::Hold => Level::Hold,
            WhenOpen::NoGo => Level::NoGo,
            WhenOpen::Auto if self.on_tag => Level::NoGo,
            WhenOpen::Auto => Level::Hold,
        }
    }
}

/// Adds findings, numbers and tables to the gate's report.
pub(super) fn fill(report: &mut Report, verdict: &Verdict, setting: &Setting<'_>) {
    let tally = verdict.tally();
    report.findings.extend(of_verdict(verdict, setting));
    let proved = verdict
        .judged()
        .filter(|judged| matches!(judged.status, Status::Proved(_)))
        .count();
    if report
        .findings
        .iter()
        .all(|finding| finding.level <= Level::Warning)
    {
        report.findings.push(
            Finding::new("checklist/complete", Level::Pass)
                .with("done", tally.done)
                .with("total", tally.total)
                .with("na", tally.not_applicable)
                .with("proved", proved),
        );
    }
    report.data = data(verdict, setting, tally, proved);
    report.blocks = blocks(verdict, setting);
}

/// Why the lists do not pass and what else should be looked at, for the command that judges files.
pub(crate) fn findings(
    verdict: &Verdict,
    documents: &[SourceDocument<'_>],
    template: Option<&str>,
) -> Vec<Finding> {
    let setting = Setting {
        documents,
        template,
        on_tag: false,
        when_open: WhenOpen::Auto,
        open_for: None,
    };
    of_verdict(verdict, &setting)
}

fn of_verdict(verdict: &Verdict, setting: &Setting<'_>) -> Vec<Finding> {
    let reasons = verdict.reasons.iter();
    let warnings = verdict.warnings.iter();
    reasons
        .flat_map(|reason| of_reason(reason, verdict, setting))
        .chain(warnings.map(|warning| of_warning(warning, setting)))
        .collect()
}

fn of_reason(reason: &Reason, verdict: &Verdict, setting: &Setting<'_>) -> Vec<Finding> {
    let open = setting.open_level();
    let hidden = |finding| hidden_by(finding, setting);
    let finding = match reason {
        Reason::OpenItems { .. } => return open_items(verdict, setting),
        Reason::NotApplicableUnexplained { text, .. } => {
            Finding::new("checklist/na-without-reason", open).with("item", Value::text(text))
        }
        Reason::NotApplicableRefused { text, .. } => {
            Finding::new("checklist/na-not-allowed", open).with("item", Value::text(text))
        }
        Reason::EvidenceMissing { text, .. } => {
            Finding::new("checklist/evidence-missing", open).with("item", Value::text(text))
        }
        Reason::RequiredOpen(text) => {
            Finding::new("checklist/required-open", open).with("item", Value::text(text))
        }
        Reason::SectionMissing(name) => hidden(
            Finding::new("checklist/section-missing", Level::NoGo)
                .with("section", Value::text(name)),
        ),
        Reason::SectionEmpty(name) => hidden(
            Finding::new("checklist/section-empty", Level::NoGo).with("section", Value::text(name)),
        ),
        Reason::NoItems {
            not_applicable,
            elsewhere,
        } => hidden(
            Finding::new("checklist/no-items", Level::NoGo)
                .with("sources", sources(setting))
                .with("na", *not_applicable)
                .with("elsewhere", *elsewhere),
        ),
        Reason::TooFewItems { found, minimum } => hidden(
            Finding::new("checklist/too-few-items", Level::NoGo)
                .with("found", *found)
                .with("minimum", *minimum),
        ),
        Reason::ProofUnknown { item, reference } => {
            let text = item.find(setting.documents).map_or("", |item| &item.text);
            Finding::new("checklist/proof-unknown", Level::Unknown)
                .with("item", Value::text(text))
                .with("reference", Value::code(reference))
        }
        Reason::RequiredMissing(text) => hidden(
            Finding::new("checklist/required-missing", Level::NoGo).with("item", Value::text(text)),
        ),
        Reason::RequiredNotApplicable(text) => {
            Finding::new("checklist/required-na", Level::NoGo).with("item", Value::text(text))
        }
        Reason::TemplateMissing(text) => hidden(
            Finding::new("checklist/template-item-missing", Level::NoGo)
                .with("item", Value::text(text)),
        ),
        Reason::TemplateEmpty => Finding::new("checklist/template-empty", Level::Unknown)
            .with("path", Value::code(setting.template.unwrap_or_default())),
        Reason::TemplateLint { kind, line } => {
            let code = match kind {
                LintKind::Doubtful => "checklist/doubtful",
                _ => "checklist/template-faulty",
            };
            of_template(Finding::new(code, Level::Unknown), *kind, *line, setting)
        }
        Reason::ProofUnreadable(slip) => proof_unreadable(slip, setting),
        Reason::Lint {
            document,
            kind,
            line,
        } => {
            let code = match kind {
                LintKind::UnclosedFence | LintKind::UnclosedComment | LintKind::UnclosedHtml => {
                    "checklist/unclosed"
                }
                LintKind::BadMarker(_) | LintKind::UnreadGlyph | LintKind::UnreadTick => {
                    "checklist/bad-marker"
                }
                LintKind::Doubtful => "checklist/doubtful",
            };
            let level = match reason.is_unknown() {
                true => Level::Unknown,
                false => Level::NoGo,
            };
            lint(Finding::new(code, level), *document, *kind, *line, setting)
        }
    };
    vec![finding]
}

/// With the line as it should be.
fn proof_unreadable(slip: &ProofSlip, setting: &Setting<'_>) -> Finding {
    let name = slip.reference.as_deref().unwrap_or("window");
    let item = slip.item.as_deref().unwrap_or("…");
    Finding::new("checklist/proof-unreadable", Level::Unknown)
        .with("source", Value::code(setting.template.unwrap_or_default()))
        .with("line", slip.line)
        .with(
            "write",
            Value::code(format!("- [ ] {item} <!-- gonogo: {name} -->")),
        )
}

fn of_warning(warning: &Warning, setting: &Setting<'_>) -> Finding {
    match warning {
        Warning::TooManyItems { found, maximum } => {
            Finding::new("checklist/too-many-items", Level::Warning)
                .with("found", *found)
                .with("maximum", *maximum)
        }
        Warning::Lint {
            document,
            kind,
            line,
        } => lint(
            Finding::new("checklist/looks-wrong", Level::Warning),
            *document,
            *kind,
            *line,
            setting,
        ),
        Warning::TemplateLint { kind, line } => of_template(
            Finding::new("checklist/looks-wrong", Level::Warning),
            *kind,
            *line,
            setting,
        ),
        Warning::TemplateStale { days } => Finding::new("checklist/template-stale", Level::Warning)
            .with("days", Value::Number(i64::from(*days))),
    }
}

fn lint(
    finding: Finding,
    document: usize,
    kind: LintKind,
    line: usize,
    setting: &Setting<'_>,
) -> Finding {
    let source = setting
        .documents
        .get(document)
        .map_or("", |document| document.name);
    at(finding, source, kind, line)
}

fn of_template(finding: Finding, kind: LintKind, line: usize, setting: &Setting<'_>) -> Finding {
    at(finding, setting.template.unwrap_or_default(), kind, line)
}

fn at(finding: Finding, source: &str, kind: LintKind, line: usize) -> Finding {
    finding
        .with("source", Value::code(source))
        .with("line", line)
        .with("kind", Value::Word(lint_word(kind)))
        .with("seen", Value::code(seen(kind)))
        .with("hides", if kind.hides() { "yes" } else { "no" })
}

/// Says of something that is missing what may hide it: the first open end of the lists.
fn hidden_by(finding: Finding, setting: &Setting<'_>) -> Finding {
    let found = setting.documents.iter().find_map(|source| {
        let mut lints = source.document.lints.iter();
        let lint = lints.find(|lint| lint.kind.hides())?;
        Some((source.name, lint))
    });
    match found {
        None => finding.with("hidden", "no"),
        Some((name, lint)) => finding
            .with("hidden", Value::Word(lint_word(lint.kind)))
            .with("where", Value::code(name))
            .with("from", lint.line),
    }
}

pub(super) fn sources(setting: &Setting<'_>) -> Vec<Value> {
    setting
        .documents
        .iter()
        .map(|document| Value::text(document.name))
        .collect()
}
