//! Shares as bars, such as what is left of a budget. Beside each bar stands in words what it shows.

use super::{MOST_ROWS, Writer};
use crate::decision::{Gauge, Gauges, Rate};
use crate::locale::{Tone, Value};

impl Writer<'_> {
    /// All bars of a block.
    pub(super) fn gauges(&self, gauges: &Gauges) -> String {
        let all = gauges.gauges.iter().take(MOST_ROWS);
        let all: String = all.map(|gauge| self.gauge(gauge)).collect();
        format!(
            "<ul class=\"gauges\" role=\"list\">\n{all}</ul>\n{}",
            self.more(gauges.gauges.len())
        )
    }

    fn gauge(&self, gauge: &Gauge) -> String {
        let state = gauge.state.as_ref().map(|state| self.value(state));
        let ticks: Vec<u16> = gauge.marks.iter().map(|mark| mark.at).collect();
        let marks: Vec<String> = gauge
            .marks
            .iter()
            .map(|mark| format!("<li>{}</li>", self.say(&mark.words)))
            .collect();
        let marks = match marks.is_empty() {
            true => String::new(),
            false => format!(
                "<ul class=\"marks\" role=\"list\">{}</ul>\n",
                marks.concat()
            ),
        };
        let notes: Vec<String> = gauge
            .notes
            .iter()
            .map(|(name, value)| {
                let (name, value) = (self.say(name), self.value(value));
                format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n")
            })
            .collect();
        let notes = match notes.is_empty() {
            true => String::new(),
            false => format!("<dl class=\"notes\">\n{}</dl>\n", notes.concat()),
        };
        format!(
            "<li class=\"gauge\">\n<p class=\"measure\"><strong>{}</strong> {} \
             <span class=\"amount\">{}</span></p>\n{}{marks}{notes}{}</li>\n",
            self.value(&gauge.name),
            state.unwrap_or_default(),
            self.value(&gauge.amount),
            bar(gauge.filled, tone(gauge), &ticks),
            self.rates(gauge),
        )
    }

    fn rates(&self, gauge: &Gauge) -> String {
        if gauge.rates.is_empty() {
            return String::new();
        }
        let rows: String = gauge.rates.iter().map(|rate| self.rate(rate)).collect();
        format!(
            "<table class=\"rates\">\n<caption>{}</caption>\n\
             <thead><tr><th scope=\"col\">{}</th>\
             <th scope=\"col\" class=\"pace\"><span class=\"unseen\">{}</span></th>\
             <th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n",
            self.own("html-rates"),
            self.own("html-rates-over"),
            self.own("html-rates-drawn"),
            self.own("html-rates-rate"),
        )
    }

    fn rate(&self, rate: &Rate) -> String {
        let tone = match rate.over_limit {
            true => Tone::Bad,
            false => Tone::Idle,
        };
        let ticks: Vec<u16> = rate.limit.into_iter().collect();
        let mut words = self.say(&rate.words);
        if rate.over_limit {
            words = format!("<strong>{words}</strong>");
        }
        format!(
            "<tr><th scope=\"row\">{}</th><td class=\"pace\">{}</td><td>{words}</td></tr>\n",
            self.value(&rate.over),
            bar(Some(rate.filled), tone, &ticks),
        )
    }
}

/// The tone of what a bar comes to. A bar by itself is neither good nor bad.
fn tone(gauge: &Gauge) -> Tone {
    match &gauge.state {
        Some(Value::Marked { tone, .. }) => *tone,
        _ if gauge.filled == Some(1000) => Tone::Good,
        _ => Tone::Idle,
    }
}

/// A bar as wide as there is room. Its patterns and lines are told from each other without colour.
fn bar(filled: Option<u16>, tone: Tone, ticks: &[u16]) -> String {
    let inside = match filled {
        Some(filled) => format!(
            "<rect class=\"fill {}\" width=\"{}%\" height=\"100%\"/>",
            tone.word(),
            percent(filled)
        ),
        None => "<rect fill=\"url(#dots)\" width=\"100%\" height=\"100%\"/>".to_owned(),
    };
    let ticks: String = ticks
        .iter()
        .map(|at| {
            let at = percent(*at);
            format!("<line class=\"tick\" x1=\"{at}%\" x2=\"{at}%\" y1=\"0\" y2=\"100%\"/>")
        })
        .collect();
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bar\" aria-hidden=\"true\">\
         <rect class=\"track\" width=\"100%\" height=\"100%\"/>{inside}{ticks}</svg>\n"
    )
}

/// Thousandths as a percentage.
fn percent(thousandths: u16) -> String {
    let thousandths = thousandths.min(1000);
    format!("{}.{}", thousandths / 10, thousandths % 10)
}
