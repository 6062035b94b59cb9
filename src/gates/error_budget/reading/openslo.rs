//! Objectives in OpenSLO files: target, window, method and queries come from the file.

use super::events::Events;
use super::ranges::{self, Over};
use super::{Lack, Reading, Setting, agreed_target, agreed_window, has_clock, of_events};
use crate::budget::openslo::{self, Method, OpenSlo};
use crate::budget::promql::Query;
use crate::budget::{Length, Number, Period, Target, Window};
use crate::facts::{Answer, Failure, FailureKind, Need, Revision};
use crate::gates::error_budget::config::{Queries, Server, Slo, Source};
use crate::ids::RepoPath;
use crate::locale::{Message, Value};
use crate::text::Untrusted;

/// What must be read: the file, and once it is known, what it asks for.
pub(super) fn needs(slo: &Slo, setting: Setting<'_>) -> Vec<Need> {
    let Some(file) = file_need(slo) else {
        return Vec::new();
    };
    let mut needs = vec![file];
    if let Ok(plan) = plan(slo, setting)
        && let Some(events) = plan.events(setting)
    {
        needs.extend(events.needs());
    }
    needs
}

fn file_need(slo: &Slo) -> Option<Need> {
    let Source::OpenSlo { file, .. } = &slo.source else {
        return None;
    };
    Some(Need::File {
        at: Revision::Policy,
        path: file.clone(),
    })
}

/// What the file comes to.
struct Plan<'a> {
    server: &'a Server,
    queries: Queries,
    absent_is_zero: bool,
    target: Target,
    window: Window,
}

impl Plan<'_> {
    fn events<'s>(&'s self, setting: Setting<'s>) -> Option<Events<'s>> {
        Events::new(
            self.server,
            &self.queries,
            self.absent_is_zero,
            self.window,
            setting,
        )
    }
}

fn plan<'a>(slo: &'a Slo, setting: Setting<'_>) -> Result<Plan<'a>, Lack> {
    let (
        Source::OpenSlo {
            server,
            file,
            name,
            objective,
            absent_is_zero,
        },
        Some(need),
    ) = (&slo.source, file_need(slo))
    else {
        return Err(Lack::invalid(Message::new("error-budget-lack-window")));
    };
    let text = match setting.facts.get(&need)? {
        Answer::Text { text } => text,
        Answer::Absent => {
            let message = Message::new("error-budget-lack-no-openslo");
            return Err(Lack::no_data(
                message.with("path", Value::code(file.as_str())),
            ));
        }
        _ => return Err(Failure::new(FailureKind::Unreadable, file.as_str()).into()),
    };
    let name = name.as_ref().map(Untrusted::for_parsing);
    let objective = objective.as_ref().map(Untrusted::for_parsing);
    let read = openslo::read(text.for_parsing(), name, objective);
    let read = read.map_err(|fault| in_file(file, fault.message()))?;
    // What looks like a share was refused, where it is no share.
    let told: Option<Number> = read.target_percent.parse().ok();
    let told = told.and_then(|percent| Target::of_percent(percent).ok());
    let told = told.ok_or_else(|| Lack::invalid(Message::new("error-budget-lack-no-target")))?;
    // A period begins on one clock only: the file's must be the policy's.
    if let openslo::Window::Calendar {
        zone: Some(zone), ..
    } = &read.window
    {
        let ours = setting.now.time_zone().iana_name().unwrap_or("UTC");
        if zone != ours {
            return Err(Lack::invalid(
                Message::new("error-budget-lack-zone")
                    .with("source", Value::code(zone.as_str()))
                    .with("policy", Value::code(ours)),
            ));
        }
    }
    let target = agreed_target(slo, Some(told))?
        .ok_or_else(|| Lack::invalid(Message::new("error-budget-lack-no-target")))?;
    let window = agreed_window(slo, window(&read))?;
    if !matches!(
        &read.window,
        openslo::Window::Calendar { zone: Some(_), .. }
    ) {
        has_clock(window, setting)?;
    }
    let written = queries(&read);
    let over = match &read.method {
        Method::Occurrences => Over::Window(window),
        Method::Timeslices { slice, .. } => Over::Slice(slice),
    };
    ranges::fit(&written, over).map_err(|lack| in_file(file, lack.message))?;
    let queries = match &read.method {
        Method::Occurrences => over_window(written, window),
        Method::Timeslices { target, slice } => slices(&written, target, slice),
    };
    let queries = queries.ok_or_else(|| {
        Lack::invalid(
            Message::new("error-budget-lack-openslo-range")
                .with("path", Value::code(file.as_str()))
                .with("of", over.word())
                .with("length", Value::Span(over.text())),
        )
    })?;
    Ok(Plan {
        server,
        queries,
        absent_is_zero: *absent_is_zero,
        target,
        window,
    })
}

