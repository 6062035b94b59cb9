//! The days ahead as drawings: for a terminal, as SVG, and inside the report's page.
//!
//! A [`Grid`] is the data, made by whoever knows when it is open; the drawings only put it on
//! paper. No drawing relies on colour.

pub(crate) mod svg;
pub(crate) mod terminal;

use jiff::civil::{Date, Weekday};

use crate::locale::{Message, Words, weekday};

/// 24:00, in minutes.
pub(crate) const END_OF_DAY: u16 = 24 * 60;

/// The words of a drawing.
#[derive(Clone, Debug)]
pub(crate) struct Labels {
    /// What is drawn, for example "Deployment window (Europe/Paris)".
    pub(crate) title: String,
    /// Short names from Monday to Sunday.
    pub(crate) weekdays: [String; 7],
    /// "open"
    pub(crate) open: String,
    /// "closed"
    pub(crate) closed: String,
    /// "partly open"
    pub(crate) partly: String,
    /// "not known"
    pub(crate) unknown: String,
    /// "not on the clock": hours that a clock change skips
    pub(crate) skipped: String,
    /// "all day"
    pub(crate) all_day: String,
}

impl Labels {
    /// The labels in a language, under a title.
    pub(crate) fn new(words: &Words, title: &Message) -> Self {
        const WEEK: [Weekday; 7] = [
            Weekday::Monday,
            Weekday::Tuesday,
            Weekday::Wednesday,
            Weekday::Thursday,
            Weekday::Friday,
            Weekday::Saturday,
            Weekday::Sunday,
        ];
        Self {
            title: words.plain(title),
            weekdays: WEEK.map(|day| weekday(words.locale(), day).to_owned()),
            open: words.text("drawing-open"),
            closed: words.text("drawing-closed"),
            partly: words.text("drawing-partly"),
            unknown: words.text("drawing-unknown"),
            skipped: words.text("drawing-skipped"),
            all_day: words.text("drawing-all-day"),
        }
    }

    /// The short name of a weekday.
    pub(crate) fn weekday(&self, weekday: Weekday) -> &str {
        let index = usize::from(weekday.to_monday_zero_offset().unsigned_abs());
        self.weekdays.get(index).map_or("", String::as_str)
    }

    /// The word for a cell.
    pub(crate) fn word(&self, cell: Cell) -> &str {
        match cell {
            Cell::Open => &self.open,
            Cell::Closed => &self.closed,
            Cell::Partly => &self.partly,
            Cell::Unknown => &self.unknown,
            Cell::Skipped => &self.skipped,
        }
    }

    /// A day in words: "open 09:00–16:00", "closed all day".
    pub(crate) fn sentence(&self, row: &Row) -> String {
        let whole = [
            (Cell::Open, &self.open),
            (Cell::Closed, &self.closed),
            (Cell::Unknown, &self.unknown),
        ];
        for (cell, word) in whole {
            if row
                .cells
                .iter()
                .all(|other| [cell, Cell::Skipped].contains(other))
            {
                return format!("{word} {}", self.all_day);
            }
        }
        if row.open.is_empty() {
            // Neither open at any time nor one thing all day: closed and not known alternate.
            return format!("{} / {}", self.closed, self.unknown);
        }
        let spans: Vec<String> = row
            .open
            .iter()
            .map(|(from, to)| format!("{}–{}", clock(*from), clock(*to)))
            .collect();
        format!("{} {}", self.open, spans.join(", "))
    }
}

/// What holds during a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Open throughout.
    Open,
    /// Closed throughout.
    Closed,
    /// Some of each.
    Partly,
    /// At least a part is not known.
    Unknown,
    /// The clock does not show these readings on this day.
    Skipped,
}

impl Cell {
    /// Every kind, in the order of a legend.
    pub(crate) const ALL: [Self; 5] = [
        Self::Open,
        Self::Closed,
        Self::Partly,
        Self::Unknown,
        Self::Skipped,
    ];
}

/// How long a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resolution {
    /// 24 cells a day.
    Hour,
    /// 48 cells a day.
    HalfHour,
}

impl Resolution {
    /// Its length in seconds.
    pub(crate) fn seconds(self) -> i64 {
        match self {
            Self::Hour => 3600,
            Self::HalfHour => 1800,
        }
    }
}

/// One day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The day, in the zone of the schedule.
    pub(crate) date: Date,
    /// Its cells from 00:00 on.
    pub(crate) cells: Vec<Cell>,
    /// When it is open, as the clock reads, in minutes from 00:00 to [`END_OF_DAY`].
    pub(crate) open: Vec<(u16, u16)>,
    /// The codes of everything that closes it at some time of the day, sorted.
    pub(crate) reasons: Vec<String>,
}

/// Some days of a schedule, on the schedule's clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    /// One row for each day.
    pub(crate) rows: Vec<Row>,
    /// How long a cell is.
    pub(crate) resolution: Resolution,
}

/// Minutes as a clock reads them: `09:00`.
fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
