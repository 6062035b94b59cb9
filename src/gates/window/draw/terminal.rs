//! The drawing for a terminal: a line for each day, a sign for each cell, and words beside them.

use super::{Cell, Grid, Labels, Resolution, Row};

fn sign(cell: Cell) -> char {
    match cell {
        Cell::Open => '.',
        Cell::Closed => '#',
        Cell::Partly => '+',
        Cell::Unknown => '?',
        Cell::Skipped => ' ',
    }
}

/// Draws a grid as lines of text, each ended by a line feed.
pub(crate) fn draw(grid: &Grid, labels: &Labels) -> String {
    let widest = labels
        .weekdays
        .iter()
        .map(|name| name.chars().count())
        .max()
        .unwrap_or(0);
    // Weekday, blank, ten characters of date, two blanks.
    let indent = " ".repeat(widest + 13);
    let mut lines = vec![
        labels.title.clone(),
        format!("{indent}{}", hours(grid.resolution)),
    ];
    lines.extend(grid.rows.iter().map(|row| line(row, labels, widest)));
    let shown =
        |cell: &Cell| *cell == Cell::Open || grid.rows.iter().any(|row| row.cells.contains(cell));
    let legend: Vec<String> = Cell::ALL
        .into_iter()
        .filter(shown)
        .map(|cell| format!("{} {}", quoted(sign(cell)), labels.word(cell)))
        .collect();
    lines.push(legend.join("   "));
    lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// A blank needs quotes to be seen in the legend.
fn quoted(sign: char) -> String {
    if sign == ' ' {
        "' '".to_owned()
    } else {
        sign.to_string()
    }
}

/// The hours 00, 06, 12 and 18 above their columns.
fn hours(resolution: Resolution) -> String {
    let columns = match resolution {
        Resolution::Hour => 6,
        Resolution::HalfHour => 12,
    };
    ["00", "06", "12", "18"]
        .map(|hour| format!("{hour:<columns$}"))
        .concat()
}

fn line(row: &Row, labels: &Labels, widest: usize) -> String {
    let weekday = labels.weekday(row.date.weekday());
    let signs: String = row.cells.iter().map(|cell| sign(*cell)).collect();
    format!(
        "{weekday:<widest$} {}  {signs}  {}",
        row.date,
        labels.sentence(row)
    )
}
