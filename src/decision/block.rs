//! What a gate's long report is made of. Each piece says everything in words; surfaces that can draw
//! show more of it.

use std::borrow::Cow;

use crate::drawing::Cell;
use crate::locale::{Message, Value};

/// A table for the long report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    /// Column titles.
    pub(crate) head: Vec<Message>,
    /// Rows, each as long as the head.
    pub(crate) rows: Vec<Vec<Value>>,
}

/// Days in words, with their hours for those surfaces that can draw them.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Calendar {
    /// What it is about.
    pub(crate) title: Message,
    /// A row for each day, its date first. It says everything without the drawing.
    pub(crate) table: Table,
    /// The hours of each day from 00:00 to 24:00, in the order of the rows.
    pub(crate) days: Vec<Vec<Cell>>,
    /// What each kind of cell means.
    pub(crate) legend: Vec<(Cell, Message)>,
    /// Where the instant of the decision lies: the row, and the thousandth of its day.
    pub(crate) now: Option<(usize, u16)>,
}

/// Shares of something as bars.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gauges {
    /// The same in words, for surfaces that cannot draw.
    pub(crate) said: Box<Block>,
    /// The bars.
    pub(crate) gauges: Vec<Gauge>,
}

/// A share of something as a bar, with everything that is to be said about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gauge {
    /// Of what.
    pub(crate) name: Value,
    /// What it comes to; `None` where the amount says it all.
    pub(crate) state: Option<Value>,
    /// How much it is, in words.
    pub(crate) amount: Value,
    /// How much of the bar is filled, in thousandths; `None`: nobody knows.
    pub(crate) filled: Option<u16>,
    /// Boundaries on the bar, the highest first.
    pub(crate) marks: Vec<Mark>,
    /// More about it: what, and how much.
    pub(crate) notes: Vec<(Message, Value)>,
    /// How fast it changes, the shortest time first.
    pub(crate) rates: Vec<Rate>,
}

/// A boundary on a bar.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mark {
    /// Where, in thousandths of the bar.
    pub(crate) at: u16,
    /// What begins there.
    pub(crate) words: Message,
}

/// How fast something goes, looking back over a time.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rate {
    /// Over which time.
    pub(crate) over: Value,
    /// How fast, and from when on it is too fast, in words.
    pub(crate) words: Message,
    /// How much of the bar is filled, in thousandths.
    pub(crate) filled: u16,
    /// Where on the bar it is too fast, in thousandths; `None`: no limit.
    pub(crate) limit: Option<u16>,
    /// Whether it is too fast.
    pub(crate) over_limit: bool,
}

/// Rows under headings.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Grouped {
    /// The same in words, for surfaces with little room.
    pub(crate) said: Table,
    /// Column titles.
    pub(crate) head: Vec<Message>,
    /// The groups.
    pub(crate) groups: Vec<Group>,
}

/// Rows under one heading.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Group {
    /// What the rows are about.
    pub(crate) name: Value,
    /// What they come to.
    pub(crate) state: Value,
    /// What is to be done.
    pub(crate) next: Option<Message>,
    /// Rows, each as long as the head.
    pub(crate) rows: Vec<Vec<Value>>,
}

/// A piece of a gate's long report.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Block {
    /// A sentence or two.
    Paragraph(Message),
    /// A list of sentences.
    List(Vec<Message>),
    /// A table.
    Table(Table),
    /// When it is open in the days ahead.
    Calendar(Calendar),
    /// Shares as bars.
    Gauges(Gauges),
    /// Rows under headings.
    Grouped(Grouped),
    /// Names and what belongs to them: a table of two columns without titles.
    Facts(Vec<(Message, Value)>),
    /// What few readers need: a page shows its title only, until somebody asks for more.
    Folded(Message, Vec<Block>),
}

/// A piece in words alone.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Plain<'a> {
    /// A sentence or two.
    Paragraph(&'a Message),
    /// A list of sentences.
    List(&'a [Message]),
    /// A table.
    Table(Cow<'a, Table>),
}

impl Block {
    /// What it says to surfaces that cannot draw.
    pub(crate) fn plain(&self) -> Vec<Plain<'_>> {
        let table = |table| Plain::Table(Cow::Borrowed(table));
        match self {
            Self::Paragraph(message) => vec![Plain::Paragraph(message)],
            Self::List(messages) => vec![Plain::List(messages)],
            Self::Table(rows) => vec![table(rows)],
            Self::Calendar(calendar) => {
                vec![Plain::Paragraph(&calendar.title), table(&calendar.table)]
            }
            Self::Gauges(gauges) => gauges.said.plain(),
            Self::Grouped(grouped) => vec![table(&grouped.said)],
            Self::Facts(facts) => vec![Plain::Table(Cow::Owned(of_facts(facts)))],
            Self::Folded(title, blocks) => {
                let inner = blocks.iter().flat_map(Self::plain);
                std::iter::once(Plain::Paragraph(title))
                    .chain(inner)
                    .collect()
            }
        }
    }
}

fn of_facts(facts: &[(Message, Value)]) -> Table {
    let row = |(name, value): &(Message, Value)| vec![Value::from(name.clone()), value.clone()];
    Table {
        head: ["render-column-what", "render-column-value"]
            .map(Message::new)
            .to_vec(),
        rows: facts.iter().map(row).collect(),
    }
}
