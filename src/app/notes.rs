//! The commands `notes` and `next-version`: what a release contains, from the clone on the disk.

mod next;
mod story;
mod versions;

pub(super) use next::next_version;

use jiff::tz::TimeZone;
use serde_json::json;

use super::lint::{policy_file, told_faults};
use super::outside::Outside;
use super::{Problem, remark};
use crate::cli::{Format, NotesOptions, Options, Verbosity};
use crate::exit::Exit;
use crate::gates::policy;
use crate::history::Clone;
use crate::locale::{Message, Value, Words};
use crate::notes::render::{self, Heading, Place};
use crate::notes::{Config, Notes, People, Scope, assemble, changelog};
use crate::versioning::TagPrefix;
use story::{Book, Story, Wanted};

/// Headings of releases in a document of their own.
const LEVEL: usize = 2;

/// Writes the notes of one release, or of all.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    wanted: &NotesOptions,
) -> Result<Exit, Problem> {
    let (config, zone) = config(outside, options)?;
    let words = Words::new(config.locale.unwrap_or(options.language));
    let clone = open(outside)?;
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
    let place = wanted.repository.clone().map(|repository| Place {
        server: wanted.server.clone(),
        repository,
    });
    let trailer = audience.and_then(|audience| audience.trailer.as_ref());
    let book = Book {
        clone: &clone,
        prefix: config.prefix.clone(),
        trailer: trailer.map(|trailer| trailer.for_parsing().to_owned()),
    };
    let stories = match wanted.all {
        true => story::all(&book)?,
        false => {
            let found = story::one(&book, &Wanted::of(wanted))?;
            tell_passed_over(outside, options, &found);
            vec![found]
        }
    };
    let head = stories.first().map(|story| story.head);
    let mailmap = head.map(|head| clone.mailmap(head).map_err(refused));
    let mailmap = mailmap.transpose()?.unwrap_or_default();
    let mut people = People::new(&mailmap);
    let mut written = Vec::new();
    // A story is let go as soon as it is told.
    for story in stories {
        let touched = story.touched(&clone, &config.paths)?;
        let scope = Scope {
            audience,
            touched: touched.as_ref(),
            repository: wanted.repository.as_ref(),
        };
        let notes = assemble(&story.commits, &config, &scope, &mut people);
        written.push(Written {
            notes,
            heading: story.heading(&zone),
            range: story.range(),
            prefix: story.prefix,
        });
    }
    let sheet = Sheet {
        config: &config,
        words: &words,
        place: place.as_ref(),
    };
    if wanted.write {
        return sheet.keep(outside, options, &written);
    }
    tell_oddities(outside, options, &written);
    match options.format {
        Format::Json => outside.console.json(&sheet.json(&written, wanted.all))?,
        Format::Text => outside.console.result(&sheet.text(&written))?,
        _ => outside.console.result(&sheet.markdown(&written, LEVEL))?,
    }
    Ok(Exit::Go)
}

/// The notes of a release with what stands above them.
struct Written {
    notes: Notes,
    heading: Heading,
    range: String,
    prefix: TagPrefix,
}

/// In which words and with which links.
struct Sheet<'a> {
    config: &'a Config,
    words: &'a Words,
    place: Option<&'a Place>,
}

