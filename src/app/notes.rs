//! The commands `notes` and `next-version`: what a release contains, from the clone on the disk or
//! from GitHub.

mod approval;
mod book;
mod connection;
mod document;
mod next;
mod online;
mod origin;
mod papers;
mod release;
mod sheet;
mod sorting;
mod story;
mod told;
mod versions;

pub(super) use next::next_version;

use std::sync::Arc;

use super::outside::Outside;
use super::{Problem, remark, started};
use crate::cli::{Caller, NamedSubject, NotesOptions, Options, PublishOptions, Verbosity};
use crate::event::Target;
use crate::exit::Exit;
use crate::history::{Clone, CommitId};
use crate::ids::{RefName, RepoSlug};
use crate::locale::{Message, Value, Words};
use crate::notes::release_file::Labels;
use crate::notes::render::Place;
use crate::notes::{Oddity, People, Scope, assemble};
use crate::setup::{Origin as Remote, origin};
use crate::text::Untrusted;
use document::Document;
use online::Online;
use origin::{Origin, Told};
use papers::{Papers, Said, in_repository};
use release::Release;
use sheet::{Sheet, Written, by_template};
use story::Story;

/// Headings of releases in a document of their own.
const LEVEL: usize = 2;

/// Writes the notes of one release, or of all.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    mut wanted: NotesOptions,
    caller: Caller,
) -> Result<Exit, Problem> {
    if caller == Caller::Action {
        wanted.version = Some(Untrusted::new(tag_of_event(outside, &wanted)?.as_str()));
    }
    let online = Online::open(outside, options, &wanted)?;
    let online = online.as_ref();
    let connection = online.and_then(Online::connection);
    let papers = match (in_repository(&wanted.policy), online.zip(connection)) {
        (Some((path, branch)), Some((online, connection))) => {
            Papers::at_tip(connection, &online.repository, branch, path)?
        }
        _ => Papers::WorkingTree(outside),
    };
    let Said {
        mut config,
        zone,
        decides,
        ..
    } = papers.config(outside, options)?;
    let without = |publish: &PublishOptions| publish.evidence.is_none() && !publish.dry_run;
    if caller == Caller::Action && decides && wanted.publish.as_ref().is_some_and(without) {
        // An expression that comes out empty must not publish what was refused.
        return Err(Problem::Said(
            Message::new("app-notes-needs-evidence"),
            Exit::Usage,
        ));
    }
    let labels = online.map_or(Labels::Unknown, |_| Labels::Known);
    sorting::of_repository(&papers, outside, options, &mut config, labels)?;
    let words = Words::new(config.locale.unwrap_or(options.language));
    let template = by_template(&papers, &config)?;
    let repository = online.map(|online| &online.repository);
    let repository = repository.or(wanted.repository.as_ref());
    let place = repository.map(|repository| Place {
        server: wanted.server.clone(),
        repository: repository.clone(),
    });
    let sheet = Arc::new(Sheet {
        config,
        words,
        place,
        template,
    });
    let config = &sheet.config;
    let audience = match &wanted.audience {
        None => None,
        Some(name) => {
            let found = config.audience(name.for_parsing());
            Some(found.ok_or_else(|| {
                let message = Message::new("app-notes-no-audience");
                Problem::Said(message.with("name", Value::Code(name.clone())), Exit::Usage)
            })?)
        }
    };
    let trailer = audience.and_then(|audience| audience.trailer.as_ref());
    let origin = Origin {
        outside,
        options,
        wanted: &wanted,
        config,
        trailer: trailer.map(|trailer| trailer.for_parsing().to_owned()),
        online,
        never_clone: caller == Caller::Action,
    };
    let Told {
        stories,
        mailmap,
        clone,
    } = origin.told()?;
    let own = clone.as_ref().and_then(repository_of);
    let publish = wanted.publish.as_ref().zip(online);
    let is_for_document = !wanted.write && publish.is_none();
    let mut document = Document::new(Arc::clone(&sheet), options.format, wanted.all);
    let mut people = People::new(&mailmap);
    let (mut written, mut oddities, mut odd) = (Vec::new(), Vec::new(), 0);
    // A story is let go as soon as it is told.
    for mut story in stories {
        let pulls = online
            .map(|online| told::pulls(online, &story))
            .transpose()?;
        people.know(std::mem::take(&mut story.accounts));
        if let Some(pulls) = &pulls {
            people.suppose(pulls.accounts(&story.commits));
            pulls.retell(&mut story.commits, config);
        }
        let touched = clone
            .as_ref()
            .map(|clone| story.touched(clone, &config.paths));
        let touched = touched.transpose()?.flatten();
        let scope = Scope {
            audience,
            touched: touched.as_ref(),
            repository: repository.or(own.as_ref()),
            pulls: pulls.as_ref(),
        };
        let mut notes = assemble(&story.commits, config, &scope, &mut people);
        if let Some((online, pulls)) = online.zip(pulls.as_ref()) {
            match told::newcomers(online, &story, pulls) {
                Ok(known) => notes.welcome(&known),
                Err(failure) => origin.regret("app-notes-no-newcomers", &failure),
            }
        }
        if let Some((online, path)) = online.zip(wanted.record.as_ref()) {
            let tag = told::tag(online, &wanted)?;
            online.record(path, tag.as_ref(), &story.head.sha())?;
        }
        let room = MOST_ODDITIES.saturating_sub(oddities.len());
        oddities.extend(notes.oddities.iter().take(room).copied());
        odd += notes.oddities.len();
        let told = Written {
            notes,
            heading: story.heading(&zone),
            range: story.range(),
            head: story.head,
            prefix: story.prefix,
        };
        match is_for_document {
            true => document.add(told),
            false => written.push(told),
        }
    }
    if wanted.write {
        return sheet.keep(outside, options, &written);
    }
    tell_oddities(outside, options, &oddities, odd);
    if let Some((publish, online)) = publish {
        let release = Release::of(online, publish, &written)?;
        return release.hand_over(outside, options, &sheet, &written, caller);
    }
    document.hand_over(outside)?;
    Ok(Exit::Go)
}

