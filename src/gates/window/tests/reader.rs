//! Reads the JSON form of a window policy, as the test cases have it.

use serde_json::Value;

use crate::gates::window::{
    cron::{CronEnd, CronWindows, parse_cron},
    holidays::parse_country,
    scalars::{parse_clock, parse_date, parse_moment, parse_week_moment, parse_weekday},
    schedule::{CalendarSource, Holidays, Member, Rule, Schedule, When},
    zone::parse_zone,
};

/// A whole policy: plain, or `all-of`.
pub(in crate::gates::window) fn schedule(policy: &Value) -> Schedule {
    let members = match policy.get("all-of") {
        Some(members) => members
            .as_array()
            .expect("a list")
            .iter()
            .map(member)
            .collect(),
        None => vec![member(policy)],
    };
    Schedule {
        members,
        lead_time: 0,
    }
}

fn member(policy: &Value) -> Member {
    let rules = |name: &str| {
        let list = policy.get(name)?.as_array().expect("a list");
        Some(list.iter().map(rule).collect::<Vec<_>>())
    };
    Member {
        name: policy.get("name").map(text),
        zone: parse_zone(&text(&policy["timezone"])).expect("a zone"),
        allow: rules("allow"),
        deny: rules("deny").unwrap_or_default(),
        holidays: policy.get("holidays").map(holidays).unwrap_or_default(),
    }
}

fn holidays(value: &Value) -> Holidays {
    let dates = value
        .get("dates")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    Holidays {
        country: value
            .get("country")
            .map(|code| parse_country(&text(code)).expect("a country")),
        dates: dates
            .map(|date| parse_date(&text(date)).expect("a date"))
            .collect(),
    }
}

fn rule(value: &Value) -> Rule {
    let object = value.as_object().expect("a rule");
    let zone = value
        .get("timezone")
        .map(|zone| parse_zone(&text(zone)).expect("a zone"));
    let (kind, body) = object
        .iter()
        .find(|(key, _)| !["id", "timezone", "reason"].contains(&key.as_str()))
        .expect("a kind of rule");
    let reason = value.get("reason").map(text);
    Rule {
        id: text(&value["id"]),
        zone,
        when: when(kind, body),
        reason,
    }
}

fn when(kind: &str, body: &Value) -> When {
    let part = |name: &str| text(&body[name]);
    match kind {
        "weekly" => When::Weekly {
            days: body["days"]
                .as_array()
                .expect("a list")
                .iter()
                .map(weekday)
                .collect(),
            from: parse_clock(&part("from")).expect("a time"),
            to: parse_clock(&part("to")).expect("a time"),
        },
        "weekly-span" => When::WeeklySpan {
            from: parse_week_moment(&part("from")).expect("a moment of the week"),
            to: parse_week_moment(&part("to")).expect("a moment of the week"),
        },
        "dates" => When::Dates {
            from: parse_date(&part("from")).expect("a date"),
            to: parse_date(&part("to")).expect("a date"),
        },
        "range" => When::Range {
            from: parse_moment(&part("from")).expect("a moment"),
            to: body["to"]
                .as_str()
                .map(|to| parse_moment(to).expect("a moment")),
        },
        "cron" => When::Cron(Box::new(CronWindows {
            start: parse_cron(&part("start")).expect("a pattern"),
            end: match body.get("end") {
                Some(end) => CronEnd::Pattern(Box::new(parse_cron(&text(end)).expect("a pattern"))),
                None => {
                    let minutes = body["duration-minutes"].as_u64().expect("a number");
                    CronEnd::Minutes(u32::try_from(minutes).expect("a small number"))
                }
            },
        })),
        "ical" => When::Calendar(match (body.get("text"), body.get("file")) {
            (Some(words), _) => CalendarSource::Text(text(words)),
            (None, Some(file)) => CalendarSource::File(text(file)),
            (None, None) => CalendarSource::Url(part("url")),
        }),
        other => panic!("unknown kind of rule {other}"),
    }
}

fn weekday(value: &Value) -> jiff::civil::Weekday {
    parse_weekday(value.as_str().expect("a weekday")).expect("a weekday")
}

fn text(value: &Value) -> String {
    value
        .as_str()
        .unwrap_or_else(|| panic!("a text, not {value}"))
        .to_owned()
}
