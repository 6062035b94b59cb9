//! The window's section of the policy, as it is written.

use jiff::civil::{Date, Weekday};
use schemars::{Schema, SchemaGenerator};

use super::cron::{CronEnd, CronPattern, CronWindows};
use super::holidays::Country;
use super::scalars::{ClockTime, Moment, WeekMoment};
use super::values::CalendarAddress;
use crate::change::ChangeClass;
use crate::decision::Enforcement;
use crate::ids::RepoPath;
use crate::policy::fault::Faults;
use crate::policy::node::Node;
use crate::policy::read::{
    FromPolicy, Located, OneOrMore, PolicyDuration, PolicyZone, Text, Tolerant, Whole,
    policy_choice, policy_one_of, policy_section, read_optional,
};

policy_choice! {
    /// What a closed window is.
    pub(crate) enum WhenClosed {
        /// Wrong.
        NoGo = "no-go",
        /// Awaited.
        Hold = "hold",
    }
}

policy_section! {
    /// The same hours on some days of every week, on the local clock.
    pub(crate) struct WeeklySection {
        /// The days on which it starts.
        required days: OneOrMore<Weekday> = "days",
        /// First minute inside, such as `09:00`.
        required from: Located<ClockTime> = "from",
        /// First minute after it, at most `24:00`; at or before `from` it is on the next day.
        required to: Located<ClockTime> = "to",
    }
}

policy_section! {
    /// From one moment of the week to another, such as `fri 12:00`.
    pub(crate) struct WeeklySpanSection {
        /// First minute inside.
        required from: Located<WeekMoment> = "from",
        /// First minute after it.
        required to: Located<WeekMoment> = "to",
    }
}

policy_section! {
    /// Whole days, both included.
    pub(crate) struct DatesSection {
        /// First day.
        required from: Date = "from",
        /// Last day.
        required to: Located<Date> = "to",
    }
}

policy_section! {
    /// From one instant to another.
    pub(crate) struct RangeSection {
        /// First instant inside.
        required from: Moment = "from",
        /// First instant after it; `null`: until lifted.
        required to: Located<Option<Moment>> = "to",
    }
}

policy_one_of! {
    /// When a cron window ends.
    pub(crate) enum CronEndSection {
        /// At the next match of this pattern.
        End(Box<CronPattern>) = "end",
        /// So many minutes later.
        Minutes(Whole<1, 576_000>) = "duration-minutes",
    }
}

policy_section! {
    /// Windows that begin at every match of a pattern of five fields.
    pub(crate) struct CronSection {
        /// When they begin.
        required start: CronPattern = "start",
        one_of end: CronEndSection,
    }
}

policy_one_of! {
    /// A calendar in the iCalendar format.
    pub(crate) enum CalendarSection {
        /// A file, read at the policy's commit.
        File(RepoPath) = "file",
        /// An address.
        Url(CalendarAddress) = "url",
        /// The text itself.
        Text(String) = "text",
    }
}

policy_one_of! {
    /// When a rule applies.
    pub(crate) enum WhenSection {
        /// The same hours on some days of every week.
        Weekly(WeeklySection) = "weekly",
        /// From one moment of the week to another.
        WeeklySpan(WeeklySpanSection) = "weekly-span",
        /// Whole days, both included.
        Dates(DatesSection) = "dates",
        /// From one instant to another.
        Range(RangeSection) = "range",
        /// Windows of cron patterns.
        Cron(Box<CronSection>) = "cron",
        /// The events of a calendar.
        Calendar(CalendarSection) = "ical",
    }
}

policy_section! {
    /// A rule that allows or denies.
    pub(crate) struct RuleSection {
        /// Its name, in messages and in `deny:<id>`.
        required id: Located<Text> = "id",
        /// The zone of its clock, where it is another one.
        optional timezone: Tolerant<PolicyZone> = "timezone",
        /// Why, in words for people.
        optional reason: Text = "reason",
        one_of when: WhenSection,
    }
}

