//! What is a command and what only looks like one.

use super::stage::{QA, WORDS, roles, run};
use super::{pull, signed_shop};

#[track_caller]
fn check_text(body: &str, expected: &str) {
    let github = signed_shop(&roles(QA));
    github.at(WORDS);
    pull(&github).comment(7, "quinn", body);
    let ended = run(&github);
    let decision = ended.output("decision");
    assert_eq!(decision, expected, "{body:?}: {}", ended.everything());
}

#[test]
fn a_line_of_its_own_is_a_command() {
    for body in [
        "/go qa",
        "/GO QA",
        "   /go qa  \r\n",
        "Fine.\n\n/go qa -- tried it",
        "<!-- template -->\n\n/go qa",
        "/signoff qa",
        "/go\u{a0}qa\t",
    ] {
        check_text(body, "go");
    }
}

#[test]
fn what_is_quoted_shown_or_hidden_is_no_command() {
    for body in [
        "```\n/go qa\n```",
        "```\n/go qa",
        "~~~text\n/go qa",
        "> /go qa",
        "> somebody wrote\n/go qa",
        "<!-- /go qa -->",
        "<!--\n/go qa\n-->",
        "<!--\n/go qa",
        "`/go qa`",
        "``\n/go qa\n``",
        "    /go qa",
        "\t/go qa",
        "[/go qa](https://example.com)",
        "[\n/go qa\n](https://example.com)",
        "<div>\n/go qa\n</div>",
        "<details><summary>x</summary>\n/go qa\n</details>",
        "<pre>\n\n/go qa\n\n</pre>",
    ] {
        check_text(body, "hold");
    }
}

#[test]
fn what_only_begins_or_ends_like_one_is_none() {
    for body in [
        "/going qa",
        "/go1 qa",
        "/go-qa",
        "I would say /go qa",
        "/go qa don't cancel",
        "/go qa maybe",
        "/go qa @nothex1",
        "/go qa @12345",
        "/go q\u{430}",
        "/g\u{43e} qa",
        "\u{202e}/go qa",
        "/go qa\u{200b}",
    ] {
        check_text(body, "hold");
    }
}

#[test]
fn in_one_comment_a_no_go_or_a_withdrawal_beats_a_go() {
    check_text("/go qa\n\n/withdraw qa", "hold");
    check_text("/withdraw qa\n\n/go qa", "hold");
    check_text("/nogo qa it fails on staging\n\n/go qa", "no-go");
    check_text("/go qa\n\n/nogo qa", "hold");
}
