//! Notes for a terminal.

use super::{Heading, title};
use crate::locale::Words;
use crate::notes::{Entry, Notes};
use crate::text::one_line;

/// So long a line may be, in characters.
const WIDEST: usize = 300;

/// The notes of a release.
pub(crate) fn text(notes: &Notes, heading: &Heading, words: &Words) -> String {
    let name = match &heading.tag {
        Some(tag) => tag.clone(),
        None => words.text("notes-unreleased"),
    };
    let mut out = one_line(&name, WIDEST);
    if let Some(date) = heading.date.filter(|_| heading.tag.is_some()) {
        out.push_str(&format!(" ({date})"));
    }
    out.push('\n');
    for section in &notes.sections {
        out.push_str(&format!(
            "\n{}\n",
            one_line(&title(&section.title, words), WIDEST)
        ));
        section
            .entries
            .iter()
            .for_each(|entry| line(&mut out, entry, words));
    }
    if !notes.by_bots.is_empty() {
        out.push_str(&format!("\n{}\n", words.text("notes-bots")));
        let entries = notes.by_bots.iter();
        entries.for_each(|entry| line(&mut out, entry, words));
    }
    out.push_str(&format!(
        "\n{}\n",
        words.plain(&super::counted(&notes.counts))
    ));
    out
}

fn line(out: &mut String, entry: &Entry, words: &Words) {
    let scope = entry.scope.as_ref().map(|scope| scope.for_parsing());
    let scope = scope
        .filter(|scope| !scope.is_empty())
        .map(|scope| format!("{scope}: "));
    let silent = super::silent(entry, words);
    let said = silent.as_deref().unwrap_or(entry.text.for_parsing());
    let text = format!("{}{}", scope.unwrap_or_default(), said);
    let from = match (entry.pull_request, entry.commits.first()) {
        (Some(number), _) => format!(" (#{number})"),
        (None, Some(commit)) => format!(" ({})", commit.sha().short()),
        (None, None) => String::new(),
    };
    out.push_str(&format!("- {}{from}\n", one_line(&text, WIDEST)));
    for breaks in &entry.breaks {
        out.push_str(&format!("  {}\n", one_line(breaks.for_parsing(), WIDEST)));
    }
}
