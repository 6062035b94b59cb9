//! What readers take for a command and which is none: it is never counted, and always answered.

use super::*;

/// One command that is not counted, for this reason.
#[track_caller]
fn refused(body: &str, expected: Slip) {
    let found: Vec<_> = read(body).into_iter().map(|it| it.word).collect();
    assert_eq!(found, [Err(expected)], "{body:?}");
}

#[test]
fn other_letters_and_signs_that_look_like_a_command_are_none() {
    for word in [
        "／go",
        "⁄go",
        "∕go",
        "/gо",
        "/𝗴𝗼",
        "/ｇｏ",
        "/go\u{200b}",
        "/g\u{ad}o",
        "/nо‑gо",
        "/nogo,",
        "/nogo:",
        "/go.",
        "/ｆeu‑vert",
        "/ｇonogo",
    ] {
        let expected = || Slip::LookAlike(word.into());
        refused(&format!("{word} qa the queue is stuck"), expected());
        refused(&format!("Well.\n  {word}\nYes."), expected());
    }
    // The verb is known: a veto that looks like one was meant all the same.
    assert_eq!(read("／nоgo qa the queue is stuck")[0].verb, Verb::NoGo);
    for prose in [
        "/goо",
        "／going",
        "/gоne",
        "and ／go",
        "／",
        "/go:qa",
        "/gо/qa",
    ] {
        nothing(prose);
    }
}

#[test]
fn a_line_that_does_not_begin_with_its_slash_is_no_command() {
    for body in [
        "- /go qa",
        "1. /go qa",
        "- [x] /go qa",
        "- x\n    /go qa",
        "x\n    /go qa",
        "x\n\t/go qa",
        "\u{a0}/go qa",
        "\u{200b}/go qa",
        "*/go qa*",
        "**/go** qa",
        "**/go qa**",
        "__/go__ qa",
        "# /go qa",
        "- **/gо** qa",
    ] {
        refused(body, Slip::Misplaced(Within::Marked));
    }
    for body in [
        "> - /go qa",
        "- `/go qa`",
        "**`/go qa`**",
        "\\/go qa",
        "- [/go qa](u)",
    ] {
        nothing(body);
    }
}

#[test]
fn a_command_behind_an_open_end_is_none() {
    let check = |body: &str, within: Within| refused(body, Slip::Misplaced(within));
    check("```\n/go qa", Within::Fence);
    check("```\nx\n\n  /nogo qa the queue is stuck\n", Within::Fence);
    check("- x\n\n  ~~~\n  /go qa", Within::Fence);
    check("<!--\n\n/go qa\n\n", Within::Comment);
    check("<div>\n<!-- x\n/go qa", Within::Comment);
    check("<pre>\n/go qa\n", Within::Html);
    check("<?\n/go qa\n", Within::Html);
    nothing("> ```\n> /go qa");
    nothing("> <!--\n> /go qa");
    nothing("> <pre>\n> /go qa");
    let twice = "~~~ text\n/go qa\n```\n/go qa";
    check_all(twice, Within::Fence, 2);
}

#[track_caller]
fn check_all(body: &str, within: Within, count: usize) {
    let found: Vec<_> = read(body).into_iter().map(|it| it.word).collect();
    assert_eq!(found, vec![Err(Slip::Misplaced(within)); count], "{body:?}");
}

#[test]
fn behind_html_whose_end_is_doubtful_no_line_is_a_command() {
    // GitHub's versions disagree; the parser takes some of these for HTML to the end.
    for html in [
        "<textarea>",
        "<!doctype x",
        "<pre>\n</textarea>",
        "<textarea>\n</textarea>",
    ] {
        let before = "/go qa\n\n";
        let found = read(&format!(
            "{before}{html}\n\n/go ops\n\n- /nogo qa no\n\n> /go qa"
        ));
        assert_eq!(found.len(), 2, "{html:?} {found:?}");
        assert!(found[0].word.is_ok());
        let doubtful = Err(Slip::Misplaced(Within::Doubtful));
        assert_eq!(found[1].word, doubtful, "{html:?}");
    }
    check(
        "<textarea> is fine in `code`\n/go qa",
        &["2: Misplaced(Doubtful)"],
    );
    check("`<textarea>`\n\n/go qa", &["3: go qa"]);
}
