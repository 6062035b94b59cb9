//! The checks as people and programs read them.

use serde_json::{Value as Json, json};

use super::{Check, Verdict};
use crate::ids::{Environment, RepoSlug};
use crate::locale::{Locale, Message, Surface, Value, Words};
use crate::text::Markdown;

/// What was examined.
pub(crate) struct Subject<'a> {
    /// The repository.
    pub(crate) repository: &'a RepoSlug,
    /// The environment.
    pub(crate) environment: &'a Environment,
}

/// The gravest verdict; nothing looked at is nothing known.
pub(crate) fn gravest(checks: &[Check]) -> Verdict {
    let verdicts = checks.iter().map(|check| check.verdict);
    verdicts.max().unwrap_or(Verdict::NotKnown)
}

/// The first line: how it stands, in all.
fn headline(checks: &[Check], subject: &Subject<'_>) -> Message {
    let count = |verdict| Value::count(checks.iter().filter(|it| it.verdict == verdict).count());
    Message::new("doctor-headline")
        .with("repository", Value::code(subject.repository.to_string()))
        .with("environment", Value::code(subject.environment.as_str()))
        .with("problems", count(Verdict::Problem))
        .with("unknown", count(Verdict::NotKnown))
        .with("warnings", count(Verdict::Warning))
        .with("remarks", count(Verdict::Remark))
        .with("good", count(Verdict::Ok))
}

/// The word for the verdict, and what was found.
fn line(check: &Check) -> Message {
    let verdict = Message::new("doctor-verdict").with("verdict", check.verdict.word());
    Message::new("doctor-line")
        .with("verdict", verdict)
        .with("what", check.what.clone())
}

/// For a terminal or a log: a line for each check, and its remedy below.
pub(crate) fn text(checks: &[Check], subject: &Subject<'_>, words: &Words) -> String {
    let mut text = format!(
        "{} {}\n\n",
        gravest(checks).sign(),
        words.plain(&headline(checks, subject))
    );
    for check in checks {
        text.push_str(&format!(
            "{} {}  [{}]\n",
            check.verdict.sign(),
            words.plain(&line(check)),
            check.id
        ));
        if let Some(remedy) = &check.remedy {
            text.push_str(&format!("   → {}\n", words.plain(remedy)));
        }
    }
    text
}

/// For the job's summary: what needs somebody first, then what is well.
pub(crate) fn markdown(checks: &[Check], subject: &Subject<'_>, words: &Words) -> Markdown {
    let say = |message: &Message| words.say(message, Surface::Markdown);
    let mut text = format!(
        "### {} {}\n\n",
        gravest(checks).sign(),
        say(&headline(checks, subject))
    );
    let item = |check: &Check| {
        let remedy = check.remedy.as_ref();
        let remedy = remedy.map(|remedy| format!("  \n  → {}", say(remedy)));
        format!(
            "- {} {}{}\n",
            check.verdict.sign(),
            say(&line(check)),
            remedy.unwrap_or_default()
        )
    };
    let (good, bad): (Vec<&Check>, Vec<&Check>) = checks
        .iter()
        .partition(|check| check.verdict == Verdict::Ok);
    text.extend(bad.into_iter().map(item));
    if !good.is_empty() {
        let title = Message::new("doctor-good").with("count", Value::count(good.len()));
        text.push_str(&format!(
            "\n<details><summary>🟢 {}</summary>\n\n",
            say(&title)
        ));
        text.extend(good.into_iter().map(item));
        text.push_str("\n</details>\n");
    }
    Markdown::trusted(text)
}

/// For programs, in English whatever the language.
pub(crate) fn json(checks: &[Check], subject: &Subject<'_>) -> Json {
    let words = Words::new(Locale::English);
    let check = |check: &Check| {
        json!({
            "id": check.id,
            "result": check.verdict.word(),
            "what": words.plain(&check.what),
            "remedy": check.remedy.as_ref().map(|remedy| words.plain(remedy)),
        })
    };
    json!({
        "repository": subject.repository.to_string(),
        "environment": subject.environment.as_str(),
        "result": gravest(checks).word(),
        "checks": checks.iter().map(check).collect::<Vec<_>>(),
    })
}
