//! What the policy asks of a checklist, as values that the policy layer fills in.

use crate::gates::checklist::document::Document;
use crate::policy::read::policy_choice;

/// The rules. The default asks for at least one item, and for all items to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rules {
    /// Names of the sections that count, subsections included; empty: all of the document counts.
    pub(crate) sections: Vec<String>,
    /// Words that an item must hold; every such item must be done, and none said not to apply.
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
    /// Whether look-alikes of markers, drawn boxes, and unclosed fences and comments fail.
    pub(crate) strict_markers: bool,
}

policy_choice! {
    /// How an item may be taken off the list.
    pub(crate) enum NaMode {
        /// Not at all.
        Off = "off",
        /// By striking its whole label through.
        Strike = "strike",
        /// Also by a leading word such as `N/A`, with a reason after a dash.
        StrikeAndWords = "strike-and-words",
    }
}

policy_choice! {
    /// Whether items in block quotes count.
    pub(crate) enum Blockquotes {
        /// They count.
        Count = "count",
        /// They are passed over.
        Ignore = "ignore",
    }
}

policy_choice! {
    /// What a list without any applicable item is.
    pub(crate) enum OnEmpty {
        /// It fails.
        Fail = "fail",
        /// It passes.
        Pass = "pass",
    }
}

/// The strictest of each.
impl Default for Rules {
    fn default() -> Self {
        Self {
            sections: Vec::new(),
            required: Vec::new(),
            na: NaMode::Off,
            blockquotes: Blockquotes::Count,
            min_items: None,
            max_items: None,
            evidence: Vec::new(),
            post_deploy: Vec::new(),
            on_empty: OnEmpty::Fail,
            strict_markers: false,
        }
    }
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
