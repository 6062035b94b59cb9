//! What happened, what was decided, and what is to come, in the order of time.

use jiff::Timestamp;

use super::{MOST_ROWS, Writer, outcome};
use crate::decision::{Event, Outcome};
use crate::locale::{Message, Tone, Value};

/// One line: who tells it, and what.
struct Line {
    at: Timestamp,
    /// The decision is the turning point, also among what happens in the same second.
    turn: Turn,
    tone: Tone,
    area: Option<&'static str>,
    what: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Before,
    Now,
    After,
}

impl Writer<'_> {
    /// The timeline.
    pub(super) fn timeline(&self) -> String {
        let mut lines = self.own_lines();
        for report in &self.run.decision.reports {
            let told = report.events.iter();
            lines.extend(told.map(|event| self.line(event, Some(report.area.name()))));
        }
        lines.sort_by_key(|line| (line.at, line.turn));
        let count = lines.len();
        // The decision stays in it, whatever has to go.
        let mut left_out = count.saturating_sub(MOST_ROWS);
        lines.retain(|line| {
            let goes = left_out > 0 && line.turn == Turn::Before;
            left_out -= usize::from(goes);
            !goes
        });
        lines.truncate(MOST_ROWS);
        let moments = lines.chunk_by(|one, next| (one.at, one.turn) == (next.at, next.turn));
        let items: String = moments.map(|moment| self.moment(moment)).collect();
        format!(
            "<section id=\"timeline\" aria-labelledby=\"timeline-title\">\n\
             <h2 id=\"timeline-title\">{}</h2>\n<ol class=\"timeline\" role=\"list\">\n{items}</ol>\n{}</section>\n",
            self.own("html-timeline"),
            self.more(count),
        )
    }

    fn line(&self, event: &Event, area: Option<&'static str>) -> Line {
        let turn = match event.at <= self.run.decided_at.timestamp() {
            true => Turn::Before,
            false => Turn::After,
        };
        Line {
            at: event.at,
            turn,
            tone: event.tone,
            area,
            what: self.say(&event.what),
        }
    }

    /// What no gate tells: the opening of the pull request, the decision, and until when it holds.
    fn own_lines(&self) -> Vec<Line> {
        let run = self.run;
        let decided = run.decision.outcome();
        let mut events = Vec::new();
        if let Some(facts) = run.subject.pull_request() {
            let author = facts.author.as_ref();
            let message = Message::new("html-event-opened")
                .with("number", Value::Own(facts.number.to_string()))
                .with("has-who", super::yes(author.is_some()))
                .with(
                    "who",
                    author.map_or(Value::Word(""), |who| Value::code(who.login.as_str())),
                );
            events.push(Event::new(facts.opened, Tone::Idle, message));
        }
        if let Some(from) = run.decision.possible_from() {
            let message = Message::new("html-event-possible");
            events.push(Event::new(from.timestamp(), Tone::Good, message));
        }
        let holds = run.decision.valid_until();
        if let Some(until) = holds.filter(|_| decided == Outcome::Go) {
            let message = Message::new("html-event-until");
            events.push(Event::new(until, Tone::Waiting, message));
        }
        let mut lines: Vec<Line> = events.iter().map(|event| self.line(event, None)).collect();
        let message = Message::new("html-event-decided").with("outcome", outcome(decided));
        lines.push(Line {
            at: run.decided_at.timestamp(),
            turn: Turn::Now,
            tone: decided.tone(),
            area: None,
            what: self.say(&message),
        });
        lines
    }

    /// Everything of one moment.
    fn moment(&self, lines: &[Line]) -> String {
        let Some(first) = lines.first() else {
            return String::new();
        };
        let (class, current) = match first.turn {
            Turn::Before => ("past", ""),
            Turn::Now => ("now", " aria-current=\"step\""),
            Turn::After => ("ahead", ""),
        };
        let zone = self.run.decided_at.time_zone().clone();
        let at = self.value(&Value::Instant(first.at.to_zoned(zone)));
        let told: String = lines
            .iter()
            .map(|line| {
                let area = line.area.map_or_else(String::new, |area| {
                    format!(" <span class=\"area\">{area}</span>")
                });
                format!(
                    "<p><span class=\"dot {}\" aria-hidden=\"true\"></span>{}{area}</p>",
                    line.tone.word(),
                    line.what
                )
            })
            .collect();
        format!("<li class=\"{class}\"{current}>{at}<div>{told}</div></li>\n")
    }
}