/// What is wrong in a file.
fn in_file(file: &RepoPath, fault: Message) -> Lack {
    Lack::invalid(
        Message::new("error-budget-lack-openslo")
            .with("path", Value::code(file.as_str()))
            .with("fault", fault),
    )
}

/// The window of a file, where it is one of ours.
fn window(read: &OpenSlo) -> Option<Window> {
    match &read.window {
        openslo::Window::Rolling(text) => text.parse::<Length>().ok().map(Window::Rolling),
        openslo::Window::Calendar { duration, .. } => {
            duration.parse::<Period>().ok().map(Window::Calendar)
        }
    }
}

/// The queries as they are written.
fn queries(read: &OpenSlo) -> Queries {
    let text = |text: &Untrusted| text.for_parsing().to_owned();
    match &read.queries {
        openslo::Queries::GoodTotal { good, total } => Queries::Good {
            good: text(good),
            total: text(total),
        },
        openslo::Queries::ErrorsTotal { errors, total } => Queries::Errors {
            errors: text(errors),
            total: text(total),
        },
        openslo::Queries::ErrorRatio(ratio) => Queries::ErrorRatio(text(ratio)),
        openslo::Queries::SuccessRatio(ratio) => Queries::SuccessRatio(text(ratio)),
    }
}

/// Each query must look over the window: by its range, by the placeholder, or, for a bare counter,
/// by what it grew. `None` where one does not.
fn over_window(queries: Queries, window: Window) -> Option<Queries> {
    let range = Over::Window(window).range();
    let one = |query: String| {
        let read = Query::read(&query).ok()?;
        if read.can_be_over(range.as_deref()) {
            return Some(query);
        }
        let is_bare = read.selectors() == [query.trim()];
        is_bare.then(|| format!("sum(increase({}[{{{{.window}}}}]))", query.trim()))
    };
    Some(match queries {
        Queries::Good { good, total } => Queries::Good {
            good: one(good)?,
            total: one(total)?,
        },
        Queries::Errors { errors, total } => Queries::Errors {
            errors: one(errors)?,
            total: one(total)?,
        },
        // A ratio of a bare series is one of now, not of the window.
        Queries::ErrorRatio(ratio) => Queries::ErrorRatio(with_range(ratio, range.as_deref())?),
        Queries::SuccessRatio(ratio) => Queries::SuccessRatio(with_range(ratio, range.as_deref())?),
    })
}

fn with_range(query: String, range: Option<&str>) -> Option<String> {
    let can = Query::read(&query).is_ok_and(|read| read.can_be_over(range));
    can.then_some(query)
}

/// Slices of time that were bad, and all: a slice is bad where the share of what went well in it
/// falls below its own target.
fn slices(queries: &Queries, target: &str, slice: &str) -> Option<Queries> {
    let ratio = |query: &str| {
        let read = Query::read(query).ok()?;
        let can = read.can_be_over(Some(slice));
        can.then(|| read.over(Some(slice), slice))
    };
    let over = |query: &str| {
        let is_bare = Query::read(query).ok()?.selectors() == [query.trim()];
        let grown = || format!("sum(increase({}[{slice}]))", query.trim());
        ratio(query).or_else(|| is_bare.then(grown))
    };
    let fine = match queries {
        Queries::Good { good, total } => format!("(({})\n/ ({}\n))", over(good)?, over(total)?),
        Queries::Errors { errors, total } => {
            format!("(1 - ({}\n) / ({}\n))", over(errors)?, over(total)?)
        }
        // A ratio of a bare series is one of now, not of the slice.
        Queries::ErrorRatio(query) => format!("(1 - ({}\n))", ratio(query)?),
        Queries::SuccessRatio(query) => format!("(({}\n))", ratio(query)?),
    };
    let window = "{{.window}}";
    Some(Queries::Errors {
        // Where no slice is bad there is no series, which is known, since that of all slices is there.
        errors: format!(
            "count_over_time(({fine} < {target})[{window}:{slice}]) or 0 * count_over_time({fine}[{window}:{slice}])"
        ),
        total: format!("count_over_time({fine}[{window}:{slice}])"),
    })
}

/// What is known of it.
pub(super) fn read(slo: &Slo, setting: Setting<'_>) -> Result<Reading, Lack> {
    let plan = plan(slo, setting)?;
    of_events(
        plan.server,
        &plan.queries,
        plan.absent_is_zero,
        &plan.target,
        plan.window,
        setting,
    )
}
