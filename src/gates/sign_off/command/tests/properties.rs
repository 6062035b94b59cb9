//! What holds for every comment.

use proptest::prelude::*;

use super::*;
use crate::text::{first_slash, may_hold_commands};

/// Pieces of which interesting comments are made.
fn fragment() -> impl Strategy<Value = String> {
    let pieces = [
        "/go qa",
        "/nogo qa the queue is stuck",
        "/nogo",
        "/withdraw",
        "/emergency INC-1 it is all down",
        "/gonogo why",
        " @1a2b3c4",
        " -- x",
        ",",
        "/",
        "\n",
        "\n\n",
        "\n",
        " ",
        "   ",
        "    ",
        "\t",
        "> ",
        "- ",
        "1. ",
        "# ",
        "```\n",
        "~~~\n",
        "`",
        "*",
        "**",
        "~~",
        "<!-- ",
        " -->",
        "-->",
        "<div>\n",
        "</div>\n",
        "<b>",
        "</b>",
        "<pre>\n",
        "[",
        "](u)",
        "![",
        "[x]: u\n",
        "[^1]: ",
        "|a|\n|-|\n",
        "|",
        "\n---\n",
        "\r",
        "\r\n",
        "\u{a0}",
        "\u{202f}",
        "\\",
        "&#47;go",
        "\u{feff}",
        "\0",
        "é",
        "／gо qa",
        "<textarea>\n",
        "\u{200b}",
        "😀",
        "x",
    ];
    prop::sample::select(pieces.to_vec()).prop_map(str::to_owned)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(fragment(), 0..40).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

fn lines(text: &str) -> Vec<String> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.split('\n').map(str::to_owned).collect()
}

proptest! {
    #[test]
    fn any_comment_is_read_without_panic_and_with_true_lines(text in text()) {
        let lines = lines(text.strip_prefix('\u{feff}').unwrap_or(&text));
        let commands = parse(&text, &vocabulary()).unwrap();
        for pair in commands.windows(2) {
            prop_assert!(pair[0].line < pair[1].line);
        }
        for command in commands {
            let slash = first_slash(&lines[command.line - 1]);
            prop_assert!(slash.is_some_and(|slash| slash.is_first || command.word.is_err()));
        }
    }

    #[test]
    fn what_is_left_out_unread_holds_no_command(text in text()) {
        prop_assert!(may_hold_commands(&text) || parse(&text, &vocabulary()).unwrap().is_empty());
    }

    #[test]
    fn line_endings_do_not_change_what_is_read(text in text()) {
        let unix = lines(&text).join("\n");
        let expected = parse(&unix, &vocabulary());
        for ending in ["\r\n", "\r"] {
            prop_assert_eq!(&parse(&unix.replace('\n', ending), &vocabulary()), &expected);
        }
    }

    #[test]
    fn nothing_in_a_fence_is_a_command(text in text(), closed: bool) {
        let text = text.replace('`', "'");
        let end = if closed { "\n```" } else { "" };
        let found = parse(&format!("```\n{text}{end}"), &vocabulary()).unwrap();
        prop_assert!(found.is_empty() || !closed);
        prop_assert!(found.iter().all(|command| command.word.is_err()));
    }

    #[test]
    fn nothing_in_a_quote_is_a_command(text in text()) {
        let quoted: Vec<String> = lines(&text).iter().map(|line| format!("> {line}")).collect();
        prop_assert_eq!(parse(&quoted.join("\n"), &vocabulary()).unwrap(), []);
    }

    #[test]
    fn nothing_in_a_comment_is_a_command(text in text(), closed: bool) {
        let text = text.replace('>', "");
        let end = if closed { "\n-->" } else { "" };
        let found = parse(&format!("<!--\n{text}{end}"), &vocabulary()).unwrap();
        prop_assert!(found.is_empty() || !closed);
        prop_assert!(found.iter().all(|command| command.word.is_err()));
    }

    #[test]
    fn a_command_of_its_own_is_taken_whatever_stands_above_it_in_plain_words(text in "[a-z ,.!?\n]{0,80}") {
        let commands = parse(&format!("{text}\n\n/nogo qa the queue is stuck"), &vocabulary()).unwrap();
        prop_assert!(commands.iter().any(|command| command.word.is_ok()));
    }
}

#[test]
fn a_large_comment_is_read_in_linear_time() {
    let check = |piece: &str| {
        let commands = parse(&piece.repeat((64 << 10) / piece.len()), &vocabulary()).unwrap();
        assert!(commands.len() <= MAX_COMMANDS + 1);
    };
    // Each of these takes minutes where something is quadratic in the number of lines, events or tags.
    check("/go qa\n");
    check("/nope\n");
    check("/go qa\n---\n");
    check("*/go* `a` ");
    check("/go qa,");
    check("**/go** *a* ");
    check("- \u{200b}/go qa\n");
    check("```\n/go qa\n");
    check("<a><b></a>");
    check("</details>\n/go qa\n");
    check("|a|\n|-|\n/go\n\n");
    check("x <!-- \n/go qa\n");
    check("[x\n/go](u)");
}
