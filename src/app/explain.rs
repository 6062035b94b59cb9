//! The command `explain`: what a finding code, a decision or an exit code means, and what to do.

use serde_json::json;

use super::Problem;
use super::outside::Outside;
use crate::cli::{Format, Options};
use crate::decision::{Outcome, message_id};
use crate::exit::Exit;
use crate::locale::{Arguments, Locale, Message, Value, Words};
use crate::text::Untrusted;
use crate::{gates, judge, proof};

/// Decisions that people read; what is not applicable is none.
const DECISIONS: [Outcome; 4] = [Outcome::Go, Outcome::Hold, Outcome::NoGo, Outcome::Unknown];

/// Something that is printed and can be explained.
#[derive(Clone, Copy)]
enum Subject {
    /// A finding, or what checking evidence came to.
    Code(&'static str),
    /// A decision.
    Decision(Outcome),
    /// An exit code.
    Exit(Exit),
}

/// Every code, those of the run itself first and those of saved evidence last.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    let of_gates = gates::REGISTERED.iter().flat_map(|(_, codes)| codes.iter());
    let all = judge::CODES.iter().chain(of_gates).chain(proof::CODES);
    all.copied()
}

/// Everything, in groups with their names; those of gates are named as in the policy.
fn groups(words: &Words) -> Vec<(String, Vec<Subject>)> {
    let codes = |codes: &[&'static str]| codes.iter().map(|code| Subject::Code(code)).collect();
    let name = |id: &'static str| words.text(id);
    let mut groups = vec![
        (
            name("app-explain-decisions"),
            DECISIONS.map(Subject::Decision).to_vec(),
        ),
        (
            name("app-explain-exit-codes"),
            Exit::ALL.map(Subject::Exit).to_vec(),
        ),
        (name("app-explain-run"), codes(judge::CODES)),
    ];
    let gates = gates::REGISTERED.iter();
    groups.extend(gates.map(|(gate, of_gate)| ((*gate).to_owned(), codes(of_gate))));
    groups.push((name("app-explain-evidence"), codes(proof::CODES)));
    groups
}

/// Explains one thing, or lists them all.
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
    let chosen = code.map(find).transpose()?;
    if machine {
        let list: Vec<_> = match chosen {
            None => codes()
                .map(|code| Subject::Code(code).document(&words))
                .collect(),
            Some(subject) => vec![subject.document(&words)],
        };
        outside.console.json(&serde_json::Value::Array(list))?;
        return Ok(Exit::Go);
    }
    let text = match chosen {
        Some(subject) => subject.lines("", &words),
        None => {
            let groups = groups(&words).into_iter().map(|(name, group)| {
                let lines = group.iter().map(|subject| subject.lines("  ", &words));
                let heading = Message::new("app-explain-group").with("name", Value::Own(name));
                format!("{}\n{}", words.plain(&heading), lines.collect::<String>())
            });
            groups.collect::<Vec<_>>().join("\n")
        }
    };
    outside.console.result(&text)?;
    Ok(Exit::Go)
}

impl Subject {
    /// As it is printed where people meet it.
    fn name(self, words: &Words) -> String {
        match self {
            Self::Code(code) => code.to_owned(),
            Self::Decision(outcome) => {
                let message = Message::new("render-outcome");
                words.plain(&message.with("outcome", Value::Word(outcome.word())))
            }
            Self::Exit(exit) => exit.code().to_string(),
        }
    }

    /// The message whose attributes explain it.
    fn id(self) -> String {
        match self {
            Self::Code(code) => message_id(code),
            Self::Decision(outcome) => format!("app-decision-{}", outcome.word()),
            Self::Exit(exit) => exit.meaning().to_owned(),
        }
    }

    fn meaning(self, words: &Words) -> String {
        let id = match self {
            // The help has a sentence for each.
            Self::Exit(_) => self.id(),
            Self::Code(_) | Self::Decision(_) => format!("{}.explain", self.id()),
        };
        words.plain(&Message::named(id, Arguments::default()))
    }

