//! The sticky comment: what blocks first, who lifts it and how, the rest folded.

use super::{Run, rows};
use crate::decision::{Finding, Outcome, Reply, Report};
use crate::locale::{Message, Surface, Value, Words};
use crate::text::Markdown;

/// GitHub refuses comments over 65,536 characters; we stay clear of that.
const BUDGET: usize = 60_000;

/// The most reasons that are shown in full; what is over is counted.
const MOST_ROWS: usize = 30;

/// What finds our comment again: hidden, with the environment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marker(String);

impl Marker {
    /// The marker of an environment's comment.
    pub(crate) fn new(environment: &crate::ids::Environment) -> Self {
        Self(format!("<!-- gonogo:{environment} -->"))
    }

    /// The marker of an answer to one comment; the same in every environment.
    pub(crate) fn reply(reply: &Reply) -> Self {
        Self(super::reply::marker(reply))
    }

    /// As it stands in the comment.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Between what is compared and the footer, which changes with every run.
pub(crate) const FOOTER: &str = "\n\n<sub>";

/// The whole comment.
pub(crate) fn comment(run: &Run, words: &Words) -> Markdown {
    let mut text = body(run, words, BUDGET);
    text.push_str(FOOTER);
    text.push_str(&footer(run, words));
    text.push_str("</sub>\n\n");
    text.push_str(Marker::new(&run.environment).as_str());
    text.push('\n');
    for line in run.traces() {
        text.push_str(&line);
        text.push('\n');
    }
    Markdown::trusted(text)
}

/// The parts above and below the footer: two comments with the same ones say the same. A footer
/// that is not one line is none of ours, and everything is compared.
pub(crate) fn compared(comment: &str) -> (&str, &str) {
    let parts = comment.rsplit_once(FOOTER).and_then(|(above, rest)| {
        let (footer, below) = rest.split_once("</sub>")?;
        (!footer.contains('\n')).then(|| (above, below.trim_end()))
    });
    parts.unwrap_or((comment, ""))
}

/// Headline, counts, table of reasons, folded rest.
pub(super) fn body(run: &Run, words: &Words, budget: usize) -> String {
    let mut text = heading(run, words);
    text.push_str("\n\n");
    let opening: Vec<String> = rows::opening(run)
        .iter()
        .map(|message| words.say(message, Surface::Markdown))
        .collect();
    text.push_str(&opening.join(" "));
    let blocking = run.decision.blocking();
    if !blocking.is_empty() {
        text.push_str("\n\n");
        text.push_str(&table(&blocking, words, budget / 2));
    }
    for section in [
        tables(run, words),
        differing_policy(run, words),
        remarks(run, words),
        folded(run, words),
    ] {
        if section.is_empty() {
            continue;
        }
        if text.len() + section.len() > budget {
            text.push_str("\n\n");
            text.push_str(&words.text("render-cut"));
            break;
        }
        text.push_str("\n\n");
        text.push_str(&section);
    }
    text
}

/// The first line: the decision and the short commit.
pub(super) fn heading(run: &Run, words: &Words) -> String {
    format!(
        "### {} · {}",
        words.say(&rows::headline(run), Surface::Markdown),
        words.value(&Value::from(&run.subject.sha), Surface::Markdown)
    )
}

fn table(blocking: &[(&Report, &Finding)], words: &Words, budget: usize) -> String {
    let mut text = format!(
        "| {} | {} | {} |\n|---|---|---|",
        words.text("render-column-gate"),
        words.text("render-column-reason"),
        words.text("render-column-lift")
    );
    let mut shown = 0;
    for (report, finding) in blocking.iter().take(MOST_ROWS) {
        let row = format!(
            "\n| {} {} | {} | {} |",
            finding.outcome().sign(),
            report.area.name(),
            words.say(&finding.message(), Surface::Markdown),
            words.say(&finding.lift(), Surface::Markdown),
        );
        if text.len() + row.len() > budget {
            break;
        }
        text.push_str(&row);
        shown += 1;
    }
    if shown < blocking.len() {
        let more = Message::new("render-more").with("count", blocking.len() - shown);
        text.push_str(&format!("\n\n{}", words.say(&more, Surface::Markdown)));
    }
    text
}

/// The tables of those gates that have one, such as who has signed off.
pub(super) fn tables(run: &Run, words: &Words) -> String {
    let tables: Vec<String> = run
        .decision
        .reports
        .iter()
        .filter_map(|report| report.table.as_ref())
        .map(|table| super::summary::markdown_table(table, words))
        .collect();
    tables.join("\n").trim_end().to_owned()
}

/// Says that the subject brings another policy.
fn differing_policy(run: &Run, words: &Words) -> String {
    rows::differing_policy(run).map_or_else(String::new, |message| {
        format!("> {}", words.say(&message, Surface::Markdown))
    })
}

fn remarks(run: &Run, words: &Words) -> String {
    let lines: Vec<String> = rows::remarks(run)
        .into_iter()
        .take(MOST_ROWS)
        .map(|(report, finding)| {
            let sentence = words.say(&finding.message(), Surface::Markdown);
            format!(
                "- ⚠️ {} → {}",
                rows::told(report, sentence, words),
                words.say(&finding.lift(), Surface::Markdown)
            )
        })
        .collect();
    lines.join("\n")
}

/// What is go and what does not apply, folded under one line.
fn folded(run: &Run, words: &Words) -> String {
    let going = rows::going(run);
    let not_applicable = rows::not_applicable(run);
    if going.is_empty() && not_applicable.is_empty() {
        return String::new();
    }
    let mut lines = Vec::new();
    let mut short = Vec::new();
    for (report, findings) in &going {
        let sentences: Vec<String> = findings
            .iter()
            .map(|finding| words.say(&finding.message(), Surface::Markdown))
            .collect();
        let sentence = sentences.join(", ");
        short.push(format!("{} {sentence}", report.area.name()));
        lines.push(format!("- 🟢 {}", rows::told(report, sentence, words)));
    }
    for (report, finding) in &not_applicable {
        let sentence = words.say(&finding.message(), Surface::Markdown);
        lines.push(format!("- ⚪ {}", rows::told(report, sentence, words)));
    }
    let title = Message::new("render-going")
        .with("count", going.len())
        .with("gates", Value::Own(short.join(" · ")))
        .with("others", not_applicable.len());
    format!(
        "<details><summary>{} {}</summary>\n\n{}\n\n</details>",
        if going.is_empty() {
            Outcome::NotApplicable.sign()
        } else {
            Outcome::Go.sign()
        },
        words.say(&title, Surface::Markdown),
        lines.join("\n")
    )
}

/// Where the policy came from, when it was decided, the evidence.
fn footer(run: &Run, words: &Words) -> String {
    let mut parts: Vec<String> = rows::provenance(run)
        .iter()
        .map(|message| words.say(message, Surface::Markdown))
        .collect();
    if let Some(url) = &run.report_url {
        parts.push(format!("[{}]({url})", words.text("render-full-report")));
    }
    if let Some(digest) = &run.evidence {
        let short: String = digest.chars().take(19).collect();
        let message = Message::new("render-evidence").with("digest", Value::code(short));
        parts.push(words.say(&message, Surface::Markdown));
    }
    parts.join(" · ")
}
