//! The command `window`: is it open, why not, and when next.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value as Json;

use super::drawing;
use super::lint::{policy_file, told_faults};
use super::outside::Outside;
use super::{Problem, brief, lint::PolicyFile, remark};
use crate::cli::{Days, Format, Options};
use crate::exit::Exit;
use crate::facts::gather::{Sources, gather};
use crate::facts::{Facts, Need};
use crate::gates::policy;
use crate::gates::window::calendars::Calendars;
use crate::gates::window::schedule::Member;
use crate::gates::window::state::Status;
use crate::gates::window::warnings::warnings;
use crate::gates::window::words::Telling;
use crate::gates::window::{Config, Window, answer, calendars, zone};
use crate::locale::{Message, Value, Words};

/// How many days a picture or a calendar file covers unless told otherwise.
const DRAWN: u16 = 30;

/// Answers for now or for `at`, and draws the days from there on.
///
/// Open is 0, closed 1 and not known 4. A picture or a calendar file is a success whatever it
/// shows, as long as everything in it is known.
pub(super) fn run(
    outside: &Outside,
    options: &Options,
    at: Option<Timestamp>,
    days: Option<Days>,
) -> Result<Exit, Problem> {
    let file = policy_file(outside, options.policy.as_deref())?;
    let config = config(outside, options, &file)?;
    let facts = read(outside, options, &config)?;
    let calendars = calendars::read(&config.schedule, &facts);
    let at = at.unwrap_or_else(|| (outside.clock)());
    let state = config.schedule.state_at(at, &calendars);
    let answer = Answer {
        outside,
        config: &config,
        calendars: &calendars,
        telling: Telling::new(&config.schedule, &state),
        at,
        days: days.map(Days::get),
        words: Words::new(options.language),
    };
    match options.format {
        Format::Json => answer.json()?,
        Format::Svg => outside.console.result(&answer.picture())?,
        Format::Ics => outside.console.calendar(&answer.calendar_file())?,
        Format::Text | Format::Markdown | Format::Sarif | Format::Npm => {
            outside.console.result(brief(options, &answer.text()))?
        }
    }
    if config.schedule.members.iter().all(Member::is_bare) {
        let words = Words::new(options.language);
        remark(outside, options, &words.text("policy-window-always-open"));
    }
    let drawn = matches!(options.format, Format::Svg | Format::Ics);
    if drawn {
        return Ok(answer.told_unknown());
    }
    Ok(match state.status() {
        Status::Open => Exit::Go,
        Status::Closed => Exit::NoGo,
        Status::Unknown => Exit::Unknown,
    })
}

/// The gate's section: of a whole policy for the environment, or the file's only content.
fn config(outside: &Outside, options: &Options, file: &PolicyFile) -> Result<Config, Problem> {
    let loaded =
        policy::load_section::<Window>(&file.bytes, &options.environment, |gates| gates.window);
    loaded
        .value
        .ok_or_else(|| told_faults(outside, options, file, &loaded.faults, "window"))
}

/// The texts of the calendars: files from the working tree, addresses by the address rules.
fn read(outside: &Outside, options: &Options, config: &Config) -> Result<Facts, Problem> {
    let needs: BTreeSet<Need> = calendars::needs(&config.schedule).into_iter().collect();
    if needs.is_empty() {
        return Ok(Facts::default());
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(Problem::Output)?;
    let http = outside
        .http(&options.network)
        .map_err(|failure| Problem::Failed(failure, Exit::Usage))?;
    let sources = Sources {
        github: None,
        members: None,
        ourselves: None,
        http: &http,
        files: &outside.files,
        policy_sha: None,
        subject: None,
        variables: &outside.variables,
        console: &outside.console,
        now: &*outside.clock,
    };
    Ok(runtime.block_on(gather(&sources, needs)))
}

/// Everything that an answer is made from.
struct Answer<'a> {
    outside: &'a Outside,
    config: &'a Config,
    calendars: &'a Calendars,
    telling: Telling<'a>,
    at: Timestamp,
    days: Option<u16>,
    words: Words,
}

