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
            .map(|code| json!({ "code": code, "meaning": explained(code, &words) }))
            .collect();
        outside.console.json(&serde_json::Value::Array(list))?;
    } else {
        let text: String = chosen
            .iter()
            .map(|code| format!("{code}\n  {}\n", explained(code, &words)))
            .collect();
        outside.console.result(&text)?;
    }
    Ok(Exit::Go)
}

fn find(code: &Untrusted) -> Result<&'static str, Problem> {
    let asked = code.for_parsing().trim();
    codes()
        .find(|known| known.eq_ignore_ascii_case(asked))
        .ok_or_else(|| {
            let nearest = codes().max_by(|one, other| {
                strsim::jaro_winkler(one, asked).total_cmp(&strsim::jaro_winkler(other, asked))
            });
            let message = Message::new("app-unknown-code")
                .with("code", Value::Code(code.clone()))
                .with("nearest", Value::code(nearest.unwrap_or_default()));
            Problem::Said(message, Exit::Usage)
        })
}

fn explained(code: &str, words: &Words) -> String {
    words.plain(&Message::named(
        format!("{}.explain", message_id(code)),
        Arguments::default(),
    ))
}
