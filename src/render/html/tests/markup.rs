//! Markup that browsers and screen readers can rely on.

use super::parsed::parse;
use super::scene::{run, written};
use crate::decision::Level;
use crate::locale::Locale;

#[test]
fn every_element_that_is_opened_is_closed_in_order() {
    let empty = ["meta", "!DOCTYPE", "path", "circle", "rect", "line"];
    let mut open = Vec::new();
    for tag in parse(&written(&run("x", Level::NoGo), Locale::French)).tags {
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop().as_deref(), Some(name)),
            None => {
                let name = tag.split(' ').next().unwrap_or_default();
                let name = name.trim_end_matches('/');
                if !empty.contains(&name) {
                    open.push(name.to_owned());
                }
            }
        }
    }
    assert_eq!(open, Vec::<String>::new());
}

#[test]
fn tables_have_captions_and_headings_with_scope() {
    let page = written(&run("x", Level::NoGo), Locale::English);
    let count = |text: &str| page.matches(text).count();
    assert_eq!(count("<table"), 6);
    assert_eq!(count("<caption"), 6);
    assert_eq!(count("<th "), count("<th scope="));
}

#[test]
fn every_table_has_a_head_of_its_columns() {
    for locale in Locale::ALL {
        let page = written(&run("x", Level::NoGo), locale);
        let tables: Vec<&str> = page.split("<table").skip(1).collect();
        assert_eq!(tables.len(), 6);
        for table in tables {
            let (head, _) = table.split_once("</thead>").expect("a head");
            assert!(head.contains("<th scope=\"col\""), "{head}");
        }
    }
}

#[test]
fn screen_readers_hear_the_title_of_a_column_once() {
    let page = written(&run("x", Level::NoGo), Locale::English);
    let count = |text: &str| page.matches(text).count();
    assert!(count("<span class=\"label\"") > 3);
    assert_eq!(
        count("<span class=\"label\""),
        count("<span class=\"label\" aria-hidden=\"true\">")
    );
}

#[test]
fn lists_without_bullets_stay_lists_for_screen_readers() {
    let page = written(&run("x", Level::NoGo), Locale::English);
    for class in ["board", "short", "gauges", "marks", "timeline"] {
        let list = format!("class=\"{class}\" role=\"list\"");
        assert!(page.contains(&list), "{class}");
    }
}