    /// Who lifts it and how: in general, or as a finding has it where that reads well without the
    /// finding's own values.
    fn lift(self, words: &Words) -> Option<String> {
        let helps = format!("{}.helps", self.id());
        if words.knows(&helps) {
            return Some(words.plain(&Message::named(helps, Arguments::default())));
        }
        let lift = Message::named(format!("{}.lift", self.id()), Arguments::default());
        words.without_arguments(&lift)
    }

    fn lines(self, indent: &str, words: &Words) -> String {
        let lift = self.lift(words);
        let lift = lift.map_or_else(String::new, |lift| format!("{indent}  → {lift}\n"));
        let (name, meaning) = (self.name(words), self.meaning(words));
        format!("{indent}{name}\n{indent}  {meaning}\n{lift}")
    }

    fn document(self, words: &Words) -> serde_json::Value {
        json!({
            "code": self.name(words),
            "meaning": self.meaning(words),
            "lift": self.lift(words),
        })
    }
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

fn find(code: &Untrusted) -> Result<Subject, Problem> {
    let asked = code.for_parsing().trim().to_lowercase();
    let mut exits = Exit::ALL.into_iter();
    if let Some(exit) = exits.find(|exit| exit.code().to_string() == asked) {
        return Ok(Subject::Exit(exit));
    }
    if let Some(outcome) = decision(&asked) {
        return Ok(Subject::Decision(outcome));
    }
    // `deny:friday` and `section_missing:After` name what they are about.
    let word = asked.split(':').next().unwrap_or_default();
    let word = word.trim().replace('_', "-");
    if let Some(known) = codes().find(|known| *known == word || after_slash(known) == word) {
        return Ok(Subject::Code(known));
    }
    if let Some((_, known)) = ALSO_CALLED.iter().find(|(other, _)| *other == word) {
        return Ok(Subject::Code(known));
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

/// A decision by its word in JSON, or as people read it in any language.
fn decision(asked: &str) -> Option<Outcome> {
    let said = |outcome: Outcome, locale: Locale| {
        let subject = Subject::Decision(outcome);
        subject.name(&Words::new(locale)).to_lowercase()
    };
    let is = |outcome: &Outcome| {
        let mut locales = [Locale::English, Locale::French].into_iter();
        outcome.word() == asked || locales.any(|locale| said(*outcome, locale) == asked)
    };
    DECISIONS.into_iter().find(is)
}

fn after_slash(code: &str) -> &str {
    code.split_once('/').map_or(code, |(_, what)| what)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is good needs no lifting.
    const GOOD: [&str; 8] = [
        "checklist/complete",
        "error-budget/fits",
        "npm-audit/clean",
        "sign-off/given",
        "version/no-tag",
        "version/right",
        "window/exempt",
        "window/open",
    ];

    #[test]
    fn every_code_that_is_not_good_says_how_to_lift_it() {
        for locale in Locale::ALL {
            let words = Words::new(locale);
            let without = codes().filter(|code| Subject::Code(code).lift(&words).is_none());
            let mut without: Vec<&str> = without.collect();
            without.sort_unstable();
            assert_eq!(without, GOOD, "{}", locale.tag());
            for code in codes() {
                let lift = Subject::Code(code).lift(&words).unwrap_or_default();
                assert!(
                    !lift.contains("{$") && !lift.contains("{ $"),
                    "{code}: {lift}"
                );
            }
        }
    }

    #[test]
    fn of_a_code_that_does_not_exist_the_nearest_is_named() {
        for (asked, nearest) in [
            ("window/closed-now", "window/"),
            ("signoff/veto", "sign-off/veto"),
            ("checklist/open", "checklist/open-items"),
            ("evidence/absentt", "evidence/absent"),
        ] {
            let Err(Problem::Said(message, Exit::Usage)) = find(&asked.into()) else {
                panic!("{asked} is no code");
            };
            let said = Words::new(Locale::English).plain(&message.attribute("remedy"));
            let said = format!("{} {said}", Words::new(Locale::English).plain(&message));
            assert!(said.contains(nearest), "{asked}: {said}");
        }
    }
}
