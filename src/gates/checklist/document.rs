//! What a checklist text holds: items, headings and marks that only look like tasks.

use crate::markdown::references::References;

use super::not_applicable::NotApplicable;

/// How a text is to be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct ParseOptions {
    /// Also read ballot boxes (☐ ☑ ☒ ✅) and tree drawings (`├── [ ] …`), which are plain text on GitHub.
    pub(crate) glyphs: bool,
    /// Words for "not applicable" besides [`NA_WORDS`](super::not_applicable::NA_WORDS).
    pub(crate) na_words: Vec<String>,
}

/// One parsed text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Document {
    /// In document order.
    pub(crate) items: Vec<Item>,
    /// In document order.
    pub(crate) headings: Vec<Heading>,
    /// By line.
    pub(crate) lints: Vec<Lint>,
    /// What was probably meant as the proof of an item and is none; it concerns templates only.
    pub(crate) proof_slips: Vec<ProofSlip>,
}

/// One thing to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    pub(crate) mark: Mark,
    /// Plain text of the first paragraph, comments removed.
    pub(crate) text: String,
    /// The nearest heading before the item wherever it stands: an index into [`Document::headings`].
    pub(crate) section: Option<usize>,
    /// The innermost heading that the item belongs to. A heading inside a quote or a list item holds only
    /// there, so that quoting one does not move what follows out of its section.
    pub(crate) scope: Option<usize>,
    /// 1-based.
    pub(crate) line: usize,
    /// Number of enclosing list items.
    pub(crate) depth: usize,
    /// Whether it stands in a block quote.
    pub(crate) blockquote: bool,
    pub(crate) kind: ItemKind,
    /// Whether the label says that the item does not apply.
    pub(crate) not_applicable: Option<NotApplicable>,
    /// What its label and the text below it refer to; people only from the label.
    pub(crate) references: References,
    /// The text without what is struck through in it; `None` where nothing is.
    pub(crate) standing: Option<String>,
    /// Whether a tag such as `<del>`, opened before it or not closed in it, probably strikes it out.
    pub(crate) maybe_struck: bool,
    /// Gates or checks that prove it, from comments such as `<!-- gonogo: npm-audit -->`.
    pub(crate) proofs: Vec<String>,
}

/// What stands in the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Open,
    Done,
    /// ☒, which means "done" to some and "dropped" to others; never taken for done.
    Crossed,
}

/// How the item is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A task list item of GitHub Flavored Markdown.
    Task,
    /// A branch of a tree drawing.
    Tree,
    /// A line that begins with a ballot box.
    Ballot,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Heading {
    /// 1 to 6.
    pub(crate) level: u8,
    /// Plain text.
    pub(crate) text: String,
    /// 1-based.
    pub(crate) line: usize,
    /// Whether it stands in a block quote.
    pub(crate) blockquote: bool,
    /// The heading whose section this one's is part of; always an earlier index.
    pub(crate) parent: Option<usize>,
}

/// Something that its writer may believe to be a task, or that hides tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lint {
    pub(crate) kind: LintKind,
    /// 1-based.
    pub(crate) line: usize,
    /// As for [`Item::section`].
    pub(crate) section: Option<usize>,
    /// As for [`Item::scope`].
    pub(crate) scope: Option<usize>,
    /// Whether it stands in a block quote.
    pub(crate) blockquote: bool,
}

/// A comment that was probably meant as the proof of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ProofSlip {
    /// 1-based.
    pub(crate) line: usize,
    /// The name of the gate or check that is probably meant.
    pub(crate) reference: Option<String>,
    /// Text of the item that it stands in or behind.
    pub(crate) item: Option<String>,
}

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LintKind {
    /// Looks like a task and is none.
    BadMarker(LookAlike),
    /// A code fence without its end: all that follows is code.
    UnclosedFence,
    /// An HTML comment without its end: all that follows is hidden.
    UnclosedComment,
    /// Raw HTML such as `<pre>` without its end: all that follows is HTML.
    UnclosedHtml,
    /// A ballot box or tree drawing that is not read, because glyphs are off.
    UnreadGlyph,
    /// ✅ or ❎ at the start of a list item, which may be decoration.
    UnreadTick,
    /// Raw HTML of which nobody can say where GitHub ends it, and whether what follows is shown.
    Doubtful,
}

impl LintKind {
    /// Whether it takes in whatever follows, so that no item of that is seen.
    pub(crate) fn hides(self) -> bool {
        matches!(
            self,
            Self::UnclosedFence | Self::UnclosedComment | Self::UnclosedHtml
        )
    }
}

/// What a bad marker looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum LookAlike {
    /// `[ x]`, `[x ]`, `[  ]`
    SpaceInside,
    /// `[]`
    EmptyBrackets,
    /// `[~]`, `[-]`, `[✓]`, `[✔]`, `[×]` and the like.
    OtherMark(char),
    /// A letter that looks like x: Cyrillic х, Greek χ, full-width ｘ.
    ForeignLetter(char),
    /// A no-break, zero-width or other unusual space inside or after the brackets.
    UnusualSpace,
    /// `[x]foo`
    NoSpaceAfter,
    /// `-[ ] foo`, `1.[ ] foo`
    NoSpaceBefore,
    /// `• [ ]`, `– [ ]`
    TypographicBullet,
    /// `［x］`
    FullWidthBrackets,
    /// `\[ ]`
    Escaped,
    /// `**[ ] foo**`
    Formatted,
    /// `- [ ]` with nothing behind it.
    NoText,
    /// `[ ] foo` without a bullet.
    NoBullet,
    /// Bullet and box, but swallowed by the paragraph before, or a number too large for a list.
    NotAList,
    /// In a heading or table that opens the list item, or in a table cell.
    NotAParagraph,
    /// In raw HTML.
    InHtml,
    /// In code by indentation.
    InIndentedCode,
}

impl Document {
    /// Number of items that are ticked, whatever the policy makes of them.
    pub(crate) fn checked(&self) -> usize {
        self.items.iter().filter(|item| item.is_checked()).count()
    }

    /// Text of the nearest heading before an item.
    pub(crate) fn section_of(&self, item: &Item) -> Option<&str> {
        let heading = self.headings.get(item.section?)?;
        Some(&heading.text)
    }
}

impl Item {
    /// Whether the box is ticked.
    pub(crate) fn is_checked(&self) -> bool {
        self.mark == Mark::Done
    }
}
