//! Why it is closed, and what could not be found out.

use jiff::{Timestamp, civil::Date};

use super::holidays::HolidayName;
use super::windows::CalendarFault;

/// Why it is closed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Blocked {
    /// The member under `all-of` that is closed.
    pub(crate) member: Option<String>,
    /// What closes it.
    pub(crate) reason: BlockedReason,
}

/// What closes it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum BlockedReason {
    /// A deny rule.
    Deny {
        /// The rule's id.
        id: String,
        /// The policy author's words.
        reason: Option<String>,
        /// For a calendar's rule, the words of the event that is under way; foreign text.
        event: Option<String>,
    },
    /// A public holiday.
    Holiday {
        /// The day, on the member's clock.
        date: Date,
        /// Its name, unless the day was only listed in the policy.
        name: Option<HolidayName>,
    },
    /// No allow rule holds.
    OutsideAllow,
    /// Open, but not for as long as the lead time asks.
    LeadTime,
}

impl Blocked {
    /// The stable word: `deny:<id>`, `holiday:<date>`, `outside_allow` or `lead_time`, with
    /// `<member>/` before it under `all-of`.
    pub(crate) fn code(&self) -> String {
        let word = match &self.reason {
            BlockedReason::Deny { id, .. } => format!("deny:{id}"),
            BlockedReason::Holiday { date, .. } => format!("holiday:{date}"),
            BlockedReason::OutsideAllow => "outside_allow".to_owned(),
            BlockedReason::LeadTime => "lead_time".to_owned(),
        };
        match &self.member {
            Some(member) => format!("{member}/{word}"),
            None => word,
        }
    }
}

/// Something that could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The member under `all-of` that it concerns.
    pub(crate) member: Option<String>,
    /// What is not known.
    pub(crate) cause: UnknownCause,
    /// From when on, where that is later than the instant asked for but before the lead time is over.
    pub(crate) from: Option<Timestamp>,
}

impl Unknown {
    /// Whether a rule could not be worked out at all, as opposed to a part of the time.
    pub(crate) fn is_of_a_whole_rule(&self) -> bool {
        matches!(
            self.cause,
            UnknownCause::Calendar { .. } | UnknownCause::TooMany { .. }
        )
    }

    /// The stable word: `calendar:<rule>`, `windows:<rule>`, `holidays_before:<year>` or
    /// `holidays_after:<year>`, with `<member>/` before it under `all-of`.
    pub(crate) fn code(&self) -> String {
        let word = match &self.cause {
            UnknownCause::Calendar { rule, .. } | UnknownCause::WithoutLength { rule, .. } => {
                format!("calendar:{rule}")
            }
            UnknownCause::TooMany { rule } => format!("windows:{rule}"),
            UnknownCause::HolidaysUnknown {
                first_year,
                before: true,
                ..
            } => format!("holidays_before:{first_year}"),
            UnknownCause::HolidaysUnknown { last_year, .. } => {
                format!("holidays_after:{last_year}")
            }
        };
        match &self.member {
            Some(member) => format!("{member}/{word}"),
            None => word,
        }
    }
}

/// What could not be found out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum UnknownCause {
    /// When a calendar rule applies.
    Calendar {
        /// The rule's id.
        rule: String,
        /// What is wrong with the calendar.
        fault: CalendarFault,
    },
    /// Until when an event of a deny rule's calendar lasts.
    WithoutLength {
        /// The rule's id.
        rule: String,
        /// What the event is called; foreign text.
        event: String,
    },
    /// When a rule applies, since all rules together have too many windows.
    TooMany {
        /// The rule's id.
        rule: String,
    },
    /// The holidays of a country outside of the years that the program knows.
    HolidaysUnknown {
        /// The first year that it knows.
        first_year: i16,
        /// The last year that it knows.
        last_year: i16,
        /// Whether it is a time before these years.
        before: bool,
    },
}
