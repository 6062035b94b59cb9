//! The days ahead: the gate's table, with the hours of each day as a bar.

use jiff::civil::Weekday;

use super::{MOST_ROWS, Writer};
use crate::decision::{Block, Calendar};
use crate::drawing::{self, Cell};
use crate::locale::Value;

impl Writer<'_> {
    /// What the bars of all calendars share, once; nothing where there is no calendar.
    pub(super) fn ground(&self) -> String {
        let mut reports = self.run.decision.reports.iter();
        let drawn = |block: &Block| matches!(block, Block::Calendar(_) | Block::Gauges(_));
        if reports.any(|report| report.blocks.iter().any(drawn)) {
            drawing::ground()
        } else {
            String::new()
        }
    }

    /// The table with a column of bars after the date; screen readers are told the words. The
    /// roles keep it a table for them where narrow screens stack its cells.
    pub(super) fn calendar(&self, calendar: &Calendar) -> String {
        let mut heads = calendar.table.head.iter().map(|title| self.say(title));
        let day = heads.next().unwrap_or_default();
        let others: String = heads
            .map(|title| format!("<th scope=\"col\" role=\"columnheader\">{title}</th>"))
            .collect();
        let axis: String = ["00", "06", "12", "18", "24"]
            .iter()
            .map(|hour| format!("<span>{hour}</span>"))
            .collect();
        let days = calendar.table.rows.iter().zip(&calendar.days).enumerate();
        let rows: String = days
            .take(MOST_ROWS)
            .map(|(index, (row, cells))| {
                let now = calendar.now.filter(|(today, _)| *today == index);
                self.day(row, cells, now.map(|(_, at)| at))
            })
            .collect();
        format!(
            "<table class=\"calendar\" role=\"table\">\n<caption>{}</caption>\n\
             <thead role=\"rowgroup\"><tr role=\"row\">\
             <th scope=\"col\" role=\"columnheader\">{day}</th>\
             <th scope=\"col\" role=\"columnheader\" class=\"hours\">\
             <span class=\"unseen\">{}</span>\
             <span class=\"axis\" aria-hidden=\"true\">{axis}</span></th>\
             {others}</tr></thead>\n<tbody role=\"rowgroup\">\n{rows}</tbody>\n</table>\n{}{}",
            self.say(&calendar.title),
            self.own("html-hours"),
            self.legend(calendar),
            self.more(calendar.table.rows.len()),
        )
    }

    /// A day; `now` is the thousandth of it at which the decision was made.
    fn day(&self, row: &[Value], cells: &[Cell], now: Option<u16>) -> String {
        let (first, others) = row.split_first().unwrap_or((&Value::Word(""), &[]));
        let mut classes = Vec::new();
        if matches!(first, Value::Date(date) if date.weekday() == Weekday::Monday) {
            classes.push("week");
        }
        let mut today = String::new();
        let mut current = "";
        if now.is_some() {
            classes.push("today");
            current = " aria-current=\"date\"";
            today = format!(" <span class=\"badge\">{}</span>", self.own("html-today"));
        }
        let class = match classes.is_empty() {
            true => String::new(),
            false => format!("class=\"{}\" ", classes.join(" ")),
        };
        let others: String = others
            .iter()
            .map(|value| format!("<td role=\"cell\">{}</td>", self.value(value)))
            .collect();
        format!(
            "<tr {class}role=\"row\"{current}><th scope=\"row\" role=\"rowheader\">{}{today}</th>\
             <td class=\"hours\" role=\"cell\">{}</td>{others}</tr>\n",
            self.value(first),
            drawing::strip(cells, now),
        )
    }

    /// The signs that occur, with their words.
    fn legend(&self, calendar: &Calendar) -> String {
        let occurs = |cell: &Cell| calendar.days.iter().any(|cells| cells.contains(cell));
        let signs: String = calendar
            .legend
            .iter()
            .filter(|(cell, _)| occurs(cell))
            .map(|(cell, word)| format!("<li>{}{}</li>", drawing::sample(*cell), self.say(word)))
            .collect();
        format!("<ul class=\"legend\" aria-hidden=\"true\">{signs}</ul>\n")
    }
}
