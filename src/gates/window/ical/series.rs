//! Which of several versions of an event counts.
//!
//! A later version (RFC 5546, section 2.1.5: the higher SEQUENCE, then the later DTSTAMP) takes the
//! place of the earlier ones. Where neither is the later one and they differ, nobody can tell, and
//! the calendar is unreadable.

use std::collections::{BTreeMap, HashMap};

use jiff::tz::TimeZone;

use super::Unreadable;
use super::event::{Event, Version};
use super::values::{Clock, EventTime};

/// What counts of all versions.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Events, and instances that were moved and so are events of their own.
    pub(super) events: Vec<Event>,
    /// By UID: instances that were moved or cancelled.
    pub(super) replaced: HashMap<String, Vec<EventTime>>,
}

/// Takes the latest version of each event and of each of its moved instances.
pub(super) fn settle(versions: Vec<Version>) -> Result<Settled, Unreadable> {
    let mut settled = Settled::default();
    let mut series: BTreeMap<String, Vec<Version>> = BTreeMap::new();
    for version in versions {
        if version.uid.is_empty() {
            // Without a name, nothing can take its place.
            settled.events.extend(version.event);
        } else {
            series.entry(version.uid.clone()).or_default().push(version);
        }
    }
    for (uid, versions) in series {
        settled.add(uid, versions)?;
    }
    Ok(settled)
}

impl Settled {
    fn add(&mut self, uid: String, versions: Vec<Version>) -> Result<(), Unreadable> {
        let (instances, whole): (Vec<_>, Vec<_>) = versions
            .into_iter()
            .partition(|version| version.replaces.is_some());
        if let Some(whole) = latest(&uid, &whole)? {
            let Some(event) = &whole.version.event else {
                return called_off(&uid, &whole, &instances);
            };
            for instance in &instances {
                // It moves an instance of what has been superseded: of what is now, perhaps none.
                if whole.supersedes && instance.sequence < whole.version.sequence {
                    return Err(conflict(&uid));
                }
                if let Some(replaces) = &instance.replaces
                    && replaces.is_day() != event.start.is_day()
                {
                    let text = replaces.reading.to_string();
                    return Err(Unreadable::value("RECURRENCE-ID", &text));
                }
            }
            self.events.push(event.clone());
        }
        let mut moved: BTreeMap<(u8, i64), Vec<Version>> = BTreeMap::new();
        for instance in instances {
            if let Some(replaces) = &instance.replaces {
                moved.entry(key(replaces)).or_default().push(instance);
            }
        }
        for versions in moved.values() {
            let Some(latest) = latest(&uid, versions)? else {
                continue;
            };
            let replaces = latest.version.replaces.clone();
            self.replaced
                .entry(uid.clone())
                .or_default()
                .extend(replaces);
            self.events.extend(latest.version.event.clone());
        }
        Ok(())
    }
}

/// A series that is called off takes its moved instances with it, unless one was put back later.
fn called_off(uid: &str, whole: &Latest<'_>, instances: &[Version]) -> Result<(), Unreadable> {
    let later = |instance: &&Version| {
        instance.event.is_some() && instance.sequence > whole.version.sequence
    };
    match instances.iter().find(later) {
        Some(_) => Err(conflict(uid)),
        None => Ok(()),
    }
}

/// The version that counts.
struct Latest<'a> {
    version: &'a Version,
    /// Whether an earlier one is in the text, too.
    supersedes: bool,
}

fn latest<'a>(uid: &str, versions: &'a [Version]) -> Result<Option<Latest<'a>>, Unreadable> {
    let order = |version: &&Version| (version.sequence, version.stamp);
    let Some(latest) = versions.iter().max_by_key(order) else {
        return Ok(None);
    };
    let as_late = |other: &&Version| {
        let undecided = other.stamp.is_none() || other.stamp == latest.stamp;
        other.sequence == latest.sequence && undecided
    };
    let mut as_late = versions.iter().filter(as_late);
    if as_late.any(|other| !other.agrees_with(latest)) {
        return Err(conflict(uid));
    }
    Ok(Some(Latest {
        version: latest,
        supersedes: versions
            .iter()
            .any(|other| other.sequence < latest.sequence),
    }))
}

fn conflict(uid: &str) -> Unreadable {
    let uid = super::shortened(uid);
    Unreadable::Conflict { uid }
}

/// Equal for equal instants, and for equal readings of the reader's clock.
fn key(time: &EventTime) -> (u8, i64) {
    let kind = match time.clock {
        Clock::Day => 0,
        Clock::Floating => 1,
        Clock::Zone(_) => 2,
    };
    (kind, time.second(&TimeZone::UTC))
}
