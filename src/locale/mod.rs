//! Messages into words: English and French, one Fluent file per area and language.
//!
//! A [`Message`] is a name and typed arguments; it says nothing until [`Words`] of one language
//! speak it for one [`Surface`]. Arguments pass through that surface's escaper on the way, so no
//! sentence can forget to.

mod catalogue;
mod dates;
mod message;
mod numbers;

pub(crate) use dates::{rfc3339, weekday};
pub(crate) use message::{Arguments, Message, Tone, Value};

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::Zoned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text;

/// A language that gonogo speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub(crate) enum Locale {
    /// English, also the language of JSON and logs for machines.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
}

impl Locale {
    /// Every language; tests demand that each has all words.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 2] = [Self::English, Self::French];

    /// The language tag as in the policy.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// From a POSIX locale such as `fr_FR.UTF-8`; anything but French is English.
    pub(crate) fn from_posix(name: &str) -> Self {
        let language = name.split(['_', '.', '@', '-']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("fr") {
            Self::French
        } else {
            Self::English
        }
    }
}

/// Where a sentence will be read, which decides how foreign text in it is escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Surface {
    /// Comments, summaries, check runs.
    Markdown,
    /// Terminals, logs, status lines, JSON: one line, nothing invisible.
    Plain,
    /// The report's page: foreign text is plain text, back-quotes in our words are code.
    Html,
}

/// Arguments whose numbers count nothing but name a place: their digits are not grouped.
const PLACES: [&str; 2] = ["line", "column"];

/// The words of one language.
pub(crate) struct Words {
    locale: Locale,
    bundle: FluentBundle<&'static FluentResource>,
    /// Instants of another year than this are written with their year.
    year: Option<i16>,
}

/// The embedded words of a language, parsed once: a run speaks more than once, and parsing takes longer
/// than most of what it has to say.
fn resources(locale: Locale) -> &'static [FluentResource] {
    static ENGLISH: OnceLock<Vec<FluentResource>> = OnceLock::new();
    static FRENCH: OnceLock<Vec<FluentResource>> = OnceLock::new();
    let parsed = match locale {
        Locale::English => &ENGLISH,
        Locale::French => &FRENCH,
    };
    parsed.get_or_init(|| {
        let sources = catalogue::sources(locale).iter();
        let parse = |source: &&str| FluentResource::try_new((*source).to_owned());
        sources
            .map(|source| parse(source).map_err(|(_, errors)| errors))
            .map(|parsed| parsed.expect("the words are checked by a test"))
            .collect()
    })
}

