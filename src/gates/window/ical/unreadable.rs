//! Why a calendar could not be read.

/// Why a calendar could not be read. Texts in it come from the calendar and are not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The text is longer than [`super::MAX_BYTES`].
    TooLarge {
        /// Its length in bytes.
        bytes: usize,
    },
    /// With those of the calendars before it, the text is longer than [`super::MAX_TOTAL_BYTES`].
    TooMuch,
    /// There is no VCALENDAR in it: an error page, or an empty file.
    NoCalendar,
    /// It ends inside a component: probably cut off.
    Truncated,
    /// A line that is no content line, or a BEGIN and END that do not match.
    Structure {
        /// The line, counted from 1.
        line: usize,
    },
    /// More events than [`super::MAX_EVENTS`].
    TooManyEvents,
    /// A TZID that is no IANA name.
    UnknownZone {
        /// The name, shortened.
        name: String,
    },
    /// An event lacks a property that it must have.
    Missing {
        /// The property.
        property: &'static str,
    },
    /// A value that cannot be read.
    Value {
        /// The property.
        property: &'static str,
        /// The value, shortened.
        value: String,
    },
    /// Something legal that this program does not understand.
    Unsupported {
        /// The property.
        property: &'static str,
        /// The value or part, shortened.
        value: String,
    },
    /// A component that could close the window and is not understood, such as VFREEBUSY.
    Component {
        /// Its name, shortened.
        name: String,
    },
    /// A component has a property twice that it may have only once.
    Repeated {
        /// The property.
        property: &'static str,
    },
    /// An event has both DTEND and DURATION.
    TwoEnds,
    /// An event that takes the place of one instance of a series (RECURRENCE-ID) and says that it recurs itself:
    /// which instances it then stands for, nothing says.
    MovedSeries {
        /// The property by which it recurs.
        property: &'static str,
    },
    /// Two versions of an event, of which neither is the later one.
    Conflict {
        /// Its UID, shortened.
        uid: String,
    },
    /// The recurrences have more instances than can be looked at.
    TooManyInstances,
}

impl Unreadable {
    pub(super) fn value(property: &'static str, value: &str) -> Self {
        Self::Value {
            property,
            value: shortened(value),
        }
    }

    pub(super) fn unsupported(property: &'static str, value: &str) -> Self {
        Self::Unsupported {
            property,
            value: shortened(value),
        }
    }
}

/// As much of a text as a sentence has room for.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 80;
    text.chars().take(LONGEST).collect()
}
