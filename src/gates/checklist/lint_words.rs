//! What looks wrong in a list, in the words that the sentences select on.

use super::document::{LintKind, LookAlike};

/// The word that the sentences select on.
pub(super) fn lint_word(kind: LintKind) -> &'static str {
    match kind {
        LintKind::UnclosedFence => "fence",
        LintKind::UnclosedComment => "comment",
        LintKind::UnclosedHtml => "raw",
        LintKind::UnreadGlyph | LintKind::UnreadTick => "glyph",
        LintKind::Doubtful => "doubtful",
        LintKind::BadMarker(look) => match look {
            LookAlike::SpaceInside => "space-inside",
            LookAlike::EmptyBrackets => "empty",
            LookAlike::OtherMark(_) => "other-mark",
            LookAlike::ForeignLetter(_) => "foreign-letter",
            LookAlike::UnusualSpace => "unusual-space",
            LookAlike::NoSpaceAfter => "no-space-after",
            LookAlike::NoSpaceBefore => "no-space-before",
            LookAlike::TypographicBullet => "bullet",
            LookAlike::FullWidthBrackets => "full-width",
            LookAlike::Escaped => "escaped",
            LookAlike::Formatted => "formatted",
            LookAlike::NoText => "no-text",
            LookAlike::NoBullet => "no-bullet",
            LookAlike::NotAList => "no-list",
            LookAlike::NotAParagraph => "no-paragraph",
            LookAlike::InHtml => "html",
            LookAlike::InIndentedCode => "code",
        },
    }
}

/// The sign itself, where one is to blame.
pub(super) fn seen(kind: LintKind) -> String {
    match kind {
        LintKind::BadMarker(LookAlike::OtherMark(sign) | LookAlike::ForeignLetter(sign)) => {
            format!("[{sign}]")
        }
        _ => String::new(),
    }
}
