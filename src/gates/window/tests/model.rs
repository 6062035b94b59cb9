//! The engine against the plainest possible reading of the rules: what does the clock show?

use jiff::{Timestamp, ToSpan, civil::Weekday, tz::TimeZone};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof, proptest};

use crate::gates::window::{
    calendars::Calendars,
    scalars::{ClockTime, WeekMoment},
    schedule::{Holidays, Member, Rule, Schedule, When},
    zone::known_zone,
};

/// Whether the clock of the zone reads inside, minute by minute and without any set algebra.
fn applies(when: &When, zone: &TimeZone, now: Timestamp) -> bool {
    let local = zone.to_datetime(now);
    let time = i64::from(local.hour()) * 3600 + i64::from(local.minute()) * 60;
    match when {
        When::Weekly { days, from, to } => {
            let (from, to) = (from.seconds(), to.seconds());
            let today = days.contains(&local.weekday());
            let yesterday = days.contains(&local.weekday().previous());
            if to > from {
                today && (from..to).contains(&time)
            } else {
                today && time >= from || yesterday && time < to
            }
        }
        When::WeeklySpan { from, to } => {
            let now = i64::from(local.weekday().to_monday_zero_offset()) * 86_400 + time;
            let (from, to) = (from.second_of_week(), to.second_of_week());
            if to > from {
                (from..to).contains(&now)
            } else {
                now >= from || now < to
            }
        }
        _ => unreachable!("only weekly rules are modelled"),
    }
}

fn clock() -> impl Strategy<Value = ClockTime> {
    // Quarters of an hour around the night, where clocks change.
    prop_oneof![0..24i64, 0..96i64].prop_map(|quarter| ClockTime::of_second(quarter * 900))
}

fn weekday() -> impl Strategy<Value = Weekday> {
    (0..7i8).prop_map(|day| Weekday::from_monday_zero_offset(day).expect("0 to 6"))
}

pub(super) fn weekly_rule() -> impl Strategy<Value = When> {
    let moment = || (weekday(), clock()).prop_map(|(weekday, time)| WeekMoment { weekday, time });
    let end = prop_oneof![clock(), Just(ClockTime::END_OF_DAY)];
    prop_oneof![
        (prop::collection::vec(weekday(), 1..5), clock(), end)
            .prop_map(|(days, from, to)| When::Weekly { days, from, to }),
        (moment(), moment()).prop_map(|(from, to)| When::WeeklySpan { from, to }),
    ]
}

/// A zone, and an instant a day before one of its clock changes.
pub(super) fn clock_change() -> impl Strategy<Value = (TimeZone, Timestamp)> {
    let places = [
        ("Europe/Paris", "2026-03-28T01:00:00Z"),
        ("Europe/Paris", "2026-10-24T01:00:00Z"),
        ("America/New_York", "2026-03-07T07:00:00Z"),
        ("America/New_York", "2026-10-31T06:00:00Z"),
        ("Africa/Cairo", "2026-04-22T22:00:00Z"),
        ("Africa/Cairo", "2026-10-28T21:00:00Z"),
        ("America/Santiago", "2026-09-05T04:00:00Z"),
        ("America/Santiago", "2026-04-04T03:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-03T15:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-02T15:30:00Z"),
        ("Asia/Kathmandu", "2026-06-01T00:00:00Z"),
        ("Pacific/Apia", "2011-12-29T10:00:00Z"),
    ];
    prop::sample::select(places.to_vec()).prop_map(|(zone, instant)| {
        (
            known_zone(zone).expect(zone),
            instant.parse().expect(instant),
        )
    })
}

pub(super) fn schedule(zone: &TimeZone, allow: Option<Vec<When>>, deny: Vec<When>) -> Schedule {
    let rules = |list: Vec<When>, prefix: &str| -> Vec<Rule> {
        let rule = |(index, when)| Rule {
            id: format!("{prefix}{index}"),
            zone: None,
            when,
            reason: None,
        };
        list.into_iter().enumerate().map(rule).collect()
    };
    let member = Member {
        name: None,
        zone: zone.clone(),
        allow: allow.map(|list| rules(list, "a")),
        deny: rules(deny, "d"),
        holidays: Holidays::default(),
    };
    Schedule {
        members: vec![member],
        lead_time: 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_minute_of_three_days_is_open_exactly_when_the_clock_says_so(
        (zone, from) in clock_change(),
        allow in prop::option::of(prop::collection::vec(weekly_rule(), 1..3)),
        deny in prop::collection::vec(weekly_rule(), 0..3),
    ) {
        let schedule = schedule(&zone, allow.clone(), deny.clone());
        let to = from + 72.hours();
        let blocked = schedule.blocked_intervals(from, to, &Calendars::new());
        for minute in 0..72 * 60 {
            let now = from + minute.minutes();
            let allowed = allow.as_ref().is_none_or(|rules| rules.iter().any(|rule| applies(rule, &zone, now)));
            let open = allowed && !deny.iter().any(|rule| applies(rule, &zone, now));
            let found = !blocked.iter().any(|interval| interval.start <= now && now < interval.end);
            assert_eq!(found, open, "{now} in {:?}: {schedule:?}", zone.iana_name());
        }
    }
}
