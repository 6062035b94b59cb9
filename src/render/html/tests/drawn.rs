//! What is drawn: calendar, bars, groups and the timeline.

use super::scene::{calendar, run, written};
use crate::decision::Level;
use crate::locale::Locale;

#[test]
fn the_calendar_draws_each_day_beside_its_words() {
    let page = written(&run("x", Level::Pass), Locale::English);
    assert_eq!(
        page.matches("<td class=\"hours\" role=\"cell\"><svg")
            .count(),
        3
    );
    assert_eq!(page.matches("in words").count(), 3);
    assert_eq!(page.matches("<tr class=\"week").count(), 1, "Monday");
    assert!(page.contains("<time datetime=\"2026-11-24\">Tue 24 Nov</time></th>"));
    assert!(!page.contains("partly open"), "it does not occur");
}

#[test]
fn today_is_named_and_the_hour_of_the_decision_drawn() {
    let page = written(&run("x", Level::Pass), Locale::English);
    let (_, today) = page.split_once("class=\"week today\"").expect("today");
    let (today, _) = today.split_once("</tr>").expect("a row");
    assert!(today.contains("aria-current=\"date\""));
    assert!(today.contains("<span class=\"badge\">today</span>"));
    assert!(today.contains("<path class=\"now\" d=\"M245 "), "{today}");
    assert_eq!(page.matches("class=\"now\" d=").count(), 1);
}

#[test]
fn a_bar_is_as_long_as_what_it_shows_and_one_of_nothing_known_is_dotted() {
    let page = written(&run("x", Level::Pass), Locale::English);
    assert!(page.contains("<rect class=\"fill hold\" width=\"42.1%\""));
    assert!(page.contains("<line class=\"tick\" x1=\"20.0%\" x2=\"20.0%\""));
    assert!(page.contains("<rect class=\"fill no-go\" width=\"90.0%\""));
    assert_eq!(
        page.matches("<rect fill=\"url(#dots)\" width=\"100%\"")
            .count(),
        1
    );
}

#[test]
fn a_group_without_rows_says_so() {
    let page = written(&run("x", Level::Pass), Locale::French);
    assert_eq!(page.matches("class=\"nothing\">Rien n’a").count(), 1);
    assert_eq!(page.matches("scope=\"rowgroup\"").count(), 2);
}

#[test]
fn the_timeline_goes_by_time_with_the_decision_between_past_and_future() {
    let page = written(&run("It", Level::NoGo), Locale::English);
    let (_, timeline) = page
        .split_once("<ol class=\"timeline\" role=\"list\">")
        .expect("one");
    let classes: Vec<&str> = timeline
        .split("<li class=\"")
        .skip(1)
        .filter_map(|item| Some(item.split_once('"')?.0))
        .collect();
    // The opening, an event before, the decision, and two events of one moment.
    assert_eq!(classes, ["past", "past", "now", "ahead"]);
    assert_eq!(timeline.matches("<time").count(), 4);
    assert_eq!(timeline.matches("<p>").count(), 5);
    let at = |text: &str| timeline.find(text).expect(text);
    assert!(at("Pull request #42 was opened") < at("Thu 19 Nov 09:00"));
    assert!(at("Thu 19 Nov 09:00") < at("Decided: NO-GO"));
    assert!(at("Decided: NO-GO") < at("Mon 23 Nov 09:00"));
}

#[test]
fn patterns_are_defined_once_for_several_calendars() {
    let mut run = run("x", Level::Pass);
    let report = run.decision.reports.first_mut().expect("a report");
    report.blocks.extend([calendar("a"), calendar("b")]);
    let page = written(&run, Locale::English);
    assert_eq!(page.matches("id=\"hatch\"").count(), 1);
}
