use proptest::prelude::*;

use super::*;

const OURS: &str = "## v1.4.0\n\n- one\n- two\n\n<sub>decided at noon</sub>";

fn ours(text: &str) -> Markdown {
    Markdown::trusted(text)
}

fn framed(text: &str) -> String {
    format!("{OPENING}\n\n{text}\n\n{CLOSING}")
}

/// What becomes of a text when it gets our part.
fn written(standing: &str) -> Result<Option<String>, BodyFault> {
    let new = with_part(standing, &ours(OURS))?;
    Ok(new.map(|new| new.as_str().to_owned()))
}

#[track_caller]
fn check(standing: &str, expected: &str) {
    let new = written(standing).unwrap().expect("something changes");
    assert_eq!(new, expected);
    assert_eq!(written(&new), Ok(None), "a second time nothing changes");
    let crlf = new.replace('\n', "\r\n");
    assert_eq!(written(&crlf), Ok(None), "nor with other line ends");
}

#[track_caller]
fn refuses(standing: &str, fault: BodyFault) {
    assert_eq!(written(standing), Err(fault), "{standing:?}");
}

#[test]
fn an_empty_text_becomes_our_part() {
    for empty in ["", "\n", "\r\n \r\n"] {
        check(empty, &framed(OURS));
    }
}

#[test]
fn what_people_wrote_stays_and_our_part_comes_behind_it() {
    let part = framed(OURS);
    for (standing, between) in [
        ("Hello", "\n\n"),
        ("Hello\n", "\n"),
        ("Hello\n\n", ""),
        ("Hello\r\n\r\n\r\n", ""),
        ("# Café 🎉\r\n\r\n- a\r\n- b\r\n", "\n"),
        ("Hello  \t", "\n\n"),
        ("old Mac\rtext\r", "\n"),
        ("<!-- a comment of theirs -->", "\n\n"),
        ("> quote\n> more", "\n\n"),
        ("<details>\n\nmore\n\n</details>", "\n\n"),
        // It ends where our line does.
        ("<!-- a comment without end", "\n\n"),
    ] {
        check(standing, &format!("{standing}{between}{part}"));
    }
}

#[test]
fn what_stands_around_our_part_stays_byte_for_byte() {
    let part = framed(OURS);
    for (before, after) in [
        ("", "\n\nThanks!"),
        ("Before\n\n", ""),
        ("Before\r\n\r\n", "\r\nAfter  \r\n\r\n"),
        ("Before\r", "\rAfter"),
        ("1. a\n\n```sh\nrun\n```\n", " \n```\nopen to the end"),
        ("\u{feff}BOM\n", "\nx"),
        ("<details>\n", "\n</details>\n"),
    ] {
        let old = format!("{before}{OPENING}\r\nold\r\n{CLOSING}{after}");
        check(&old, &format!("{before}{part}{after}"));
    }
}

#[test]
fn the_same_part_of_another_run_says_nothing_new() {
    let standing = framed(OURS);
    let later = OURS.replace("noon", "midnight");
    assert_eq!(with_part(&standing, &ours(&later)), Ok(None));
    let more = format!("{OURS}\n- three");
    assert!(matches!(with_part(&standing, &ours(&more)), Ok(Some(_))));
}

#[test]
fn marks_that_people_quote_are_not_ours() {
    let part = framed(OURS);
    for quoting in [
        format!("```html\n{OPENING}\nx\n{CLOSING}\n```"),
        format!("~~~\n{CLOSING}\n~~~"),
        format!("Leave `{OPENING}` where it is."),
        format!("Leave {OPENING} where it is."),
        format!("    {OPENING}\n    {CLOSING}"),
        format!("> {OPENING}\n> x\n> {CLOSING}"),
        format!("- a\n\n  {OPENING}\n"),
        "<!-- gonogo:notes-archive -->".to_owned(),
    ] {
        check(
            &quoting,
            &format!(
                "{quoting}{}{part}",
                if quoting.ends_with('\n') {
                    "\n"
                } else {
                    "\n\n"
                }
            ),
        );
    }
    let before = format!("```\n{CLOSING}\n{OPENING}\n```\n\n");
    let old = format!("{before}{}", framed("old"));
    check(&old, &format!("{before}{part}"));
}

#[test]
fn marks_that_fit_nowhere_are_refused() {
    let part = framed("old");
    for (standing, fault) in [
        (format!("Hello\n\n{OPENING}\n\nold"), BodyFault::Alone),
        (format!("{CLOSING}\nHello"), BodyFault::Alone),
        (format!("{CLOSING}\nHello\n{OPENING}"), BodyFault::Reversed),
        (format!("{part}\n\n{part}"), BodyFault::Repeated),
        (format!("{OPENING}\n{part}"), BodyFault::Repeated),
        (format!("{part}\n{CLOSING}"), BodyFault::Repeated),
        // Somebody left a fence open in our part: what comes below is code.
        (format!("{OPENING}\n```\n{CLOSING}\nx"), BodyFault::Alone),
    ] {
        refuses(&standing, fault);
        assert_eq!(room(&standing), Err(fault));
    }
}

