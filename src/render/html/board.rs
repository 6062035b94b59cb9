//! All gates at a glance, each with its outcome and a way to its section.

use super::Writer;
use crate::decision::Report;
use crate::locale::Message;

/// The name of a gate's section in the page's address. Names of gates are our own words.
pub(super) fn anchor(report: &Report) -> String {
    format!("gate-{}", report.area.name())
}

impl Writer<'_> {
    /// A list of gates; nothing where there is none.
    pub(super) fn board(&self) -> String {
        let gates = self.by_weight();
        let items: String = gates
            .into_iter()
            .filter(|report| report.is_gate())
            .map(|report| {
                let name = report.area.name();
                let name = match report.blocks.is_empty() {
                    true => name.to_owned(),
                    false => format!("<a href=\"#{}\">{name}</a>", anchor(report)),
                };
                format!("<li>{} {name}</li>", self.pill(report.outcome()))
            })
            .collect();
        if items.is_empty() {
            return items;
        }
        format!(
            "<nav aria-label=\"{}\"><ul class=\"board\" role=\"list\">{items}</ul></nav>\n",
            self.own("html-gates")
        )
    }

    /// All reports, those that weigh most first.
    pub(super) fn by_weight(&self) -> Vec<&Report> {
        let mut reports: Vec<&Report> = self.run.decision.reports.iter().collect();
        reports.sort_by_key(|report| std::cmp::Reverse(report.outcome()));
        reports
    }

    /// A gate's name for people, where its words have one.
    pub(super) fn heading(&self, report: &Report) -> Option<String> {
        let id = format!("{}-heading", report.area.name());
        let message = Message::named(id, crate::locale::Arguments::default());
        self.words.knows(message.id()).then(|| self.say(&message))
    }
}
