//! Each gate's long report.

use super::board::anchor;
use super::{BUDGET, MOST_ROWS, Writer};
use crate::decision::{Block, Report, Table};
use crate::locale::{Message, Value};

/// All long reports together leave room for the short sections.
const DETAILS: usize = BUDGET / 2;

/// How deep pieces may stand in each other.
const DEPTH: usize = 3;

impl Writer<'_> {
    /// Gate by gate, as far as there is room.
    pub(super) fn details(&self) -> String {
        let mut text = String::new();
        let reports = self.by_weight().into_iter();
        for report in reports.filter(|report| !report.blocks.is_empty()) {
            let section = self.report(report);
            if text.len() + section.len() > DETAILS {
                text.push_str(&format!("<p class=\"cut\">{}</p>\n", self.own("html-cut")));
                break;
            }
            text.push_str(&section);
        }
        text
    }

    fn report(&self, report: &Report) -> String {
        let name = report.area.name();
        let heading = match self.heading(report) {
            Some(heading) if heading.to_lowercase() == name => heading,
            Some(heading) => format!("{heading} <code class=\"name\">{name}</code>"),
            None => name.to_owned(),
        };
        format!(
            "<section id=\"{0}\" aria-labelledby=\"{0}-title\">\n\
             <h2 id=\"{0}-title\">{heading} {1}</h2>\n{2}</section>\n",
            anchor(report),
            self.pill(report.outcome()),
            self.blocks(&report.blocks, report, DEPTH),
        )
    }

    fn blocks(&self, blocks: &[Block], report: &Report, depth: usize) -> String {
        let Some(depth) = depth.checked_sub(1) else {
            return String::new();
        };
        let blocks = blocks.iter();
        blocks
            .map(|block| self.block(block, report, depth))
            .collect()
    }

    fn block(&self, block: &Block, report: &Report, depth: usize) -> String {
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
            Block::Gauges(gauges) => self.gauges(gauges),
            Block::Grouped(grouped) => self.grouped(grouped, report),
            Block::Facts(facts) => self.facts(facts),
            Block::Folded(title, blocks) => format!(
                "<details>\n<summary>{}</summary>\n{}</details>\n",
                self.say(title),
                self.blocks(blocks, report, depth),
            ),
        }
    }

    /// Names and what belongs to them.
    fn facts(&self, facts: &[(Message, Value)]) -> String {
        let lines = facts.iter().take(MOST_ROWS).map(|(name, value)| {
            format!(
                "<div><dt>{}</dt><dd>{}</dd></div>\n",
                self.say(name),
                self.value(value)
            )
        });
        format!("<dl>\n{}</dl>\n", lines.collect::<String>())
    }

    /// What a table of a report is called.
    pub(super) fn caption(&self, report: &Report) -> String {
        let caption = Message::new("html-details-of").with("gate", report.area.name());
        self.say(&caption)
    }

    /// The titles of columns, and the row that they make.
    pub(super) fn head(&self, head: &[Message]) -> (Vec<String>, String) {
        let titles: Vec<String> = head.iter().map(|title| self.say(title)).collect();
        let columns: String = titles
            .iter()
            .map(|title| format!("<th scope=\"col\" role=\"columnheader\">{title}</th>"))
            .collect();
        let row = format!("<thead role=\"rowgroup\"><tr role=\"row\">{columns}</tr></thead>\n");
        (titles, row)
    }

    /// A row whose first cell says what it is about. Each cell repeats the title of its column, for
    /// narrow screens, where they stand below each other.
    pub(super) fn row(&self, row: &[Value], titles: &[String]) -> String {
        let cells = row.iter().enumerate().map(|(index, value)| {
            let title = titles.get(index).map_or("", String::as_str);
            let value = self.value(value);
            let label = self.label(title);
            match index {
                0 => format!("<th scope=\"row\" role=\"rowheader\">{value}</th>"),
                _ if value.is_empty() => "<td role=\"cell\"></td>".to_owned(),
                _ => format!("<td role=\"cell\">{label}<span>{value}</span></td>"),
            }
        });
        format!("<tr role=\"row\">{}</tr>\n", cells.collect::<String>())
    }

    /// The title of a cell's column, for eyes: screen readers have it from the table.
    pub(super) fn label(&self, title: &str) -> String {
        format!("<span class=\"label\" aria-hidden=\"true\">{title}</span>")
    }

    /// A table; narrow screens show each row as a card. The roles keep it a table for screen readers.
    fn table(&self, table: &Table, report: &Report) -> String {
        let (titles, head) = self.head(&table.head);
        let rows = table.rows.iter().take(MOST_ROWS);
        let rows: String = rows.map(|row| self.row(row, &titles)).collect();
        let table_of = format!(
            "<table class=\"cards\" role=\"table\">\n<caption class=\"unseen\">{}</caption>\n{head}\
             <tbody role=\"rowgroup\">\n{rows}</tbody>\n</table>\n",
            self.caption(report)
        );
        self.wide(&table_of, report) + &self.more(table.rows.len())
    }

    /// Something that scrolls sideways by itself where it is wider than the page.
    pub(super) fn wide(&self, markup: &str, report: &Report) -> String {
        format!(
            "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n{markup}</div>\n",
            self.caption(report)
        )
    }
}