/// The tag that the event, or the input, names.
fn tag_of_event(outside: &Outside, wanted: &NotesOptions) -> Result<RefName, Problem> {
    let needs_tag = || Problem::Said(Message::new("app-notes-needs-tag"), Exit::Usage);
    if let Some(name) = &wanted.version {
        return name.for_parsing().parse().map_err(|_| needs_tag());
    }
    let target: Option<&NamedSubject> = None;
    let event = started::by(outside, wanted.repository.as_ref(), target, Caller::Action)?;
    if let Target::Tag { name, .. } = event.target {
        return Ok(name);
    }
    // A sign-off on a release issue: the evidence of its GO says which tag it is for.
    let evidence = wanted.publish.as_ref().and_then(|it| it.evidence.as_ref());
    let tag = evidence.map(|path| approval::tag_of(outside, path));
    tag.transpose()?.flatten().ok_or_else(needs_tag)
}

fn open(outside: &Outside) -> Result<Clone, Problem> {
    Clone::open(&outside.files.locate(std::path::Path::new("."))).map_err(refused)
}

/// The repository on GitHub that a clone came from.
fn repository_of(clone: &Clone) -> Option<RepoSlug> {
    match origin(&clone.origin()?) {
        Remote::GitHub(repository) => Some(repository),
        Remote::Elsewhere => None,
    }
}

/// A clone that cannot tell: never shorter notes.
fn refused(fault: crate::history::Fault) -> Problem {
    let exit = match fault {
        crate::history::Fault::Below(_) => Exit::Usage,
        _ => Exit::Unreadable,
    };
    Problem::Said(fault.message(), exit)
}

fn tell_passed_over(outside: &Outside, options: &Options, story: &Story) {
    let elsewhere = story.passed_over.iter().take(3);
    let elsewhere = elsewhere.map(|tag| ("app-notes-no-ancestor", tag));
    let unreleased = story.unreleased.iter().take(3);
    let unreleased = unreleased.map(|tag| ("app-notes-unreleased", tag));
    let mut told = elsewhere.chain(unreleased).peekable();
    // Reading the words takes longer than a story does.
    if told.peek().is_none() {
        return;
    }
    let words = Words::new(options.language);
    for (id, tag) in told {
        let message = Message::new(id).with("tag", Value::code(tag.as_str()));
        remark(outside, options, &words.plain(&message));
    }
}

/// So many commits that are nearly conventional are named.
const MOST_ODDITIES: usize = 10;

/// Says what is nearly conventional, of so many: it asks for less than was probably meant.
fn tell_oddities(
    outside: &Outside,
    options: &Options,
    oddities: &[(CommitId, Oddity)],
    all: usize,
) {
    if options.verbosity == Verbosity::Quiet || oddities.is_empty() {
        return;
    }
    let words = Words::new(options.language);
    for (commit, oddity) in oddities.iter().take(MOST_ODDITIES) {
        let message = Message::new("app-notes-odd")
            .with("commit", Value::code(commit.sha().short()))
            .with("kind", oddity.word());
        remark(outside, options, &words.plain(&message));
    }
    let more = all.saturating_sub(MOST_ODDITIES);
    if more > 0 {
        let message = Message::new("app-notes-odd-more").with("count", more);
        remark(outside, options, &words.plain(&message));
    }
}
