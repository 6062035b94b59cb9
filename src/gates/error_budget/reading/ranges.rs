//! Whether queries look over the window, where only the source says what the window is. What the
//! policy alone tells is refused when it is read.

use super::Lack;
use crate::budget::Window;
use crate::budget::promql::Query;
use crate::gates::error_budget::config::Queries;
use crate::locale::{Message, Value};

/// What queries must look over.
#[derive(Clone, Copy)]
pub(super) enum Over<'a> {
    /// The window.
    Window(Window),
    /// A slice of time of this length.
    Slice(&'a str),
}

impl Over<'_> {
    /// The range that stands for it where it is written out.
    pub(super) fn range(self) -> Option<String> {
        match self {
            Self::Window(Window::Rolling(length)) => Some(length.to_string()),
            Self::Window(Window::Calendar(_)) => None,
            Self::Slice(slice) => Some(slice.to_owned()),
        }
    }

    /// Which of the two it is, for words.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Window(_) => "window",
            Self::Slice(_) => "slice",
        }
    }

    /// How long it is, for words.
    pub(super) fn text(self) -> String {
        match self {
            Self::Window(window) => window.text(),
            Self::Slice(slice) => slice.to_owned(),
        }
    }
}

/// Refuses queries of which a range is another, and those that look at another time.
pub(super) fn fit(queries: &Queries, over: Over<'_>) -> Result<(), Lack> {
    for query in queries.all() {
        // Whether it can be read is not the question here.
        let Ok(read) = Query::read(query) else {
            continue;
        };
        let about = |id: &'static str| Message::new(id).with("query", Value::code(query));
        if read.has_modifier() {
            return Err(Lack::invalid(about("error-budget-lack-modifier")));
        }
        if let Some(range) = read.other_range(over.range().as_deref()) {
            return Err(Lack::invalid(
                about("error-budget-lack-range")
                    .with("range", Value::code(range))
                    .with("of", over.word())
                    .with("length", Value::code(over.text())),
            ));
        }
    }
    Ok(())
}
