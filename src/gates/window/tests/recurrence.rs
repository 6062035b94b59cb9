//! The expansion of recurrence rules against the `rrule` crate, which has its own, older code.

use chrono::{DateTime, Utc};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_oneof, proptest};

use crate::gates::window::{ical::Calendar, intervals::Interval, zone};

const START: &str = "20240115T093000Z";

fn ours(rule: &str, within: Interval) -> Vec<i64> {
    let text = format!(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:{START}\nDURATION:PT1S\nRRULE:{rule}\nEND:VEVENT\nEND:VCALENDAR"
    );
    let calendar = Calendar::parse(&text).unwrap_or_else(|error| panic!("{error:?}: {rule}"));
    let set = calendar
        .instants(&jiff::tz::TimeZone::UTC, within)
        .expect("within the budget");
    set.iter().map(|interval| interval.start).collect()
}

fn theirs(rule: &str, within: Interval) -> Vec<i64> {
    let text = format!("DTSTART:{START}\nRRULE:{rule}");
    let set: rrule::RRuleSet = text
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {rule}"));
    let instant = |second: i64| {
        let utc: DateTime<Utc> = DateTime::from_timestamp(second, 0).expect("in range");
        utc.with_timezone(&rrule::Tz::UTC)
    };
    let result = set.before(instant(within.end - 1)).all(u16::MAX);
    let start = instant_of_start();
    let mut found: Vec<i64> = result.dates.iter().map(DateTime::timestamp).collect();
    // That crate leaves DTSTART out where the rule does not name it; it is the first of COUNT.
    if found.first() != Some(&start) {
        found.insert(0, start);
        let count = rule.split(';').find_map(|part| part.strip_prefix("COUNT="));
        found.truncate(count.map_or(usize::MAX, |count| count.parse().expect("a number")));
    }
    found.retain(|second| within.contains(*second));
    found
}

fn instant_of_start() -> i64 {
    zone::whole_second("2024-01-15T09:30:00Z".parse().expect("an instant"))
}

fn check(rule: &str) {
    let start = instant_of_start();
    for years in [0, 2] {
        let from = start + years * 365 * 86_400;
        let within = Interval::new(from, from + 400 * 86_400);
        assert_eq!(ours(rule, within), theirs(rule, within), "{rule}");
    }
}

#[test]
fn ordinary_rules_agree() {
    let rules = [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;BYMONTH=1,6",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO",
        "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SU,MO",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=12",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYDAY=-1SU",
        "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
        "FREQ=YEARLY;BYYEARDAY=1,100,-1",
        "FREQ=YEARLY;BYWEEKNO=1,20,53;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=MO",
        "FREQ=YEARLY;BYMONTHDAY=15",
        "FREQ=YEARLY;BYDAY=MO,TU;BYSETPOS=1,-2",
        "FREQ=HOURLY;INTERVAL=5",
        "FREQ=HOURLY;BYHOUR=3,4;BYDAY=SU",
        "FREQ=DAILY;BYHOUR=6,18;BYMINUTE=0,30",
        "FREQ=DAILY;BYHOUR=6,18;BYSETPOS=2",
    ];
    for rule in rules {
        check(rule);
    }
}

fn rules() -> impl Strategy<Value = String> {
    let frequency = prop_oneof![
        Just("YEARLY"),
        Just("MONTHLY"),
        Just("WEEKLY"),
        Just("DAILY")
    ];
    let weekdays = prop::sample::subsequence(vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"], 0..4);
    let months = prop::collection::vec(1..=12i32, 0..3);
    let days = prop::collection::vec(prop_oneof![1..=31i32, -31..=-1i32], 0..3);
    let limit = prop_oneof![
        Just(String::new()),
        (1..60u32).prop_map(|count| format!(";COUNT={count}"))
    ];
    (frequency, 1..4u32, weekdays, months, days, limit, -1..2i32).prop_map(
        |(frequency, interval, weekdays, months, days, limit, nth)| {
            let mut rule = format!("FREQ={frequency};INTERVAL={interval}{limit}");
            let mut list = |name: &str, items: Vec<String>| {
                if !items.is_empty() {
                    rule.push_str(&format!(";{name}={}", items.join(",")));
                }
            };
            let numbered = nth != 0 && matches!(frequency, "YEARLY" | "MONTHLY");
            let prefix = if numbered {
                nth.to_string()
            } else {
                String::new()
            };
            list(
                "BYDAY",
                weekdays
                    .iter()
                    .map(|day| format!("{prefix}{day}"))
                    .collect(),
            );
            list("BYMONTH", months.iter().map(ToString::to_string).collect());
            if frequency != "WEEKLY" {
                list("BYMONTHDAY", days.iter().map(ToString::to_string).collect());
            }
            rule
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn random_rules_agree(rule in rules()) {
        check(&rule);
    }
}