#[test]
fn a_text_that_would_take_our_part_in_is_refused() {
    for open in ["```\ncode", "~~~~\ncode\n~~~", "<pre>\ntext", "<?php"] {
        refuses(open, BodyFault::Open);
    }
    refuses(&">".repeat(1_000), BodyFault::Unreadable);
    let deep = format!("{}\n{OPENING}", ">".repeat(1_000));
    refuses(&deep, BodyFault::Unreadable);
}

#[test]
fn a_part_that_would_break_out_of_its_lines_is_refused() {
    for text in [
        CLOSING.to_owned(),
        format!("a\n\n{OPENING}\n\nb"),
        format!("a\n\n{CLOSING}\n\nb"),
        "```\nopen".to_owned(),
    ] {
        assert!(with_part("", &ours(&text)).is_err(), "{text:?}");
    }
}

#[test]
fn our_part_has_the_room_that_people_leave() {
    let empty = room("").unwrap();
    assert_eq!(empty, LIMIT - framed("").chars().count());
    for standing in [
        "é".repeat(1_000),
        format!("{}\n\nafter", framed("old")),
        format!("before\r\n{}", framed("é")),
    ] {
        let room = room(&standing).unwrap();
        let fitting = with_part(&standing, &ours(&"é".repeat(room))).unwrap();
        let length = fitting.unwrap().as_str().chars().count();
        assert_eq!(length, LIMIT);
        let larger = with_part(&standing, &ours(&"é".repeat(room + 1)));
        assert_eq!(larger, Err(BodyFault::TooLong));
    }
    let full = "x".repeat(LIMIT - 10);
    assert_eq!(room(&full), Err(BodyFault::TooLong));
    refuses(&full, BodyFault::TooLong);
}

/// Pieces that texts with and without our part are made of.
fn piece() -> impl Strategy<Value = String> {
    let pieces = [
        "text",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "```",
        "~~~",
        "> ",
        "- ",
        "    ",
        "<!--",
        "-->",
        "`",
        "<pre>",
        "</pre>",
        "<details>",
        "# ",
        "é",
        "\u{feff}",
        "\0",
        "|a|\n|-|\n",
    ];
    prop_oneof![
        8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned),
        1 => Just(format!("\n{OPENING}\n")),
        1 => Just(format!("\n{CLOSING}\n")),
        1 => Just(framed("old")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// Whatever stands there: our part can be found again and nothing else is lost, or nothing is
    /// written.
    #[test]
    fn nothing_that_people_wrote_is_ever_lost(pieces in prop::collection::vec(piece(), 0..12)) {
        let standing = pieces.concat();
        let Ok(Some(new)) = written(&standing) else {
            return Ok(());
        };
        prop_assert_eq!(written(&new), Ok(None));
        match locate(&standing).unwrap() {
            None if standing.trim().is_empty() => prop_assert_eq!(&new, &framed(OURS)),
            None => prop_assert!(new.starts_with(&standing)),
            Some(part) => {
                prop_assert!(new.starts_with(standing.get(..part.whole.start).unwrap()));
                prop_assert!(new.ends_with(standing.get(part.whole.end..).unwrap()));
            }
        }
        // Another part goes into the same place.
        let other = with_part(&new, &ours("other")).unwrap().unwrap();
        let back = with_part(other.as_str(), &ours(OURS)).unwrap().unwrap();
        prop_assert_eq!(back.as_str(), new.as_str());
    }
}

#[test]
fn rule_13_a_text_that_takes_in_what_stands_below_it_is_open() {
    for open in [
        "# a\n\n<!-- to do",
        "# a\n\n<details>",
        "# a\n\n<details><summary>b</summary>\n\n- c",
        "# a\n\n```\nb",
        "# a\n\n<pre>\nb",
        "<div>\n<!-- a\n\nb",
        "a <s>b",
        "<details>\n\n<!-- </details> -->\n\na",
    ] {
        assert!(leaves_open(open), "{open:?}");
    }
    for closed in [
        "",
        "# a\n\n- b",
        "# a\n\n<!-- to do -->\n\n- b",
        "<details><summary>b</summary>\n\n- c\n\n</details>\n",
        "```\n<details>\n```",
        "`<details>` and <br> <img src=x>\n\n<p align=\"center\">\n\na",
        "a <b>c</b> &lt;s> 1 < 2",
        "- a\n\n      <details>",
    ] {
        assert!(!leaves_open(closed), "{closed:?}");
    }
}