impl Answer<'_> {
    fn json(&self) -> std::io::Result<()> {
        let mut document = answer::answer(&self.telling, self.at);
        if let (Some(days), Json::Object(document)) = (self.days, &mut document) {
            let grid = drawing::grid(&self.config.schedule, self.calendars, self.at, days);
            document.insert("days".to_owned(), answer::days(&grid));
        }
        self.outside.console.json(&document)
    }

    fn picture(&self) -> String {
        let days = self.days.unwrap_or(DRAWN);
        drawing::svg(
            &self.config.schedule,
            self.calendars,
            self.at,
            days,
            &self.words,
        )
    }

    fn calendar_file(&self) -> String {
        let days = self.days.unwrap_or(DRAWN);
        drawing::ics(&self.telling, self.calendars, self.at, days, &self.words)
    }

    fn text(&self) -> String {
        let mut text: String = self
            .sentences()
            .iter()
            .map(|line| format!("{line}\n"))
            .collect();
        if let Some(days) = self.days {
            let schedule = &self.config.schedule;
            text.push('\n');
            text.push_str(&drawing::terminal(
                schedule,
                self.calendars,
                self.at,
                days,
                &self.words,
            ));
        }
        text
    }

    fn sentences(&self) -> Vec<String> {
        let state = self.telling.state;
        let words = Words::new(self.words.locale()).at(&self.telling.local(self.at));
        let status = match state.status() {
            Status::Open => "open",
            Status::Closed => "closed",
            Status::Unknown => "unknown",
        };
        let local = self.telling.local(self.at);
        let zone = local.time_zone().iana_name().unwrap_or("UTC").to_owned();
        let headline = Message::new("window-answer")
            .with("status", status)
            .with("at", local)
            .with("zone", Value::text(zone));
        let mut lines = vec![self.words.plain(&headline)];
        for active in &state.blocked_by {
            lines.push(format!("  - {}", words.plain(&self.telling.ending(active))));
        }
        for unknown in &state.unknown {
            let (reason, remedy) = self.telling.unknown(unknown);
            lines.push(format!("  - {}", words.plain(&reason)));
            lines.push(format!("    {}", words.plain(&remedy)));
        }
        lines.push(words.plain(&match state.status() {
            Status::Open => {
                Message::new("window-stays-open").with("closing", self.telling.closing())
            }
            Status::Closed | Status::Unknown => {
                self.telling.with_opening(Message::new("window-next"))
            }
        }));
        for unread in &state.unread {
            let (reason, remedy) = self.telling.unknown(unread);
            let message = Message::new("window-warning")
                .with("what", Message::new("window-unread").with("reason", reason));
            lines.push(words.plain(&message));
            lines.push(format!("    {}", words.plain(&remedy)));
        }
        for warning in warnings(self.config, self.at, self.calendars) {
            let message = Message::new("window-warning").with("what", warning.fault.message());
            lines.push(words.plain(&message));
        }
        let utc = self.at.to_zoned(jiff::tz::TimeZone::UTC);
        lines.push(
            words.plain(
                &Message::new("window-instant")
                    .with(
                        "utc",
                        Value::text(utc.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
                    )
                    .with("version", Value::text(zone::data_version())),
            ),
        );
        lines
    }

    /// Says on standard error what a drawing cannot show.
    fn told_unknown(&self) -> Exit {
        for unknown in &self.telling.state.unknown {
            let (reason, remedy) = self.telling.unknown(unknown);
            let (reason, remedy) = (self.words.plain(&reason), self.words.plain(&remedy));
            self.outside.console.log(&format!("{reason}\n{remedy}\n"));
        }
        match self.telling.state.unknown.is_empty() {
            true => Exit::Go,
            false => Exit::Unknown,
        }
    }
}
