//! The short sections: what blocks, what should be looked at, what is go, what does not apply.

use super::{MOST_ROWS, Writer, outcome};
use crate::decision::{Finding, Outcome, Report};
use crate::locale::{Message, Value};
use crate::render::rows;

impl Writer<'_> {
    /// A table: gate, what is wrong, who lifts it and how, when.
    pub(super) fn reasons(&self) -> String {
        let blocking = self.run.decision.blocking();
        if blocking.is_empty() {
            return String::new();
        }
        let title = self.own("html-reasons");
        let heads = [
            "render-column-gate",
            "render-column-reason",
            "render-column-lift",
            "html-column-when",
        ]
        .map(|id| self.own(id));
        let rows: String = blocking
            .iter()
            .take(MOST_ROWS)
            .map(|(report, finding)| self.reason(report, finding, &heads))
            .collect();
        let columns: String = heads
            .iter()
            .map(|head| format!("<th scope=\"col\" role=\"columnheader\">{head}</th>"))
            .collect();
        // The roles keep it a table for screen readers where narrow screens stack its cells.
        format!(
            "<section>\n<h2 id=\"reasons\">{title}</h2>\n\
             <table class=\"reasons\" role=\"table\" aria-labelledby=\"reasons\">\n\
             <caption class=\"unseen\">{title}</caption>\n\
             <thead role=\"rowgroup\"><tr role=\"row\">{columns}</tr></thead>\n\
             <tbody role=\"rowgroup\">\n{rows}</tbody>\n</table>\n{}</section>\n",
            self.more(blocking.len())
        )
    }

    fn reason(&self, report: &Report, finding: &Finding, heads: &[String; 4]) -> String {
        let when = self.when(finding);
        let [_, reason, lift, time] = heads.each_ref().map(|head| self.label(head));
        format!(
            "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{} {}</th>\
             <td role=\"cell\">{reason}{}{}</td><td role=\"cell\">{lift}{}</td>\
             <td role=\"cell\">{time}{when}</td></tr>\n",
            self.pill(finding.outcome()),
            self.value(&Value::Word(report.area.name())),
            self.say(&finding.message()),
            self.trace(finding),
            self.say(&finding.lift()),
        )
    }

    /// When it may be lifted: at an instant, when something else has come about, or as soon as
    /// somebody does it.
    fn when(&self, finding: &Finding) -> String {
        let own = finding.message().attribute("when");
        match (&finding.lifted_at, finding.outcome()) {
            (Some(instant), _) => self.value(&Value::Instant(instant.clone())),
            _ if self.words.knows(own.id()) => self.say(&own),
            (None, Outcome::Unknown) => self.own("html-when-known"),
            (None, _) => self.own("html-when-done"),
        }
    }

    /// The code, to look up, and the place in a file.
    fn trace(&self, finding: &Finding) -> String {
        let mut trace = self.value(&Value::code(finding.code));
        if let Some(place) = &finding.place {
            let line = place.line.map(|line| format!(":{line}"));
            let shown = format!("{}{}", place.path.for_parsing(), line.unwrap_or_default());
            trace.push_str(&format!(" · {}", self.value(&Value::code(shown))));
        }
        format!("<span class=\"trace\">{trace}</span>")
    }

    /// An outcome's name on its colour.
    pub(super) fn pill(&self, shown: Outcome) -> String {
        format!(
            "<span class=\"pill {}\">{}</span>",
            shown.word(),
            self.say(&outcome(shown))
        )
    }

    /// Warnings, and what would block if the policy did not only warn.
    pub(super) fn remarks(&self) -> String {
        let remarks = rows::remarks(self.run);
        let items = remarks.iter().map(|(report, finding)| {
            let weighs_nothing = if finding.outcome() > Outcome::Go {
                format!(
                    " <span class=\"trace\">{}</span>",
                    self.own("html-counts-as-go")
                )
            } else {
                String::new()
            };
            format!(
                "<strong>{}</strong> {} <span class=\"lift\">{}</span>{weighs_nothing}",
                report.area.name(),
                self.say(&finding.message()),
                self.say(&finding.lift()),
            )
        });
        self.short_list("html-remarks", items)
    }

    /// Gates that are GO, each with what was found good.
    pub(super) fn going(&self) -> String {
        let going = rows::going(self.run);
        let items = going.iter().flat_map(|(report, findings)| {
            findings
                .iter()
                .map(move |finding| self.found(report, finding, Outcome::Go))
        });
        self.short_list("html-going", items)
    }

    /// Gates that have nothing to say here, each with why.
    pub(super) fn not_applicable(&self) -> String {
        let idle = rows::not_applicable(self.run);
        let items = idle
            .iter()
            .map(|(report, finding)| self.found(report, finding, Outcome::NotApplicable));
        self.short_list("html-not-applicable", items)
    }

    fn found(&self, report: &Report, finding: &Finding, shown: Outcome) -> String {
        format!(
            "{} <strong>{}</strong> {}",
            self.pill(shown),
            report.area.name(),
            self.say(&finding.message())
        )
    }

    /// A section with a list; nothing where the list is empty.
    fn short_list(&self, title: &'static str, items: impl Iterator<Item = String>) -> String {
        let items: Vec<String> = items.collect();
        if items.is_empty() {
            return String::new();
        }
        let lines: String = items
            .iter()
            .take(MOST_ROWS)
            .map(|item| format!("<li>{item}</li>\n"))
            .collect();
        format!(
            "<section>\n<h2>{}</h2>\n<ul class=\"short\" role=\"list\">\n{lines}</ul>\n{}</section>\n",
            self.own(title),
            self.more(items.len())
        )
    }

    /// How many of `count` are not shown, if any.
    pub(super) fn more(&self, count: usize) -> String {
        match count.saturating_sub(MOST_ROWS) {
            0 => String::new(),
            left => {
                let message = Message::new("html-more").with("count", left);
                format!("<p class=\"cut\">{}</p>\n", self.say(&message))
            }
        }
    }
}
