//! The command `explain`: what a finding code means and how to lift it.

use serde_json::json;

use super::Problem;
use super::outside::Outside;
use crate::cli::{Format, Options};
use crate::decision::message_id;
use crate::exit::Exit;
use crate::locale::{Arguments, Locale, Message, Value, Words};
use crate::text::Untrusted;
use crate::{gates, judge};

/// Every code, those of the run itself first.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    let of_gates = gates::REGISTERED.iter().flat_map(|(_, codes)| codes.iter());
    judge::CODES.iter().chain(of_gates).copied()
}

/// Explains one code, or lists them all.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    code: Option<&Untrusted>,
) -> Result<Exit, Problem> {
    let machine = options.format == Format::Json;
    let words = Words::new(if machine {
        Locale::English
    } else {
        options.language
    });
    let chosen: Vec<&'static str> = match code {
        None => codes().collect(),
        Some(code) => vec![find(code)?],
    };
    if machine {
        let list: Vec<_> = chosen
            .iter()
            .map(|code| {
                let lift = lifted(code, &words);
                json!({ "code": code, "meaning": explained(code, &words), "lift": lift })
            })
            .collect();
        outside.console.json(&serde_json::Value::Array(list))?;
    } else {
        let text: String = chosen
            .iter()
            .map(|code| {
                let lift =
                    lifted(code, &words).map_or_else(String::new, |lift| format!("  → {lift}\n"));
                format!("{code}\n  {}\n{lift}", explained(code, &words))
            })
            .collect();
        outside.console.result(&text)?;
    }
    Ok(Exit::Go)
}

/// How the JSON of `window` and `checklist` calls some reasons, where it is not the code's own word.
const ALSO_CALLED: [(&str, &str); 4] = [
    ("deny", "window/denied"),
    ("unclosed-fence", "checklist/unclosed"),
    ("unclosed-comment", "checklist/unclosed"),
    ("unread-glyph", "checklist/looks-wrong"),
];

/// How like a code a word must be to be meant as it; jaro-winkler, from 0 to 1.
const ALIKE: f64 = 0.85;

fn find(code: &Untrusted) -> Result<&'static str, Problem> {
    let asked = code.for_parsing().trim().to_ascii_lowercase();
    // `deny:friday` and `section_missing:After` name what they are about.
    let word = asked.split(':').next().unwrap_or_default();
    let word = word.trim().replace('_', "-");
    if let Some(known) = codes().find(|known| *known == word || after_slash(known) == word) {
        return Ok(known);
    }
    if let Some((_, known)) = ALSO_CALLED.iter().find(|(other, _)| *other == word) {
        return Ok(known);
    }
    let alike = |known: &str| {
        let whole = strsim::jaro_winkler(known, &word);
        whole.max(strsim::jaro_winkler(after_slash(known), &word))
    };
    let nearest = codes()
        .map(|known| (alike(known), known))
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .filter(|(alike, _)| *alike >= ALIKE);
    let message = match nearest {
        Some((_, nearest)) => {
            Message::new("app-unknown-code").with("nearest", Value::code(nearest))
        }
        None => Message::new("app-strange-code"),
    };
    let message = message.with("code", Value::Code(code.clone()));
    Err(Problem::Said(message, Exit::Usage))
}

fn after_slash(code: &str) -> &str {
    code.split_once('/').map_or(code, |(_, what)| what)
}

fn explained(code: &str, words: &Words) -> String {
    words.plain(&Message::named(
        format!("{}.explain", message_id(code)),
        Arguments::default(),
    ))
}

/// Who lifts it and how, where that reads well without a finding's own values.
fn lifted(code: &str, words: &Words) -> Option<String> {
    let lift = Message::named(format!("{}.lift", message_id(code)), Arguments::default());
    words.without_arguments(&lift)
}