impl Sheet<'_> {
    fn markdown(&self, written: &[Written], level: usize) -> String {
        let one = |Written { notes, heading, .. }: &Written| {
            let credit = self.config.credit;
            let markdown = render::markdown(notes, heading, self.place, credit, level, self.words);
            markdown.as_str().to_owned()
        };
        written.iter().map(one).collect::<Vec<_>>().join("\n")
    }

    fn text(&self, written: &[Written]) -> String {
        let one =
            |Written { notes, heading, .. }: &Written| render::text(notes, heading, self.words);
        written.iter().map(one).collect::<Vec<_>>().join("\n")
    }

    fn json(&self, written: &[Written], all: bool) -> serde_json::Value {
        let one = |Written {
                       notes,
                       heading,
                       range,
                       ..
                   }: &Written| render::json(notes, heading, range, self.words);
        let mut documents: Vec<_> = written.iter().map(one).collect();
        match all {
            true => json!({ "releases": documents }),
            false => documents.pop().unwrap_or_default(),
        }
    }

    /// Puts the notes into the changelog, unless it has them already.
    fn keep(
        &self,
        outside: &Outside,
        options: &Options,
        written: &[Written],
    ) -> Result<Exit, Problem> {
        let path = std::path::Path::new(self.config.changelog.as_str());
        let told = |id| Message::new(id).with("path", Value::code(self.config.changelog.as_str()));
        let tagged = written.first().filter(|it| it.heading.tag.is_some());
        let Some(Written {
            heading, prefix, ..
        }) = tagged
        else {
            return Err(Problem::Said(
                Message::new("app-notes-untagged"),
                Exit::Usage,
            ));
        };
        let tag = heading.tag.as_deref().unwrap_or_default();
        let old = match outside.files.read_beneath(path, LARGEST) {
            Ok(bytes) => String::from_utf8(bytes)
                .map_err(|_| super::lint::unreadable(path, &crate::world::FileError::NotText))?,
            Err(crate::world::FileError::NotFound) => String::new(),
            Err(error) => return Err(super::lint::unreadable(path, &error)),
        };
        let version = prefix.version(tag);
        let release = changelog::Release {
            tag,
            version: version.as_ref(),
        };
        let title = self.words.text("notes-changelog");
        let section = |level| self.markdown(written, level);
        let new = changelog::with_section(&old, &release, &title, section);
        let new = new.map_err(|changelog::Unclosed| {
            Problem::Said(told("app-notes-unclosed"), Exit::Unreadable)
        })?;
        match new {
            None => remark(
                outside,
                options,
                &self
                    .words
                    .plain(&told("app-notes-kept").with("tag", Value::code(tag))),
            ),
            Some(new) => {
                let done = outside.files.write_beneath(path, new.as_bytes());
                done.map_err(|error| super::lint::unreadable(path, &error))?;
                remark(
                    outside,
                    options,
                    &self
                        .words
                        .plain(&told("app-notes-written").with("tag", Value::code(tag))),
                );
            }
        }
        Ok(Exit::Go)
    }
}

/// The largest changelog that is read, in bytes.
const LARGEST: u64 = 16 * 1024 * 1024;

fn open(outside: &Outside) -> Result<Clone, Problem> {
    Clone::open(&outside.files.locate(std::path::Path::new("."))).map_err(refused)
}

/// A clone that cannot tell: never shorter notes.
fn refused(fault: crate::history::Fault) -> Problem {
    let exit = match fault {
        crate::history::Fault::Below(_) => Exit::Usage,
        _ => Exit::Unreadable,
    };
    Problem::Said(fault.message(), exit)
}

/// What the policy says of notes; where there is no policy, what everybody would.
fn config(outside: &Outside, options: &Options) -> Result<(Config, TimeZone), Problem> {
    let has_policy = options.policy.is_some()
        || policy::default_paths()
            .iter()
            .any(|path| outside.files.exists(std::path::Path::new(path.as_str())));
    if !has_policy {
        return Ok((Config::default(), TimeZone::UTC));
    }
    let file = policy_file(outside, options.policy.as_deref())?;
    let loaded = policy::load_bytes(&file.bytes, &options.environment);
    let zone = loaded.general.clock();
    match loaded.policy {
        Some(policy) => Ok((policy.notes, zone)),
        None => Err(told_faults(
            outside,
            options,
            &file,
            &loaded.faults,
            "notes",
        )),
    }
}

fn tell_passed_over(outside: &Outside, options: &Options, story: &Story) {
    let words = Words::new(options.language);
    for tag in story.passed_over.iter().take(3) {
        let message = Message::new("app-notes-no-ancestor").with("tag", Value::code(tag.as_str()));
        remark(outside, options, &words.plain(&message));
    }
}

fn tell_oddities(outside: &Outside, options: &Options, written: &[Written]) {
    if options.verbosity == Verbosity::Quiet {
        return;
    }
    let words = Words::new(options.language);
    let odd = written.iter().flat_map(|it| &it.notes.oddities);
    for (commit, oddity) in odd.take(10) {
        let message = Message::new("app-notes-odd")
            .with("commit", Value::code(commit.sha().short()))
            .with("kind", oddity.word());
        remark(outside, options, &words.plain(&message));
    }
}
