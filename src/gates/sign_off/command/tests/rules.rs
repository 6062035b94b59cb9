//! The parsing rules of the design, by their numbers. `markdown` and `arguments` go into the corners.

use super::*;

#[test]
fn rule_1_nothing_that_markdown_quotes_or_hides_is_a_command() {
    nothing("```\n/go qa\n```");
    nothing("    /go qa");
    nothing("x\n\n    /go qa");
    nothing("`/go qa`");
    nothing("`x\n/go qa\n`");
    nothing("> /go qa");
    nothing("> x\n/go qa");
    nothing("> - x\n/go qa");
    nothing("<pre>\n/go qa\n</pre>");
    nothing("<!-- x\n/go qa\n-->");
    nothing("x <!-- y\n/go qa\n-->");
    nothing("[x\n/go qa\n](https://a.test)");
    nothing("![x\n/go qa\n](https://a.test)");
    nothing("[x]:\n/go");
    nothing("[/go qa](https://a.test)");
    nothing("</go>");
    nothing("<https://a.test/go>");
}

#[test]
fn rule_1_a_command_on_the_line_after_a_comment_is_one() {
    check("<!-- x -->\n/go qa", &["2: go qa"]);
    check("<!-- x\ny -->\n/go qa", &["3: go qa"]);
    check("x <!-- y\nz -->\n/go qa", &["3: go qa"]);
    check("<!-->\n/go qa", &["2: go qa"]);
}

#[test]
fn rule_2_a_verb_is_a_whole_token_in_any_case() {
    check("/GO QA", &["1: go qa"]);
    check("/SignOff qa", &["1: go qa"]);
    check(
        "/No-Go qa the queue is stuck",
        &["1: nogo qa (the queue is stuck)"],
    );
    for prose in [
        "/going", "/go1", "/nogo-qa", "/go/qa", "/go:qa", "//go", "/go_qa", "/go-qa", "/ go qa",
        "/goqa",
    ] {
        nothing(prose);
    }
}

#[test]
fn rule_2_blanks_around_a_command_are_tolerated() {
    for body in [
        "/go qa",
        " /go qa",
        "  /go qa",
        "   /go qa",
        "/go qa   ",
        "/go qa\t",
        "/go qa\u{a0}",
        "/go qa\u{202f}",
        "/go qa\r\n",
        "/go qa\r",
        "/go\tqa",
        "/go\u{a0}qa",
        "/go\u{202f} \u{a0}qa",
        "/go qa  \u{a0}\t\r\n\r\nx",
        "\u{feff}/go qa",
    ] {
        check(body, &["1: go qa"]);
    }
    nothing("    /go qa");
    nothing("\t/go qa");
    nothing("please /go qa");
}

#[test]
fn rule_3_aliases_are_literal() {
    check("/feu-vert qa", &["1: go qa"]);
    check("/FEU-VERT qa", &["1: go qa"]);
    check(
        "/refusé qa la file est bloquée",
        &["1: nogo qa (la file est bloquée)"],
    );
    check("/a.c qa", &["1: go qa"]);
    for prose in [
        "/abc qa",
        "/feu qa",
        "/feu-verts qa",
        "/refuse qa x",
        "/.* qa",
    ] {
        nothing(prose);
    }
}

#[test]
fn rule_4_an_argument_that_is_not_understood_is_an_answer_and_never_a_command() {
    check("/go qa don't cancel", &["1: Extra(Untrusted(\"don't\"))"]);
    check("/go qa --cancel", &["1: Extra(Untrusted(\"--cancel\"))"]);
    check("/go qa ops", &["1: Extra(Untrusted(\"ops\"))"]);
    check("/go qa <!-- x -->", &["1: Extra(Untrusted(\"<!--\"))"]);
    check("/go qa \\\nx", &["1: Extra(Untrusted(\"\\\\\"))"]);
    check("/withdraw qa please", &["1: Extra(Untrusted(\"please\"))"]);
    check("/gonogo status now", &["1: Extra(Untrusted(\"now\"))"]);
}

#[test]
fn rule_5_several_commands_are_all_taken_in_order() {
    check(
        "/go qa\n/go ops\n\ntext\n/nogo qa the queue is stuck\n\n- x\n\n/withdraw ops\n/gonogo status",
        &[
            "1: go qa",
            "2: go ops",
            "5: nogo qa (the queue is stuck)",
            "9: withdraw ops",
            "10: status",
        ],
    );
}

#[test]
fn rule_5_a_faulty_veto_is_known_as_one() {
    let commands = read("/go qa\n/nogo qa no");
    let verbs: Vec<Verb> = commands.iter().map(|command| command.verb).collect();
    assert_eq!(verbs, [Verb::Go, Verb::NoGo]);
    assert_eq!(commands[1].word, Err(Slip::ReasonTooShort));
}

#[test]
fn rule_6_a_slip_gets_an_answer() {
    check("/gonogo", &["1: UnknownAsk(None)"]);
    check(
        "/gonogo dance",
        &["1: UnknownAsk(Some(Untrusted(\"dance\")))"],
    );
    check(
        "/go everybody",
        &["1: UnknownRole { given: Untrusted(\"everybody\"), nearest: None }"],
    );
    check(
        "/go databse",
        &[
            "1: UnknownRole { given: Untrusted(\"databse\"), nearest: Some(RoleName(\"database\")) }",
        ],
    );
    check("/nogo qa", &["1: MissingReason"]);
    check("/nogo qa 123456789", &["1: ReasonTooShort"]);
    check("/emergency", &["1: MissingIncident"]);
}

#[test]
fn rule_6_prose_that_begins_with_a_slash_is_left_alone() {
    for prose in [
        "/etc/passwd is readable",
        "/shrug",
        "/",
        "//",
        "/deploy now",
        "/s",
        "/approve",
        "/usr/bin/go qa",
        "and/or\n/or",
        "/* go */",
        "/-",
    ] {
        nothing(prose);
    }
}

#[test]
fn a_comment_with_too_many_commands_is_read_up_to_the_limit() {
    let commands = read(&"/go qa\n".repeat(60));
    assert_eq!(commands.len(), MAX_COMMANDS + 1);
    assert_eq!(commands[MAX_COMMANDS - 1].word.as_ref().err(), None);
    let limit = MAX_COMMANDS;
    assert_eq!(commands[limit].word, Err(Slip::TooMany { limit }));
    assert_eq!(commands[limit].line, limit + 1);
    assert_eq!(read(&"/go qa\n".repeat(limit)).len(), limit);
}

#[test]
fn a_comment_over_the_limits_of_markdown_is_an_error_and_not_empty() {
    let deep = ">".repeat(1_000) + "\n\n/nogo qa the queue is stuck";
    let found = parse(&deep, &vocabulary());
    assert_eq!(found, Err(MarkdownError::TooDeep { line: 1 }));
}
