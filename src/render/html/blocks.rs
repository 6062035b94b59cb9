//! Each gate's long report.

use super::{BUDGET, MOST_ROWS, Writer};
use crate::decision::{Block, Report, Table};
use crate::locale::{Message, Value};

/// All long reports together leave room for the short sections.
const DETAILS: usize = BUDGET / 2;

impl Writer<'_> {
    /// Gate by gate, as far as there is room.
    pub(super) fn details(&self) -> String {
        let mut text = String::new();
        let reports = self.run.decision.reports.iter();
        for report in reports.filter(|report| !report.blocks.is_empty()) {
            let section = self.report(report);
            if text.len() + section.len() > DETAILS {
                text.push_str(&format!("<p class=\"cut\">{}</p>\n", self.own("html-cut")));
                break;
            }
            text.push_str(&section);
        }
        if text.is_empty() {
            return text;
        }
        format!(
            "<section>\n<h2>{}</h2>\n{text}</section>\n",
            self.own("html-details")
        )
    }

    fn report(&self, report: &Report) -> String {
        let blocks: String = report
            .blocks
            .iter()
            .map(|block| self.block(block, report))
            .collect();
        format!(
            "<article>\n<h3>{} {}</h3>\n{blocks}</article>\n",
            report.area.name(),
            self.pill(report.outcome()),
        )
    }

    fn block(&self, block: &Block, report: &Report) -> String {
        match block {
            Block::Paragraph(message) => format!("<p>{}</p>\n", self.say(message)),
            Block::List(messages) => {
                let items: String = messages
                    .iter()
                    .take(MOST_ROWS)
                    .map(|message| format!("<li>{}</li>\n", self.say(message)))
                    .collect();
                format!("<ul>\n{items}</ul>\n{}", self.more(messages.len()))
            }
            Block::Table(table) => self.table(table, report),
            Block::Calendar(calendar) => self.calendar(calendar),
        }
    }

    /// A table that scrolls sideways by itself where it is wider than the page.
    fn table(&self, table: &Table, report: &Report) -> String {
        let caption = Message::new("html-details-of").with("gate", report.area.name());
        let caption = self.say(&caption);
        let head: String = table
            .head
            .iter()
            .map(|title| format!("<th scope=\"col\">{}</th>", self.say(title)))
            .collect();
        let mut rows = String::new();
        for row in table.rows.iter().take(MOST_ROWS) {
            let cells: String = row.iter().map(|value| self.cell(value)).collect();
            rows.push_str(&format!("<tr>{cells}</tr>\n"));
        }
        format!(
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\n<table>\n\
             <caption class=\"unseen\">{caption}</caption>\n<thead><tr>{head}</tr></thead>\n\
             <tbody>\n{rows}</tbody>\n</table>\n</div>\n{}",
            self.more(table.rows.len())
        )
    }

    fn cell(&self, value: &Value) -> String {
        let class = match value {
            Value::Number(_) => " class=\"number\"",
            _ => "",
        };
        format!("<td{class}>{}</td>", self.value(value))
    }
}
