//! What the policy asks of a checklist, as values that the policy layer fills in.

use crate::gates::checklist::document::Document;

/// The rules. The default asks for at least one item, and for all items to be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Names of the sections that count, subsections included; empty: all of the document counts.
    pub(crate) sections: Vec<String>,
    /// Words that an item must hold; every such item must be done.
    pub(crate) required: Vec<String>,
    pub(crate) na: NaMode,
    pub(crate) blockquotes: Blockquotes,
    /// Fewer items than this fail; struck ones count, since they are still on the list.
    pub(crate) min_items: Option<usize>,
    /// More items than this are a warning.
    pub(crate) max_items: Option<usize>,
    /// Patterns (`*`, `?`) of items that need a link, picture or commit after their text.
    pub(crate) evidence: Vec<String>,
    /// Names of sections that are reported and not judged.
    pub(crate) post_deploy: Vec<String>,
    pub(crate) on_empty: OnEmpty,
    /// Whether look-alikes of markers and unclosed fences and comments fail.
    pub(crate) strict_markers: bool,
}

/// How an item may be taken off the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NaMode {
    /// Not at all.
    #[default]
    Off,
    /// By striking its whole label through.
    Strike,
    /// Also by a leading word such as `N/A`, with a reason after a dash.
    StrikeAndWords,
}

/// Whether items in block quotes count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Blockquotes {
    #[default]
    Count,
    Ignore,
}

/// What a list without any applicable item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum OnEmpty {
    #[default]
    Fail,
    Pass,
}

/// How a gate or check stands that proves an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProofState {
    /// It is go.
    Go,
    /// It is known not to be go.
    NotGo,
    /// There is none of that name, or it could not be found out.
    Unknown,
}

/// A parsed document and where it is from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SourceDocument<'a> {
    /// As the report names it.
    pub(crate) name: &'a str,
    pub(crate) document: &'a Document,
}
