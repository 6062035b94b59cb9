use super::*;
use crate::gates::window::ical::Calendar;
use crate::gates::window::tests::reader::schedule as read;
use serde_json::{Value, json};

fn labels() -> Labels {
    Labels {
        title: "Deployment window <Europe/Paris>".to_owned(),
        weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].map(str::to_owned),
        open: "open".to_owned(),
        closed: "closed".to_owned(),
        partly: "partly open".to_owned(),
        unknown: "not known".to_owned(),
        skipped: "not on the clock".to_owned(),
        all_day: "all day".to_owned(),
    }
}

fn grid(policy: &Value, from: &str, days: u16) -> Grid {
    let schedule = read(policy);
    let from = from.parse().expect("an instant");
    Grid::new(
        &schedule,
        &schedule.inline_calendars(),
        from,
        days,
        Resolution::Hour,
    )
}

fn business() -> Value {
    let weekly =
        json!({ "days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:30", "to": "16:00" });
    json!({
        "timezone": "Europe/Paris",
        "allow": [{ "id": "day", "weekly": weekly }],
        "holidays": { "dates": ["2026-03-30"] },
    })
}

#[test]
fn a_terminal_drawing_has_a_line_a_day_and_words_beside_the_signs() {
    let drawing = terminal::draw(&grid(&business(), "2026-03-26T12:00:00Z", 6), &labels());
    insta::assert_snapshot!(drawing, @r"
    Deployment window <Europe/Paris>
                    00    06    12    18
    Thu 2026-03-26  #########+......########  open 09:30–16:00
    Fri 2026-03-27  #########+......########  open 09:30–16:00
    Sat 2026-03-28  ########################  closed all day
    Sun 2026-03-29  ## #####################  closed all day
    Mon 2026-03-30  ########################  closed all day
    Tue 2026-03-31  #########+......########  open 09:30–16:00
    . open   # closed   + partly open   ' ' not on the clock
    ");
}

#[test]
fn the_first_day_is_that_of_the_schedules_own_clock() {
    let grid = grid(&business(), "2026-06-03T22:30:00Z", 1);
    assert_eq!(grid.rows[0].date, jiff::civil::date(2026, 6, 4));
    assert_eq!(grid.rows[0].reasons[0].code(), "outside_allow");
}

#[test]
fn a_half_hour_grid_has_48_cells_and_wider_hours() {
    let schedule = read(&business());
    let from = "2026-06-03T00:00:00Z".parse().expect("an instant");
    let grid = Grid::new(&schedule, &Calendars::new(), from, 1, Resolution::HalfHour);
    assert_eq!(grid.rows[0].cells.len(), 48);
    assert!(!grid.rows[0].cells.contains(&Cell::Partly));
    assert!(terminal::draw(&grid, &labels()).contains("00          06          12"));
}

#[test]
fn what_is_not_known_is_drawn_as_such() {
    let policy = json!({ "timezone": "UTC", "deny": [{ "id": "f", "ical": { "file": "f.ics" } }] });
    let drawing = terminal::draw(&grid(&policy, "2026-06-03T00:00:00Z", 1), &labels());
    assert!(
        drawing.contains("????????????????????????  not known all day"),
        "{drawing}"
    );
}

#[test]
fn the_number_of_days_is_limited() {
    assert_eq!(
        grid(&business(), "2026-06-03T00:00:00Z", u16::MAX)
            .rows
            .len(),
        400
    );
}

#[test]
fn the_picture_is_self_contained_and_escapes_its_words() {
    let picture = svg::draw(&grid(&business(), "2026-03-26T12:00:00Z", 6), &labels());
    assert!(picture.starts_with("<svg ") && picture.ends_with("</svg>\n"));
    assert!(picture.contains("&lt;Europe/Paris&gt;") && !picture.contains("<Europe"));
    assert!(picture.contains("open 09:30–16:00") && picture.contains("prefers-color-scheme:dark"));
    let addresses = picture.matches("http").count();
    assert_eq!(addresses, 1, "only the namespace");
}

fn exported() -> String {
    let schedule = read(&business());
    let instant = |text: &str| text.parse().expect("an instant");
    let from = instant("2026-03-27T00:00:00Z");
    let to = instant("2026-04-01T00:00:00Z");
    let blocked = schedule.blocked_intervals(from, to, &Calendars::new());
    let entries: Vec<ics::Entry<'_>> = blocked
        .iter()
        .map(|blocked| ics::Entry {
            blocked,
            summary: "Fermé; week-end, jours fériés — ".repeat(4),
        })
        .collect();
    ics::export("Gel, équipe", &entries, instant("2026-03-26T00:00:00Z"))
}

#[test]
fn exported_lines_end_with_crlf_and_have_at_most_75_octets() {
    let exported = exported();
    assert!(exported.ends_with("END:VCALENDAR\r\n"));
    for line in exported.split_terminator("\r\n") {
        assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
    }
    assert!(exported.contains("NAME:Gel\\, équipe\r\n"));
}

#[test]
fn what_is_exported_can_be_read_again_and_blocks_the_same_times() {
    let calendar = Calendar::parse(&exported()).expect("readable");
    let asked = |text: &str| zone::whole_second(text.parse().expect("an instant"));
    let within = Interval::new(asked("2026-03-27T00:00:00Z"), asked("2026-04-01T00:00:00Z"));
    let again = calendar
        .instants(&jiff::tz::TimeZone::UTC, within)
        .expect("few");
    let timeline = Timeline::new(&read(&business()), &Calendars::new(), within);
    assert_eq!(again, timeline.closed().clip(within));
}

#[test]
fn the_same_blocked_time_has_the_same_uid_in_every_export() {
    let uids = |text: String| -> Vec<String> {
        text.lines()
            .filter(|line| line.starts_with("UID:"))
            .map(str::to_owned)
            .collect()
    };
    let (first, second) = (uids(exported()), uids(exported()));
    assert_eq!(first, second);
    let mut distinct = first.clone();
    distinct.dedup();
    assert_eq!(first.len(), distinct.len());
}
