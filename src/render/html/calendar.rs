//! The days ahead as a table: the day, its hours as a bar, and the same in words.

use jiff::civil::Weekday;

use super::Writer;
use crate::drawing::{Cell, Grid, Labels, Row, svg};
use crate::locale::{Message, Value};
use crate::text::html_escaped;

/// The most days that are drawn; a calendar of a year says less than its words.
const MOST_DAYS: usize = 62;

impl Writer<'_> {
    /// The calendar with its legend; screen readers are told the words.
    pub(super) fn calendar(&self, title: &Message, grid: &Grid) -> String {
        let labels = Labels::new(self.words, title);
        let rows: String = grid
            .rows
            .iter()
            .take(MOST_DAYS)
            .map(|row| self.day(row, grid, &labels))
            .collect();
        let axis: String = ["00", "06", "12", "18", "24"]
            .iter()
            .map(|hour| format!("<span>{hour}</span>"))
            .collect();
        let [day, hours, words] =
            ["drawing-day", "drawing-hours", "drawing-words"].map(|id| self.own(id));
        let shown = grid.rows.iter().take(MOST_DAYS);
        format!(
            "{}<table class=\"calendar\">\n<caption>{}</caption>\n<thead><tr>\
             <th scope=\"col\">{day}</th><th scope=\"col\" class=\"hours\">\
             <span class=\"unseen\">{hours}</span>\
             <span class=\"axis\" aria-hidden=\"true\">{axis}</span></th>\
             <th scope=\"col\">{words}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n{}",
            svg::ground(),
            self.say(title),
            legend(shown, &labels)
        )
    }

    fn day(&self, row: &Row, grid: &Grid, labels: &Labels) -> String {
        let week = if row.date.weekday() == Weekday::Monday {
            " class=\"week\""
        } else {
            ""
        };
        format!(
            "<tr{week}><th scope=\"row\">{}</th><td class=\"hours\">{}</td><td>{}</td></tr>\n",
            self.value(&Value::Date(row.date)),
            svg::strip(row, grid.resolution),
            html_escaped(&labels.sentence(row)),
        )
    }
}

/// The signs that occur, with their words.
fn legend<'a>(rows: impl Iterator<Item = &'a Row> + Clone, labels: &Labels) -> String {
    let occurs = |cell: &Cell| rows.clone().any(|row| row.cells.contains(cell));
    let signs: String = Cell::ALL
        .into_iter()
        .filter(occurs)
        .map(|cell| {
            let word = html_escaped(labels.word(cell));
            format!("<li>{}{word}</li>", svg::sample(cell))
        })
        .collect();
    format!("<ul class=\"legend\" aria-hidden=\"true\">{signs}</ul>\n")
}
