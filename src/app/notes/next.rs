//! Which version comes next.

use semver::Version;
use serde_json::json;

use super::super::outside::Outside;
use super::super::{Problem, remark};
use super::book::{self, Book, Since};
use super::papers::{Papers, Said};
use super::{open, refused, repository_of, tell_oddities, tell_passed_over};
use crate::cli::{Format, Options};
use crate::exit::Exit;
use crate::locale::{Message, Value, Words};
use crate::notes::{People, Scope, assemble};
use crate::versioning::{Step, TagPrefix, Zero, at_least, next};

/// Says which version the changes since the last one ask for.
pub(in crate::app) fn next_version(
    outside: &Outside,
    options: &Options,
    prefix: Option<&TagPrefix>,
    first: bool,
) -> Result<Exit, Problem> {
    let Said { config, zero, .. } = Papers::WorkingTree(outside).config(outside, options)?;
    let clone = open(outside)?;
    let book = Book {
        clone: &clone,
        prefix: prefix.or(config.prefix.as_ref()).cloned(),
        trailer: None,
        // As the gate: what a squash lists is all that is left of those commits.
        split: true,
    };
    let since = book::since_last(&book, first)?;
    let story = &since.story;
    tell_passed_over(outside, options, story);
    let words = Words::new(options.language);
    let mailmap = clone.mailmap(story.head).map_err(refused)?;
    let touched = story.touched(&clone, &config.paths)?;
    let repository = repository_of(&clone);
    let scope = Scope {
        audience: None,
        touched: touched.as_ref(),
        repository: repository.as_ref(),
        pulls: None,
    };
    let notes = assemble(&story.commits, &config, &scope, &mut People::new(&mailmap));
    tell_oddities(outside, options, &notes.oddities, notes.oddities.len());
    let last = story.previous.as_ref();
    let Some(asked) = &notes.step else {
        let message = Message::new("app-next-version-nothing").with(
            "last",
            Value::code(last.map_or("HEAD", |last| last.name.as_str())),
        );
        return Err(Problem::Said(message, Exit::NoGo));
    };
    let (version, tag) = proposed(&since, asked.step, zero)?;
    if options.format == Format::Json {
        outside.console.json(&json!({
            "version": version.to_string(),
            "tag": tag,
            "previous": last.map(|last| &last.name),
            "step": asked.step.word(),
            "commits": notes.counts.commits,
            "asked_for_by": asked.by.iter().map(|(commit, _)| commit.sha()).collect::<Vec<_>>(),
        }))?;
        return Ok(Exit::Go);
    }
    outside.console.result(&format!("{tag}\n"))?;
    let Some((commit, first)) = asked.by.first() else {
        return Ok(Exit::Go);
    };
    let why = Message::new("app-next-version-why")
        .with("step", asked.step.word())
        .with("count", asked.count)
        .with(
            "near",
            if notes.oddities.is_empty() {
                "no"
            } else {
                "yes"
            },
        )
        .with("has-last", if last.is_some() { "yes" } else { "no" })
        .with(
            "last",
            Value::code(last.map_or("", |last| last.name.as_str())),
        )
        .with("first", Value::Text(first.clone()))
        .with("commit", Value::code(commit.sha().short()));
    remark(outside, options, &words.plain(&why));
    Ok(Exit::Go)
}

/// The next version and its tag: above all of this history, and not taken elsewhere.
fn proposed(since: &Since, step: Step, zero: Zero) -> Result<(Version, String), Problem> {
    let last = since.story.previous.as_ref();
    let no = |id, tag: &str| {
        let message = Message::new(id).with("tag", Value::code(tag));
        Problem::Said(message, Exit::NoGo)
    };
    let Some(version) = next(last.map(|last| &last.version), step, zero) else {
        let last = last.map_or("", |last| &last.name);
        return Err(no("app-next-version-too-large", last));
    };
    let pre_release = since.pre_release.as_ref();
    let version = at_least(version, pre_release.map(|it| &it.version));
    let tag = since.story.prefix.tag(&version);
    match since.versions.taken(&version, &tag) {
        Some(taken) => Err(no("app-next-version-taken", taken)),
        None => Ok((version, tag)),
    }
}
