//! Where in a comment a line has to stand.

use super::*;

#[test]
fn any_line_of_a_paragraph_will_do() {
    check("Looks good.\n/go qa", &["2: go qa"]);
    check("/go qa\nLooks good.", &["1: go qa"]);
    check("# Verdict\n/go qa", &["2: go qa"]);
    check("***\n/go qa", &["2: go qa"]);
    check("```\nx\n```\n/go qa", &["4: go qa"]);
    check("> x\n\n/go qa", &["3: go qa"]);
    check("    x\n/go qa", &["2: go qa"]);
    check("[a]: https://a.test\n/go qa", &["2: go qa"]);
    check("a *b* `c` <b>d</b> [e](f)\n/go qa", &["2: go qa"]);
    check("`a`  \n/go qa  \nb", &["2: go qa"]);
    check("a\\\n/go qa", &["2: go qa"]);
    check("<details>\n\n/go qa\n\n</details>", &["3: go qa"]);
}

#[test]
fn a_list_item_holds_a_command_where_its_line_begins_with_the_slash() {
    check("- x\n/go qa", &["2: go qa"]);
    check("- x\n  /go qa", &["2: go qa"]);
    check("- x\n\n  /go qa", &["3: go qa"]);
    check("1. - x\n/go qa", &["2: go qa"]);
}

#[test]
fn a_line_that_is_written_otherwise_is_no_command() {
    nothing("\\/go qa");
    nothing("&#47;go qa");
    nothing("&sol;go qa");
    nothing("~~/go qa~~");
    nothing("<b>/go qa</b>");
    nothing("<!-- x --> /go qa");
    nothing("| /go qa |\n|---|");
    nothing("[^1]: /go qa");
}

#[test]
fn a_comment_that_begins_in_a_sign_off_is_an_answer() {
    check(
        "/go qa<!-- x -->",
        &["1: UnknownRole { given: Untrusted(\"qa<!--\"), nearest: None }"],
    );
    check(
        "/go qa <!-- x\n/go ops\n-->",
        &["1: Extra(Untrusted(\"<!--\"))"],
    );
    check(
        "/nogo qa the queue <!-- x\n/go ops\n-->",
        &["1: nogo qa (the queue <!-- x)"],
    );
}

#[test]
fn a_misplaced_command_gets_an_answer() {
    let veto = "/nogo qa the queue is stuck";
    check(&format!("{veto}\n---"), &["1: Misplaced(Heading)"]);
    check(&format!("x\n{veto}\n==="), &["2: Misplaced(Heading)"]);
    check(
        &format!("|a|b|\n|-|-|\n|c|d|\n{veto}"),
        &["4: Misplaced(Table)"],
    );
    check(&format!("{veto} | x\n---|---"), &["1: Misplaced(Table)"]);
    check(&format!("</details>\n{veto}"), &["2: Misplaced(Html)"]);
    check(
        &format!("<div>\n<!--\n{veto}\n-->\n  {veto}"),
        &["5: Misplaced(Html)"],
    );
    check(&format!("[^1]: x\n{veto}"), &["2: Misplaced(Footnote)"]);
    check(&format!("*x\n{veto}*"), &["2: Misplaced(Formatting)"]);
    check(&format!("~~x\n{veto}~~"), &["2: Misplaced(Formatting)"]);
    check(
        &format!("x <del>\n{veto}\n</del>"),
        &["2: Misplaced(Formatting)"],
    );
    check(
        &format!("a Vec<String>\n{veto}"),
        &["2: Misplaced(Formatting)"],
    );
    check(
        &format!("x <b>y</b><br>\n{veto}"),
        &["2: nogo qa (the queue is stuck)"],
    );
    check("/go qa\n---", &["1: Misplaced(Heading)"]);
    check("/go everybody\n---", &["1: Misplaced(Heading)"]);
}

#[test]
fn a_line_behind_an_open_comment_gets_an_answer() {
    let veto = "/nogo qa the queue is stuck";
    // The parser ends these at a blank line or with their container; a browser goes on.
    check(
        &format!("<div>\n<!--\n\n{veto}"),
        &["4: Misplaced(Comment)"],
    );
    check(&format!("- <!--\n\n{veto}"), &["3: Misplaced(Comment)"]);
    check(&format!("> <!--\n\n{veto}"), &["3: Misplaced(Comment)"]);
    check(
        &format!("> <!--\n\n-->\n\n{veto}"),
        &["5: Misplaced(Comment)"],
    );
    check(
        &format!("> <!--\n\n<b>-->\n\n{veto}"),
        &["5: Misplaced(Comment)"],
    );
    check(
        &format!("> <!--\n\n<!-- -->\n{veto}"),
        &["4: nogo qa (the queue is stuck)"],
    );
    // These are shown, and were not meant to be.
    check(
        &format!("x <!--\n{veto}\n\n{veto}"),
        &["2: Misplaced(Comment)", "4: Misplaced(Comment)"],
    );
    check(
        &format!("x <!--\n\n{veto}\n\n-->\n{veto}"),
        &["3: Misplaced(Comment)", "6: nogo qa (the queue is stuck)"],
    );
    check(
        &format!("`<!--` x\n{veto}"),
        &["2: nogo qa (the queue is stuck)"],
    );
}

#[test]
fn quoted_and_hidden_slips_get_no_answer() {
    nothing("> /go qa\n> ---");
    nothing("> |a|\n> |-|\n> /nogo");
    nothing("> </details>\n> /nogo");
    nothing("> /gonogo");
    nothing("```\n/gonogo\n```");
    nothing("<!--\n/gonogo\n-->");
    nothing("<script>\n/gonogo\n</script>");
    nothing("<?php\n/gonogo\n?>");
}

#[test]
fn alerts_are_quotes() {
    nothing("> [!WARNING]\n> /go qa");
    nothing("> [!WARNING]\n/go qa");
}