impl Words {
    /// The embedded words of a language.
    pub(crate) fn new(locale: Locale) -> Self {
        let language = locale
            .tag()
            .parse()
            .expect("our two language tags are valid");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are invisible characters; our escapers take care of direction.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(numbers::formatter(locale)));
        for resource in resources(locale) {
            bundle
                .add_resource(resource)
                .expect("no message has two texts: checked by a test");
        }
        Self {
            locale,
            bundle,
            year: None,
        }
    }

    /// The same words, leaving out the year of instants in the year of `now`.
    pub(crate) fn at(mut self, now: &Zoned) -> Self {
        self.year = Some(now.year());
        self
    }

    /// The language.
    pub(crate) fn locale(&self) -> Locale {
        self.locale
    }

    /// The message for a terminal, a log or JSON.
    pub(crate) fn plain(&self, message: &Message) -> String {
        self.say(message, Surface::Plain)
    }

    /// The message with `…` for every argument that it lacks; none where it is not much more than
    /// its arguments, and so says nothing without them.
    pub(crate) fn without_arguments(&self, message: &Message) -> Option<String> {
        // Fluent writes an argument that is missing as its reference.
        let text = self.plain(message);
        let mut pieces = text.split("{$");
        let mut shown = pieces.next().unwrap_or_default().to_owned();
        let mut missing = 0;
        for piece in pieces {
            let (_, behind) = piece.split_once('}')?;
            shown.push('…');
            shown.push_str(behind);
            missing += 1;
        }
        let says = missing <= 2 && !shown.starts_with('…') && self.knows(message.id());
        says.then(|| shown.replace("….", "…"))
    }

    /// A message without arguments, for a terminal.
    pub(crate) fn text(&self, id: &'static str) -> String {
        self.plain(&Message::new(id))
    }

    /// Whether there are words for this message (with attribute: `id.attribute`).
    pub(crate) fn knows(&self, id: &str) -> bool {
        let (name, attribute) = split_attribute(id);
        self.bundle
            .get_message(name)
            .is_some_and(|message| match attribute {
                Some(attribute) => message.get_attribute(attribute).is_some(),
                None => message.value().is_some(),
            })
    }

    /// The message in words, its arguments escaped for `surface`.
    pub(crate) fn say(&self, message: &Message, surface: Surface) -> String {
        let (name, attribute) = split_attribute(message.id());
        let pattern = self
            .bundle
            .get_message(name)
            .and_then(|found| match attribute {
                Some(attribute) => found.get_attribute(attribute).map(|found| found.value()),
                None => found.value(),
            });
        // A test demands words for every message; without them the name is still the truth.
        let Some(pattern) = pattern else {
            return message.id().to_owned();
        };
        let mut pieces = Vec::new();
        let mut arguments = FluentArgs::new();
        for (key, value) in message.arguments().iter() {
            let mut argument = self.argument(value, surface, &mut pieces);
            if let FluentValue::Number(number) = &mut argument {
                number.options.use_grouping = !PLACES.contains(key);
            }
            arguments.set(*key, argument);
        }
        let mut errors = Vec::new();
        let sentence = self
            .bundle
            .format_pattern(pattern, Some(&arguments), &mut errors);
        match surface {
            Surface::Html => text::html_sentence(&sentence, &pieces),
            Surface::Markdown | Surface::Plain => sentence.into_owned(),
        }
    }

    /// An argument for Fluent. In HTML our own words are escaped too, after they are put together:
    /// until then, finished `pieces` are held out of the sentence.
    fn argument(
        &self,
        value: &Value,
        surface: Surface,
        pieces: &mut Vec<String>,
    ) -> FluentValue<'static> {
        let text = match (value, surface) {
            (Value::Number(number), _) => return FluentValue::from(*number),
            (Value::Word(word), _) => return FluentValue::String(Cow::Borrowed(word)),
            (Value::Own(text), _) => text.clone(),
            (Value::Decimal(text), _) => numbers::decimal(self.locale, text),
            (Value::Span(text), _) => dates::span(self.locale, text),
            (other, Surface::Html) => {
                pieces.push(self.value(other, surface));
                text::html_place(pieces.len() - 1).to_string()
            }
            (other, Surface::Markdown | Surface::Plain) => self.value(other, surface),
        };
        FluentValue::String(Cow::Owned(text))
    }

    /// One value on its own, escaped for `surface`: for table cells.
    pub(crate) fn value(&self, value: &Value, surface: Surface) -> String {
        match value {
            Value::Number(number) => numbers::decimal(self.locale, &number.to_string()),
            Value::Word(word) => own(word, surface),
            Value::Own(text) => own(text, surface),
            Value::Decimal(text) => numbers::decimal(self.locale, text),
            Value::Span(text) => dates::span(self.locale, text),
            Value::Link { words, to } => match surface {
                Surface::Markdown => format!("[{words}](<{to}>)"),
                Surface::Plain => words.clone(),
                Surface::Html => text::html_link(words, to.as_str()),
            },
            Value::Text(text) => match surface {
                Surface::Markdown => text::markdown_text(text.for_parsing()),
                Surface::Plain => text::one_line(text.for_parsing(), 300),
                Surface::Html => text::html_text(text.for_parsing()),
            },
            Value::Code(text) => match surface {
                Surface::Markdown => text::code_span(text.for_parsing()),
                Surface::Plain => text::one_line(text.for_parsing(), 300),
                Surface::Html => text::html_code(text.for_parsing()),
            },
            Value::Instant(instant) => {
                let shown = dates::instant(self.locale, instant, self.year != Some(instant.year()));
                time(shown, || rfc3339(instant), surface)
            }
            Value::Date(date) => {
                let shown = dates::date(self.locale, *date, self.year != Some(date.year()));
                time(shown, || date.to_string(), surface)
            }
            Value::Seconds(seconds) => dates::duration(self.locale, *seconds),
            Value::Message(message) => self.say(message, surface),
            // Only in Markdown can signs of a sentence disturb the one around it.
            Value::Quoted(message) if surface == Surface::Markdown => {
                let plain = Value::text(self.say(message, Surface::Plain));
                self.value(&plain, surface)
            }
            Value::Quoted(message) => self.say(message, surface),
            Value::Marked { sign, tone, words } => {
                let said = self.say(words, surface);
                match surface {
                    Surface::Html => format!("<span class=\"mark {}\">{said}</span>", tone.word()),
                    _ if sign.is_empty() => said,
                    _ => format!("{sign} {said}"),
                }
            }
            Value::List(values) => {
                let parts: Vec<String> = values
                    .iter()
                    .map(|value| self.value(value, surface))
                    .collect();
                parts.join(", ")
            }
        }
    }
}

/// Our own words.
fn own(text: &str, surface: Surface) -> String {
    match surface {
        Surface::Html => text::html_sentence(text, &[]),
        Surface::Markdown | Surface::Plain => text.to_owned(),
    }
}

/// A time as people read it; in HTML with the time that machines read.
fn time(shown: String, machine: impl Fn() -> String, surface: Surface) -> String {
    match surface {
        Surface::Html => format!("<time datetime=\"{}\">{shown}</time>", machine()),
        Surface::Markdown | Surface::Plain => shown,
    }
}

fn split_attribute(id: &str) -> (&str, Option<&str>) {
    match id.split_once('.') {
        Some((name, attribute)) => (name, Some(attribute)),
        None => (id, None),
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests read the source")]
mod tests;

#[cfg(test)]
mod typography_tests;
