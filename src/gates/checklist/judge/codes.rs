//! Reasons and warnings in the words for machines.

use crate::gates::checklist::document::LintKind;

use super::verdict::{Reason, Warning};

impl Reason {
    /// Whether it says that something could not be found out, rather than that it is wrong.
    pub(crate) fn is_unknown(&self) -> bool {
        matches!(
            self,
            Self::ProofUnknown { .. }
                | Self::TemplateEmpty
                | Self::TemplateLint { .. }
                | Self::ProofUnreadable(_)
                | Self::Lint {
                    kind: LintKind::Doubtful,
                    ..
                }
        )
    }

    /// The stable word for machines, as `gonogo checklist` prints it; never translated.
    pub(crate) fn code(&self) -> String {
        match self {
            Self::SectionMissing(name) => format!("section_missing:{name}"),
            Self::SectionEmpty(name) => format!("section_empty:{name}"),
            Self::NoItems { .. } => "no_items".to_owned(),
            Self::TooFewItems { .. } => "too_few_items".to_owned(),
            Self::OpenItems { .. } => "open_items".to_owned(),
            Self::NotApplicableUnexplained { text, .. } => format!("na_without_reason:{text}"),
            Self::NotApplicableRefused { text, .. } => format!("na_not_allowed:{text}"),
            Self::EvidenceMissing { text, .. } => format!("evidence_missing:{text}"),
            Self::ProofUnknown { reference, .. } => format!("proof_unknown:{reference}"),
            Self::RequiredMissing(text) => format!("required_missing:{text}"),
            Self::RequiredNotApplicable(text) => format!("required_na:{text}"),
            Self::RequiredOpen(text) => format!("required_open:{text}"),
            Self::TemplateMissing(text) => format!("template_missing:{text}"),
            Self::TemplateEmpty => "template_empty".to_owned(),
            Self::TemplateLint { kind, line } => template_code(*kind, *line),
            Self::ProofUnreadable(slip) => format!("proof_unreadable:line {}", slip.line),
            Self::Lint { kind, line, .. } => lint_code(*kind, *line),
        }
    }
}

impl Warning {
    /// As [`Reason::code`].
    pub(crate) fn code(&self) -> String {
        match self {
            Self::TooManyItems { .. } => "too_many_items".to_owned(),
            Self::Lint { kind, line, .. } => lint_code(*kind, *line),
            Self::TemplateLint { kind, line } => template_code(*kind, *line),
            Self::TemplateStale { .. } => "template_stale".to_owned(),
        }
    }
}

fn template_code(kind: LintKind, line: usize) -> String {
    format!("{} of the template", lint_code(kind, line))
}

fn lint_code(kind: LintKind, line: usize) -> String {
    let name = match kind {
        LintKind::BadMarker(_) => "bad_marker",
        LintKind::UnclosedFence => "unclosed_fence",
        LintKind::UnclosedComment => "unclosed_comment",
        LintKind::UnclosedHtml => "unclosed_html",
        LintKind::UnreadGlyph | LintKind::UnreadTick => "unread_glyph",
        LintKind::Doubtful => "doubtful",
    };
    format!("{name}:line {line}")
}