policy_section! {
    /// Days on which it is closed.
    pub(crate) struct HolidaysSection {
        /// The public holidays of a country, by its code, such as `FR`.
        optional country: Located<Tolerant<Country>> = "country",
        /// Days by their dates.
        optional dates: Located<Tolerant<OneOrMore<Date>>> = "dates",
    }
}

/// A list of rules: the faults of one do not hide those of the others.
pub(crate) type Rules = Vec<Partly>;
/// The same where an empty list would never be open.
pub(crate) type AllowRules = Tolerant<OneOrMore<Partly>>;

/// A rule, or as much of it as could be read: its name alone must still differ from the others'.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Partly {
    /// Its name.
    pub(super) id: Option<Located<Text>>,
    /// All of it.
    pub(super) rule: Option<RuleSection>,
}

impl FromPolicy for Partly {
    fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let rule = RuleSection::read(node, faults);
        let id = match &rule {
            Some(rule) => Some(rule.id.clone()),
            // Its faults were told with the rule's.
            None => read_optional(node, "id", &mut Faults::new()),
        };
        Some(Self { id, rule })
    }

    fn schema(generator: &mut SchemaGenerator) -> Schema {
        RuleSection::schema(generator)
    }
}

policy_section! {
    /// One team's rules.
    pub(crate) struct MemberSection {
        /// Its name, in messages and in `<name>/deny:<id>`.
        required name: Located<Text> = "name",
        /// The zone of its clock, by its IANA name.
        optional timezone: Tolerant<PolicyZone> = "timezone",
        /// If present: open only inside the union of these.
        optional allow: AllowRules = "allow",
        /// Closed inside each of these, whatever `allow` says.
        default deny: Rules = "deny" => "[]",
        /// Closed on these days, whatever `allow` says.
        optional holidays: Located<Tolerant<HolidaysSection>> = "holidays",
    }
}

policy_section! {
    /// Changes that may go out whatever the window says.
    pub(crate) struct ExemptSection {
        /// Classes of changes, by the pull request's labels.
        required change: OneOrMore<ChangeClass> = "change",
        /// What must be go for it, such as `sign-off.incident-commander`.
        optional requires: Located<Text> = "requires",
    }
}

policy_section! {
    /// When may we deploy.
    pub(crate) struct WindowSection {
        /// Whether this gate's outcome blocks.
        default enforcement: Enforcement = "enforcement" => "block",
        /// The zone of the clock, by its IANA name; without it the policy's.
        optional timezone: Tolerant<PolicyZone> = "timezone",
        /// If present: open only inside the union of these.
        optional allow: AllowRules = "allow",
        /// Closed inside each of these, whatever `allow` says.
        default deny: Rules = "deny" => "[]",
        /// Closed on these days, whatever `allow` says.
        optional holidays: Located<Tolerant<HolidaysSection>> = "holidays",
        /// Several teams, each with rules of its own: every one must be open.
        optional all_of: Located<Tolerant<OneOrMore<Tolerant<MemberSection>>>> = "all-of",
        /// It must stay open this long after the decision.
        optional lead_time: Located<PolicyDuration> = "lead-time",
        /// What a closed window is.
        default when_closed: WhenClosed = "when-closed" => "no-go",
        /// Changes that may go out whatever the window says.
        optional exempt: Tolerant<ExemptSection> = "exempt",
    }
}

/// The section with its place.
pub(crate) type Section = Located<WindowSection>;

impl CronSection {
    /// The windows themselves.
    pub(super) fn windows(self) -> CronWindows {
        CronWindows {
            start: self.start,
            end: match self.end {
                CronEndSection::End(pattern) => CronEnd::Pattern(pattern),
                CronEndSection::Minutes(minutes) => {
                    CronEnd::Minutes(u32::try_from(minutes.get()).unwrap_or(u32::MAX))
                }
            },
        }
    }
}
