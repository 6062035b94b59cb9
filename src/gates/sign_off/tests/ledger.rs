//! Everything that was said, as rows for a page and in the order of time.

use super::*;
use crate::decision::{Block, Event, Grouped};
use crate::locale::{Locale, Surface, Tone, Words};

const BRIEF: &str = "roles: { qa: { users: [quinn, quentin], ttl: 24h } }";
const NO: &str = "/nogo qa the queue is stuck";

fn grouped(decided: &Decided) -> &Grouped {
    match decided.report.blocks.as_slice() {
        [Block::Grouped(grouped)] => grouped,
        other => panic!("{other:?}"),
    }
}

/// Who, what was said, for which commit, and what became of it, of each row.
fn rows(decided: &Decided) -> Vec<String> {
    let words = Words::new(Locale::English);
    let groups = grouped(decided).groups.iter();
    let rows = groups.flat_map(|group| &group.rows);
    rows.map(|row| {
        assert_eq!(row.len(), grouped(decided).head.len());
        let cell = |index: usize| words.value(&row[index], Surface::Plain);
        [cell(0), cell(1), cell(4), cell(5)].join(" | ")
    })
    .collect()
}

fn told(events: &[Event]) -> Vec<String> {
    let words = Words::new(Locale::English);
    let mut events: Vec<&Event> = events.iter().collect();
    events.sort_by_key(|event| event.at);
    let told = events.iter().map(|event| words.plain(&event.what));
    told.collect()
}

#[track_caller]
fn check_rows(scene: &Scene, expected: &[&str]) -> Decided {
    let decided = scene.decide();
    assert_eq!(rows(&decided), expected);
    decided
}

#[test]
fn a_go_stands_there_with_its_commit_and_its_end() {
    let scene = Scene::new(BRIEF).comment("quinn", "10:00", "/go qa");
    let decided = check_rows(&scene, &["quinn | go | a100000 | counts"]);
    let row = &grouped(&decided).groups[0].rows[0];
    let words = Words::new(Locale::English);
    let shown = |index: usize| words.value(&row[index], Surface::Plain);
    assert!(shown(2).ends_with("10:00"), "{}", shown(2));
    assert!(shown(3).ends_with("10:00"), "{}", shown(3));
    assert_ne!(shown(2), shown(3), "a day later");
}

#[test]
fn a_go_that_was_pushed_over_names_the_commit_that_it_was_for() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .pushed("b2", "10:30");
    check_rows(
        &scene,
        &["quinn | go | a100000 | said go for a100000, pushed over since"],
    );
}

#[test]
fn the_newest_word_comes_first_and_what_it_replaced_stays() {
    let scene = Scene::new(QA)
        .comment("quinn", "10:00", "/go qa")
        .comment("quinn", "10:05", "/withdraw qa")
        .comment("quentin", "10:10", NO);
    check_rows(
        &scene,
        &[
            "quentin | no-go |  | veto: the queue is stuck",
            "quinn | withdrawal |  | took it back",
            "quinn | go |  | said something else later",
        ],
    );
}

#[test]
fn who_has_no_say_has_no_row() {
    let scene = Scene::new(QA).comment("mallory", "10:00", "/go qa");
    let decided = check_rows(&scene, &[]);
    assert!(
        told(&decided.report.events)
            .iter()
            .all(|it| !it.contains("mallory"))
    );
}

#[test]
fn a_veto_whose_comment_is_gone_has_a_row_of_its_own() {
    let scene = Scene::new(QA).trace("quentin", "qa", "10:01", 77);
    let decided = scene.decide();
    let rows = rows(&decided);
    assert_eq!(rows.len(), 1);
    assert!(
        rows[0].ends_with("| veto, whose comment is gone"),
        "{rows:?}"
    );
}

#[test]
fn pushes_words_and_ends_stand_in_the_order_of_time() {
    let scene = Scene::new(BRIEF)
        .comment("quentin", "09:30", NO)
        .comment("quentin", "09:40", "/withdraw qa")
        .comment("quinn", "10:00", "/go qa");
    let decided = go(&scene);
    assert_eq!(
        told(&decided.report.events),
        [
            "ada pushed a100000, the commit that is judged",
            "quentin: no-go for qa (no longer their word)",
            "quentin: withdrawal for qa",
            "quinn: go for qa",
            "The go of quinn for qa ends",
        ]
    );
    let counted = decided.report.events.iter();
    let counted = counted.filter(|event| event.tone == Tone::Good);
    assert_eq!(counted.count(), 1);
}

#[test]
fn of_a_long_conversation_the_last_words_are_told() {
    let mut scene = Scene::new(QA);
    for minute in 0..40 {
        for (login, second) in [("quinn", "00"), ("quentin", "30")] {
            scene = scene.comment(login, &format!("10:{minute:02}:{second}"), "/go qa");
        }
    }
    let decided = scene.decide();
    assert_eq!(grouped(&decided).groups[0].rows.len(), 50);
    assert_eq!(decided.report.events.len(), 60);
}
